"""Words that hold several: the conjunctions and prepositions written before an Arabic word, the pronouns behind it."""

import unicodedata
from collections.abc import Collection, Iterator, Sequence
from itertools import accumulate, pairwise

from dragoman.text.arabic import fold_arabic, part

WHOLE = "*"
CLITICS = "وفبلكسأا"
_BEFORE = frozenset("وفبل")
_BEHIND = ("هما", "ها", "هم", "ه")
_SHORTEST = 4  # letters of a known word inside another


def cut_label(parts: Sequence[str]) -> str:
    """Say how a word is cut: the lengths of its parts, a star for the longest: ``1,1,*,2``."""
    longest = max(range(len(parts)), key=lambda index: len(parts[index]))
    return ",".join(WHOLE if index == longest else str(len(part)) for index, part in enumerate(parts))


def cut_word(word: str, label: str, known: Collection[str] = ()) -> list[str]:
    """Cut a word as a label says, or where its letters or the words that are known leave no doubt.

    It stays whole where the label asks for more than it has, or for parts that are no words.

    Args:
        word: The word as written; vowel signs stay with the letter before them.
        label: See :func:`cut_label`.
        known: Words that exist, folded.
    """
    letters = [index for index, sign in enumerate(word) if not unicodedata.combining(sign)]
    bare = "".join(word[index] for index in letters)
    sizes = map(len, _surely(bare, label) or _by_words(bare, known) or _as_told(bare, label))
    ends = [*accumulate(sizes)][:-1]
    places = [0, *(letters[end] for end in ends), len(word)]
    return [word[start:end] for start, end in pairwise(places)]


def _surely(word: str, label: str) -> list[str] | None:
    """Cut a word where its letters leave no doubt, and nothing is told."""
    sure = part(word) if label == WHOLE else []
    return [word[start:end] for start, end in sure] if len(sure) > 1 else None


def _by_words(word: str, known: Collection[str]) -> list[str] | None:
    """Cut a word so that what is left is known; whole if it is known itself; None where both or neither may be."""
    if len(part(word)) > 1:
        return None
    is_known = fold_arabic(word) in known
    parted = next(_known_cuts(word, known), None)
    if is_known:
        return None if parted is not None and len(parted[-1]) <= _SHORTEST else parted or [word]
    return parted


def _known_cuts(word: str, known: Collection[str]) -> Iterator[list[str]]:
    """Give the ways to cut a word with a known one inside: conjunctions and prepositions before, a pronoun behind."""
    for size in range(3):
        before, stem = list(word[:size]), word[size:]
        if not set(before) <= _BEFORE or len(stem) < _SHORTEST:
            return
        if before and fold_arabic(stem) in known:
            yield [*before, stem]
        for pronoun in _BEHIND:
            inner = stem.removesuffix(pronoun)
            is_longer = inner != stem and len(inner) >= _SHORTEST
            if is_longer and any(form in known for form in (fold_arabic(inner), fold_arabic(inner, has_pronoun=True))):
                yield [*before, inner, pronoun]


def _as_told(word: str, label: str) -> list[str]:
    """Cut a word as a label says."""
    sizes = label.split(",")
    stem = sizes.index(WHOLE)
    before, behind = [int(size) for size in sizes[:stem]], [int(size) for size in sizes[stem + 1 :]]
    if len(word) <= sum(before) + sum(behind) or len(sizes) == 1:
        return [word]
    ends = [*accumulate([*before, len(word) - sum(before) - sum(behind), *behind])]
    parts = [word[start:end] for start, end in pairwise([0, *ends])]
    return parts if all(len(each) > 1 or each in CLITICS for each in parts[:stem]) else [word]


def part_kinds(parts: Sequence[str]) -> list[str]:
    """Say what each part is: ``whole``, ``stem``, ``behind``, or the clitic before the stem itself."""
    if len(parts) == 1:
        return ["whole"]
    stem = max(range(len(parts)), key=lambda index: len(parts[index]))
    return [
        "stem" if index == stem else "behind" if index > stem else part if part in CLITICS else "before"
        for index, part in enumerate(parts)
    ]
