"""Which languages there are, and what reads each."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dragoman.vocabulary.entries import Entry, read_entry
from dragoman.vocabulary.files import DATA

_KEYS = ("code", "name", "script", "direction", "status")
_FLAGS = ("elides", "splits_hyphens", "has_parts")
_LEMMAS = ("VERB", "NOUN", "ADP")


@dataclass(frozen=True, slots=True)
class Lemmas:
    """How the forms of one part of speech lead to their dictionary form, where a table of forms does not say.

    Attributes:
        bases: Endings that a dictionary form may have; any where there are none.
        endings: What an ending of a form may be in the dictionary: ``-`` for none, ``=`` where the rest is a form to be
            looked up again.
        irregular: Forms that are told one by one.
    """

    bases: tuple[str, ...]
    endings: Mapping[str, tuple[str, ...]]
    irregular: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class LanguagePack:
    """A language that has a folder of word files.

    Attributes:
        code: ISO 639-1.
        name: Its name in English.
        script: Its writing system.
        direction: ``ltr`` or ``rtl``.
        status: ``supported`` (read), or ``words`` (only its words are known).
        abbreviations: Words that a point may follow inside a sentence, in lower case.
        elides: Whether a word that ends in an apostrophe is a word of its own (« l'accord »).
        splits_hyphens: Whether hyphens part words.
        has_parts: Whether it writes several words as one, as Arabic does its particles and pronouns.
        suffixes: What parts from the word before it though no blank stands between (« -t-il », "'s").
        whole_words: What stays whole though it looks like several (« aujourd'hui »).
        name_openings: What opens a name before a capital letter, and is no word of its own then (« N'Djamena »).
        read_as: Words that the encoder is shown others for: "met" is a preposition of Dutch, and it takes it for one.
        lemmas: By universal part of speech, ``VERB``, ``NOUN`` and ``ADP``.
        futures: Endings that only a verb in the future has, whatever tense the grammar takes it for.
    """

    code: str
    name: str
    script: str
    direction: str
    status: str
    abbreviations: frozenset[str]
    elides: bool
    splits_hyphens: bool
    has_parts: bool
    suffixes: tuple[str, ...]
    whole_words: tuple[str, ...]
    name_openings: tuple[str, ...]
    read_as: Mapping[str, str]
    lemmas: Mapping[str, Lemmas]
    futures: tuple[str, ...]


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
    entry = read_entry(path).only(
        *_KEYS, *_FLAGS, "abbreviations", "suffixes", "whole_words", "name_openings", "read_as", "lemmas", "futures"
    )
    lemmas = entry.entry("lemmas").only(*_LEMMAS)
    texts = {key: entry.maybe(key) or "" for key in _KEYS}
    flags = {key: entry.flag(key) for key in _FLAGS}
    return LanguagePack(
        code=texts["code"],
        name=texts["name"],
        script=texts["script"],
        direction=texts["direction"],
        status=texts["status"],
        elides=flags["elides"],
        splits_hyphens=flags["splits_hyphens"],
        has_parts=flags["has_parts"],
        abbreviations=frozenset(entry.words("abbreviations")),
        suffixes=entry.words("suffixes"),
        whole_words=entry.words("whole_words"),
        name_openings=entry.words("name_openings"),
        read_as={word: entry.entry("read_as").text(word) for word in entry.entry("read_as").values},
        lemmas={pos: _read_lemmas(lemmas.entry(pos)) for pos in lemmas.values},
        futures=entry.words("futures"),
    )


def _read_lemmas(entry: Entry) -> Lemmas:
    endings, irregular = entry.only("bases", "endings", "irregular").entry("endings"), entry.entry("irregular")
    return Lemmas(
        entry.words("bases"),
        {ending: endings.words(ending) for ending in endings.values},
        {form: irregular.text(form) for form in irregular.values},
    )
