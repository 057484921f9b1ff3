"""What a page says: engagements, relations, occupancies, statements.

No fact can be built without a citation. The names and values are those of the page record (``docs/record.md``).
"""

from dataclasses import dataclass
from enum import StrEnum

from dragoman.errors import CitationError
from dragoman.model.actor import Actor, Framework, Person, Place
from dragoman.model.citation import Citation
from dragoman.model.explanation import Explanation


class Status(StrEnum):
    """Whether an engagement has taken place."""

    HELD = "held"
    ONGOING = "ongoing"
    PLANNED = "planned"
    CANCELLED = "cancelled"


class Role(StrEnum):
    """What a participant does in an engagement."""

    HOST = "host"
    VISITOR = "visitor"
    PARTICIPANT = "participant"
    ORGANISER = "organiser"
    CHAIR = "chair"
    SIGNATORY = "signatory"
    PROVIDER = "provider"
    RECIPIENT = "recipient"
    TARGET = "target"


class Predicate(StrEnum):
    """What a standing relation says."""

    MEMBER_OF = "member_of"
    PARTNER_OF = "partner_of"
    PARTICIPATES_IN = "participates_in"
    PARTY_TO = "party_to"
    GOVERNED_BY = "governed_by"
    PART_OF = "part_of"
    LOCATED_IN = "located_in"


def _need_evidence(evidence: tuple[Citation, ...]) -> None:
    if not evidence:
        raise CitationError("a fact needs at least one citation")


@dataclass(frozen=True, slots=True)
class Plover:
    """PLOVER's own terms for an engagement.

    Attributes:
        event_type: One of PLOVER's sixteen types, such as ``CONSULT``.
        event_mode: The mode, such as ``visit``, or None.
        contexts: PLOVER contexts, such as ``military``.
    """

    event_type: str
    event_mode: str | None
    contexts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Participant:
    """One side, or one person of a side, in an engagement.

    Attributes:
        actor: The body or state named, or that the person acts for; None where the page does not say.
        role: What it does here.
        person: Who, where the page names somebody.
        post: In what post, in the page's words, or None.
        count: How many people, where the page says so.
    """

    actor: Actor | None
    role: Role
    person: Person | None = None
    post: str | None = None
    count: int | None = None

    def __post_init__(self) -> None:
        if self.actor is None and self.person is None:
            raise ValueError("a participant is a body, a state or a person")

    @property
    def party(self) -> str | None:
        """The party: ISO 3166-1 alpha-3 of a state, else the organisation's acronym or name; None if unknown."""
        return None if self.actor is None else self.actor.party


@dataclass(frozen=True, slots=True)
class Engagement:
    """One occurrence in the world between parties.

    Attributes:
        id: Unique on its page: ``E1``, ``E2`` …
        kind: One of the kinds of the vocabulary, such as ``visit``.
        plover: The same in PLOVER's terms.
        status: Held, ongoing, planned or cancelled.
        when: EDTF, or None where the page does not allow one.
        when_text: The words that said it, or None.
        places, participants, frameworks, themes: See the record's documentation.
        evidence: The sentences or clauses that state it; at least one.
        explanations: Why it was read so.
        confidence: How likely it is right, between 0 and 1; None where nobody has said.
    """

    id: str
    kind: str
    plover: Plover
    status: Status
    when: str | None
    when_text: str | None
    places: tuple[Place, ...]
    participants: tuple[Participant, ...]
    frameworks: tuple[Framework, ...]
    themes: tuple[str, ...]
    evidence: tuple[Citation, ...]
    explanations: tuple[Explanation, ...] = ()
    confidence: float | None = None

    def __post_init__(self) -> None:
        _need_evidence(self.evidence)


@dataclass(frozen=True, slots=True)
class Relation:
    """A standing relation between two actors, or an actor and a framework.

    Attributes:
        predicate: What the relation is.
        subject: Who stands in it.
        object: To whom or what.
        when: EDTF interval, open where still running (``1994/..``), or None.
        evidence: The words that state it; at least one citation.
        explanations, confidence: As in an engagement.
    """

    predicate: Predicate
    subject: Actor
    object: Actor | Framework
    when: str | None
    evidence: tuple[Citation, ...]
    explanations: tuple[Explanation, ...] = ()
    confidence: float | None = None

    def __post_init__(self) -> None:
        _need_evidence(self.evidence)


@dataclass(frozen=True, slots=True)
class Occupancy:
    """Somebody in a post.

    Attributes:
        person: Who.
        post: The post, in the page's words.
        organisation: The body or state whose post it is, or None where the page does not say.
        when: EDTF interval, or None.
        evidence: The words that state it; at least one citation.
        explanations, confidence: As in an engagement.
    """

    person: Person
    post: str
    organisation: Actor | None
    when: str | None
    evidence: tuple[Citation, ...]
    explanations: tuple[Explanation, ...] = ()
    confidence: float | None = None

    def __post_init__(self) -> None:
        _need_evidence(self.evidence)

    @property
    def party(self) -> str | None:
        """The party the post belongs to, or None."""
        return None if self.organisation is None else self.organisation.party


@dataclass(frozen=True, slots=True)
class Statement:
    """What somebody said.

    Attributes:
        speaker: Who spoke, as a person, or None where a body spoke.
        actor: For whom: the body or state, or None where the page does not say.
        post: The speaker's post in the page's words, or None.
        quote: The words as the page has them, without quotation marks; None for reported speech.
        themes: What it is about.
        about: The parties it is about.
        evidence: The words that state it; at least one citation.
        explanations, confidence: As in an engagement.
    """

    speaker: Person | None
    actor: Actor | None
    post: str | None
    quote: str | None
    themes: tuple[str, ...]
    about: tuple[str, ...]
    evidence: tuple[Citation, ...]
    explanations: tuple[Explanation, ...] = ()
    confidence: float | None = None

    def __post_init__(self) -> None:
        _need_evidence(self.evidence)


@dataclass(frozen=True, slots=True)
class Facts:
    """All that one page says.

    Attributes:
        engagements, relations, occupancies, statements: In the order of the page.
    """

    engagements: tuple[Engagement, ...] = ()
    relations: tuple[Relation, ...] = ()
    occupancies: tuple[Occupancy, ...] = ()
    statements: tuple[Statement, ...] = ()
