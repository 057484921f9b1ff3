"""The parts of the corpus: which answered pages there are, and whether they are still the same."""

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from evaluation.answers import Answer, read_answer

REPOSITORY = Path(__file__).resolve().parent.parent
_PAGES = (".txt", ".html")


@dataclass(frozen=True, slots=True)
class AnsweredPage:
    """A page and its answer, as files."""

    page: Path
    answer: Path


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the corpus.

    Attributes:
        name: Such as ``seeds``, ``fr/dev``, ``en/test`` or ``stories/es/dev``.
        pages: Its answered pages, in the order of their names.
        is_open: Whether its pages and errors may be looked at; of a part kept aside, only figures are shown.
    """

    name: str
    pages: tuple[AnsweredPage, ...]
    is_open: bool

    def answers(self) -> Iterator[Answer]:
        """Read the answers.

        Raises:
            ValueError: A file is no answer; names it.
        """
        for page in self.pages:
            yield read_answer(page.answer)

    def digest(self) -> str:
        """Give the SHA-256 of all names and contents, in hexadecimal: it changes whenever the part does."""
        total = hashlib.sha256()
        for file in sorted(file for page in self.pages for file in (page.page, page.answer)):
            total.update(f"{file.name}\0{hashlib.sha256(file.read_bytes()).hexdigest()}\n".encode())
        return total.hexdigest()


def shared_folder(environment: dict[str, str] | None = None) -> Path:
    """Give the folder of real pages beside the checkout: ``$DRAGOMAN_SHARED``, else ``../shared``; it may not exist."""
    settings = os.environ if environment is None else environment
    return Path(settings.get("DRAGOMAN_SHARED") or REPOSITORY.parent / "shared")


def find_parts(corpus: Path, shared: Path) -> list[Part]:
    """Find the parts of the corpus: the real pages first, if they are there, then our own by language and part.

    Args:
        corpus: Folder of ``LANGUAGE/PART/NAME.txt`` or ``.html``, each with ``NAME.json`` beside it.
        shared: Folder with ``seeds`` and ``gold/answers``; a seed without an answer is left out.
    """
    seeds = Part("seeds", tuple(_answered(shared / "seeds", shared / "gold" / "answers")), is_open=True)
    return [part for part in (seeds, *_own(corpus, "")) if part.pages]


def find_stories(folder: Path) -> list[Part]:
    """Find the parts of the stories, such as ``stories/fr/dev``.

    Args:
        folder: Folder of ``LANGUAGE/PART``, as the corpus has it.
    """
    return [part for part in _own(folder, "stories/") if part.pages]


def _own(folder: Path, prefix: str) -> Iterator[Part]:
    for path in sorted(path for path in folder.glob("*/*") if path.is_dir()):
        name = f"{prefix}{path.parent.name}/{path.name}"
        yield Part(name, tuple(_answered(path, path)), is_open=path.name != "test")


def _answered(pages: Path, answers: Path) -> Iterator[AnsweredPage]:
    """Pair pages with the answers of their name, or of its beginning up to the first ``_``."""
    for page in sorted(path for path in pages.glob("*") if path.suffix in _PAGES):
        for stem in (page.stem, page.stem.partition("_")[0]):
            answer = answers / f"{stem}.json"
            if answer.is_file():
                yield AnsweredPage(page, answer)
                break
