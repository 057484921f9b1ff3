import pytest

from dragoman.linking.chunks import PostChunk
from dragoman.linking.numbers import NumberReader
from dragoman.vocabulary.posts import GroupNoun
from dragoman.vocabulary.references import load_references
from tests.linking.made import sentence

OFFICERS = GroupNoun("officers", (), ("officers",), False, None, frozenset())
DELEGATION = GroupNoun("delegation", ("delegation",), (), True, None, frozenset())


@pytest.mark.parametrize(
    ("language", "text", "pos", "first", "count"),
    [
        ("en", "260 officers", ["NUM"], 1, 260),
        ("en", "1,200 officers", ["NUM", "NUM"], 2, 1200),
        ("en", "twenty-two officers", ["NUM", "NUM"], 2, 22),
        ("en", "25 naval officers", ["NUM", "ADJ"], 2, 25),
        ("fr", "une trentaine de plongeurs", ["DET", "NOUN", "ADP"], 3, 30),
        ("fr", "1 200 soldats", ["NUM", "NUM"], 2, 1200),
        ("en", "from 4 to 8 March by officers", ["ADP", "NUM", "ADP", "NUM", "PROPN", "ADP"], 6, None),
        ("en", "in 2018, officers", ["ADP", "NUM"], 2, None),
        ("en", "the officers", ["DET"], 1, None),
    ],
)
def test_number_before_people_counts_them(
    language: str, text: str, pos: list[str], first: int, count: int | None
) -> None:
    made = sentence(text, *pos)
    chunk = PostChunk(first, len(made.words), None, "officers", group=OFFICERS, is_plural=True)
    assert NumberReader(load_references(language).numbers).of_group(made, chunk) == count


def test_number_inside_a_delegation_counts_its_people() -> None:
    made = sentence("une délégation de douze officiers", "DET", "NOUN", "ADP", "NUM")
    chunk = PostChunk(1, 5, None, "délégation de douze officiers", group=DELEGATION, is_plural=True)
    assert NumberReader(load_references("fr").numbers).of_group(made, chunk) == 12


def test_number_of_delegations_is_no_number_of_people() -> None:
    made = sentence("3 delegations", "NUM")
    chunk = PostChunk(1, 2, None, "delegations", group=DELEGATION, is_plural=True)
    assert NumberReader(load_references("en").numbers).of_group(made, chunk) is None
