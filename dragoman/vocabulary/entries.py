"""Reading one mapping of a vocabulary file key by key: typed values out, complaints with file, line and key.

The loaders of this package differ only in what they ask for; how a value is checked, and where a complaint points
to, is settled here once.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from dragoman.errors import VocabularyError
from dragoman.text.arabic import has_arabic, noun_forms, verb_forms
from dragoman.text.normalize import fold
from dragoman.vocabulary.files import read_yaml

Keys = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One mapping of a vocabulary file.

    Attributes:
        path: The file.
        keys: The way from the top of the file to this mapping.
        values: What stands there.
    """

    path: Path
    keys: Keys
    values: Mapping[str, Any]

    def error(self, key: str, problem: str) -> VocabularyError:
        """Build the complaint about one key of this mapping."""
        keys = (*self.keys, key)
        return VocabularyError(str(self.path), _line_at(self.path, keys), ".".join(map(str, keys)), problem)

    def only(self, *allowed: str) -> "Entry":
        """Refuse keys that nobody reads, so that a misspelt one cannot go unnoticed.

        Raises:
            VocabularyError: Another key is there.
        """
        for key in self.values:
            if key not in allowed:
                raise self.error(str(key), f"unknown key; known are {', '.join(allowed)}")
        return self

    def text(self, key: str) -> str:
        """Give a value that has to be there.

        Raises:
            VocabularyError: It is missing, empty or not text.
        """
        value = self.maybe(key)
        if value is None:
            raise self.error(key, "is missing")
        return value

    def maybe(self, key: str) -> str | None:
        """Give a value, or None where it is absent."""
        value = self.values.get(key)
        if value is None:
            return None
        if not isinstance(value, str) or not value.strip():
            raise self.error(key, f"should be text, not {value!r}")
        return value

    def flag(self, key: str) -> bool:
        """Give a yes or no; absent means no."""
        value = self.values.get(key, False)
        if not isinstance(value, bool):
            raise self.error(key, f"should be true or false, not {value!r}")
        return value

    def number(self, key: str) -> int | None:
        """Give a whole number, or None where it is absent."""
        value = self.values.get(key)
        if value is not None and (not isinstance(value, int) or isinstance(value, bool)):
            raise self.error(key, f"should be a whole number, not {value!r}")
        return value

    def decimal(self, key: str) -> float:
        """Give a number that has to be there."""
        value = self.values.get(key)
        if not isinstance(value, int | float) or isinstance(value, bool):
            raise self.error(key, f"should be a number, not {value!r}")
        return float(value)

    def words(self, key: str) -> tuple[str, ...]:
        """Give a list of distinct texts; absent means none."""
        value = self.values.get(key)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(word, str) and word.strip() for word in value):
            raise self.error(key, f"should be a list of texts, not {value!r}")
        if len(set(value)) < len(value):
            raise self.error(key, f"lists {max(value, key=value.count)!r} twice")
        return tuple(value)

    def lemmas(self, key: str) -> tuple[str, ...]:
        """Give a list of words as a parser gives their lemmas; absent means none.

        Arabic has no lemmatizer: its words are folded as the parser folds them, and a verb written as «زار/يزور» stands
        for all its forms.
        """
        forms = (form for word in self.words(key) for form in (verb_forms(word) if "/" in word else (word,)))
        return tuple(dict.fromkeys(fold(form) if has_arabic(form) else form for form in forms))

    def nouns(self, key: str) -> tuple[str, ...]:
        """Give a list of nouns or noun phrases; Arabic ones also as they stand when they are the object of a verb."""
        forms = (form for word in self.words(key) for form in (noun_forms(word) if has_arabic(word) else (word,)))
        return tuple(dict.fromkeys(forms))

    def word_or_words(self, key: str) -> tuple[str, ...]:
        """Give a text, or a list of distinct texts, as a list; absent means none."""
        value = self.values.get(key)
        return (value,) if isinstance(value, str) and value.strip() else self.words(key)

    def one_of(self, key: str, allowed: tuple[str, ...], default: str | None = None) -> str:
        """Give a value out of a closed list; where it is absent, the default, if there is one."""
        value = self.text(key) if default is None else self.maybe(key) or default
        if value not in allowed:
            raise self.error(key, f"{value!r} is none of {', '.join(allowed)}")
        return value

    def some_of(self, key: str, allowed: tuple[str, ...]) -> tuple[str, ...]:
        """Give a list of values out of a closed list; absent means none."""
        values = self.words(key)
        for value in values:
            if value not in allowed:
                raise self.error(key, f"{value!r} is none of {', '.join(allowed)}")
        return values

    def entry(self, key: str) -> "Entry":
        """Give the mapping under a key; absent means empty."""
        value = self.values.get(key)
        if value is not None and not isinstance(value, dict):
            raise self.error(key, f"should be a mapping, not {value!r}")
        return Entry(self.path, (*self.keys, key), value or {})

    def entries(self, key: str) -> Iterator["Entry"]:
        """Give the mappings of the list under a key; absent means none."""
        for item in self.entries_or_words(key):
            if isinstance(item, str):
                raise self.error(key, f"should hold mappings, not {item!r}")
            yield item

    def entries_or_words(self, key: str) -> Iterator["Entry | str"]:
        """Give the items of a list of mappings and texts; absent means none."""
        value = self.values.get(key)
        if value is not None and not isinstance(value, list):
            raise self.error(key, f"should be a list, not {value!r}")
        for index, item in enumerate(value or ()):
            if isinstance(item, dict):
                yield Entry(self.path, (*self.keys, key, index), item)
            elif isinstance(item, str) and item.strip():
                yield item
            else:
                raise self.error(key, f"should hold mappings, not {item!r}")

    def names(self, key: str, languages: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
        """Give names by language: a list of texts under each ISO 639-1 code."""
        names = self.entry(key).only(*languages)
        return {language: names.words(language) for language in names.values}


def read_entry(path: Path) -> Entry:
    """Read a vocabulary file whose top is a mapping.

    Raises:
        VocabularyError: It is missing, not YAML, or its top is no mapping.
    """
    if not path.is_file():
        raise VocabularyError(str(path), 0, path.name, "is missing")
    values = read_yaml(path)
    if not isinstance(values, dict):
        raise VocabularyError(str(path), 1, path.name, "should be a mapping")
    return Entry(path, (), values)


def _line_at(path: Path, keys: Keys) -> int:
    """Find the line of a key, or of the innermost of its parents that is there.

    Reads the file again: line numbers are wanted only when something is wrong.
    """
    node: yaml.Node | None = yaml.compose(path.read_text("utf-8"), Loader=yaml.SafeLoader)
    line = 0
    for key in keys:
        if isinstance(node, yaml.MappingNode):
            found = next(((name, value) for name, value in node.value if name.value == str(key)), None)
        elif isinstance(node, yaml.SequenceNode) and isinstance(key, int):
            found = (node.value[key], node.value[key])
        else:
            found = None
        if found is None:
            break
        line, node = found[0].start_mark.line + 1, found[1]
    return line
