"""One engagement for one occurrence, however often the page returns to it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from dragoman.extraction.candidates import Candidate, parties_of
from dragoman.extraction.grammar import Grammar
from dragoman.extraction.timing import LASTING, When, agree, is_open, joined, narrower
from dragoman.extraction.triggers import Signal
from dragoman.model.actor import Framework, Place
from dragoman.model.annotation import Sentence
from dragoman.model.explanation import Explanation
from dragoman.model.facts import Participant, Role, Status
from dragoman.model.span import Span
from dragoman.vocabulary.kinds import Family, load_kinds
from dragoman.vocabulary.triggers import Frame

# Kinds whose words are used for one another when a text returns to an occurrence: "the talks" for a visit's meeting.
_LIKE = (
    frozenset(("meeting", "session", "conference", "seminar", "call")),
    frozenset(("exercise", "training", "operation")),
)
# Kinds that a learned word is mistaken for one another in, beside those.
_MISTAKEN = (*_LIKE, frozenset(("aid", "transfer")))
_NEAR = 3  # sentences
_TWO = 2  # parties
_NEXT = timedelta(1)  # between two days of one stay


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
        signals: What signals it, in the order of the text; in one sentence, what tells it best comes first.
        spare: Who else may take part, with how likely.
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
    signals: list[Signal] = field(default_factory=list)
    spare: list[tuple[float, Participant]] = field(default_factory=list)

    @property
    def tellings(self) -> list[int]:
        """The tokens whose grammar tells its tense and time, in the order of the text."""
        return [signal.governor for signal in self.signals]

    @property
    def parties(self) -> set[str]:
        """The parties that take part."""
        return parties_of(self.participants)

    @property
    def persons(self) -> set[str]:
        """Ids of the persons who take part."""
        return {p.person.id for p in self.participants if p.person is not None}


def merge(grammar: Grammar, candidates: Iterable[Candidate]) -> list[Occurrence]:
    """Put candidates together that tell the same occurrence, in the order of the text.

    Args:
        grammar: The page.
        candidates: What its sentences tell.
    """
    found: list[Occurrence] = []
    for candidate in candidates:
        told = found[::-1]  # the latest first
        if (same := next((o for o in told if _tells(grammar, o, candidate)), None)) is not None:
            _add(same, candidate)
        elif (same := next((o for o in told if _is_retold(grammar, o, candidate)), None)) is not None:
            _take_better(same, candidate)
        elif (same := next((o for o in told if _is_of_stay(o, candidate)), None)) is not None:
            _lengthen(same, candidate)
        else:
            found.append(_begin(candidate))
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
        not candidate.signal.is_learned, [candidate.signal], list(candidate.spare),
    )  # fmt: skip


def _form(candidate: Candidate) -> str:
    if not candidate.signal.is_noun:
        return "verb"
    return "carried" if candidate.signal.verbs else "noun"


def _tells(grammar: Grammar, occurrence: Occurrence, candidate: Candidate) -> bool:
    """Say whether a candidate tells an occurrence again, by whom, what and when it names."""
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
    if far and (candidate.signal.word.frame is Frame.GATHER or _is_another_word(grammar, occurrence, candidate)):
        return False  # « un sommet », "dismissed the charge", long after another: one of its own
    again = candidate.parties == occurrence.parties or not candidate.signal.is_noun
    return again and len(candidate.parties) > 1  # « un sommet entre A et B » is none between A, B and C


def _is_another_word(grammar: Grammar, occurrence: Occurrence, candidate: Candidate) -> bool:
    """Say whether one of two parties does to the other what no word has told yet: "turned down", then "dismissed"."""
    if candidate.signal.is_noun or load_kinds()[candidate.kind].family is not Family.CONTEST:
        return False
    told = {grammar.tokens[signal.index].lemma.casefold() for signal in occurrence.signals}
    return grammar.tokens[candidate.signal.index].lemma.casefold() not in told


def _is_attended(occurrence: Occurrence, candidate: Candidate) -> bool:
    """Say whether a sentence right behind names others at it: "X attended the meeting", «حضر اللقاء فلان»."""
    near = candidate.sentence.index - occurrence.sentences[-1].index <= 1
    return near and _known(candidate.parties) <= occurrence.parties


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
    return candidate.refers_back and _share_group(kind, candidate.kind, _LIKE)


def _share_group(kind: str, other: str, groups: Iterable[frozenset[str]]) -> bool:
    return any(kind in group and other in group for group in groups)


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


def _is_retold(grammar: Grammar, occurrence: Occurrence, candidate: Candidate) -> bool:
    """Say whether other words of one sentence tell an occurrence again: "the signing of an accord", "a trip to pay".

    They are of one thing where nobody and nothing tells them apart, and one of them was only learned to tell of such,
    or hangs on the other. Status may differ: "a visit that was to begin" is one, planned or called off.
    """
    if candidate.sentence is not occurrence.sentences[-1] or not _dates_agree(occurrence, candidate):
        return False
    if candidate.is_other and not candidate.signal.is_noun:
        return False  # "also met"; while "the third round of talks" may be what has just been said to open
    is_guessed = candidate.signal.is_learned or not occurrence.is_listed
    if occurrence.kind != candidate.kind and not (
        is_guessed and _share_group(occurrence.kind, candidate.kind, _MISTAKEN)
    ):
        return False
    own, told = _known(candidate.parties), _known(occurrence.parties)
    if len(candidate.parties) < _TWO or not own or not (own <= told or told <= own):
        return False
    if not _compatible(candidate.persons, occurrence.persons):
        return False
    return is_guessed or _hangs_together(grammar, occurrence.signals[-1], candidate.signal)


def _known(parties: set[str]) -> set[str]:
    """Give the parties that are known; somebody of an unknown one may be of any."""
    return {party for party in parties if not party.startswith("?")}


def _hangs_together(grammar: Grammar, one: Signal, other: Signal) -> bool:
    """Say whether one of two signals of a sentence stands above the other, and they are not told side by side."""
    if one.governor == other.governor:
        return True
    if grammar.tokens[other.governor].dep == "conj":
        return False
    first, second = {one.index, one.governor}, {other.index, other.governor}
    above = {i for token in first for i in grammar.ancestors(token)}
    return bool(above & second) or any(i in first for token in second for i in grammar.ancestors(token))


def _take_better(occurrence: Occurrence, candidate: Candidate) -> None:
    """Take in other words for an occurrence; a word list's tell better what it is and when, and a verb its status."""
    is_better = not occurrence.is_listed and not candidate.signal.is_learned
    if is_better or (occurrence.form == "noun" and _form(candidate) != "noun"):
        occurrence.status = candidate.status
    _add(occurrence, candidate)
    if is_better:
        occurrence.kind, occurrence.frame = candidate.kind, candidate.signal.word.frame
        occurrence.form = _form(candidate)
        occurrence.signals.insert(-1, occurrence.signals.pop())
    detail = f"other words of the same sentence tell it too, as {candidate.kind}"
    occurrence.explanations.append(Explanation("other-words", detail))


