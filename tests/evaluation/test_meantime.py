"""The check against MEANTIME: reading its documents, clustering what they mention."""

from pathlib import Path

import pytest

from dragoman.resolution.days import days_of
from dragoman.resolution.reports import PageFacts, Report, Side
from evaluation import meantime
from evaluation.coreference import Ratio
from evaluation.meantime import Seen, across, cluster_seen, group, main, read_document, see

_SENTENCES = ("Norway met Kenya in Oslo .", "The talks ended .")


def _write(folder: Path) -> Path:
    words = [(number, word) for number, line in enumerate(_SENTENCES) for word in line.split()]
    tokens = "".join(
        f'<token number="{n}" sentence="{line}" t_id="{n}">{word}</token>' for n, (line, word) in enumerate(words)
    )
    mention = '<EVENT_MENTION m_id="{}"><token_anchor t_id="{}"/></EVENT_MENTION>'
    link = '<REFERS_TO r_id="{0}"><source m_id="{0}"/><target m_id="{1}"/></REFERS_TO>'
    path = folder / "1_Talks.xml"
    path.write_text(
        f'<Document doc_id="1">{tokens}<Markables>{mention.format(2, 7)}{mention.format(1, 1)}{mention.format(3, 8)}'
        '<TIMEX3 functionInDocument="CREATION_TIME" m_id="9" value="2020-05-04"/>'
        '<EVENT instance_id="MEET1" m_id="10"/><EVENT m_id="11"/></Markables>'
        f"<Relations>{link.format(2, 10)}{link.format(1, 10)}{link.format(3, 11)}</Relations></Document>",
        "utf-8",
    )
    return path


def test_mentions_come_in_the_order_of_the_text_and_only_those_compared_across_documents(tmp_path: Path) -> None:
    document = read_document(_write(tmp_path))
    assert (document.text, document.day) == ("Norway met Kenya in Oslo.\nThe talks ended.", "2020-05-04")
    words = [[span.cut(document.text) for span in marked.spans] for marked in document.marked]
    assert (words, {marked.event for marked in document.marked}) == ([["met"], ["talks"]], {"MEET1"})


@pytest.mark.model
def test_a_mention_is_what_the_product_makes_of_it(tmp_path: Path) -> None:
    first, second = see(read_document(_write(tmp_path)))
    assert (first.report.kind, first.report.parties, first.is_covered) == ("meeting", {"NOR", "KEN"}, True)
    assert (second.lemma, second.report.parties) == ("talk", frozenset())


def _seen(key: str, lemma: str, parties: str, when: str | None = None, event: str = "") -> Seen:
    sides = tuple(Side(party, None, None, None, "participant") for party in parties.split())
    report = Report(
        key, PageFacts(key[0], key[0], "en", "2020-05-04", None), {"when": when, "frameworks": []}, key, lemma, lemma,
        "held", days_of(when), days_of("2020-05-04"), sides, frozenset(parties.split()), (), frozenset(), frozenset(),
    )  # fmt: skip
    return Seen(report, "subject", lemma, event, is_covered=False)


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        (_seen("A#1", "order", "x y", "2020-05-03"), _seen("B#1", "order", "x y", "2020-05-03"), True),
        (_seen("A#1", "order", "x y", "2020-05-03"), _seen("B#1", "order", "x z", "2020-05-03"), False),
        (_seen("A#1", "order", "x y", "2020-05-03"), _seen("B#1", "order", "x y", "2019-05-03"), False),
        (_seen("A#1", "order", "x y"), _seen("A#2", "order", ""), True),
        (_seen("A#1", "order", "x y"), _seen("A#2", "order", "x z"), False),
        (_seen("A#1", "order", "x y"), _seen("A#2", "delay", "x y"), False),
    ],
    ids=["same", "other parties", "other year", "a document's own again", "of others", "another word"],
)
def test_mentions_are_one_by_the_evidence_of_the_product(one: Seen, other: Seen, is_one: bool) -> None:
    assert (len(cluster_seen([one, other])) == 1) == is_one


def test_pairs_within_a_document_are_no_pairs_across() -> None:
    seen = [_seen("A#1", "order", "x"), _seen("A#2", "order", "x"), _seen("B#1", "order", "x")]
    apart = group(seen, lambda each: each.report.page.key)
    assert across(apart, group(seen, lambda each: each.lemma)) == Ratio(0.0, 0.0)
    assert across(group(seen, lambda each: each.lemma), [frozenset({"A#1", "B#1"}), frozenset({"A#2"})]) == Ratio(
        0.5, 1
    )


def test_without_the_corpus_it_is_skipped(monkeypatch: pytest.MonkeyPatch, tmp_path: Path,
                                          capsys: pytest.CaptureFixture[str]) -> None:  # fmt: skip
    monkeypatch.setattr(meantime, "SHARED", tmp_path)
    assert main([]) == 0
    assert "skipped" in capsys.readouterr().out
