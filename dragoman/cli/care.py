"""The runs behind ``dragoman check`` and ``dragoman backup``."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict

from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn
from rich.text import Text

from dragoman.cli.console import SHOWN_KEY, console, error_console
from dragoman.store import Flaw, Store, back_up, find_flaws, open_store

WELL, WRONG = 0, 1


def check_record(record: str, output: str) -> int:
    """Print all that is wrong with a record.

    Returns:
        0 where nothing is, else 1.

    Raises:
        StoreError: The record cannot be read.
    """
    with open_store(record, create=False) as store:
        with _progress("Checking") as tell:
            flaws = list(find_flaws(store, tell))
        if output == "json":
            text = json.dumps([asdict(flaw) for flaw in flaws], ensure_ascii=False, indent=1) + "\n"
            sys.stdout.buffer.write(text.encode())
        else:
            _print(store, flaws)
    return WRONG if flaws else WELL


def back_up_record(record: str, target: str, *, overwrite: bool) -> int:
    """Copy a record to a file or a database.

    Returns:
        0.

    Raises:
        StoreError: The record cannot be read or the target not be written.
    """
    with open_store(record, create=False) as store, _progress("Copying") as tell:
        back_up(store, target, overwrite=overwrite, tell=tell)
    error_console().print("The copy is there.")
    return WELL


def _print(store: Store, flaws: list[Flaw]) -> None:
    out = console()
    for flaw in flaws:
        keys = (key and key[:SHOWN_KEY] for key in (flaw.page, flaw.fact))
        where = "".join(f"{name} {key}: " for name, key in zip(("page", "fact"), keys, strict=True) if key)
        out.print(Text.assemble((f"{flaw.check}  ", "bold red"), f"{where}{flaw.detail}"))
    counts = ", ".join(f"{number} {name}" for name, number in store.counts().items())
    out.print(f"{len(flaws)} flaws in {counts}" if flaws else f"All is well: {counts}")


@contextmanager
def _progress(doing: str) -> Iterator[Callable[[int, int], None]]:
    """Show how far it is, on a terminal only."""
    errors = error_console()
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    with Progress(*columns, console=errors, transient=True, disable=not errors.is_terminal) as progress:
        task = progress.add_task(doing, total=None)
        yield lambda done, all_of_it: progress.update(task, completed=done, total=all_of_it)
