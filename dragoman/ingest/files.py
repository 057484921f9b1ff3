"""Which files a path stands for."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dragoman.errors import IngestError
from dragoman.ingest.refusal import Refusal
from dragoman.model.rejection import Reason, Rejection

STDIN = "-"
TEXT_SUFFIXES = frozenset({".txt", ".text"})
HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
ROW_SUFFIXES = frozenset({".jsonl", ".ndjson"})
_KNOWN = TEXT_SUFFIXES | HTML_SUFFIXES | ROW_SUFFIXES


@dataclass(frozen=True, slots=True)
class Source:
    """One file, or standard input.

    Attributes:
        path: Where it is; ``-`` for standard input.
    """

    path: str

    @property
    def shown(self) -> str:
        """The path, fit to be written as UTF-8 even where the file system's names are not."""
        return os.fsencode(self.path).decode("utf-8", "replace")

    @property
    def name(self) -> str:
        """The file name without its folder."""
        return self.shown if self.path == STDIN else Path(self.shown).name

    @property
    def suffix(self) -> str:
        """The extension in lower case, that of the inner name for ``.gz``."""
        name = Path(self.path.lower())
        return Path(name.stem).suffix if name.suffix == ".gz" else name.suffix


def check_exists(path: str) -> None:
    """Refuse a path that is not there.

    Raises:
        IngestError: There is nothing of that name.
    """
    if path != STDIN and not os.path.lexists(path):
        raise IngestError(f"{Source(path).shown}: no such file or folder. Check the spelling and the working folder.")


def walk(path: str) -> Iterator[Source | Rejection]:
    """Give the files that a named path stands for.

    A file is itself, whatever its extension. A folder is its files of known extensions, sorted by name, with those
    of its folders; hidden ones are left out, and a folder met again through a link is not entered twice.

    Args:
        path: A file, a folder, or ``-``.

    Yields:
        Sources, and a rejection for each folder that may not be listed.
    """
    if path != STDIN and Path(path).is_dir():
        yield from _walk_folder(path, set())
    else:
        yield Source(path)


def _walk_folder(folder: str, entered: set[tuple[int, int]]) -> Iterator[Source | Rejection]:
    try:
        status = os.stat(folder)
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        source = Source(folder)
        detail = f"The folder cannot be listed ({error.strerror}). Check its rights."
        yield Refusal(Reason.UNREADABLE, detail).of(source.name, source.shown)
        return
    if (status.st_dev, status.st_ino) in entered:
        return
    entered.add((status.st_dev, status.st_ino))
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if os.path.isdir(entry.path):  # unlike entry.is_dir(), it survives a link to itself
            yield from _walk_folder(entry.path, entered)
        elif Source(entry.path).suffix in _KNOWN and (entry.is_symlink() or os.path.isfile(entry.path)):
            yield Source(entry.path)
