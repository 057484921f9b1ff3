"""What somebody knows herself, as she enters it."""

from dataclasses import dataclass

from dragoman.model.facts import Predicate, Role, Status


@dataclass(frozen=True, slots=True)
class NotedTaker:
    """Who takes part, as it was typed: a party, a person, or both; what was left open is empty."""

    role: Role
    party: str = ""
    person: str = ""
    post: str = ""


@dataclass(frozen=True, slots=True)
class NotedEngagement:
    """An engagement as it was typed.

    Attributes:
        kind: One of the kinds of the vocabulary.
        status: Whether it was held.
        takers: Who takes part; at least one.
        when: EDTF, or empty.
        places: Their names with semicolons between, or empty; a city may have its state behind it: ``Rabat, Morocco``.
        framework: Its name, or empty.
        themes: Of the vocabulary.
        words: The author's own words, or empty.
        takes_unknown: Whether parties and frameworks that are not in the vocabulary are taken as they are.
    """

    kind: str
    status: Status
    takers: tuple[NotedTaker, ...]
    when: str = ""
    places: str = ""
    framework: str = ""
    themes: tuple[str, ...] = ()
    words: str = ""
    takes_unknown: bool = False


@dataclass(frozen=True, slots=True)
class NotedRelation:
    """A standing relation as it was typed.

    Attributes:
        predicate: What the relation is.
        subject: A party.
        object: A party or a framework.
        when: EDTF interval, open where it still holds (``2019/..``), or empty.
        words, takes_unknown: As in an engagement.
    """

    predicate: Predicate
    subject: str
    object: str
    when: str = ""
    words: str = ""
    takes_unknown: bool = False


Note = NotedEngagement | NotedRelation


@dataclass(frozen=True, slots=True)
class Said:
    """A note in words.

    Attributes:
        title: In a few words.
        sentences: All that its fields say.
        when: The date as it stands in these, or None.
        language: ISO 639-1 code of the language they are in.
    """

    title: str
    sentences: str
    when: str | None
    language: str
