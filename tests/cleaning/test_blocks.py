import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.cleaning.blocks import cut_blocks


def cut(text):
    return [span.cut(text) for span in cut_blocks(text)]


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("One\n\n  Two  \r\nThree", ["One", "Two", "Three"]),
        ("Minister in Oslo    Rain in the north   Budget", ["Minister in Oslo", "Rain in the north", "Budget"]),
        ("Home\tNews\tSport", ["Home", "News", "Sport"]),
        ("a sentence that    runs on over a gap.", ["a sentence that    runs on over a gap."]),
    ],
)  # fmt: skip
def test_lines_and_wide_gaps_part_blocks(text, blocks):
    assert cut(text) == blocks


WRAPPED = """The ministers of defence of the two countries met on Tuesday in
Vilnius and signed a letter of intent on the training of engineers,
which had been prepared in the spring.

They will meet again in the autumn in order to go over what has been
achieved, the ministry said."""


def test_wrapped_lines_become_paragraphs_again():
    assert cut(WRAPPED) == WRAPPED.split("\n\n")


def test_list_of_headlines_is_not_taken_for_wrapped_lines():
    lines = [
        "Minister opens new hospital wing in Gaborone",
        "Rains expected in the north this weekend",
        "Team named",
    ] * 3
    assert cut("\n".join(lines)) == lines


@given(st.text(alphabet="aB. \n\t\r", max_size=200))
def test_blocks_cover_all_but_white_space_in_order(text):
    end = 0
    for span in cut_blocks(text):
        assert not text[end : span.start].strip()
        assert span.cut(text).strip() == span.cut(text)
        end = span.end
    assert not text[end:].strip()
