"""A sentence cut into words and marks."""

import re
from collections.abc import Collection, Iterator

from dragoman.model.span import Span

# Vowel signs belong to a word; points and hyphens inside it do too (EE.UU, UE-27, 2,5), an apostrophe parts words.
_LETTER = r"[^\W_][\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u0640]*"
_WORD = re.compile(rf"(?:{_LETTER})+(?:[-‐‑.·](?:{_LETTER})+|(?<=\d)[,:](?=\d)(?:{_LETTER})+)*|\s+|.", re.DOTALL)
_APOSTROPHES = "'’ʼ"
_GENITIVES = ("s", "S")
_LONGEST_ELISION = 7  # « lorsqu' »


def cut_words(text: str, start: int, end: int, abbreviations: Collection[str]) -> Iterator[Span]:
    """Cut a sentence into words and marks, white space left out.

    Elided words keep their apostrophe (« l' »), an English genitive too ("'s"); other apostrophes are marks.

    Args:
        text: A paragraph.
        start, end: Where the sentence stands in it.
        abbreviations: Words in lower case that keep the point after them.

    Yields:
        Places in the paragraph.
    """
    matches = _WORD.finditer(text, start, end)
    pieces = [Span(match.start(), match.end()) for match in matches if not match.group().isspace()]
    index = 0
    while index < len(pieces):
        piece, mark, after = pieces[index], *_neighbours(pieces, index)
        if mark is not None and _is_taken(piece.cut(text), mark.cut(text), after.cut(text) if after else "", abbreviations):
            piece = piece.join(mark)
            index += 1
        yield piece
        index += 1


def _neighbours(pieces: list[Span], index: int) -> tuple[Span | None, Span | None]:
    """Give the piece that follows without a gap, and the next that does so after it."""
    run: list[Span | None] = []
    for place in (index + 1, index + 2):
        close = place < len(pieces) and pieces[place].start == pieces[place - 1].end
        run.append(pieces[place] if close and None not in run else None)
    return run[0], run[1]


def _is_taken(word: str, mark: str, after: str, abbreviations: Collection[str]) -> bool:
    """Say whether a word and the mark after it are one: an abbreviation, an elision, a genitive."""
    if mark == ".":
        return word.casefold() in abbreviations or (len(word) == 1 and word.isupper())
    if mark in _APOSTROPHES:
        return word[-1].isalpha() and len(word) <= _LONGEST_ELISION and after[:1].isalpha() and after not in _GENITIVES
    return word in _APOSTROPHES and mark in _GENITIVES
