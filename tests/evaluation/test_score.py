import json
from pathlib import Path

import pytest

from evaluation.score import main
from tests.evaluation.examples import TEXT, answer, record


@pytest.fixture
def corpus(tmp_path) -> Path:
    """The same answered page twice: once to look at, once kept aside."""
    for part in ("dev", "test"):
        folder = tmp_path / "corpus" / "en" / part
        folder.mkdir(parents=True)
        (folder / f"{part}.txt").write_text(TEXT, "utf-8")
        (folder / f"{part}.json").write_text(json.dumps(answer() | {"page": f"{part}.txt"}), "utf-8")
    return tmp_path / "corpus"


def read_well(paths):
    return [named(path) for path in paths]


def read_badly(paths):
    return [named(path) | {"engagements": []} for path in paths]


def named(path):
    given = record()
    given["page"]["id"] = path.name
    return given


@pytest.fixture
def score(corpus, tmp_path):
    """Runs the command over the corpus; gives its exit status."""

    def run(*arguments, read=read_well):
        folders = ["--corpus", str(corpus), "--shared", str(tmp_path / "none"), "--floors", str(tmp_path / "f.json")]
        return main([*folders, *arguments], read=read)

    return run


def test_it_prints_the_figures_of_each_part(score, capsys):
    score("--pin")
    lines = capsys.readouterr().out.splitlines()
    assert "en/dev (1)" in lines[1]
    assert "en/test (1)" in lines[1]
    assert lines[3].split() == ["engagements", "100", "100", "100", "100", "100", "100"]
    assert max(map(len, lines[1:])) <= 100


def test_it_says_that_real_pages_are_missing(score, capsys):
    score("--pin")
    assert "real pages are not here" in capsys.readouterr().out


def test_floors_that_hold_pass(score):
    assert score("--pin") == 0
    assert score() == 0


def test_a_fall_below_a_floor_fails_and_is_named(score, capsys):
    score("--pin")
    assert score(read=read_badly) == 1
    assert "en/dev: engagements f1 is 0.000, below its floor of 1.000" in capsys.readouterr().out


def test_a_part_that_was_never_pinned_fails(score):
    assert score() == 1


def test_pinning_lower_floors_is_refused_without_a_reason(score, capsys):
    score("--pin")
    assert score("--pin", read=read_badly) == 1
    assert "en/dev engagements f1 1.000 → 0.000" in capsys.readouterr().err
    assert score() == 0


def test_pinning_lower_floors_with_a_reason_records_it(score, tmp_path):
    score("--pin")
    assert score("--pin", "--lower-floors", "an experiment", read=read_badly) == 0
    assert json.loads((tmp_path / "f.json").read_text("utf-8"))["lowered"][0]["reason"] == "an experiment"
    assert score(read=read_badly) == 0


@pytest.mark.parametrize("arguments", [["--lower-floors", "why"], ["--pin", "--lower-floors", " "]])
def test_lowering_needs_pinning_and_a_reason(score, arguments):
    with pytest.raises(SystemExit) as exit_:
        score(*arguments)
    assert exit_.value.code == 2


def test_errors_are_listed_of_pages_to_look_at_and_never_of_those_kept_aside(score, capsys):
    score("--errors", read=read_badly)
    out = capsys.readouterr().out
    assert "dev.txt: missed E1" in out
    assert "test.txt" not in out


def test_one_part_can_be_asked_for(score, capsys):
    score("--part", "en/dev", "--pin")
    assert "en/test" not in capsys.readouterr().out


def test_nothing_to_score_is_an_error(score):
    assert score("--part", "xx/dev") == 2


def test_more_groups_than_fit_side_by_side_stand_below_one_another():
    from evaluation.table import render
    from evaluation.tally import Scorecard

    names = [f"language-{number}" for number in range(7)]
    table = render({name: Scorecard() for name in names}, dict.fromkeys(names, 10))
    assert max(map(len, table.splitlines())) <= 100
    assert table.count("F1") == 7
