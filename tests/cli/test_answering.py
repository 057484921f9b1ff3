"""What is planned and what is quiet, printed."""

import pytest

from dragoman.cli import answering
from dragoman.model import Status
from tests.factory import DIALOGUE
from tests.views.conftest import Told, told  # noqa: F401

pytestmark = pytest.mark.usefixtures("told")


def test_plans_are_printed_by_how_they_stand(told, capsys):  # noqa: F811
    for when in ("2024-07-01", "2024-05-01", None):
        told.engagement(when, status=Status.PLANNED)
    answering.show_planned(told.store.where, "text", "2024-06-15", 50)
    out = capsys.readouterr().out
    heads = ("Ahead", "Planned, no page says for when", "Its day has passed, no page says whether it was held")
    places = [out.index(head) for head in heads]
    assert places == sorted(places)


def test_what_is_quiet_is_printed_with_its_last_engagement(told, capsys):  # noqa: F811
    for when in ("2018-05-05", "2019-05-05", "2020-05-05"):
        told.engagement(when, frameworks=(DIALOGUE,))
    told.engagement("2024-09-01", status=Status.PLANNED)
    answering.show_quiet(told.store.where, "text", 12, today="2024-06-15", limit=50)
    out = capsys.readouterr().out
    assert "between Morocco and North Atlantic Treaty Organization" in out
    assert "under Mediterranean Dialogue" in out
    assert "3 engagements, the last on 2020-05-05, 49 months ago" in out
    assert "planned for 2024-09-01" in out
