"""The words of the interface, a catalogue a language, and which language a reader wants."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dragoman.errors import VocabularyError
from dragoman.vocabulary.files import line_of, read_yaml
from dragoman.vocabulary.kinds import load_kinds
from dragoman.vocabulary.naming import translated_frameworks, translated_parties, translated_places
from dragoman.web.contexts.parts import Ref

LANGUAGES = ("en", "fr")
CATALOGUES = Path(__file__).parent / "words"
_ACCEPTED = re.compile(r"\s*([a-z]{2})(?:-[\w-]+)?\s*(?:;\s*q=([\d.]+))?\s*", re.IGNORECASE)
_OF_PARTIES, _OF_FRAMEWORKS, _BETWEEN = ("/parties/", "/pair?"), "/frameworks/", " – "
_PLURALS = ("one", "other")
_WHOSE = re.compile(r"(.+) \((\S+)\)")


@dataclass(frozen=True, slots=True)
class Words:
    """The interface in one language.

    Attributes:
        language: ISO 639-1.
        entries: What each key says; a plural is two keys, ``….one`` and ``….other``.
    """

    language: str
    entries: Mapping[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """Give what a key says, with values put in; with ``n`` a plural is chosen.

        Raises:
            KeyError: The catalogue lacks the key, or a value is missing.
        """
        if key not in self.entries and "n" in values:
            key = f"{key}.{self._plural(values['n'])}"
        return self.entries[key].format(**values)

    def label(self, group: str, value: str) -> str:
        """Give the name of a value such as a theme; one that has none is shown as it is, legibly."""
        return self.entries.get(f"{group}.{value}") or value.replace("-", " ").replace("_", " ")

    def party(self, name: str) -> str:
        """Give the name or the acronym of a party, which the record has in English; of a body with whose it is."""
        known = self.entries.get(f"party.{name}")
        if known is None and (match := _WHOSE.fullmatch(name)):
            return f"{self.party(match[1])} ({self.party(match[2])})"
        return known or name

    def framework(self, name: str) -> str:
        """Give the name of a framework, which the record has in English where the vocabulary knows it."""
        return self.entries.get(f"framework.{name}", name)

    def place(self, name: str) -> str:
        """Give the name of a place, likewise."""
        return self.entries.get(f"place.{name}", name)

    def named(self, ref: Ref) -> str:
        """Give what a reference is called: a party, or two, or a framework, by their names in this language."""
        if ref.href is not None and ref.href.startswith(_OF_FRAMEWORKS):
            return self.framework(ref.label)
        if ref.href is None or not ref.href.startswith(_OF_PARTIES):
            return ref.label
        return _BETWEEN.join(map(self.party, ref.label.split(_BETWEEN)))

    def number(self, n: float) -> str:
        """Write a whole number with its thousands apart."""
        return f"{n:,.0f}".replace(",", "\N{NARROW NO-BREAK SPACE}" if self.language == "fr" else ",")

    def _plural(self, n: object) -> str:
        # French counts nothing and one and a half as one; English has a plural for nought.
        small = isinstance(n, int) and (n == 1 or (n == 0 and self.language == "fr"))
        return _PLURALS[0] if small else _PLURALS[1]


@cache
def load_words(language: str) -> Words:
    """Load a catalogue, and the names of kinds, parties, frameworks and places from the vocabulary.

    Raises:
        VocabularyError: The catalogue says something other than text.
    """
    path = CATALOGUES / f"{language}.yml"
    kinds = {f"kind.{kind.id}": kind.label[language] for kind in load_kinds().values()}
    parties = {f"party.{english}": name for english, name in translated_parties(language).items()}
    frameworks = {f"framework.{english}": name for english, name in translated_frameworks(language).items()}
    places = {f"place.{english}": name for english, name in translated_places(language).items()}
    own = dict(_flatten(path, read_yaml(path), ""))
    return Words(language, kinds | parties | frameworks | places | own)


def _flatten(path: Path, tree: object, prefix: str) -> Iterator[tuple[str, str]]:
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield from _flatten(path, value, f"{prefix}.{key}" if prefix else str(key))
    elif isinstance(tree, str) and tree:
        yield prefix, tree
    else:
        raise VocabularyError(str(path), line_of(path, prefix.rpartition(".")[2]), prefix, "has to be text")


def choose_language(asked: str | None, kept: str | None, accepted: str | None) -> str:
    """Choose the interface's language.

    Args:
        asked: What the address says (``lang``).
        kept: What the reader chose before (a cookie).
        accepted: What the browser accepts (``Accept-Language``).

    >>> choose_language(None, None, "de, fr;q=0.8, en;q=0.5")
    'fr'
    """
    for choice in (asked, kept, *_by_preference(accepted or "")):
        if choice in LANGUAGES:
            return choice
    return LANGUAGES[0]


def _by_preference(accepted: str) -> list[str]:
    found = [match for part in accepted.split(",") if (match := _ACCEPTED.fullmatch(part))]
    return [match[1].lower() for match in sorted(found, key=lambda match: -_quality(match[2]))]


def _quality(written: str | None) -> float:
    try:
        return 1.0 if written is None else float(written)
    except ValueError:
        return 0.0
