"""The words of furniture: what stands on a page around its article, in every language at once.

Cleaning comes before the language is known, so the packs of all languages are merged into one
:class:`Furniture`. Phrases are kept as tuples of folded words, ready to be looked up word by word.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from dragoman.text.normalize import fold
from dragoman.vocabulary.files import DATA, complain, read_yaml

Phrase = tuple[str, ...]

_LISTS = (
    "function_words", "weekdays", "closing_headings", "inline_links", "bylines", "published", "updated", "sources",
    "section_labels", "mastheads", "document_titles", "never_last",
)  # fmt: skip
_KEYS = {*_LISTS, "months", "phrases"}


def phrase_words(text: str) -> Phrase:
    """Split a text into the folded words that phrases are made of; every number becomes ``#``.

    >>> phrase_words("Temps de lecture : 2 minutes")
    ('temps', 'de', 'lecture', '#', 'minutes')
    """
    return tuple("#" if word.isdigit() else word for word in fold(text).split())


@dataclass(frozen=True, slots=True)
class PhraseBook:
    """Phrases with their kinds, found in one pass over the words.

    Attributes:
        by_first_word: For the first word of a phrase, the phrases that begin with it and their kinds, longest first.
    """

    by_first_word: Mapping[str, tuple[tuple[Phrase, str], ...]]

    @classmethod
    def of(cls, phrases: Iterable[tuple[Phrase, str]]) -> "PhraseBook":
        """Build a book from phrases and their kinds."""
        grouped: dict[str, set[tuple[Phrase, str]]] = defaultdict(set)
        for phrase, kind in phrases:
            grouped[phrase[0]].add((phrase, kind))
        ordered = {word: tuple(sorted(group, key=lambda e: (-len(e[0]), e))) for word, group in grouped.items()}
        return cls(MappingProxyType(ordered))

    def at(self, words: Sequence[str], index: int) -> tuple[str, int] | None:
        """Give the kind and the length in words of the longest phrase that begins at ``index``, or None."""
        for phrase, kind in self.by_first_word.get(words[index], ()):
            if tuple(words[index : index + len(phrase)]) == phrase:
                return kind, len(phrase)
        return None

    def find(self, words: Sequence[str]) -> Iterator[tuple[str, int, int]]:
        """Give kind, first word and length of the phrases in ``words``; none overlap."""
        index = 0
        while index < len(words):
            found = self.at(words, index)
            if found is None:
                index += 1
            else:
                yield found[0], index, found[1]
                index += found[1]


@dataclass(frozen=True, slots=True)
class Furniture:
    """The words of all languages.

    Attributes:
        function_words: For each language, its commonest small words, folded.
        all_function_words: The same of all languages together.
        months: Number of a month by its folded name or abbreviation (several words joined by a blank).
        weekdays: Folded names of the days.
        stock: Stock phrases by kind: navigation, sharing, consent …
        closing: Headings that open the part after an article.
        links: Words that open a line that points to another article.
        bylines, published, updated, sources: Words before an author, a date of publication or update, a source.
        section_labels: Lines above a title that say what kind of page it is: "Press release".
        mastheads: Words that open the name of an institution, which stands above a title.
        document_titles: Words that open the title of a document, however little of it comes back in the text.
        never_last: Small words that no title ends with, so that it goes on in the next line.
    """

    function_words: Mapping[str, frozenset[str]]
    all_function_words: frozenset[str]
    months: Mapping[str, int]
    weekdays: frozenset[str]
    stock: PhraseBook
    closing: PhraseBook
    links: PhraseBook
    bylines: PhraseBook
    published: PhraseBook
    updated: PhraseBook
    sources: PhraseBook
    section_labels: PhraseBook
    mastheads: PhraseBook
    document_titles: PhraseBook
    never_last: frozenset[str]


def _check(path: Path, pack: object) -> dict[str, Any]:
    if not isinstance(pack, dict):
        raise complain(path, "file", "should be a mapping")
    for key in pack.keys() ^ _KEYS:
        raise complain(path, str(key), "is missing" if key in _KEYS else "is not a key of this file")
    for key in _LISTS:
        _check_words(path, key, pack[key])
    for part in ("months", "phrases"):
        if not isinstance(pack[part], dict):
            raise complain(path, part, "should be a mapping of lists")
        for key, words in pack[part].items():
            _check_words(path, f"{part}.{key}", words)
    if sorted(pack["months"]) != list(range(1, 13)):
        raise complain(path, "months", "should have the keys 1 to 12")
    return pack


def _check_words(path: Path, key: str, words: object) -> None:
    if not isinstance(words, list) or not words:
        raise complain(path, key, "should be a list of words")
    for word in words:
        if not isinstance(word, str) or not phrase_words(word.replace("#", "0")):
            raise complain(path, key, f"{word!r} is not a word or phrase")


def _phrase(entry: str) -> Phrase:
    return phrase_words(entry.replace("#", "0"))


def _book(packs: Iterable[dict[str, Any]], key: str) -> PhraseBook:
    return PhraseBook.of((_phrase(entry), key) for pack in packs for entry in pack[key])


def _stock(packs: Iterable[dict[str, Any]]) -> PhraseBook:
    return PhraseBook.of(
        (_phrase(entry), kind) for pack in packs for kind, entries in pack["phrases"].items() for entry in entries
    )


def read_furniture(data: Path = DATA) -> Furniture:
    """Read and merge the furniture of all languages under a vocabulary folder.

    Raises:
        VocabularyError: A file does not have the shape described above.
    """
    paths = sorted((data / "languages").glob("*/furniture.yml"))
    packs = {path.parent.name: _check(path, read_yaml(path)) for path in paths}
    listed = list(packs.values())
    function_words = {code: frozenset(map(fold, pack["function_words"])) for code, pack in packs.items()}
    months = {fold(name): number for pack in listed for number, names in pack["months"].items() for name in names}
    return Furniture(
        function_words=MappingProxyType(function_words),
        all_function_words=frozenset().union(*function_words.values()),
        months=MappingProxyType(months),
        weekdays=frozenset(fold(name) for pack in listed for name in pack["weekdays"]),
        stock=_stock(listed),
        closing=_book(listed, "closing_headings"),
        links=_book(listed, "inline_links"),
        bylines=_book(listed, "bylines"),
        published=_book(listed, "published"),
        updated=_book(listed, "updated"),
        sources=_book(listed, "sources"),
        section_labels=_book(listed, "section_labels"),
        mastheads=_book(listed, "mastheads"),
        document_titles=_book(listed, "document_titles"),
        never_last=frozenset(fold(word) for pack in listed for word in pack["never_last"]),
    )


@cache
def load_furniture() -> Furniture:
    """Give the furniture of all languages, read once."""
    return read_furniture()
