"""A sentence cut into words and marks."""

import re
from collections.abc import Collection, Iterator

from dragoman.model.span import Span
from dragoman.vocabulary.languages import LanguagePack

# Vowel signs belong to a word; points and hyphens inside it do too (EE.UU, UE-27, 2,5), an apostrophe parts words.
_LETTER = r"[^\W_][\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u0640]*"
_APOSTROPHE = "['’ʼ]"
_LONGEST_ELISION = 7  # « lorsqu' »


class WordCutter:
    """Cuts sentences of one language.

    Args:
        pack: Says what stays whole, what parts from the word before it, and whether hyphens part words.
    """

    def __init__(self, pack: LanguagePack) -> None:
        suffix = rf"(?<=\w)(?:{_either(pack.suffixes)})(?!\w)"
        letter = rf"(?!{suffix}){_LETTER}"
        inner = rf"(?!{suffix})[.·]" if pack.splits_hyphens else rf"(?!{suffix})[-‐‑.·]"
        word = rf"(?:{letter})+(?:{inner}(?:{letter})+|(?<=\d)[,:](?=\d)(?:{letter})+)*"
        elided = rf"[^\W\d_]{{1,{_LONGEST_ELISION}}}{_APOSTROPHE}(?=\w)" if pack.elides else "(?!)"
        whole = rf"(?:{_either(pack.whole_words)})(?!\w)"
        opened = rf"(?-i:(?:{_either(pack.name_openings)})(?=[^\W\d_a-zß-ÿ])){word}"  # « N'Djamena » is no negation
        self._piece = re.compile(rf"{whole}|{opened}|{suffix}|{elided}|{word}|\s+|.", re.DOTALL | re.IGNORECASE)
        self._abbreviations = pack.abbreviations

    def cut(self, text: str, start: int, end: int) -> Iterator[Span]:
        """Cut a sentence, white space left out.

        Args:
            text: A paragraph.
            start: Where the sentence begins in it.
            end: Where it ends.

        Yields:
            Places in the paragraph.
        """
        at = start
        while at < end:
            match = self._piece.match(text, at, end)
            stop = match.end() if match is not None else at + 1
            piece = text[at:stop]
            if not piece.isspace():
                stop = self._ended(text, at, stop, end)
                yield Span(at, stop)
            at = stop

    def _ended(self, text: str, at: int, stop: int, end: int) -> int:
        """Find where a word ends: after the point of an abbreviation or an initial."""
        if stop >= end or text[stop] != ".":
            return stop
        word = text[at:stop]
        is_initial = len(word) == 1 and word.isupper()
        return stop + (is_initial or word.casefold() in self._abbreviations)


def _either(words: Collection[str]) -> str:
    """Match one of several words, with any apostrophe."""
    loose = (re.sub("'", _APOSTROPHE, re.escape(word)) for word in sorted(words, key=len, reverse=True))
    return "|".join(loose) or "(?!)"
