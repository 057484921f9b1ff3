"""Which languages there are, and what reads each."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dragoman.vocabulary.entries import read_entry
from dragoman.vocabulary.files import DATA

_KEYS = ("code", "name", "script", "direction", "model", "status")


@dataclass(frozen=True, slots=True)
class LanguagePack:
    """A language that has a folder of word files.

    Attributes:
        code: ISO 639-1.
        name: Its name in English.
        script: Its writing system.
        direction: ``ltr`` or ``rtl``.
        model: The installed package that parses it, or the empty string.
        status: ``supported`` (read), or ``words`` (only its words are known).
        abbreviations: Words that a point may follow inside a sentence, in lower case.
        has_parts: Whether it writes several words as one, as Arabic does its particles and pronouns.
        contractions: Prepositions by the words that join them to an article: « al », « del ».
        verb_endings: For a verb's form that a noun may have as well, the infinitive's endings by the form's.
    """

    code: str
    name: str
    script: str
    direction: str
    model: str
    status: str
    abbreviations: frozenset[str]
    has_parts: bool
    contractions: Mapping[str, str]
    verb_endings: Mapping[str, tuple[str, ...]]


@cache
def load_languages(data: Path = DATA) -> Mapping[str, LanguagePack]:
    """Load every language pack.

    Returns:
        The packs by ISO 639-1 code.

    Raises:
        VocabularyError: A pack has a key that nobody reads.
    """
    return {pack.code: pack for pack in map(_read, sorted((data / "languages").glob("*/pack.yml")))}


def supported_languages(data: Path = DATA) -> tuple[str, ...]:
    """Give the codes of the languages that pages are read in."""
    return tuple(code for code, pack in load_languages(data).items() if pack.status == "supported")


def _read(path: Path) -> LanguagePack:
    entry = read_entry(path).only(*_KEYS, "abbreviations", "parts", "contractions", "verb_endings")
    texts = {key: entry.maybe(key) or "" for key in _KEYS}
    endings, contractions = entry.entry("verb_endings"), entry.entry("contractions")
    return LanguagePack(
        **texts,
        abbreviations=frozenset(entry.words("abbreviations")),
        has_parts=entry.flag("parts"),
        contractions={word: contractions.text(word) for word in contractions.values},
        verb_endings={ending: endings.words(ending) for ending in endings.values},
    )
