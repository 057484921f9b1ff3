"""One engagement for one occurrence, however often the page returns to it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from dragoman.extraction.candidates import Candidate, parties_of
from dragoman.extraction.timing import LASTING, When, agree, joined, narrower
from dragoman.model.actor import Framework, Place
from dragoman.model.annotation import Sentence
from dragoman.model.explanation import Explanation
from dragoman.model.facts import Participant, Role, Status
from dragoman.model.span import Span
from dragoman.vocabulary.triggers import Frame

# Kinds whose words are used for one another when a text returns to an occurrence: "the talks" for a visit's meeting.
_LIKE = (
    frozenset(("meeting", "session", "conference", "seminar", "call")),
    frozenset(("exercise", "training", "operation")),
)
_NEAR = 3  # sentences


@dataclass(slots=True)
class Occurrence:
    """An occurrence put together from all that tells it.

    Attributes:
        kind, status, participants, when, places, frameworks: As in an engagement.
        sentences: The sentences that tell it.
        frame: How its sides stand.
        explanations: Why it was read so.
        stretches: The parts of the sentences that are about nothing else.
        form: Whether a verb tells it, a noun carried by a verb, or a noun alone.
        weakest: How likely the less likely of its sides takes part, where it is told best.
        chance: How likely the words tell of an engagement, where they tell it best.
        is_listed: Whether the word lists have words that tell it.
        tellings: The tokens whose grammar tells its tense and time, in the order of the text.
    """

    kind: str
    status: Status
    participants: list[Participant]
    when: When | None
    places: list[Place]
    frameworks: list[Framework]
    sentences: list[Sentence]
    frame: Frame
    explanations: list[Explanation] = field(default_factory=list)
    stretches: list[Span] = field(default_factory=list)
    form: str = "noun"
    weakest: float = 0.5
    chance: float = 0.0
    is_listed: bool = True
    tellings: list[int] = field(default_factory=list)

    @property
    def parties(self) -> set[str]:
        """The parties that take part."""
        return parties_of(self.participants)

    @property
    def persons(self) -> set[str]:
        """Ids of the persons who take part."""
        return {p.person.id for p in self.participants if p.person is not None}


def merge(candidates: Iterable[Candidate]) -> list[Occurrence]:
    """Put candidates together that tell the same occurrence, in the order of the text."""
    found: list[Occurrence] = []
    for candidate in candidates:
        same = _same(found, candidate)
        if same is None:
            found.append(_begin(candidate))
        else:
            _add(same, candidate)
    return found


def absorbed(told: Iterable[Occurrence], attending: set[int]) -> list[Occurrence]:
    """Put away what only tells once more, in a sentence of another, who took part in that: « … en présence de X ».

    Args:
        told: What a page tells, in order.
        attending: The sentences, by index, that tell who took part.
    """
    kept: list[Occurrence] = []
    for occurrence in told:
        may_be = occurrence.sentences[0].index in attending or not occurrence.is_listed
        whole = next((other for other in kept if may_be and _is_part(occurrence, other)), None)
        if whole is None:
            kept.append(occurrence)
        else:
            whole.stretches += occurrence.stretches
            whole.sentences += [s for s in occurrence.sentences if s not in whole.sentences]
    return kept


def _is_part(occurrence: Occurrence, whole: Occurrence) -> bool:
    if occurrence.kind != whole.kind or not occurrence.persons or not occurrence.persons <= whole.persons:
        return False
    again = occurrence.when is None or (whole.when is not None and occurrence.when.edtf == whole.when.edtf)
    shared = any(sentence in whole.sentences for sentence in occurrence.sentences)
    return shared and again and occurrence.status is whole.status and occurrence.parties <= whole.parties


def _begin(candidate: Candidate) -> Occurrence:
    return Occurrence(
        candidate.kind, candidate.status, list(candidate.participants), candidate.when, list(candidate.places),
        list(candidate.frameworks), [candidate.sentence], candidate.signal.word.frame, list(candidate.explanations),
        [candidate.stretch], _form(candidate), candidate.weakest, candidate.signal.chance,
        not candidate.signal.is_learned, [candidate.signal.governor],
    )  # fmt: skip


def _form(candidate: Candidate) -> str:
    if not candidate.signal.is_noun:
        return "verb"
    return "carried" if candidate.signal.verbs else "noun"


def _same(found: list[Occurrence], candidate: Candidate) -> Occurrence | None:
    """Find the occurrence that a candidate tells again, the latest first."""
    for occurrence in reversed(found):
        if _tells(occurrence, candidate):
            return occurrence
    return None


def _tells(occurrence: Occurrence, candidate: Candidate) -> bool:
    if not _alike(occurrence.kind, candidate) or not _dates_agree(occurrence, candidate):
        return False
    if (occurrence.status is Status.PLANNED) != (candidate.status is Status.PLANNED) and not _takes_up(
        occurrence, candidate
    ):
        return False
    if candidate.refers_back and not candidate.is_other and _is_attended(occurrence, candidate):
        return True
    if candidate.persons and occurrence.persons and not candidate.persons & occurrence.persons:
        return False
    if candidate.persons - occurrence.persons and occurrence.persons - candidate.persons:
        return False
    if candidate.refers_back and not candidate.is_other:
        return _compatible(candidate.parties, occurrence.parties) or _takes_part(occurrence, candidate)
    if candidate.is_other:
        return False
    if not candidate.parties or not candidate.parties <= occurrence.parties:
        return False
    if candidate.points_back or candidate.persons & occurrence.persons:
        return True
    far = candidate.sentence.index - occurrence.sentences[-1].index > _NEAR
    if far and candidate.signal.word.frame is Frame.GATHER:
        return False  # « un sommet », long after another: one of its own
    again = candidate.parties == occurrence.parties or not candidate.signal.is_noun
    return again and len(candidate.parties) > 1  # « un sommet entre A et B » is none between A, B and C


def _is_attended(occurrence: Occurrence, candidate: Candidate) -> bool:
    """Say whether a sentence right behind names others at it: "X attended the meeting", «حضر اللقاء فلان»."""
    near = candidate.sentence.index - occurrence.sentences[-1].index <= 1
    known = {party for party in candidate.parties if not party.startswith("?")}
    return near and known <= occurrence.parties


def _takes_part(occurrence: Occurrence, candidate: Candidate) -> bool:
    """Say whether others are told to have taken part in what was told just before: "X too took part in it"."""
    near = candidate.sentence.index - occurrence.sentences[-1].index <= _NEAR
    return near and occurrence.kind == candidate.kind and candidate.signal.word.frame in (Frame.GATHER, Frame.PRACTICE)


def _takes_up(occurrence: Occurrence, candidate: Candidate) -> bool:
    """Say whether words point back to an occurrence whatever their tense: "the talks between the two come as …"."""
    same = candidate.points_back and candidate.when is None and candidate.parties == occurrence.parties
    return candidate.refers_back or same


def _alike(kind: str, candidate: Candidate) -> bool:
    if kind == candidate.kind:
        return True
    return candidate.refers_back and any(kind in group and candidate.kind in group for group in _LIKE)


def _dates_agree(occurrence: Occurrence, candidate: Candidate) -> bool:
    if candidate.when is None or occurrence.when is None:
        return True
    if candidate.when.edtf is None or occurrence.when.edtf is None:
        return candidate.when.text.casefold() == occurrence.when.text.casefold()
    if occurrence.kind in LASTING and joined(occurrence.when, candidate.when) is not None:
        return True
    return agree(occurrence.when.edtf, candidate.when.edtf)


def _compatible(some: set[str], all_: set[str]) -> bool:
    return not some or not all_ or some <= all_ or all_ <= some


def _add(occurrence: Occurrence, candidate: Candidate) -> None:
    """Take in what a candidate adds."""
    if candidate.sentence not in occurrence.sentences:
        occurrence.sentences.append(candidate.sentence)
    occurrence.stretches.append(candidate.stretch)
    occurrence.tellings.append(candidate.signal.governor)
    occurrence.weakest = max(occurrence.weakest, candidate.weakest)
    occurrence.chance = max(occurrence.chance, candidate.signal.chance)
    occurrence.is_listed = occurrence.is_listed or not candidate.signal.is_learned
    for new in candidate.participants:
        add_participant(occurrence.participants, new)
    if occurrence.when is None or (occurrence.when.edtf is None and candidate.when is not None and candidate.when.edtf):
        occurrence.when = candidate.when or occurrence.when
    elif candidate.when is not None and occurrence.kind in LASTING:
        occurrence.when = joined(occurrence.when, candidate.when) or narrower(occurrence.when, candidate.when)
    occurrence.places += [p for p in candidate.places if p not in occurrence.places]
    known = {f.id for f in occurrence.frameworks}
    occurrence.frameworks += [f for f in candidate.frameworks if f.id not in known]
    if candidate.status in (Status.CANCELLED, Status.ONGOING):
        occurrence.status = candidate.status


def add_participant(participants: list[Participant], new: Participant) -> None:
    """Add a participant, or what it tells of one who is there already, in place."""
    for index, known in enumerate(participants):
        if known.party != new.party:
            continue
        if new.person is None or (known.person is not None and known.person.id == new.person.id):
            return
        if known.person is None:
            participants[index] = Participant(
                new.actor,
                known.role if known.role is not Role.PARTICIPANT else new.role,
                new.person,
                new.post,
                known.count,
            )
            return
    participants.append(new)
