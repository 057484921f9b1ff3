"""English possessives put right: the parser often hangs the "s" where the owner belongs."""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.nlp.grammar import Part

_MARKS = ("'s", "’s")
_VERBAL = ("AUX", "VERB")  # "it's"
_NOMINAL = ("PROPN", "NOUN", "PRON", "NUM", "ADJ", "X")


def mend_possessives(parts: Sequence[Part]) -> list[Part]:
    """Hang owners on what they own: in "Norway's minister" *Norway* on *minister*, the "s" on *Norway*.

    Args:
        parts: A parsed sentence.

    Returns:
        The sentence with the heads and relations of its possessives put right; it stays a tree.
    """
    mended = list(parts)
    for at in range(1, len(mended)):
        mark = mended[at]
        if mark.text in _MARKS and mark.pos not in _VERBAL and mended[at - 1].pos in _NOMINAL:
            _mend(mended, at)
    return mended


def _mend(parts: list[Part], at: int) -> None:
    owner, mark = parts[at - 1], parts[at]
    owned = mark.head if mark.head > at else owner.head
    if owned > at and parts[owned].pos in _NOMINAL:
        _free(parts, owned, at - 1)
        parts[at - 1] = replace(parts[at - 1], head=owned, dep="nmod:poss")
        parts[at] = replace(mark, pos="PART", dep="case", head=at - 1)


def _free(parts: list[Part], owned: int, owner: int) -> None:
    """Let what is owned take its owner's place in the tree, where it stands below its owner."""
    below = owned
    while parts[below].head not in (below, owner):
        below = parts[below].head
    if parts[below].head == owner:
        above = parts[owner]
        is_top = above.head == owner
        parts[below] = replace(parts[below], head=below if is_top else above.head, dep=above.dep)
