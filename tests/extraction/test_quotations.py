"""Quotations are found by their marks alone."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.extraction.quotations import find_quotations, is_apart
from dragoman.model import Span


def quotes(text: str) -> list[str]:
    """The words quoted in a text whose lines are paragraphs."""
    return [q.span.cut(text) for q in find_quotations(text, paragraphs(text)) if not q.is_dashed]


def paragraphs(text: str) -> list[Span]:
    spans, start = [], 0
    for line in text.split("\n"):
        if line:
            spans.append(Span(start, start + len(line)))
        start += len(line) + 1
    return spans


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Il a dit « oui » hier.", ["oui"]),
        ("Il a dit «\u00a0oui\u00a0» hier.", ["oui"]),
        ("She said “yes” to “no”.", ["yes", "no"]),
        ('She said "yes" to "no".', ["yes", "no"]),
        ("She said ‘yes’ to it.", ["yes"]),
        ("The ministers’ talks and the envoy’s car.", []),
        ("Nothing here.", []),
        ("« » and “”", []),
    ],
)
def test_every_kind_of_mark_is_read(text: str, found: list[str]) -> None:
    assert quotes(text) == found


def test_an_apostrophe_inside_single_marks_does_not_close_them() -> None:
    assert quotes("He called it ‘the envoy’s finest hour’ twice.") == ["the envoy’s finest hour"]


def test_a_quotation_inside_another_is_a_part_of_it() -> None:
    assert quotes("« Il a crié “assez” avant de partir », dit-elle.") == ["Il a crié “assez” avant de partir"]


def test_a_comma_before_the_closing_mark_belongs_to_the_sentence_around() -> None:
    assert quotes("“Enough,” she said. “Enough.”") == ["Enough", "Enough."]


def test_a_quotation_goes_on_where_the_next_paragraph_repeats_its_mark() -> None:
    text = "“We came early.\n“We shall leave late,” he said."
    assert quotes(text) == ["We came early.\n“We shall leave late"]


def test_a_quotation_goes_on_to_a_mark_that_closes_it_in_the_next_paragraph() -> None:
    assert quotes("« Nous sommes venus.\nNous restons », dit-il.") == ["Nous sommes venus.\nNous restons"]


def test_a_quotation_that_nothing_closes_ends_with_its_paragraph() -> None:
    assert quotes("He said: “We came early.\nThe road was dry.") == ["We came early."]


def test_a_lone_straight_mark_is_no_quotation() -> None:
    assert quotes('A 30" pipe was laid.') == []


def test_a_line_after_a_dash_is_told_apart() -> None:
    text = "– Nous venons, dit-il."
    assert [(q.is_dashed, q.span.cut(text)) for q in find_quotations(text, paragraphs(text))] == [
        (True, "Nous venons, dit-il.")
    ]


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("“Enough,” she said.", True),
        ("« Assez », dit-elle.", True),
        ("« Assez ! » dit-elle.", True),
        ("a “long” day", False),
    ],
)
def test_a_comma_or_a_sentence_end_parts_a_quotation_from_what_follows(text: str, apart: bool) -> None:
    assert is_apart(text, find_quotations(text, paragraphs(text))[0]) is apart


@given(st.text(alphabet='ab ,.\n«»“”‘’"–', max_size=60))
def test_quotations_lie_in_order_within_the_text(text: str) -> None:
    found = [q for q in find_quotations(text, paragraphs(text)) if not q.is_dashed]
    assert all(q.outer.contains(q.span) and q.outer.end <= len(text) for q in found)
    assert all(one.outer.end <= other.outer.start for one, other in pairwise(found))
