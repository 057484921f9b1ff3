"""The contexts of notes: the form by which what somebody knows herself is entered."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TakerFields:
    """One row of those who take part, as it was typed; role as in the page record."""

    role: str = "participant"
    party: str = ""
    person: str = ""
    post: str = ""


@dataclass(frozen=True, slots=True)
class NoteFields:
    """What was typed so far; what was left open is empty.

    Attributes:
        kind, status, themes, predicate: As in the page record.
        day: A day as a browser's date field sends it, ``2026-09-03``.
        when: EDTF, for what is no single day.
        places: Their names, with semicolons between.
        takers: Who takes part.
        framework, subject, object: Their names.
        words: The author's own.
        takes_unknown: Whether names that are not in the vocabulary are taken.
    """

    kind: str = "meeting"
    status: str = "planned"
    day: str = ""
    when: str = ""
    places: str = ""
    takers: tuple[TakerFields, ...] = ()
    framework: str = ""
    themes: tuple[str, ...] = ()
    predicate: str = "partner_of"
    subject: str = ""
    object: str = ""
    words: str = ""
    takes_unknown: bool = False


@dataclass(frozen=True, slots=True)
class NoteChoices:
    """What the fields can be set to; parties and frameworks are suggested by name."""

    kinds: tuple[str, ...]
    statuses: tuple[str, ...]
    roles: tuple[str, ...]
    themes: tuple[str, ...]
    predicates: tuple[str, ...]
    parties: tuple[str, ...]
    frameworks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NoteProblem:
    """Why a note was not kept: the field, what it has, the same as a sentence, and names that are like it."""

    field: str
    value: str
    detail: str
    near: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NotePage:
    """The form.

    Attributes:
        sort: ``engagements`` or ``relations``.
        name: The note's name, which has to be sent.
        page: Address of the note that is corrected, or None.
        withdraw: Address to which is sent that it is withdrawn, or None.
        fields: What was typed so far.
        problem: Why that was not kept, or None.
        choices: What the fields can be set to.
    """

    sort: str
    name: str
    page: str | None
    withdraw: str | None
    fields: NoteFields
    problem: NoteProblem | None
    choices: NoteChoices
