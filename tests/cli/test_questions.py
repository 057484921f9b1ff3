"""The questions on the command line: each is printed to be read, and as JSON."""

import json

import pytest

QUESTIONS = {
    "pair": (["Morocco", "NATO"], "NATO", "years"),
    "sent": (["Morocco", "NATO"], "Ada Brandt for NATO", "label"),
    "frameworks": ([], "Mediterranean Dialogue", "label"),
    "framework": (["mediterranean"], "2018: 1", "years"),
    "themes": ([], "defence", "theme"),
    "coverage": ([], "L'Écho", "sources"),
    "changes": (["2020"], "pages read", "pages_read"),
    "parties": ([], "Morocco", "label"),
    "persons": ([], "Ada Brandt", "label"),
}


@pytest.fixture
def show(run, pages):
    run("read", pages(2), "--source", "L'Écho")

    def call(*arguments):
        done = run("show", *arguments)
        assert done.status == 0, done.err
        assert "json" in arguments or all(len(line) <= 100 for line in done.out.splitlines())
        return done.out

    return call


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_is_answered_to_be_read(show, name):
    arguments, words, _ = QUESTIONS[name]
    assert words in show(name, *arguments)


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_is_answered_as_json(show, name):
    arguments, _, key = QUESTIONS[name]
    answer = json.loads(show(name, *arguments, "--format", "json"))
    assert key in (answer[0] if isinstance(answer, list) else answer)


@pytest.mark.parametrize("name", ["planned", "quiet"])
def test_where_nothing_is_planned_or_quiet_it_says_so(show, name):
    assert "Nothing in the record" in show(name, "--today", "2020-01-01")
    assert json.loads(show(name, "--format", "json")) == []


@pytest.mark.parametrize("name", ["planned", "quiet", "pair", "framework"])
def test_a_day_that_is_none_is_an_error(run, pages, name):
    run("read", pages(1))
    done = run("show", name, *QUESTIONS.get(name, ([],))[0], "--today", "yesterday")
    assert (done.status, "--today yesterday" in done.err) == (1, True)


@pytest.mark.parametrize("name", [*QUESTIONS, "planned", "quiet"])
def test_help_has_an_example(run, name):
    assert f"dragoman show {name}" in run("show", name, "--help").out
