"""The languages that texts are told apart among, by name."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from dragoman.vocabulary.files import DATA, complain, read_yaml


@cache
def load_language_names(data: Path = DATA) -> Mapping[str, str]:
    """Give the English names of the languages that texts are told apart among, by ISO 639-1 code.

    Raises:
        VocabularyError: An entry is not a code and a name.
    """
    path = data / "language_names.yml"
    names: dict[str, str] = read_yaml(path)
    for code, name in names.items():
        if not (isinstance(code, str) and isinstance(name, str)):
            raise complain(path, str(code), "has to be a code and a name, both in letters")
    return names
