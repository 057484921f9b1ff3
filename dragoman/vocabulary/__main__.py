"""Check the vocabulary: ``python -m dragoman.vocabulary``.

Every YAML file has to say at its top what it is for, and everything that reads the vocabulary has to be content with
it, in every supported language; a language that is not read yet may lack files, but those it has have to be right. Each
complaint is printed on a line of its own; the exit status is 1 if there is one.
"""

import importlib
import inspect
import pkgutil
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import dragoman.vocabulary
from dragoman.errors import VocabularyError
from dragoman.vocabulary.files import DATA
from dragoman.vocabulary.languages import supported_languages

Loader = Callable[..., Any]


def find_loaders() -> Iterator[Loader]:
    """Give every function ``load_…`` of the vocabulary's modules, by the order of their names."""
    for module_info in pkgutil.iter_modules(dragoman.vocabulary.__path__):
        if module_info.name == "__main__":
            continue
        module = importlib.import_module(f"dragoman.vocabulary.{module_info.name}")
        for name, thing in sorted(vars(module).items()):
            if name.startswith("load_") and getattr(thing, "__module__", None) == module.__name__:
                yield thing


def find_complaints(loaders: Iterable[Loader], languages: Iterable[str], trial: Iterable[str] = ()) -> Iterator[str]:
    """Read everything; give a sentence for each loader that refuses what it reads.

    Args:
        loaders: Functions that read a part of the vocabulary, of one language if they take a ``language``.
        languages: Codes of the languages whose files have to be complete.
        trial: Codes of the languages that may lack files.
    """
    languages, trial = tuple(languages), tuple(trial)
    for loader in loaders:
        by_language = "language" in inspect.signature(loader).parameters
        for arguments in [(language,) for language in (*languages, *trial)] if by_language else [()]:
            try:
                loader(*arguments)
            except VocabularyError as error:
                if not set(arguments) & set(trial) or Path(error.path).exists():
                    yield str(error)


def find_headless(data: Path) -> Iterator[str]:
    """Give a sentence for each YAML file that does not begin with a comment on what it is for."""
    for path in sorted(data.rglob("*.yml")):
        if not path.read_text("utf-8").startswith("#"):
            yield f"{path}:1: it does not begin with a comment that says what it is for and what reads it"


def main() -> int:
    """Run the check; gives its exit status."""
    supported = supported_languages()
    trial = sorted(folder.name for folder in (DATA / "languages").iterdir() if folder.name not in supported)
    complaints = [*find_headless(DATA), *find_complaints(find_loaders(), supported, trial)]
    print("\n".join(complaints) or f"{sum(1 for _ in DATA.rglob('*.yml'))} vocabulary files, nothing wrong")
    return int(bool(complaints))


if __name__ == "__main__":
    sys.exit(main())
