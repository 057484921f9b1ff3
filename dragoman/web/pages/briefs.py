"""A brief of any selection of the timeline: to print, as Markdown, as a Word document."""

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from dragoman import views
from dragoman.export.brief import Brief
from dragoman.export.brief_docx import write_docx
from dragoman.export.brief_markdown import write_markdown
from dragoman.store import Store
from dragoman.views.browsing import count_by_span
from dragoman.views.filters import find_party
from dragoman.web.asking import Record
from dragoman.web.briefing import make_brief
from dragoman.web.contexts.overviews import BriefPage
from dragoman.web.pages.dossiers import label_of
from dragoman.web.reply import answer, words_of
from dragoman.web.selection import Selection
from dragoman.web.wording import Words

router = APIRouter()
MOST = 500
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
Asked = Annotated[Selection, Query()]


@router.get("/brief", response_model=BriefPage)
def brief(request: Request, store: Record, asked: Asked) -> Response:
    """Show a brief: dated lines with numbered sources."""
    made, total = _make(store, asked, words_of(request))
    page = BriefPage(
        brief=made,
        left_out=total - len(made.lines),
        markdown=asked.href("/brief.md"),
        docx=asked.href("/brief.docx"),
        timeline=asked.href(),
    )
    return answer(request, "brief.html", page)


@router.get("/brief.md")
def brief_markdown(request: Request, store: Record, asked: Asked) -> Response:
    """Give the brief as Markdown."""
    made, _ = _make(store, asked, words_of(request))
    return _file(write_markdown(made).encode("utf-8", "replace"), "text/markdown; charset=utf-8", "brief.md")


@router.get("/brief.docx")
def brief_docx(request: Request, store: Record, asked: Asked) -> Response:
    """Give the brief as a Word document."""
    made, _ = _make(store, asked, words_of(request))
    return _file(write_docx(made), _WORD, "brief.docx")


def _file(content: bytes, media_type: str, name: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content, media_type=media_type, headers=headers)


def _make(store: Store, asked: Selection, words: Words) -> tuple[Brief, int]:
    total = sum(number for *_, number in count_by_span(store, **asked.filters()))
    found = views.timeline(store, **asked.filters(), limit=MOST)
    names = [words.party(label_of(store, find_party(store, name))) for name in asked.between]
    return make_brief(found, asked, names, words, datetime.now(UTC).date().isoformat()), total
