"""Engagements as single sentences tell them, before those told several times are put together."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from dragoman.extraction.grammar import Grammar
from dragoman.extraction.homecoming import Homecoming
from dragoman.extraction.judging import Opinion, load_judge, weakest_of
from dragoman.extraction.leaders import with_leaders
from dragoman.extraction.lengths import stretched
from dragoman.extraction.neighbours import Neighbours
from dragoman.extraction.occasions import is_occasion
from dragoman.extraction.placing import placed
from dragoman.extraction.polarity import StatusReader
from dragoman.extraction.side import Side, participant
from dragoman.extraction.sides import SideFinder
from dragoman.extraction.sittings import head_of, members, sitting_body
from dragoman.extraction.standing import apart
from dragoman.extraction.timing import When, dated, is_after, is_open, spans_day
from dragoman.extraction.traits import Traits
from dragoman.extraction.triggers import Signal, TriggerFinder, TriggerIndex
from dragoman.model.actor import ActorType, Framework, Place
from dragoman.model.annotation import Sentence
from dragoman.model.explanation import Explanation
from dragoman.model.facts import Participant, Role, Status
from dragoman.model.mention import Mention, MentionKind
from dragoman.model.span import Span
from dragoman.text.normalize import fold
from dragoman.vocabulary.triggers import Frame, NounTrigger

# What makes a noun more than a reference back: a name, an adjective, a complement.
_ADDED = frozenset(("amod", "compound", "nmod", "nmod:poss", "flat", "flat:name", "appos", "acl"))
# The side whose parties are met one by one.
_PARTED = {(Frame.RECEIVE, "meeting"): Role.VISITOR, (Frame.VISIT, "visit"): Role.HOST}
# Kinds that the members of a standing group between them meet in.
_WITHIN = frozenset(("meeting", "session", "conference", "seminar"))
# From so likely on, as learned, a noun tells an occurrence without a verb that carries it.
_SURELY = 0.85
# Features of a determiner that points back: "the", "this", "his".
_DEFINITE = ("Definite=Def", "PronType=Dem", "Poss=Yes")


@dataclass(slots=True)
class Candidate:
    """An engagement as one sentence tells it.

    Attributes:
        sentence: The sentence.
        signal: What signals it.
        kind: Kind of engagement.
        status: Its status.
        participants: Who takes part.
        when: When, or None where the sentence does not say.
        places: Where.
        frameworks: Under what.
        points_back: Whether the words point back to an occurrence already told: "this visit", "the meeting".
        is_other: Whether they tell it apart from one already told: "also met", "another meeting".
        is_bare: Whether nothing but an article goes with the noun: "the meeting".
        is_occasion: Whether the sentence names it only as the occasion of something else: "during a seminar".
        explanations: Why it was read so.
        stretch: The part of the sentence that no other signal takes.
        weakest: How likely the less likely of its sides takes part.
        spare: Who else may take part, with how likely, the likeliest first.
    """

    sentence: Sentence
    signal: Signal
    kind: str
    status: Status
    participants: list[Participant]
    when: When | None
    places: list[Place]
    frameworks: list[Framework]
    points_back: bool
    is_other: bool
    is_bare: bool
    is_occasion: bool
    explanations: list[Explanation] = field(default_factory=list)
    stretch: Span = field(default_factory=lambda: Span(0, 1))
    weakest: float = 0.5
    spare: list[tuple[float, Participant]] = field(default_factory=list)

    @property
    def refers_back(self) -> bool:
        """Whether it is no more than a reference to something told before: "the meeting", « cette visite »."""
        return self.points_back and self.is_bare

    @property
    def parties(self) -> set[str]:
        """The parties that take part."""
        return parties_of(self.participants)

    @property
    def persons(self) -> set[str]:
        """Ids of the persons who take part."""
        return {p.person.id for p in self.participants if p.person is not None}


def _why_learned(grammar: Grammar, signal: Signal) -> list[Explanation]:
    if not signal.is_learned:
        return []
    words = Span(grammar.tokens[signal.first].start, grammar.tokens[signal.last - 1].end).cut(grammar.text)
    detail = f"{words!r} is in no word list, and was learned to tell of an engagement ({signal.kind})"
    return [Explanation("learned-words", detail, signal.chance)]


def parties_of(participants: Iterable[Participant]) -> set[str]:
    """Give the parties of participants; somebody of an unknown party counts as one of her own."""
    return {p.party if p.party is not None else f"?{p.person and p.person.id}" for p in participants}


class CandidateFinder:
    """Reads candidates out of sentences.

    Args:
        grammar: The page.
        index: The language's triggers.
    """

    def __init__(self, grammar: Grammar, index: TriggerIndex) -> None:
        self._grammar, self._index = grammar, index
        self._triggers = TriggerFinder(grammar, index)
        self._status = StatusReader(grammar, index.triggers.polarity)
        self._sides = SideFinder(grammar, index.triggers.cases)
        self._homecoming = Homecoming(grammar, index.triggers.cases)
        self._traits, self._judge = Traits(grammar, index.triggers.cases), load_judge()
        self._near, self._represented = Neighbours(grammar), {fold(each) for each in index.triggers.cases.represented}
        self._place_cases = {fold(case) for case in index.triggers.cases.place}
        self._published = grammar.reading.annotated.article.published

    def find(self, sentence: Sentence) -> Iterator[Candidate]:
        """Read the candidates of a sentence, in order."""
        signals = self._triggers.find(sentence)
        phases = self._index.triggers.phases
        dates = dated(self._grammar, sentence, signals, phases)
        places = placed(self._grammar, sentence, signals, self._place_cases)
        for number, signal in enumerate(signals):
            when = stretched(self._grammar, signal, dates.get(signal.index), phases)
            candidate = self._candidate(sentence, signal, signals, when, places.get(signal.index, ()))
            if candidate is not None:
                candidate.stretch = self._stretch(sentence, signals, number)
                yield from separate(candidate)

    def _stretch(self, sentence: Sentence, signals: Sequence[Signal], number: int) -> Span:
        """Give the part of a sentence from the signal before to the signal after."""
        tokens = self._grammar.tokens
        start = tokens[signals[number - 1].last - 1].end if number else sentence.span.start
        end = tokens[signals[number + 1].first].start if number + 1 < len(signals) else sentence.span.end
        return Span(start, max(end, start + 1))

    def _candidate(
        self,
        sentence: Sentence,
        signal: Signal,
        signals: Sequence[Signal],
        when: When | None,
        places: Sequence[Place],
    ) -> Candidate | None:
        verdict = self._status.read(signal)
        if verdict.status is None or self._is_general(signal) or self._means_framework(signal):
            return None
        if self._homecoming.is_one(signal):
            return None
        sides = self._sides.find(signal)
        self._traits.note(signal, sides)
        opinions = self._judge.opinions(self._traits, signal, sides, signals)
        ruled, sides = sides, with_leaders(self._grammar, self._judge.settle(signal, sides, opinions))
        sides = [self._unless_represented(side) for side in sides]
        if getattr(signal.word, "framework", False) and not any(_can_be_joined(side) for side in sides):
            return None
        participants = apart([p for p in map(participant, self._admitted(signal, sides)) if p is not None])
        if participants is None:
            return None  # everybody is said to visit everybody: misread
        status = self._dated_status(signal.word_status or verdict.status, verdict.is_present, when)
        body = sitting_body(self._grammar, signal)
        if body is not None and not signal.verbs and body.first <= signal.index < body.last:
            return None  # the standing dialogue is named, and no sitting of it
        kind = self._kind(signal, participants) if body is None else "session"
        if body is not None:
            participants += members(body, parties_of(participants))
        under = list(self._under(signal, signals))
        if not participants and signal.kind in _WITHIN:
            participants = [p for m in under for p in members(m, parties_of(participants))]
        frameworks = [f for f in (None if body is None else body.framework, *(m.framework for m in under)) if f]
        return Candidate(
            sentence, signal, kind, status, self._roles(signal, participants), when,
            self._places(signal, places, sides), list({f.id: f for f in frameworks}.values()),
            self._points_back(signal), self._is_other(signal), self._is_bare(signal),
            is_occasion(self._grammar, signal), [verdict.explanation, *_why_learned(self._grammar, signal)],
            weakest=weakest_of(sides, opinions, ruled), spare=self._spare(signal, sides, opinions),
        )  # fmt: skip

    def _unless_represented(self, side: Side) -> Side:
        """Leave out the person for whom another is there, but not her party: "X, on behalf of President Y"."""
        if side.mention.actor is None or not self._near.is_opened_by(side.mention, self._represented):
            return side
        return replace(side, mention=replace(side.mention, person=None, post=None))

    def _spare(
        self, signal: Signal, sides: Sequence[Side], opinions: Sequence[Opinion]
    ) -> list[tuple[float, Participant]]:
        found = ((part, participant(side)) for part, side in self._judge.spare(signal, sides, opinions))
        return [(part, each) for part, each in found if each is not None]

    def _is_general(self, signal: Signal) -> bool:
        """Say whether a noun tells no single occurrence: "exchanges of visits", « l'accord en vigueur »."""
        if not isinstance(signal.word, NounTrigger):
            return False
        if signal.word.weak and not signal.verbs:
            return signal.chance < _SURELY
        token = self._grammar.tokens[signal.index]
        counted = any(self._grammar.child(signal.index, "nummod", "det"))
        return signal.kind == "visit" and "Number=Plur" in token.morph and not counted

    def _means_framework(self, signal: Signal) -> bool:
        """Say whether a noun stands for a framework just named: « membre du Dialogue, participe à ce forum »."""
        if signal.word.frame is not Frame.GATHER or not (self._points_back(signal) and self._is_bare(signal)):
            return False
        mentions = self._grammar.mentions_in(self._grammar.sentence(signal.index))
        return any(m.framework is not None and m.last <= signal.first for m in mentions)

    def _admitted(self, signal: Signal, sides: Sequence[Side]) -> Iterator[Side]:
        """Leave out frameworks but where they are joined."""
        for side in sides:
            if side.mention.kind is not MentionKind.FRAMEWORK or signal.word.frame is Frame.JOIN:
                yield side

    def _kind(self, signal: Signal, participants: Sequence[Participant]) -> str:
        """Tell a sitting from a meeting: « réunion du Comité » is a session."""
        sits = getattr(signal.word, "sits", False)
        if sits and any(p.role is Role.ORGANISER for p in self._roles(signal, participants)):
            return "session"
        return signal.kind

    def _roles(self, signal: Signal, participants: Sequence[Participant]) -> list[Participant]:
        """Make a body whose sitting it is the organiser."""
        if signal.word.frame not in (Frame.GATHER,) and not getattr(signal.word, "sits", False):
            return list(participants)
        alone = len({p.party for p in participants}) == 1
        types = (
            {ActorType.BODY, ActorType.ORGANIZATION} if alone or signal.word.frame is Frame.GATHER else {ActorType.BODY}
        )
        return [
            replace(p, role=Role.ORGANISER)
            if p.role is Role.PARTICIPANT
            and p.person is None
            and p.post is None
            and p.actor is not None
            and p.actor.type in types
            else p
            for p in participants
        ]

    def _dated_status(self, status: Status, is_present: bool, when: When | None) -> Status:
        if when is None or when.edtf is None or self._published is None or status is Status.CANCELLED:
            return status
        if is_after(when.edtf, self._published):
            return Status.PLANNED
        if is_open(when.edtf) and when.edtf.endswith("/..") and status is Status.HELD:
            return Status.ONGOING
        if is_present and spans_day(when.edtf, self._published):
            return Status.ONGOING
        return status

    def _places(self, signal: Signal, places: Sequence[Place], sides: Sequence[Side]) -> list[Place]:
        """Give where a signal's occurrence was; a visit is where its host is."""
        hosts = [side.mention.place for side in sides if side.role is Role.HOST and side.mention.place is not None]
        return list(dict.fromkeys([*places, *(hosts if signal.word.frame is Frame.VISIT else [])]))

    def _under(self, signal: Signal, signals: Sequence[Signal]) -> Iterator[Mention]:
        """Give the frameworks that hang on the signal, and on no other."""
        grammar = self._grammar
        others = {s.index for s in signals} | {s.governor for s in signals}
        mine = {signal.index, signal.governor}
        seen: set[str] = set()
        for mention in grammar.mentions_in(grammar.sentence(signal.index)):
            if mention.framework is None or mention.framework.id in seen:
                continue
            head = head_of(grammar, mention)
            above = next((i for i in (head, *grammar.ancestors(head)) if i in others), None)
            if above in mine:
                seen.add(mention.framework.id)
                yield mention

    def _points_back(self, signal: Signal) -> bool:
        if not signal.is_noun:
            return False
        if self._is_apposed(signal) or self._grammar.has_article(signal.first) or self._is_contracted(signal):
            return True
        opening = [
            self._grammar.tokens[c]
            for i in range(signal.first, signal.last)
            for c in self._grammar.child(i, "det", "nmod", "amod")
        ]
        if any(token.text.casefold() in self._index.triggers.again for token in opening):
            return True
        return any(mark in token.morph for token in opening if token.dep != "amod" for mark in _DEFINITE)

    def _is_contracted(self, signal: Signal) -> bool:
        """Say whether a preposition before a noun holds its article: « au terme du forum », "fin del encuentro"."""
        before = self._grammar.tokens[max(signal.first - 1, 0)]
        return before.pos == "ADP" and before.text.casefold() in self._index.triggers.contracted

    def _is_apposed(self, signal: Signal) -> bool:
        """Say whether a sentence without a verb goes on about what was just told: « Une réunion qui se tient … »."""
        grammar = self._grammar
        sentence = grammar.sentence(signal.index)
        opens = signal.first - sentence.first < 2 and sentence.index > 0
        return opens and grammar.tokens[signal.index].dep == "root" and not any(grammar.child(signal.index, "cop"))

    def _is_bare(self, signal: Signal) -> bool:
        if not signal.is_noun or signal.last - signal.first > 1:
            return False
        below = (self._grammar.tokens[c] for c in self._grammar.children[signal.index])
        added = {token.dep for token in below if token.text.casefold() not in self._index.triggers.again}
        return not added & _ADDED

    def _is_other(self, signal: Signal) -> bool:
        near = list(self._grammar.children[signal.index])
        if not self._points_back(signal):  # "X also took part in their joint exercise": the same
            near += self._grammar.children[signal.governor]
        told = (word for c in near for word in (self._grammar.tokens[c].text.casefold(), self._grammar.tokens[c].lemma))
        return any(word in self._index.triggers.other for word in told)


def _can_be_joined(side: Side) -> bool:
    """Say whether a side is a framework or an organisation."""
    actor = side.mention.actor
    return side.role in (Role.HOST, Role.TARGET) and (
        side.mention.kind is MentionKind.FRAMEWORK or (actor is not None and actor.type is not ActorType.STATE)
    )


def separate(candidate: Candidate) -> Iterator[Candidate]:
    """Part a candidate that tells of several: who receives envoys of two states, or goes to two, does so in turn."""
    parted = _PARTED.get((candidate.signal.word.frame, candidate.kind))
    others = [p for p in candidate.participants if p.role is parted]
    parties = dict.fromkeys(p.party for p in others)
    rest = [p for p in candidate.participants if p.role is not parted]
    if parted is None or len(parties) < 2 or not rest:
        yield candidate
        return
    for party in parties:
        mine = [*rest, *(p for p in others if p.party == party)]
        places = [place for place in candidate.places if place.country == party] or candidate.places
        yield replace(candidate, participants=mine, places=places, is_other=True)
