"""Notes between the form and the record: what was typed as a note, and a note as what was typed."""

import re
from collections.abc import Sequence
from itertools import zip_longest
from typing import Annotated, Literal

from fastapi import Form, Request
from pydantic import StringConstraints

from dragoman.errors import NoteError
from dragoman.model.account import AccountRole
from dragoman.model.facts import Predicate, Role, Status
from dragoman.model.note import Note, NotedEngagement, NotedRelation, NotedTaker
from dragoman.store import StoredPage
from dragoman.vocabulary.kinds import load_kinds
from dragoman.vocabulary.naming import framework_names, party_names
from dragoman.vocabulary.themes import load_themes
from dragoman.web.contexts.notes import NoteChoices, NoteFields, NoteProblem, TakerFields
from dragoman.web.sessions import Visitor, visitor_of
from dragoman.web.wording import Words

MOST_ROWS = 40
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_FEWEST_ROWS = 3
_Typed = Annotated[str, StringConstraints(max_length=300)]
_Short = Annotated[str, Form(max_length=300)]
_Date = Annotated[str, Form(max_length=40)]
_Own = Annotated[str, Form(max_length=20_000)]
_Rows = Annotated[list[_Typed], Form(default_factory=list, max_length=MOST_ROWS)]


def engagement_fields(
    *,
    kind: Annotated[_Typed, Form()] = "meeting",
    status: Annotated[Status, Form()] = Status.PLANNED,
    day: _Date = "",
    when: _Date = "",
    places: _Short = "",
    role: Annotated[list[Role], Form(default_factory=list, max_length=MOST_ROWS)],
    party: _Rows,
    person: _Rows,
    post: _Rows,
    framework: _Short = "",
    theme: _Rows,
    words: _Own = "",
    takes_unknown: Annotated[bool, Form()] = False,
) -> NoteFields:
    """Take what the form of an engagement sends; rows go together by their place."""
    rows = zip_longest((each.value for each in role), party, person, post, fillvalue="")
    takers = tuple(TakerFields(first or Role.PARTICIPANT.value, *map(_one_line, rest)) for first, *rest in rows)
    return NoteFields(
        kind=kind,
        status=status.value,
        day=day.strip(),
        when=when.strip(),
        places=_one_line(places),
        takers=takers,
        framework=_one_line(framework),
        themes=tuple(dict.fromkeys(theme)),
        words=words,
        takes_unknown=takes_unknown,
    )


def relation_fields(
    *,
    predicate: Annotated[Predicate, Form()] = Predicate.PARTNER_OF,
    subject: _Short = "",
    object: _Short = "",
    when: _Date = "",
    words: _Own = "",
    takes_unknown: Annotated[bool, Form()] = False,
) -> NoteFields:
    """Take what the form of a relation sends."""
    return NoteFields(
        predicate=predicate.value,
        subject=_one_line(subject),
        object=_one_line(object),
        when=when.strip(),
        words=words,
        takes_unknown=takes_unknown,
    )


def note_of(sort: Literal["engagements", "relations"], fields: NoteFields) -> Note:
    """Give the note that was typed.

    Raises:
        NoteError: There are two dates.
    """
    if fields.day and fields.when and fields.day != fields.when:
        raise NoteError("when", f"{fields.day}, {fields.when}", "is two dates")
    when = fields.when or fields.day
    if sort == "relations":
        return NotedRelation(
            Predicate(fields.predicate), fields.subject, fields.object, when, fields.words,
            takes_unknown=fields.takes_unknown,
        )  # fmt: skip
    takers = (NotedTaker(Role(row.role), row.party, row.person, row.post) for row in fields.takers)
    return NotedEngagement(
        kind=fields.kind,
        status=Status(fields.status),
        takers=tuple(row for row in takers if row.party or row.person or row.post),
        when=when,
        places=fields.places,
        framework=fields.framework,
        themes=fields.themes,
        words=fields.words,
        takes_unknown=fields.takes_unknown,
    )


def fields_of(note: Note) -> NoteFields:
    """Give the fields of a note, to be corrected."""
    if isinstance(note, NotedRelation):
        return NoteFields(
            predicate=note.predicate.value,
            subject=note.subject,
            object=note.object,
            when=note.when,
            words=note.words,
            takes_unknown=note.takes_unknown,
        )
    is_day = _DAY.fullmatch(note.when) is not None
    return NoteFields(
        kind=note.kind,
        status=note.status.value,
        day=note.when if is_day else "",
        when="" if is_day else note.when,
        places=note.places,
        takers=tuple(TakerFields(row.role.value, row.party, row.person, row.post) for row in note.takers),
        framework=note.framework,
        themes=note.themes,
        words=note.words,
        takes_unknown=note.takes_unknown,
    )


def with_rows(rows: Sequence[TakerFields], more: int = 0) -> tuple[TakerFields, ...]:
    """Give the rows that the form shows: those that were typed, and empty ones behind them."""
    wanted = min(max(_FEWEST_ROWS, len(rows) + more), MOST_ROWS)
    return (*rows, *(TakerFields() for _ in range(wanted - len(rows))))


def choices(language: str) -> NoteChoices:
    """Give what the fields can be set to, names in the interface's language."""
    return NoteChoices(
        kinds=tuple(load_kinds()),
        statuses=tuple(status.value for status in Status),
        roles=tuple(role.value for role in Role),
        themes=tuple(load_themes()),
        predicates=tuple(predicate.value for predicate in Predicate),
        parties=party_names(language),
        frameworks=framework_names(language),
    )


def problem_of(error: NoteError, words: Words) -> NoteProblem:
    """Give why a note was not kept, in the interface's language."""
    key = f"note.wrong.{error.field}"
    detail = words(key if key in words.entries else "note.wrong.any", value=error.value)
    return NoteProblem(error.field, error.value, detail, error.near)


def may_change(request: Request, page: StoredPage) -> bool:
    """Say whether the visitor may correct and withdraw a note: her own, any as an administrator or the only user."""
    visitor = visitor_of(request)
    return page.is_note and visitor is not None and _may_change(visitor, page)


def _may_change(visitor: Visitor, page: StoredPage) -> bool:
    if visitor.account is None or visitor.role.includes(AccountRole.ADMINISTRATOR):
        return True
    return visitor.role.includes(AccountRole.EDITOR) and visitor.name == page.author


def _one_line(typed: str) -> str:
    return " ".join(typed.replace("\0", " ").split())
