import io

import pytest
from rich.console import Console

from dragoman.cli.timeline import print_entry, readable_date, shorten
from dragoman.views.engagements import Entry, Taker
from dragoman.views.source import Source

SOURCE = Source((), "a.txt", "pages/a.txt", None, None, None, None)


def entry(*takers: Taker, when: str | None = "2018-05-05", words: str | None = None) -> Entry:
    participants = tuple(
        {
            "party": taker.party, "actor": taker.label and {"label": taker.label, "type": taker.type},
            "role": taker.role, "person": taker.person and {"label": taker.person}, "post": taker.post,
            "count": taker.count,
        }
        for taker in takers
    )  # fmt: skip
    return Entry(
        "0123456789", "meeting", {}, "held", when, words, (), participants, (), (), None, (), ("a.txt",), {}, (), (),
        None, (SOURCE,),
    )  # fmt: skip


def printed(shown: Entry) -> str:
    out = Console(file=io.StringIO(), width=100)
    print_entry(out, shown)
    return out.file.getvalue()  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("when", "shown"),
    [
        (None, "date unknown"),
        ("2018-05", "2018-05"),
        ("2018-05-21/2018-05-23", "2018-05-21 to 2018-05-23"),
        ("1994/..", "since 1994"),
        ("../1994", "until 1994"),
        ("XXXX-05-21/XXXX-05-23", "05-21 to 05-23, year unknown"),
    ],
)
def test_a_date_is_readable(when, shown):
    assert readable_date(when) == shown


def test_a_shortened_text_ends_at_a_word_and_says_so():
    assert shorten("Minister of Foreign Affairs and Cooperation", 30) == "Minister of Foreign Affairs …"


def test_what_is_short_enough_stays():
    assert shorten("envoy", 5) == "envoy"


@pytest.mark.parametrize(
    ("taker", "line"),
    [
        (Taker(None, None, None, "visitor", "Ada Brandt", "envoy", None), "party unknown, visitor: Ada Brandt, envoy"),
        (Taker("TUR", "Turkey", "state", "participant", None, "envoy", None), "Turkey [TUR]: envoy, not named"),
        (Taker("TUR", "Turkey", "state", "host", None, None, 1), "Turkey [TUR], host: one person"),
    ],
)
def test_what_is_unknown_of_a_participant_is_said(taker, line):
    assert line in printed(entry(taker))


def test_the_words_of_a_date_that_is_unknown_stand_below_it():
    first, second, *_ = printed(entry(Taker("TUR", "Turkey", "state", "host", None, None, None), when=None,
                                      words="Tuesday")).splitlines()  # fmt: skip
    assert (first.split("  ")[0], second.split("  ")[0]) == ("date unknown", "“Tuesday”")


def test_long_lines_are_wrapped_beside_the_date_and_indented():
    post = "Deputy Assistant Secretary General for Everything that is Left Over and Belongs to Nobody Else at All"
    _, first, second, *_ = printed(entry(Taker("NATO", "NATO", "organization", "host", "Ada", post, None))).split("\n")
    assert first.startswith(" " * 15 + "NATO")
    assert second.startswith(" " * 17)
    assert second.strip()
