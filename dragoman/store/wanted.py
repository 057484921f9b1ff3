"""What a search asks for, read from the user's words; and where a text has it.

Words are asked for as they are searched: folded, so that accents, case, Arabic articles, hamzas and vowel signs play
no part. All have to occur. ``minist*`` asks for words that begin so, ``"conseil de coopération"`` for words in a row.
Nothing else has a meaning, so no query is wrong.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from dragoman.store.passages import words_of
from dragoman.text.arabic import has_arabic

_MOST_TERMS, _MOST_IN_A_ROW = 32, 32  # databases limit how much one query may ask
_MOST_SEEN = 16_000  # words of a text that are looked at
_BEFORE, _AROUND = 6, 30  # words of a snippet before the first hit, and from there on

_QUOTES = str.maketrans(dict.fromkeys("“”„«»", '"'))
_ASKED = re.compile(r'"([^"]*)"?(\*?)|([^\s"]+)')
_ELIDED = re.compile(r"\b\w{1,2}['’ʼ](?=\w)")
_WRITTEN = re.compile(r"\S+")
_CORE = re.compile(r"\w(?:.*\w)?")

Pieces = tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Term:
    """Words that have to stand in a row.

    Attributes:
        words: Folded; at least one.
        is_prefix: Whether the last may go on.
    """

    words: tuple[str, ...]
    is_prefix: bool = False

    def occurs_at(self, place: int, words: Sequence[str]) -> bool:
        """Say whether the term stands at a place of a text's words."""
        found = tuple(words[place : place + len(self.words)])
        if not self.is_prefix or len(found) < len(self.words):
            return found == self.words
        return found[:-1] == self.words[:-1] and found[-1].startswith(self.words[-1])


def read_terms(query: str) -> tuple[Term, ...]:
    """Read what a user asks for; more than some thirty words are not read.

    >>> read_terms('l’Ambassadeur "Conseil de sécurité" minist*')[1:]
    (Term(words=('conseil', 'de', 'securite'), is_prefix=False), Term(words=('minist',), is_prefix=True))
    """
    return tuple(islice(_terms(query), _MOST_TERMS))


def _terms(query: str) -> Iterator[Term]:
    for match in _ASKED.finditer(query.translate(_QUOTES)):
        phrase, star, word = match.groups()
        words = words_of(phrase) if word is None else _one(word)
        if words:
            yield Term(tuple(words[:_MOST_IN_A_ROW]), (star or word or phrase).rstrip().endswith("*"))


def _one(word: str) -> list[str]:
    """What a written word asks for: what is elided before it, and Arabic particles written with it, need not occur."""
    words = words_of(_ELIDED.sub("", word))
    return [piece for piece in words if len(piece) > 1] or words if has_arabic(word) else words


def snippet(text: str, terms: Sequence[Term]) -> Pieces:
    """Give the part of a text that has most of what is asked for, cut up.

    Args:
        text: As it is written.
        terms: What is asked for.

    Returns:
        Pieces of the text with whether they are a hit; ``…`` stands for what is left out at either end.
    """
    written = [match.span() for match in islice(_WRITTEN.finditer(text), _MOST_SEEN)]
    if not written:
        return ()
    hits = sorted(set(_hits(text, written, terms)))
    first = max((start for start, _, _ in hits), key=lambda start: (_seen(hits, start), -start), default=0)
    begin, end = max(0, first - _BEFORE), min(len(written), first + _AROUND)
    marks = [
        (_core(text, written[start])[0], _core(text, written[last])[1])
        for start, last, _ in hits
        if begin <= start and last < end
    ]
    pieces = list(_cut(text, written[begin][0], written[end - 1][1], marks))
    before = [("… ", False)] if begin > 0 else []
    after = [(" …", False)] if end < len(written) else []
    return tuple(before + pieces + after)


def _hits(text: str, written: Sequence[tuple[int, int]], terms: Sequence[Term]) -> Iterator[tuple[int, int, int]]:
    """Give the first and last written word of each hit, and the number of its term."""
    words: list[str] = []
    places: list[int] = []  # of the written word that each folded word comes from
    for place, (start, end) in enumerate(written):
        folded = words_of(text[start:end])
        words += folded
        places += [place] * len(folded)
    for at in range(len(words)):
        for number, term in enumerate(terms):
            if term.occurs_at(at, words):
                yield places[at], places[at + len(term.words) - 1], number


def _seen(hits: Sequence[tuple[int, int, int]], first: int) -> int:
    return len({number for start, last, number in hits if first <= start and last < first + _AROUND})


def _core(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """Leave out punctuation around a written word."""
    match = _CORE.search(text[slice(*span)])
    return span if match is None else (span[0] + match.start(), span[0] + match.end())


def _cut(text: str, begin: int, end: int, marks: Sequence[tuple[int, int]]) -> Iterator[tuple[str, bool]]:
    at = begin
    for start, stop in marks:
        if stop <= at:
            continue
        if at < start:
            yield text[at:start], False
        yield text[max(at, start) : stop], True
        at = stop
    if at < end:
        yield text[at:end], False
