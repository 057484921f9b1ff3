"""Handing in pages: files and pasted text; and how far they are."""

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, File, Form, Request, Response, UploadFile
from starlette.exceptions import HTTPException

from dragoman.ingest import Hints
from dragoman.ingest.hints import published_date
from dragoman.model.page import MediaType, Page
from dragoman.model.rejection import Rejection
from dragoman.web import addresses
from dragoman.web.asking import missing
from dragoman.web.contexts.intake import AddPage, JobPage
from dragoman.web.contexts.parts import Ref
from dragoman.web.intake import Intake, Job, safe_name, uploaded
from dragoman.web.reply import answer, done
from dragoman.web.sessions import Editor, Sent

router = APIRouter()
MOST = 64 << 20
_MIB = 1 << 20
_MOST_LETTERS = 2_000_000
_NOTHING = 422
Short = Annotated[str, Form(max_length=500)]


@router.get("/add", response_model=AddPage)
def form(request: Request, who: Editor) -> Response:
    """Show the forms by which pages are handed in."""
    del who  # that it is asked for keeps readers out
    return answer(request, "add.html", AddPage(MOST // _MIB))


@router.post("/add/files", status_code=303, dependencies=[Sent], max_body_size=MOST)
def add_files(
    request: Request,
    files: Annotated[list[UploadFile], File()],
    *,
    who: Editor,
    source: Short = "",
    published: Short = "",
    language: Short = "",
) -> Response:
    """Hand in files: text, HTML, JSON Lines, each also .gz."""
    contents = [(each.filename or "", each.file.read()) for each in files if each.filename]
    if not contents:
        raise HTTPException(_NOTHING)
    hints = Hints(_date(published), source.strip() or None, language.strip() or None)
    what = ", ".join(safe_name(name) for name, _ in contents)
    return _lead(request, _intake(request).hand_in(who.name, what, uploaded(contents, hints)))


@router.post("/add/text", status_code=303, dependencies=[Sent], max_body_size=8 << 20)
def add_text(
    request: Request,
    text: Annotated[str, Form(min_length=1, max_length=_MOST_LETTERS)],
    *,
    who: Editor,
    title: Short = "",
    source: Short = "",
    url: Short = "",
    published: Short = "",
) -> Response:
    """Hand in a text."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    name = f"text-{datetime.now(UTC):%Y-%m-%d}-{digest[:8]}"
    page = Page(
        name,
        f"pasted/{name}",
        text.replace("\x00", " "),
        MediaType.TEXT,
        digest,
        url=url.strip() if addresses.is_web(url.strip()) else None,
        source=source.strip() or None,
        title=title.strip() or None,
        published=_date(published),
    )
    return _lead(request, _intake(request).hand_in(who.name, page.path, lambda: _one(page)))


@router.get("/add/{job}", response_model=JobPage)
def progress(request: Request, job: str) -> Response:
    """Show how far what was handed in is, and what was left out and why."""
    found = _intake(request).find(job)
    if found is None:
        raise missing()
    page = JobPage(
        id=found.id,
        state=found.state,
        read=tuple(Ref(title, addresses.page(key)) for key, title in found.read),
        known=tuple(Ref(key[:12], addresses.page(key)) for key in found.known),
        rejections=tuple((each.reason.value, each.path, each.detail) for each in found.rejections),
        problem=found.problem,
    )
    return answer(request, "job.html", page)


def _one(page: Page) -> Iterator[Page | Rejection]:
    yield page


def _date(written: str) -> str | None:
    if not written.strip():
        return None
    found = published_date(written.strip())
    if found is None:
        raise HTTPException(_NOTHING)
    return found


def _intake(request: Request) -> Intake:
    intake: Intake = request.app.state.intake
    return intake


def _lead(request: Request, job: Job) -> Response:
    return done(request, f"/add/{job.id}")