def _is_of_stay(occurrence: Occurrence, candidate: Candidate) -> bool:
    """Say whether a visit is another day of one told before: "arrived on Tuesday", "today she visits the base"."""
    if occurrence.kind != "visit" or candidate.kind != "visit" or candidate.is_other:
        return False
    if Status.CANCELLED in (occurrence.status, candidate.status):
        return False
    parties = _known(occurrence.parties)
    if len(parties) < _TWO or parties != _known(candidate.parties):
        return False
    if _visiting(occurrence.participants) != _visiting(candidate.participants):
        return False
    if occurrence.persons and candidate.persons and not occurrence.persons & candidate.persons:
        return False
    one, other = days_of(occurrence.when), days_of(candidate.when)
    return bool(one and other) and max(one[0], other[0]) - min(one[-1], other[-1]) <= _NEXT


def _visiting(participants: Iterable[Participant]) -> set[str | None]:
    return {p.party for p in participants if p.role is Role.VISITOR}


def days_of(when: When | None) -> list[date]:
    """Give the days that a date names, the first and the last of an interval; none where it is vaguer than that."""
    parts = [part for part in str(when and when.edtf).split("/") if part != ".."]
    try:
        return [date.fromisoformat(part) for part in parts]
    except ValueError:
        return []


def _lengthen(occurrence: Occurrence, candidate: Candidate) -> None:
    """Take in another day of a stay."""
    told = occurrence.when
    _add(occurrence, candidate)
    if told is not None and candidate.when is not None:
        occurrence.when = joined(told, candidate.when) or _spanning(told, candidate.when)
        occurrence.explanations.append(Explanation("one-stay", f"{candidate.when.text!r} is of the same stay"))


def _spanning(one: When, other: When) -> When:
    """Give the interval from the first to the last of some days; one that is open stays open."""
    if is_open(one.edtf) or is_open(other.edtf):
        return one if is_open(one.edtf) else other
    first, *_, last = sorted(days_of(one) + days_of(other))
    return When(f"{first}/{last}" if first < last else str(first), one.text)


def _add(occurrence: Occurrence, candidate: Candidate) -> None:
    """Take in what a candidate adds."""
    if candidate.sentence not in occurrence.sentences:
        occurrence.sentences.append(candidate.sentence)
    occurrence.stretches.append(candidate.stretch)
    occurrence.signals.append(candidate.signal)
    occurrence.spare += candidate.spare
    occurrence.weakest = max(occurrence.weakest, candidate.weakest)
    occurrence.chance = max(occurrence.chance, candidate.signal.chance)
    occurrence.is_listed = occurrence.is_listed or not candidate.signal.is_learned
    is_named_only = candidate.refers_back and candidate.is_occasion  # "after the meeting": who does what comes then
    for new in () if is_named_only else candidate.participants:
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
