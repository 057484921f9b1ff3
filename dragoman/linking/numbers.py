"""How many people a group is: "eleven officers", « une délégation de douze officiers », "260 participants"."""

from collections.abc import Mapping

from dragoman.linking.chunks import PostChunk
from dragoman.linking.sentence import WordSentence
from dragoman.text.words import PhraseIndex

_LARGEST = 7  # digits
_BETWEEN = frozenset(("ADJ", "NOUN", "PROPN"))
_REACH = 4  # words between a number and the noun it counts


class NumberReader:
    """Reads how many people a group is.

    Args:
        numbers: Numbers by the words for them: « une trentaine » is 30.
    """

    def __init__(self, numbers: Mapping[str, int]) -> None:
        self._numbers = PhraseIndex(numbers.items())

    def of_group(self, sentence: WordSentence, chunk: PostChunk) -> int | None:
        """Read the number before a group, or inside a collective: « une délégation marocaine de douze officiers ».

        Returns:
            How many people, or None where the words do not say.
        """
        if chunk.group is not None and chunk.group.collective:
            end = min(len(sentence.words), chunk.last + _REACH)
            return self._first(sentence, chunk.first + 1, end)
        return self._before(sentence, chunk.first)

    def _before(self, sentence: WordSentence, end: int) -> int | None:
        """Read the number that ends right before a word, a "de" or an adjective allowed between."""
        for start in range(max(0, end - _REACH), end):
            found = self._at(sentence, start)
            if found is None:
                continue
            after, number = found
            between = sentence.tokens[after:end]
            is_named = any(
                sentence.atom_at[index] is None for index in range(after, end) if sentence.tokens[index].pos == "PROPN"
            )
            is_close = all(word.gap.strip() in ("", "'", "’", "-") for word in sentence.words[after : end + 1])
            if all(token.pos in _BETWEEN for token in between) and is_close and not is_named:
                return number
        return None

    def _first(self, sentence: WordSentence, start: int, end: int) -> int | None:
        """Read the first number that "of" opens in a stretch."""
        for index in range(start, end):
            found = self._at(sentence, index) if sentence.tokens[index - 1].pos == "ADP" else None
            if (
                found is not None
                and found[0] < len(sentence.words)
                and sentence.tokens[found[0]].pos in ("NOUN", "ADJ")
            ):
                return found[1]
            if index > start and sentence.gap(index).strip():
                return None
        return None

    def _at(self, sentence: WordSentence, index: int) -> tuple[int, int] | None:
        """Read a number in figures or words; give where it ends, and it."""
        match = self._numbers.longest(sentence.words, index)
        if match is not None:
            return match
        digits, end = sentence.words[index].text, index + 1
        if not digits.isdecimal() or len(digits) > _LARGEST:
            return None
        while end < len(sentence.words) and _is_thousand(sentence, end):
            digits, end = digits + sentence.words[end].text, end + 1
        return (end, int(digits)) if len(digits) <= _LARGEST else None


def _is_thousand(sentence: WordSentence, index: int) -> bool:
    word = sentence.words[index]
    return word.gap in (" ", "\u00a0", "\u202f", ",", ".") and word.text.isdecimal() and len(word.text) == 3
