"""The figure over PLOVER's gold standard."""

import json
from pathlib import Path

import pytest

from evaluation import plover
from evaluation.plover import NONE, Typed, f1_by_type, main, read_gold, report, tell


def test_types_that_plover_has_renamed_are_taken_for_their_successors(tmp_path: Path) -> None:
    entries = [{"id": "1", "event": "DOCUMENT"}, {"id": "2", "event": "FIGHT", "text": "{Norway attacked Chad.}"}]
    gold = tmp_path / "gold.json"
    gold.write_text(json.dumps(entries), "utf-8")
    assert list(read_gold(gold)) == [Typed("2", "Norway attacked Chad.", "ASSAULT")]


def test_a_type_never_told_has_no_f1_and_one_told_too_often_loses_precision() -> None:
    pairs = [("AGREE", "AID"), ("AID", "AID"), ("AID", NONE)]
    assert f1_by_type(pairs) == {"AID": 2 / 4, "AGREE": 0.0}


def test_the_mean_is_over_types_and_not_over_sentences() -> None:
    typed = [Typed(str(n), "", "AID", "AID", "AID") for n in range(3)] + [Typed("4", "", "AGREE", cause="no sides")]
    assert list(report(typed))[-1].startswith("macro-F1 0.500, by the words alone 0.500; 2 types, 4 sentences")


@pytest.mark.model
@pytest.mark.parametrize(
    ("sentence", "told", "signalled"),
    [
        ("Norway's foreign minister met his Kenyan counterpart in Nairobi on Tuesday.", "CONSULT", "CONSULT"),
        ("The minister met on Tuesday.", NONE, "CONSULT"),
        ("It rained.", NONE, NONE),
    ],
)
def test_a_type_is_told_of_engagements_and_signalled_by_words(sentence: str, told: str, signalled: str) -> None:
    typed = tell(Typed("1", sentence, "CONSULT"))
    assert (typed.told, typed.signalled) == (told, signalled)


def test_without_the_gold_standard_it_is_skipped(monkeypatch: pytest.MonkeyPatch, tmp_path: Path,
                                                 capsys: pytest.CaptureFixture[str]) -> None:  # fmt: skip
    monkeypatch.setattr(plover, "SHARED", tmp_path)
    assert main([]) == 0
    assert "skipped" in capsys.readouterr().out
