"""Data frames of what views give."""

import sys

import pytest

import dragoman
from dragoman.errors import SettingsError
from dragoman.frames import row_of
from dragoman.views.activity import ThemeYears
from dragoman.views.engagements import entries_of
from dragoman.views.parties import Envoy
from dragoman.views.tallies import YearCount
from tests import factory

ENVOY = Envoy("p", "Ada Brandt", "NATO", ("envoy", "special envoy"), 2, "2018-05-05", None, ("E1", "E2"))


@pytest.fixture(params=["pandas", "polars"])
def frame(request):
    pytest.importorskip(request.param)
    return dragoman.to_pandas if request.param == "pandas" else dragoman.to_polars


def test_words_numbers_and_lists_of_words_stay_what_they_are(frame):
    found = frame([ENVOY])
    assert list(found.columns)[:4] == ["id", "label", "party", "posts"]
    assert (found["label"][0], found["count"][0], list(found["posts"][0])) == (
        "Ada Brandt", 2, ["envoy", "special envoy"],
    )  # fmt: skip


def test_an_engagement_is_a_row(frame):
    found = frame(entries_of(factory.record()))
    assert (found["kind"][0], list(found["parties"][0]), list(found["persons"][0])) == (
        "meeting", ["MAR", "NATO"], ["Ada Brandt"],
    )  # fmt: skip
    assert list(found["quotes"][0]) == [factory.MEETING]


def test_what_is_nested_is_json():
    row = row_of(ThemeYears("cyber", 1, (YearCount("2018", 1),)))
    assert row == {"theme": "cyber", "count": 1, "years": '[{"year": "2018", "count": 1}]'}


def test_no_rows_make_an_empty_frame(frame):
    assert len(frame([])) == 0


@pytest.mark.parametrize("name", ["pandas", "polars"])
def test_a_library_that_is_missing_is_named_with_what_to_do(monkeypatch, name):
    monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(SettingsError, match=r"pip install 'dragoman\[frames\]'"):
        getattr(dragoman, f"to_{name}")([ENVOY])
