"""One engagement in full: what every page says of it, side by side."""

from fastapi import APIRouter, Request, Response

from dragoman import views
from dragoman.errors import StoreError
from dragoman.store import FactQuery, StoredPage
from dragoman.views.engagements import EngagementView
from dragoman.web.asking import Record, missing
from dragoman.web.contexts.records import EngagementPage, Marked, ReportPart
from dragoman.web.lines import line, page_head
from dragoman.web.reply import answer

router = APIRouter()


@router.get("/engagements/{identity}", response_model=EngagementPage)
def engagement(request: Request, store: Record, identity: str) -> Response:
    """Show one engagement: its fields, what each page says of it, where they differ and why it was read so."""
    try:
        found = views.engagement(store, identity)
    except StoreError:
        raise missing() from None
    (fact,) = store.facts(FactQuery("engagements", key=found.entry.key))
    return answer(request, "engagement.html", _page(found, fact.page))


def _page(found: EngagementView, page: StoredPage) -> EngagementPage:
    head, shown = page_head(page), line(found.entry)
    terms = (found.plover["event_type"], found.plover["event_mode"], *found.plover["contexts"])
    report = ReportPart(
        page=head,
        href=head.href,
        passages=tuple(
            tuple(Marked(words, is_evidence) for words, is_evidence in passage.pieces) for passage in found.passages
        ),
        line=shown,
        reasons=tuple(why.detail for why in found.explanations),
    )
    return EngagementPage(shown, tuple(filter(None, terms)), (report,), (), (), ())
