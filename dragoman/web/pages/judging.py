"""What people judge: from an engagement's page, from the queue, and the log of it all with undo."""

from typing import Annotated, Literal

from fastapi import APIRouter, Form, Query, Request, Response

from dragoman import judging, views
from dragoman.errors import SettingsError, StoreError
from dragoman.store import Store
from dragoman.web import addresses
from dragoman.web.asking import Record, kept, missing
from dragoman.web.contexts.records import CorrectionFields
from dragoman.web.contexts.review import JudgementsPage, ReviewPage
from dragoman.web.log import judgement_line
from dragoman.web.pages.engagements import PLACES_APART, engagement_page
from dragoman.web.phrases import say_problem
from dragoman.web.queue import waiting
from dragoman.web.reply import answer, done, words_of
from dragoman.web.sessions import Editor, Sent

router = APIRouter()
_AT_ONCE = 50
_WRONG = 422
Short = Annotated[str, Form(max_length=500)]
Act = Annotated[Literal["accept", "reject", "correct", "split"], Form()]
Verdict = Annotated[Literal["same", "different", "unsure"], Form()]


@router.get("/review", response_model=ReviewPage)
def review(
    request: Request,
    store: Record,
    sort: Annotated[Literal["conflicts", "merges", "doubtful"] | None, Query()] = None,
    at: Annotated[int, Query(ge=0, le=10_000)] = 0,
) -> Response:
    """Show one thing that waits to be judged: a difference between sources, two that may be one, a doubtful reading."""
    return answer(request, "review.html", kept(request, store, lambda: _review(store, sort, at)))


def _review(store: Store, sort: str | None, at: int) -> ReviewPage:
    lengths, shown, place, item = waiting(store, sort, at)
    return ReviewPage(
        sort=shown,
        waiting=lengths,
        done=len(judging.judgements(store, in_force=True)),
        at=place,
        decision=item,
        later=_place(shown, place + 1) if place + 1 < lengths[shown] else None,
        here=_place(shown, place),
    )


@router.post("/engagements/{identity}/judgements", status_code=303, dependencies=[Sent])
def judge_engagement(
    request: Request,
    store: Record,
    *,
    who: Editor,
    identity: str,
    act: Act,
    report: Short = "",
    field: Short = "",
    of: Short = "",
    value: Short = "",
    comment: Short = "",
    onward: Short = "",
) -> Response:
    """Accept, reject or correct an engagement, or take one page's report out of it; ``of`` says whose post is wrong."""
    try:
        found = store.find_engagement(identity)
    except StoreError:
        raise missing() from None
    why = comment.strip() or None
    numbers: tuple[int, ...] = ()
    match act:
        case "accept":
            numbers = judging.accept(store, found.id, who.name, comment=why)
        case "reject":
            numbers = judging.reject(store, found.id, who.name, comment=why)
        case "correct":
            numbers = judging.correct(
                store, found.id, field, judging.read_value(field, value, of), who=who.name, comment=why
            )
        case "split":
            numbers = judging.split(store, found.id, report, who.name, comment=why)
    return done(request, onward or _home_of(store, found.reports[0].key), numbers)


@router.post("/judgements", status_code=303, dependencies=[Sent])
def judge_pair(
    request: Request, store: Record, *, who: Editor, left: Short, right: Short, verdict: Verdict, onward: Short = ""
) -> Response:
    """Say whether two reports are of one engagement."""
    judge = {"same": judging.judge_same, "different": judging.judge_different, "unsure": judging.judge_unsure}[verdict]
    try:
        report = store.find_engagement(left).reports[0].key  # stays, where the engagement gets another id
        number = judge(store, left, right, who.name)
    except StoreError:
        raise missing() from None
    return done(request, onward or _home_of(store, report), (number,))


@router.post("/conflicts/judgements", status_code=303, dependencies=[Sent])
def settle(
    request: Request,
    store: Record,
    *,
    who: Editor,
    conflict: Annotated[str, Form(max_length=1000)],
    act: Annotated[Literal["accept", "correct", "both"], Form()],
    value: Short = "",
    onward: Short = "",
) -> Response:
    """Say which of the values that pages give of a person or of a relation is right, or that both are."""
    right = value if act == "correct" else None
    number = judging.settle(store, conflict, who.name, value=right, both=act == "both")
    return done(request, onward or "/review", (number,))


@router.post("/judgements/undo", status_code=303, dependencies=[Sent])
def undo(
    request: Request,
    store: Record,
    *,
    who: Editor,
    number: Annotated[list[int], Form(max_length=50)],
    onward: Short = "",
) -> Response:
    """Take judgements back; the log keeps both."""
    for each in number:
        judging.undo(store, each, who.name)
    return done(request, onward or "/judgements")


@router.get("/judgements", response_model=JudgementsPage)
def log(request: Request, store: Record, page: Annotated[int, Query(ge=1, le=100_000)] = 1) -> Response:
    """Show what was judged by whom, the newest first."""
    found = judging.judgements(store)[::-1]
    start = (page - 1) * _AT_ONCE
    words = words_of(request)
    context = JudgementsPage(
        judgements=tuple(
            judgement_line(store, item, words) for item in judging.checked(store, found[start : start + _AT_ONCE])
        ),
        total=len(found),
        earlier=addresses.with_query("/judgements", [("page", str(page - 1))]) if page > 1 else None,
        later=addresses.with_query("/judgements", [("page", str(page + 1))]) if start + _AT_ONCE < len(found) else None,
    )
    return answer(request, "judgements.html", context)


@router.post("/engagements/{identity}/corrections", status_code=303, dependencies=[Sent])
def correct_engagement(
    request: Request,
    store: Record,
    *,
    who: Editor,
    identity: str,
    when: Short = "",
    kind: Short = "",
    status: Short = "",
    places: Short = "",
    comment: Short = "",
) -> Response:
    """Correct those fields of an engagement that are to be other than they are shown."""
    try:
        found = views.engagement(store, identity)
    except StoreError:
        raise missing() from None
    typed = CorrectionFields(when, kind, status, places, comment)
    values = {"when": when.strip() or None, "kind": kind, "status": status}
    if places.strip() != PLACES_APART.join(found.entry.place_labels):
        values["places"] = judging.read_value("places", places)
    try:
        numbers = judging.correct_all(store, found.entry.id, values, who.name, comment=comment.strip() or None)
    except SettingsError as error:
        page = engagement_page(store, found, typed, say_problem(error, words_of(request)))
        return answer(request, "engagement.html", page, status=_WRONG)
    return done(request, _home_of(store, found.reports[0].fact), numbers)


def _home_of(store: Store, key: str) -> str:
    """Give the engagement in which a report now is; one that was rejected is in none."""
    try:
        return addresses.engagement(store.find_engagement(key).id)
    except StoreError:
        return "/judgements"


def _place(sort: str, at: int) -> str:
    return addresses.with_query("/review", [("sort", sort), ("at", str(at))])
