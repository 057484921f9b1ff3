"""Reading YAML with manners: every complaint names the file, the line and the key."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from dragoman.errors import VocabularyError

DATA = Path(__file__).parent / "data"

_BASE: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_BASE):  # type: ignore[misc, valid-type]
    """YAML 1.2's booleans only: in word lists "on", "no" and "off" are words. And no key twice in one mapping."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """Refuse a key that comes twice; YAML keeps the last one without a word."""
        seen: set[str] = set()
        for key, _ in node.value:
            if key.value in seen:
                raise yaml.constructor.ConstructorError(None, None, f"{key.value!r} comes twice", key.start_mark)
            seen.add(key.value)
        mapping: dict[Any, Any] = super().construct_mapping(node, deep=deep)
        return mapping


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool" or first in "tTfF"]
    for first, resolvers in _BASE.yaml_implicit_resolvers.items()
}


def read_yaml(path: Path) -> Any:
    """Read one vocabulary file.

    Raises:
        VocabularyError: The file is not valid YAML, or a key comes twice in one mapping.
    """
    try:
        return yaml.load(path.read_text("utf-8"), Loader=_Loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark is not None else 0
        raise VocabularyError(str(path), line, "yaml", str(getattr(error, "problem", error))) from error


def files_in(folder: str, *, data: Path = DATA) -> Iterator[Path]:
    """Give the YAML files of a folder of the vocabulary, sorted by name."""
    yield from sorted((data / folder).glob("*.yml"))


@cache
def line_of(path: Path, key: str) -> int:
    """Find the first line of a file that begins with a key; 0 where none does."""
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if line.strip().lstrip("- ").startswith(f"{key}:"):
            return number
    return 0


def complain(path: Path, key: str, problem: str) -> VocabularyError:
    """Build the error for a key of a file that is not as it should be."""
    return VocabularyError(str(path), line_of(path, key.split(".")[-1]), key, problem)
