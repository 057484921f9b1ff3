"""The run behind ``dragoman demo``."""

import shlex
from pathlib import Path
from tempfile import TemporaryDirectory

import dragoman
from dragoman import views
from dragoman.cli.console import error_console, program
from dragoman.cli.reading import ReadOptions
from dragoman.cli.reading import run as read
from dragoman.cli.timeline import print_entries
from dragoman.errors import IngestError
from dragoman.store import open_store

_PACKAGE = Path(dragoman.__file__).parent
_PLACES = (_PACKAGE / "demo" / "pages", _PACKAGE.parent / "examples" / "pages")


def run(record: str | None) -> int:
    """Read the example pages into a record and show its timeline.

    Raises:
        IngestError: This installation has no example pages.
    """
    examples = next((place for place in _PLACES if place.is_dir()), None)
    if examples is None:
        raise IngestError("this installation has no example pages; clone the project, or read pages of your own")
    if record is not None:
        return _read_and_show(examples, record, kept=True)
    with TemporaryDirectory(prefix="dragoman-") as folder:
        return _read_and_show(examples, str(Path(folder) / "demo.db"), kept=False)


def _read_and_show(examples: Path, record: str, *, kept: bool) -> int:
    status = read([str(examples)], ReadOptions(record=record, hint=False))
    with open_store(record) as store:
        entries, pages = views.timeline(store), views.summary(store).pages
    print_entries(entries)
    reporting = len({source.path for entry in entries for source in entry.sources})
    errors = error_console()
    errors.print(f"{reporting} of the {pages} pages report an engagement, the others none.")
    if kept:
        errors.print(f"The record is {record}. Look at it in a browser with:", soft_wrap=True)
        errors.print(f"  {program()} serve --record {shlex.quote(record)}", soft_wrap=True)
    else:
        errors.print("Nothing is kept. To look at it in a browser:")
        errors.print(f"  {program()} demo --record demo.db && {program()} serve --record demo.db", soft_wrap=True)
    return status
