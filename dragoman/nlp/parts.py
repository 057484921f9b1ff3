"""Words that hold several: the conjunctions and prepositions written before an Arabic word, the pronouns behind it."""

from collections.abc import Sequence

from dragoman.text.arabic import part

WHOLE = "*"
CLITICS = "وفبلكسأا"


def cut_label(parts: Sequence[str]) -> str:
    """Say how a word is cut: the lengths of its parts, a star for the longest: ``1,1,*,2``."""
    longest = max(range(len(parts)), key=lambda index: len(parts[index]))
    return ",".join(WHOLE if index == longest else str(len(part)) for index, part in enumerate(parts))


def cut_word(word: str, label: str) -> list[str]:
    """Cut a word as a label says, or where its letters leave no doubt.

    It stays whole where the label asks for more than it has.
    """
    sure = part(word) if label == WHOLE else []
    if len(sure) > 1:
        return [word[start:end] for start, end in sure]
    sizes = label.split(",")
    stem = sizes.index(WHOLE)
    before, behind = [int(size) for size in sizes[:stem]], [int(size) for size in sizes[stem + 1 :]]
    if len(word) <= sum(before) + sum(behind) or len(sizes) == 1:
        return [word]
    parts, at = [], 0
    for size in before:
        parts.append(word[at : at + size])
        at += size
    middle = len(word) - sum(behind)
    parts.append(word[at:middle])
    for size in behind:
        parts.append(word[middle : middle + size])
        middle += size
    return parts


def part_kinds(parts: Sequence[str]) -> list[str]:
    """Say what each part is: ``whole``, ``stem``, ``behind``, or the clitic before the stem itself."""
    if len(parts) == 1:
        return ["whole"]
    stem = max(range(len(parts)), key=lambda index: len(parts[index]))
    return [
        "stem" if index == stem else "behind" if index > stem else part if part in CLITICS else "before"
        for index, part in enumerate(parts)
    ]
