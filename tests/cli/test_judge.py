import json

import pytest

from dragoman.model import Facts, Occupancy, PageRecord
from dragoman.store import open_store
from tests import factory

HIGH, LOW = "Secretary General", "Assistant Secretary General"


@pytest.fixture
def judge(run, pages):
    run("read", pages(2))

    def call(*arguments):
        return run("judge", *arguments)

    return call


def shown(run):
    return json.loads(run("show", "engagements", "--format", "json").out)


def test_a_correction_is_shown_and_can_be_taken_back(run, judge):
    (found,) = shown(run)
    done = judge("correct", found["id"], "when", "2018-05-06", "--who", "Desk")
    assert "dragoman judge undo 1" in done.out
    assert [(item["when"], item["judged"]) for item in shown(run)] == [("2018-05-06", "corrected by Desk")]
    for item in json.loads(judge("log", "--format", "json").out):
        judge("undo", item["id"])
    assert [item["when"] for item in shown(run)] == [found["when"]]


def test_what_is_rejected_is_not_shown(run, judge):
    (found,) = shown(run)
    judge("reject", found["id"])
    assert shown(run) == []


def test_what_is_split_is_two(run, judge):
    (found,) = shown(run)
    report = json.loads(run("show", "engagement", found["id"], "--format", "json").out)["reports"][0]["fact"]
    judge("split", found["id"], report)
    assert len(shown(run)) == 2
    left, right = (item["id"] for item in shown(run))
    judge("same", left, right)
    assert len(shown(run)) == 1


def test_the_log_says_who_said_what(run, judge):
    judge("accept", shown(run)[0]["id"], "--who", "Desk", "--comment", "I was there.")
    out = judge("log").out
    assert "Desk: accept, meeting on page" in out
    assert "I was there." in out


def test_nonsense_is_an_error_that_says_what_can_be_done(run, judge):
    done = judge("correct", shown(run)[0]["id"], "weather", "fine")
    assert done.status == 1
    assert "can be corrected are when" in done.err


def test_a_post_of_somebody_who_takes_part_is_corrected(run, judge):
    (found,) = shown(run)
    assert judge("correct", found["id"], "post", "special envoy", "--of", "Ada Brandt").status == 0
    takers = shown(run)[0]["participants"]
    assert [taker["post"] for taker in takers if taker["person"]] == ["special envoy"]
    assert "post = special envoy (of Ada Brandt)" in judge("log").out


@pytest.fixture
def differing(tmp_path):
    """A record in which pages differ about a post."""
    path = tmp_path / "differing.db"
    with open_store(str(path)) as store:
        for name, post in (("a", LOW), ("b", HIGH)):
            page = factory.page(f"{factory.TEXT} {name}", name=name, source=name, published="2018-06-01")
            article = factory.article(page)
            held = Occupancy(factory.BRANDT, post, factory.NATO, None, factory.cite(article, factory.MEETING))
            store.start_run("1").keep(page, PageRecord(article, "en", Facts(occupancies=(held,))))
    return path


@pytest.mark.parametrize(
    ("said", "right"), [((), [LOW]), ((HIGH,), [HIGH]), (("--both",), [LOW, HIGH])], ids=["shown", "other", "both"]
)
def test_where_pages_differ_about_a_post_it_is_settled_by_its_id(run, differing, said, right):
    def ask(*command):
        return json.loads(run(*command, "--format", "json", "--record", differing).out)

    (conflict,) = ask("show", "conflicts")
    assert conflict["id"] in run("show", "conflicts", "--record", differing).out
    done = run("judge", "settle", conflict["id"], *said, "--record", differing)
    assert "dragoman judge undo 1" in done.out
    (settled,) = ask("show", "conflicts")
    assert [value["value"] for value in settled["values"] if value["is_shown"]] == right


@pytest.mark.parametrize(
    ("conflict", "said", "told"),
    [
        ("Cnothing", (), "dragoman show conflicts"),
        ("C", ("Minister",), "no page says so"),
        ("C", (HIGH, "--both"), "--both"),
    ],
)
def test_what_cannot_be_settled_says_why(run, differing, conflict, said, told):
    done = run("judge", "settle", conflict, *said, "--record", differing)
    assert (done.status, told in done.err) == (1, True)
