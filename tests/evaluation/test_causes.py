"""The class of each fault: where what is missed was lost, what is too much, which slots are wrong."""

import pytest

from dragoman.model.span import Span
from evaluation.answers import Answer
from evaluation.causes import Extra, Missed, Slot, diagnose
from evaluation.inside import Insight, Seen
from tests.evaluation.examples import TEXT, answer, cite, participant, record

SENTENCE = Span(TEXT.index("Lithuania's foreign"), TEXT.index("2024.\n") + 5)
OTHER = Span(TEXT.index("“We have"), TEXT.index("Vaitkute said") + 14)
LITHUANIA, KENYA = participant("LTU", "Lithuania", "host"), participant("KEN", "Kenya", "visitor")
SIGNAL = Seen(SENTENCE, "meeting")


def insight(*engagements, confidence=0.9, signals=(), candidates=(), mentions=(), body=None):
    page = record()["page"] | ({"body": body} if body is not None else {})
    told = [engagement | {"confidence": confidence} for engagement in engagements]
    return Insight({"page": page, "engagements": told}, 0.6, signals, candidates, mentions)


def found(**changes):
    (engagement,) = record()["engagements"]
    return engagement | changes


def causes(seen, wanted=None):
    return [fault.cause for fault in diagnose(Answer.read(wanted or answer()), seen).faults]


@pytest.mark.parametrize(
    ("seen", "cause"),
    [
        (None, Missed.REJECTED),
        (insight(body=[[0, 15]], signals=[SIGNAL]), Missed.OUTSIDE),
        (insight(), Missed.NO_WORD),
        (insight(signals=[Seen(SENTENCE, "agreement")]), Missed.NO_WORD),
        (insight(signals=[Seen(OTHER, "meeting")]), Missed.NO_WORD),
        (insight(signals=[SIGNAL]), Missed.TURNED_DOWN),
        (
            insight(found(), confidence=0.5, signals=[SIGNAL], candidates=[Seen(SENTENCE, "meeting", (LITHUANIA,))]),
            Missed.UNSURE,
        ),
        (
            insight(signals=[SIGNAL], candidates=[Seen(SENTENCE, "meeting", (LITHUANIA, KENYA))]),
            Missed.PUT_TOGETHER,
        ),
        (
            insight(
                signals=[SIGNAL], candidates=[Seen(SENTENCE, "meeting")],
                mentions=[Seen(SENTENCE, "", (LITHUANIA,)), Seen(SENTENCE, "", (KENYA,))],
            ),
            Missed.NO_SIDE,
        ),
        (
            insight(
                signals=[SIGNAL], candidates=[Seen(SENTENCE, "meeting", (LITHUANIA,))],
                mentions=[Seen(SENTENCE, "", (LITHUANIA,)), Seen(OTHER, "", (KENYA,))],
            ),
            Missed.ELSEWHERE,
        ),
        (
            insight(
                signals=[SIGNAL], candidates=[Seen(SENTENCE, "meeting", (LITHUANIA,))],
                mentions=[Seen(SENTENCE, "", (LITHUANIA,)), Seen(SENTENCE), Seen(OTHER, "", (KENYA,))],
            ),
            Missed.UNKNOWN,
        ),
        (
            insight(
                signals=[SIGNAL], candidates=[Seen(SENTENCE, "meeting", (LITHUANIA,))],
                mentions=[Seen(SENTENCE, "", (LITHUANIA,))],
            ),
            Missed.UNLINKED,
        ),
    ],
    ids=lambda value: value.name.lower() if isinstance(value, Missed) else "",
)  # fmt: skip
def test_what_is_missed_is_of_the_step_that_lost_it(seen, cause):
    assert causes(seen) == [cause]


@pytest.mark.parametrize(
    ("second", "cause"),
    [
        (found(evidence=cite("Home News")), Extra.FURNITURE),
        (found(evidence=cite("Latvia and Chile sign a pact")), Extra.FURNITURE),
        (found(evidence=cite("We have much to learn")), Extra.TWICE),
        (found(participants=[participant("CHL", "Chile", "host")]), Extra.PARTIES),
        (found(kind="aid"), Extra.KIND),
        (found(kind="aid", participants=[participant("CHL", "Chile", "host")]), Extra.NOTHING),
        (found(kind="aid", evidence=cite("a member of NATO")), Extra.NOTHING),
    ],
)
def test_what_is_too_much_is_of_one_class(second, cause):
    assert causes(insight(found(), second)) == [cause]


def test_what_is_missed_may_be_told_by_other_words():
    seen = insight(found(evidence=cite("We have much to learn")))
    assert causes(seen) == [Missed.NO_WORD, Extra.BY_OTHER_WORDS]


@pytest.mark.parametrize(
    ("changes", "slots"),
    [
        ({}, []),
        ({"kind": "visit"}, [Slot.KIND]),
        (
            {"participants": [participant("LTU", "Lithuania", "host", "Rasa Vaitkute")]},
            [Slot.PARTY_LACKS, Slot.PERSON_LACKS],
        ),
        ({"when": None}, [Slot.NO_DATE]),
        ({"when": "2024-06-04"}, [Slot.OTHER_DATE]),
    ],
)  # fmt: skip
def test_what_is_found_names_each_slot_that_is_wrong(changes, slots):
    assert causes(insight(found(**changes))) == slots


def test_parties_and_persons_may_be_too_many():
    given = found()
    given["participants"] = [*given["participants"], participant("CHL", "Chile", "visitor", "Inés Paredes Rocha")]
    assert causes(insight(given)) == [Slot.PARTY_EXTRA, Slot.PERSON_EXTRA]


def test_a_date_where_the_answer_has_none_is_too_much():
    wanted = answer()
    wanted["engagements"][0]["when"] = None
    assert causes(insight(found()), wanted) == [Slot.DATE_EXTRA]


def test_what_is_optional_is_neither_missed_nor_too_much():
    wanted = answer()
    wanted["engagements"][0]["optional"] = True
    assert causes(insight(), wanted) == []
    assert causes(insight(found(kind="visit")), wanted) == []


def test_a_slot_that_alone_is_wrong_is_told():
    one = diagnose(Answer.read(answer()), insight(found(kind="visit")))
    two = diagnose(Answer.read(answer()), insight(found(kind="visit", when=None)))
    assert (one.alone, two.alone) == ((Slot.KIND,), ())
    assert (one.right, one.wanted) == (0, 1)
