"""Words with their places, and phrases looked up among them."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from dragoman.text.arabic import MARKS, fold_arabic, fold_letters, has_arabic, part
from dragoman.text.normalize import fold

_MARKS = str.maketrans({"،": ",", "؛": ";", "؟": "?", "٪": "%"})  # one mark for all scripts
_WORD = re.compile(rf"\w[\w{MARKS}]*")
_INSIDE_PHRASE = frozenset(" \u00a0\u202f\t\n'’ʼ-‐‑–.·")
_LONGEST_GAP = 3

Payload = TypeVar("Payload")


@dataclass(frozen=True, slots=True)
class Word:
    """A run of letters and digits; apostrophes and hyphens part words.

    Attributes:
        start, end: Offsets in the text it was cut from.
        text: The word as it stands.
        folded: The word for comparison.
        gap: What stands between the word before and this one, commas of every script as ",".
        is_named: Whether a parser takes it for a name; asked only where the script has no capitals.
    """

    start: int
    end: int
    text: str
    folded: str
    gap: str
    is_named: bool = False

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter, or is a name in a script without them."""
        return self.text[0].isupper() or self.is_named

    @property
    def has_article(self) -> bool:
        """Whether it is written together with an Arabic article."""
        return not self.text.isascii() and len(self.folded) < len(fold_letters(self.text))

    @property
    def has_case(self) -> bool:
        """Whether its script has capitals, so that their want says something."""
        return self.text[0].upper() != self.text[0].lower()


def cut_words(text: str, start: int, end: int, cuts: Collection[int] = ()) -> list[Word]:
    """Cut ``text[start:end]`` into words; offsets count in ``text``.

    Args:
        text: The text.
        start: Where to begin.
        end: Where to stop.
        cuts: Offsets at which Arabic words that are written together part, beside the particles that are always told.
    """
    words: list[Word] = []
    before = start
    for match in _WORD.finditer(text, start, end):
        word = match.group()
        here = Word(match.start(), match.end(), word, fold(word), plain_marks(text[before : match.start()]))
        words.extend([here] if word.isascii() or not has_arabic(word) else _parted(here, cuts))
        before = match.end()
    return words


def plain_marks(text: str) -> str:
    """Write the commas, semicolons and question marks of every script in one way; no offset moves.

    >>> plain_marks("الرباط،")
    'الرباط,'
    """
    return text.translate(_MARKS)


def opens_as_name(text: str) -> bool:
    """Say whether a text begins with a capital, or with a letter of a script that has none."""
    return text[:1].isalpha() and not text[0].islower()


def _parted(word: Word, cuts: Collection[int]) -> Iterator[Word]:
    """Give the words that an Arabic word is made of, nothing between them."""
    inside = [place for place in range(1, len(word.text)) if word.start + place in cuts]
    before, gap = "", word.gap
    for start, end in part(word.text, inside):
        piece = word.text[start:end]
        before = fold_arabic(piece, before=before, has_pronoun=1 < end < len(word.text))
        yield Word(word.start + start, word.start + end, piece, before, gap)
        gap = ""


def joins(gap: str) -> bool:
    """Say whether words with this gap between them can belong to one phrase: blanks, apostrophes, hyphens, points."""
    return gap in ("", " ") or (0 < len(gap) <= _LONGEST_GAP and all(c in _INSIDE_PHRASE for c in gap))


class PhraseIndex(Generic[Payload]):
    """Phrases of one or more words, found at a place in a list of words.

    Comparison is over folded words, so case, accents, hyphens and kinds of apostrophe do not count.
    """

    def __init__(self, phrases: Iterable[tuple[str, Payload]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], Payload]]] = {}
        for phrase, payload in phrases:
            words = tuple(word.folded for word in cut_words(phrase, 0, len(phrase)))
            if words:
                self._by_first.setdefault(words[0], []).append((words, payload))
        for entries in self._by_first.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def may_begin(self, word: Word) -> bool:
        """Say whether any phrase begins with a word: the cheap question before :meth:`at`."""
        return word.folded in self._by_first

    def at(self, words: Sequence[Word], index: int) -> Iterator[tuple[int, Payload]]:
        """Give the phrases that begin at ``words[index]``, the longest first, each with the index after its end."""
        known = self._by_first.get(words[index].folded)
        return _matching(known, words, index) if known is not None else iter(())

    def longest(self, words: Sequence[Word], index: int) -> tuple[int, Payload] | None:
        """Give the longest phrase that begins at ``words[index]``, or None."""
        return next(self.at(words, index), None)


def _matching(
    known: Sequence[tuple[tuple[str, ...], Payload]], words: Sequence[Word], index: int
) -> Iterator[tuple[int, Payload]]:
    """Give those of some phrases, all with the right first word, whose other words follow."""
    for phrase, payload in known:
        end = index + len(phrase)
        if len(phrase) == 1 or (end <= len(words) and _follows(phrase, words, index)):
            yield end, payload


def _follows(phrase: Sequence[str], words: Sequence[Word], index: int) -> bool:
    for k in range(1, len(phrase)):
        word = words[index + k]
        if word.folded != phrase[k] or not joins(word.gap):
            return False
    return True
