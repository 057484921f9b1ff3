"""Notes: what somebody knows herself, entered in a form, corrected, withdrawn."""

from dataclasses import replace
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Form, Query, Request, Response
from starlette.exceptions import HTTPException

from dragoman.errors import NoteError
from dragoman.model.account import Door
from dragoman.model.note import NotedRelation
from dragoman.notes import Author, find_note, keep_note, key_of, new_name, read_note, withdraw_note
from dragoman.store import Store, StoredPage
from dragoman.web import addresses
from dragoman.web.asking import Record, missing
from dragoman.web.contexts.notes import NoteFields, NotePage, NoteProblem
from dragoman.web.noting import (
    choices,
    engagement_fields,
    fields_of,
    may_change,
    note_of,
    problem_of,
    relation_fields,
    with_rows,
)
from dragoman.web.phrases import say_note
from dragoman.web.reply import answer, done, words_of
from dragoman.web.sessions import Editor, Sent, Visitor

router = APIRouter()
_FORBIDDEN, _WRONG, _WELL = 403, 422, 200
_MORE_ROWS = 3
Sort = Literal["engagements", "relations"]
Name = Annotated[str, Form(pattern=r"^(note-[0-9a-f]{16})?$")]
More = Annotated[bool, Form()]


@router.get("/notes/new", response_model=NotePage)
def form(request: Request, who: Editor, sort: Annotated[Sort, Query()] = "engagements") -> Response:
    """Show the form of a new note: of an engagement, or of a relation."""
    del who  # that it is asked for keeps readers out
    return _form(request, sort, new_name(), NoteFields())


@router.get("/notes/{key}", response_model=NotePage)
def correct(request: Request, store: Record, who: Editor, key: str) -> Response:
    """Show the form of a note that is there, to be corrected or withdrawn."""
    del who
    page = _changeable(request, store, key)
    note = read_note(store, page.key)
    sort: Sort = "relations" if isinstance(note, NotedRelation) else "engagements"
    return _form(request, sort, page.page_id, fields_of(note), page=page)


@router.post("/notes/engagements", status_code=303, dependencies=[Sent])
def note_engagement(
    request: Request,
    store: Record,
    *,
    who: Editor,
    fields: Annotated[NoteFields, Depends(engagement_fields)],
    name: Name = "",
    more: More = False,
) -> Response:
    """Keep a note of an engagement; ``more`` gives the form with more rows for those who take part."""
    return _keep(request, store, who, "engagements", fields, name=name, more=more)


@router.post("/notes/relations", status_code=303, dependencies=[Sent])
def note_relation(
    request: Request,
    store: Record,
    *,
    who: Editor,
    fields: Annotated[NoteFields, Depends(relation_fields)],
    name: Name = "",
) -> Response:
    """Keep a note of a standing relation."""
    return _keep(request, store, who, "relations", fields, name=name)


@router.post("/notes/{key}/withdrawal", status_code=303, dependencies=[Sent])
def withdraw(request: Request, store: Record, who: Editor, key: str) -> Response:
    """Take a note out of the record."""
    page = _changeable(request, store, key)
    withdraw_note(store, page.key, Author(who.name, Door.BROWSER))
    return done(request, "/pages", told="withdrawn")


def _keep(
    request: Request, store: Store, who: Visitor, sort: Sort, fields: NoteFields, *, name: str, more: bool = False
) -> Response:
    name = name or new_name()
    old = find_note(store, key_of(name))
    if old is not None and not may_change(request, old):
        raise HTTPException(_FORBIDDEN, "problem.role")
    if more:
        return _form(request, sort, name, fields, page=old, more=_MORE_ROWS)
    words = words_of(request)
    try:
        note = note_of(sort, fields)
        key = keep_note(store, name, note, say_note(note, words), Author(who.name, Door.BROWSER))
    except NoteError as error:
        return _form(request, sort, name, fields, page=old, problem=problem_of(error, words))
    return done(request, addresses.page(key), told="noted")


def _form(
    request: Request,
    sort: Sort,
    name: str,
    fields: NoteFields,
    *,
    page: StoredPage | None = None,
    problem: NoteProblem | None = None,
    more: int = 0,
) -> Response:
    context = NotePage(
        sort=sort,
        name=name,
        page=None if page is None else addresses.page(page.key),
        withdraw=None if page is None else f"{addresses.note(page.key)}/withdrawal",
        fields=_shown(fields, more),
        problem=problem,
        choices=choices(words_of(request).language),
    )
    return answer(request, "note.html", context, status=_WELL if problem is None else _WRONG)


def _shown(fields: NoteFields, more: int) -> NoteFields:
    return replace(fields, takers=with_rows(fields.takers, more))


def _changeable(request: Request, store: Store, key: str) -> StoredPage:
    """Give the page of a note that the visitor may change.

    Raises:
        HTTPException: There is none, or it is another's.
    """
    page = find_note(store, key)
    if page is None:
        raise missing()
    if not may_change(request, page):
        raise HTTPException(_FORBIDDEN, "problem.role")
    return page
