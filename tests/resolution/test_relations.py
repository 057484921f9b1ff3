import pytest

from dragoman.resolution.relations import Held, relation_conflicts


def held(predicate, when, page="a", *, published="2015-06-01", sources=1):
    return Held(predicate, "Morocco", "NATO", when, (page,), sources, published, published)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (held("partner_of", "1994/.."), held("partner_of", "1995/..", "b")),
        (held("member_of", "1990/2004"), held("member_of", "1990/2009", "b")),
        (held("member_of", "1994/.."), held("partner_of", None, "b")),
        (held("member_of", None), held("partner_of", None, "b")),
        (held("member_of", "1994/2010"), held("partner_of", "2004/..", "b")),
    ],
    ids=["another beginning", "another end", "another predicate", "neither dated", "before it ended"],
)
def test_pages_differ(one, other):
    ((_, found),) = relation_conflicts([one, other])
    assert {page for value in found.values for page in value.pages} == {"a", "b"}
    assert [again.values for _, again in relation_conflicts([other, one])] == [found.values]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (held("partner_of", "1994/.."), held("partner_of", "1994-12/..", "b")),
        (held("partner_of", "1994/.."), held("partner_of", None, "b")),
        (held("member_of", "1990/1995"), held("member_of", "2001/..", "b")),
        (held("partner_of", "1994/2004"), held("member_of", "2004/..", "b")),
        (held("partner_of", "1994/.."), held("member_of", None, "b", published="2024-06-01")),
        (held("member_of", "1994/.."), held("participates_in", "1995/..", "b")),
        (held("member_of", None, published=None), held("partner_of", None, "b")),
    ],
    ids=[
        "a month in the year", "one undated", "left and came back", "one after the other", "a later page",
        "two relations", "a page without a date",
    ],
)  # fmt: skip
def test_pages_go_together(one, other):
    assert relation_conflicts([one, other]) == ()


def test_what_more_sources_say_is_shown_and_then_what_the_latest_page_does():
    late = held("partner_of", "1995/..", "b", published="2020-01-01")
    ((predicate, by_date),) = relation_conflicts([held("partner_of", "1994/.."), late])
    ((_, by_number),) = relation_conflicts([held("partner_of", "1994/..", sources=2), late])
    assert [(value.value, value.is_shown) for value in by_date.values] == [("1995/..", True), ("1994/..", False)]
    assert (by_number.values[0].value, by_number.reason) == ("1994/..", "More sources say so.")
    assert (predicate, by_date.subject) == ("partner_of", "Morocco, partner of NATO")
