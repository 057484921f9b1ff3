"""Typed access to one mapping of a vocabulary file: what is missing, unknown or of the wrong type is complained of."""

from collections.abc import Callable, Collection, Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from dragoman.errors import VocabularyError
from dragoman.vocabulary.files import complain, read_yaml

Names = Mapping[str, tuple[str, ...]]  # ISO 639-1 code of a language -> forms in it, the usual one first

LANGUAGES = ("en", "fr", "es", "ar")

_Choice = TypeVar("_Choice", bound=StrEnum)
_Made = TypeVar("_Made")


class Entry:
    """A mapping of a vocabulary file, read key by key.

    Args:
        path: The file, for complaints.
        content: What YAML gave for it.
        allowed: The keys it may have.
        where: Dotted path of keys to it, for complaints; empty for the whole file.

    Raises:
        VocabularyError: It is no mapping, or has a key that is not allowed.
    """

    __slots__ = ("_content", "_where", "path")

    def __init__(self, path: Path, content: object, allowed: Collection[str], where: str = "") -> None:
        self.path, self._where = path, where
        if not isinstance(content, dict):
            raise self._complain("", "has to be a mapping")
        for key in content:
            if key not in allowed:
                raise self._complain(str(key), f"unknown key; allowed are {', '.join(sorted(allowed))}")
        self._content: dict[str, object] = content

    @classmethod
    def read(cls, path: Path, allowed: Collection[str]) -> "Entry":
        """Read a file that is one mapping."""
        return cls(path, read_yaml(path), allowed)

    def text(self, key: str) -> str:
        """Give a text that has to be there."""
        found = self.text_or_none(key)
        if found is None:
            raise self._complain(key, "is missing")
        return found

    def text_or_none(self, key: str) -> str | None:
        """Give a text, or None where the key is missing or null."""
        found = self._content.get(key)
        return None if found is None else self._text(key, found)

    def choice(self, key: str, choices: type[_Choice], default: _Choice | None = None) -> _Choice:
        """Give one of the values of an enumeration."""
        found = self._content.get(key, default)
        for choice in choices:
            if choice == found:
                return choice
        raise self._complain(key, f"{found!r} is not one of {', '.join(choices)}")

    def texts(self, key: str) -> tuple[str, ...]:
        """Give a list of texts, empty where the key is missing."""
        return self._texts(key, self._content.get(key, []))

    def text_or_texts(self, key: str) -> tuple[str, ...]:
        """Give a text or a list of texts, as a list."""
        found = self._content.get(key)
        return (found,) if isinstance(found, str) and found.strip() else self._texts(key, found)

    def names(self, key: str) -> Names:
        """Give a mapping from languages to lists of forms, empty where the key is missing."""
        return {language: self._texts(key, forms) for language, forms in self._by_language(key)}

    def reasons(self, key: str) -> Mapping[str, str]:
        """Give the reason for each form of a list of ``{forms: [...], reason: ...}``, empty where it is missing."""
        found: dict[str, str] = {}
        for item in self._list(key, self._content.get(key, [])):
            entry = Entry(self.path, item, ("forms", "reason"), key)
            found |= dict.fromkeys(entry.texts("forms"), entry.text("reason"))
        return found

    def each(self, key: str, read: Callable[[object], _Made]) -> tuple[_Made, ...]:
        """Give what ``read`` makes of each item of a list, empty where the key is missing."""
        return tuple(read(item) for item in self._list(key, self._content.get(key, [])))

    def raw(self, key: str) -> object:
        """Give whatever YAML gave for a key, or None."""
        return self._content.get(key)

    def complain(self, key: str, problem: str) -> VocabularyError:
        """Build the error for one key of this mapping."""
        return self._complain(key, problem)

    def _by_language(self, key: str) -> Iterator[tuple[str, object]]:
        found = self._content.get(key, {})
        if not isinstance(found, dict):
            raise self._complain(key, "has to be a mapping from languages")
        for language, forms in found.items():
            if language not in LANGUAGES:
                raise self._complain(key, f"{language!r} is not one of {', '.join(LANGUAGES)}")
            yield language, forms

    def _texts(self, key: str, found: object) -> tuple[str, ...]:
        texts = tuple(self._text(key, item) for item in self._list(key, found))
        if len(set(texts)) < len(texts):
            raise self._complain(key, f"lists something twice: {', '.join(texts)}")
        return texts

    def _list(self, key: str, found: object) -> list[object]:
        if not isinstance(found, list):
            raise self._complain(key, "has to be a list")
        return found

    def _text(self, key: str, found: object) -> str:
        # An unquoted no, on or 1996 is no text in YAML: the commonest slip in these files.
        if not isinstance(found, str) or not found.strip():
            raise self._complain(key, f"{found!r} is not a text; quote it")
        return found

    def _complain(self, key: str, problem: str) -> VocabularyError:
        dotted = ".".join(part for part in (self._where, key) if part)
        return complain(self.path, dotted or "file", problem)
