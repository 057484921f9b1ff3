"""Why an engagement is missed, is too much, or is found and not right in all: one class for each.

What is missed is followed through the reader's own steps, and the step that lost it is the class. Every number agrees
with the scorer's: what it pairs is found, the rest is missed or too much.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from dragoman.model.span import Span
from evaluation.answers import Answer, Json, WantedEngagement, WantedParty
from evaluation.inside import Insight, Seen
from evaluation.matching import (
    count_parties,
    count_persons,
    is_dated,
    is_party,
    may_pair,
    share_evidence,
    spans_of,
)
from evaluation.scorer import pair_engagements

_TWO = 2  # parties that make an engagement


class Missed(StrEnum):
    """Where an engagement that the answer has was lost."""

    REJECTED = "its page is rejected"
    OUTSIDE = "its words are kept out of the article"
    NO_WORD = "no word signals it"
    TURNED_DOWN = "its word is turned down"
    UNSURE = "below the least confidence"
    PUT_TOGETHER = "merged with another, or split"
    UNLINKED = "a party is linked nowhere on the page"
    UNKNOWN = "somebody in its sentence has no party, and one lacks"
    ELSEWHERE = "a party is linked only elsewhere on the page"
    NO_SIDE = "a party is linked in its sentence, and is no side"


class Extra(StrEnum):
    """What an engagement that no answer has would have to be."""

    FURNITURE = "told by furniture"
    TWICE = "told a second time"
    BY_OTHER_WORDS = "one that is missed, by words that the answer does not cite"
    PARTIES = "other parties"
    KIND = "another kind"
    NOTHING = "nothing of the kind is told"


class Slot(StrEnum):
    """What keeps an engagement that is found from being right in all."""

    KIND = "kind"
    PARTY_LACKS = "parties: one lacks"
    PARTY_EXTRA = "parties: one too many"
    PERSON_LACKS = "persons: one lacks"
    PERSON_EXTRA = "persons: one too many"
    NO_DATE = "when: not told"
    DATE_EXTRA = "when: told, and there is none"
    OTHER_DATE = "when: another"


Cause = Missed | Extra | Slot


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with a page.

    Attributes:
        cause: Its class.
        about: The engagement, for the developer to find it.
    """

    cause: Cause
    about: str


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What is wrong with one page.

    Attributes:
        page: File name.
        language: ISO 639-1.
        wanted: How many engagements the answer asks for.
        right: How many are found, and right in kind, parties, persons and date.
        faults: What is wrong; an engagement that is found can have several wrong slots.
        alone: Slots that alone keep an engagement from being right.
    """

    page: str
    language: str
    wanted: int
    right: int
    faults: tuple[Fault, ...]
    alone: tuple[Slot, ...] = ()


def diagnose(answer: Answer, insight: Insight | None) -> Diagnosis:
    """Say what is wrong with a page, given what the reader saw on it; None where it rejected the page."""
    asked = [wanted for wanted in answer.engagements if not wanted.is_optional]
    if insight is None:
        faults = tuple(Fault(Missed.REJECTED, _about(wanted)) for wanted in asked)
        return Diagnosis(answer.page, answer.language, len(asked), 0, faults)
    record = _reported(insight)
    pairs = pair_engagements(answer, record)
    slots = [(w, list(wrong_slots(w, e))) for w, e in pairs if not w.is_optional]
    missed = [w for w in asked if all(w is not other for other, _ in pairs)]
    extra = [e for e in record["engagements"] if all(e is not other for _, other in pairs)]
    faults = (
        *(Fault(why_missed(w, answer, insight), _about(w)) for w in missed),
        *(Fault(why_extra(e, answer, {w.id for w in missed}, record["page"]["text"]), _told(e, record)) for e in extra),
        *(Fault(slot, _about(w)) for w, wrong in slots for slot in wrong),
    )
    alone = tuple(wrong[0] for _, wrong in slots if len(wrong) == 1)
    right = sum(not wrong for _, wrong in slots)
    return Diagnosis(answer.page, answer.language, len(asked), right, faults, alone)


def _reported(insight: Insight) -> Json:
    sure = [e for e in insight.record["engagements"] if e["confidence"] >= insight.least]
    return {**insight.record, "engagements": sure}


def why_missed(wanted: WantedEngagement, answer: Answer, insight: Insight) -> Missed:
    """Say at which step an engagement was lost."""
    text = insight.record["page"]["text"]
    cited = [Span(start, end) for start, end in spans_of(wanted.evidence, text)]
    body = [Span(start, end) for start, end in insight.record["page"]["body"]]
    told = _fitting(wanted, insight.candidates, cited)
    if not any(_touches(span, cited) for span in body):
        return Missed.OUTSIDE
    if not _fitting(wanted, insight.signals, cited):
        return Missed.NO_WORD
    if not told:
        return Missed.TURNED_DOWN
    if any(w is wanted for w, _ in pair_engagements(answer, insight.record)):
        return Missed.UNSURE
    if any(_has_parties(wanted, seen.parties) for seen in told):
        return Missed.PUT_TOGETHER
    near = [seen for seen in insight.mentions if _touches(seen.span, [each.span for each in told])]
    if _has_parties(wanted, [party for seen in near for party in seen.parties]):
        return Missed.NO_SIDE
    everywhere = [party for seen in insight.mentions for party in seen.parties]
    if not _has_parties(wanted, everywhere):
        return Missed.UNLINKED
    return Missed.ELSEWHERE if all(seen.parties for seen in near) else Missed.UNKNOWN


def _touches(span: Span, others: Sequence[Span]) -> bool:
    return any(span.overlaps(other) for other in others)


def _fitting(wanted: WantedEngagement, seen: Sequence[Seen], cited: Sequence[Span]) -> list[Seen]:
    """Give what was seen in the words that an answer cites, and is of its family or a neighbouring one."""
    return [each for each in seen if may_pair(wanted.kind, each.kind) and _touches(each.span, cited)]


def _has_parties(wanted: WantedEngagement, given: Sequence[Json]) -> bool:
    """Say whether as many parties as make an engagement are given: two, or the only one that is asked for."""
    asked = [party for party in wanted.parties if not party.is_optional]
    return sum(_is_given(party, given) for party in asked) >= min(_TWO, len(asked))


def _is_given(wanted: WantedParty, given: Sequence[Json]) -> bool:
    return any(is_party(wanted.party, party) for party in given)


def why_extra(engagement: Json, answer: Answer, missed: Collection[str], text: str) -> Extra:
    """Say what an engagement that is paired with none of the answer's would have to be.

    Args:
        engagement: Of a page record.
        answer: What the page says.
        missed: Ids of the answer's engagements that are missed.
        text: The page's text.
    """
    if _is_furniture(engagement, answer, text):
        return Extra.FURNITURE
    participants = engagement.get("participants") or []
    parties = {w.id for w in answer.engagements if sum(_is_given(p, participants) for p in w.parties) >= _TWO}
    kinds = {w.id for w in answer.engagements if may_pair(w.kind, engagement.get("kind"))}
    cited = {w.id for w in answer.engagements if share_evidence(spans_of(w.evidence, text), engagement["evidence"])}
    if parties & kinds:
        return Extra.TWICE if parties & kinds - set(missed) else Extra.BY_OTHER_WORDS
    if cited & kinds:
        return Extra.PARTIES
    return Extra.KIND if cited & parties else Extra.NOTHING


def _is_furniture(engagement: Json, answer: Answer, text: str) -> bool:
    """Say whether all that it cites stands outside the article, or among samples of furniture."""
    first, last = (text.find(answer.body[0]), text.rfind(answer.body[1])) if answer.body else (0, len(text))
    samples = spans_of(answer.furniture, text)
    return all(
        cited["end"] <= first or cited["start"] > last or share_evidence(samples, [cited])
        for cited in engagement["evidence"]
    )


def wrong_slots(wanted: WantedEngagement, engagement: Json) -> Iterator[Slot]:
    """Give what keeps an engagement that is found from being right in all; nothing where it is."""
    if engagement["kind"] != wanted.kind:
        yield Slot.KIND
    parties, persons = count_parties(wanted, engagement), count_persons(wanted, engagement)
    for tally, lacks, extra in (
        (parties, Slot.PARTY_LACKS, Slot.PARTY_EXTRA),
        (persons, Slot.PERSON_LACKS, Slot.PERSON_EXTRA),
    ):
        if tally.found < tally.wanted:
            yield lacks
        if tally.found < tally.given:
            yield extra
    if not is_dated(wanted, engagement):
        told = engagement.get("when") is not None
        yield Slot.NO_DATE if not told else Slot.DATE_EXTRA if wanted.when is None else Slot.OTHER_DATE


def _about(wanted: WantedEngagement) -> str:
    return f"{wanted.id} {wanted.kind}: {wanted.evidence[0][:90]!r}"


def _told(engagement: Json, record: Json) -> str:
    parties = [participant.get("party") for participant in engagement.get("participants") or []]
    quote = " … ".join(record["page"]["text"][cited["start"] : cited["end"]] for cited in engagement["evidence"])
    return f"{engagement['kind']} {parties}: {quote[:110]!r}"
