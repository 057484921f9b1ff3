"""The pages that were read: a list, and each with its facts beside its text."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from dragoman.errors import StoreError
from dragoman.store import EngagementQuery, FactQuery, Store
from dragoman.views import browsing
from dragoman.views.engagements import entry_of
from dragoman.web.addresses import note, with_query
from dragoman.web.article import cards, cut_text, in_text_order
from dragoman.web.asking import Record, kept, missing
from dragoman.web.contexts.records import ArticlePage, PagesPage
from dragoman.web.lines import line, page_head
from dragoman.web.noting import may_change
from dragoman.web.paging import neighbours
from dragoman.web.reply import answer

router = APIRouter()
_AT_ONCE, _OUT_AT_ONCE = 60, 200
Number = Annotated[int, Query(ge=1, le=100_000)]


@router.get("/pages", response_model=PagesPage)
def pages(request: Request, store: Record, page: Number = 1, out: Number = 1) -> Response:
    """Show which pages were read, the newest first, and which were left out and why; ``out`` is the part of these."""
    return answer(request, "pages.html", kept(request, store, lambda: _pages(store, page, out)))


def _pages(store: Store, page: int, out: int) -> PagesPage:
    start, out_start = (page - 1) * _AT_ONCE, (out - 1) * _OUT_AT_ONCE
    total, found = browsing.pages(store, limit=_AT_ONCE, offset=start)
    out_total, rejections = browsing.left_out(store, limit=_OUT_AT_ONCE, offset=out_start)
    asked = [("out", str(out))] if out > 1 else []
    more_out = out_start + _OUT_AT_ONCE < out_total
    return PagesPage(
        pages=tuple(page_head(each) for each in found),
        total=total,
        **neighbours("/pages", page, start + _AT_ONCE < total, asked),
        rejections=tuple((each.reason.value, each.path, each.detail) for each in rejections),
        left_out=out_total,
        more_left_out=with_query("/pages", [("out", str(out + 1))]) + "#rejections" if more_out else None,
    )


@router.get("/pages/{key}", response_model=ArticlePage)
def page(request: Request, store: Record, key: str) -> Response:
    """Show a page's text: facts marked, furniture greyed with the reason, the facts beside it."""
    try:
        head = store.find_page(key)
    except StoreError:
        raise missing() from None
    facts = in_text_order(store.facts(FactQuery(page=head.key)))
    told = store.engagements(EngagementQuery(page=head.key), in_full=False)
    events = {report.key: line(entry_of(found)) for found in told for report in found.reports}
    edit = note(head.key) if may_change(request, head) else None
    context = ArticlePage(page_head(head), cut_text(store.page_json(head.key), facts), cards(facts, events), edit)
    return answer(request, "article.html", context)
