import json

import pytest


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
