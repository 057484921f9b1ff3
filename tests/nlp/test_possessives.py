import pytest

from dragoman.nlp.grammar import Part
from dragoman.nlp.possessives import mend_possessives

HUNG_SIDE_BY_SIDE = (("Norway", "PROPN", "compound", 2), ("'s", "PROPN", "nmod:poss", 2),
                     ("minister", "NOUN", "nsubj", 3), ("left", "VERB", "root", 3))  # fmt: skip
OWNER_AS_OBJECT = (("saw", "VERB", "root", 0), ("Norway", "PROPN", "obj", 0), ("’s", "PART", "nmod:poss", 3),
                   ("minister", "NOUN", "appos", 1))  # fmt: skip
OWNER_AT_THE_TOP = (("Norway", "PROPN", "root", 0), ("'s", "PART", "nmod:poss", 2), ("turn", "NOUN", "nmod", 0))
VERB_CUT_SHORT = (("Who", "PRON", "nsubj", 2), ("'s", "AUX", "cop", 2), ("afraid", "ADJ", "root", 2))
OWNER_ALONE = (("Norway", "PROPN", "nsubj", 2), ("'s", "PRON", "nsubj", 2), ("left", "VERB", "root", 2))


def made(rows: tuple[tuple[str, str, str, int], ...]) -> list[Part]:
    return [Part(text, index, "whole", pos, dep, head, "") for index, (text, pos, dep, head) in enumerate(rows)]


def arcs(parts: list[Part]) -> list[tuple[str, int]]:
    return [(part.dep, part.head) for part in parts]


@pytest.mark.parametrize(
    ("rows", "mended"),
    [
        (HUNG_SIDE_BY_SIDE, [("nmod:poss", 2), ("case", 0), ("nsubj", 3), ("root", 3)]),
        (OWNER_AS_OBJECT, [("root", 0), ("nmod:poss", 3), ("case", 1), ("obj", 0)]),
        (OWNER_AT_THE_TOP, [("nmod:poss", 2), ("case", 0), ("root", 2)]),
    ],
)
def test_an_owner_hangs_on_what_it_owns(
    rows: tuple[tuple[str, str, str, int], ...], mended: list[tuple[str, int]]
) -> None:
    assert arcs(mend_possessives(made(rows))) == mended


@pytest.mark.parametrize("rows", [VERB_CUT_SHORT, OWNER_ALONE])
def test_what_is_no_possessive_before_a_noun_stays(rows: tuple[tuple[str, str, str, int], ...]) -> None:
    parts = made(rows)
    assert mend_possessives(parts) == parts
