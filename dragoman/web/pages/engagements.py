"""One engagement in full: what every page says of it, side by side."""

from collections.abc import Iterator
from typing import Any

from fastapi import APIRouter, Request, Response

from dragoman import views
from dragoman.errors import StoreError
from dragoman.views.engagements import EngagementView, Entry, FieldConflict, FieldValue, Report
from dragoman.web import addresses
from dragoman.web.asking import Record, missing
from dragoman.web.contexts.parts import Marked, Ref
from dragoman.web.contexts.records import EngagementPage, FieldLine, ReportPart, StepLine, ValueLine
from dragoman.web.lines import line, page_head
from dragoman.web.reply import answer

router = APIRouter()
_SHOWN_WHOLE = ("participants",)  # who takes part stands above, each with role and post


@router.get("/engagements/{identity}", response_model=EngagementPage)
def engagement(request: Request, store: Record, identity: str) -> Response:
    """Show one engagement: its fields, what each page says of it, where they differ and why it was read so."""
    try:
        found = views.engagement(store, identity)
    except StoreError:
        raise missing() from None
    return answer(request, "engagement.html", _page(found))


def _page(found: EngagementView) -> EngagementPage:
    entry = found.entry
    terms = (entry.plover["event_type"], entry.plover["event_mode"], *entry.plover["contexts"])
    names = {report.page.page_id: _page_ref(report) for report in found.reports}
    return EngagementPage(
        line=line(entry),
        plover=tuple(filter(None, terms)),
        reports=tuple(map(_report, found.reports)),
        fields=tuple(_fields(entry, names)),
        history=tuple(
            StepLine(step.published, step.status, step.when, _named(step.page, names)) for step in entry.history
        ),
        reasons=tuple(dict.fromkeys(why.detail for merge in found.merges for why in merge.reasons)),
    )


def _report(report: Report) -> ReportPart:
    head = page_head(report.page)
    passages = tuple(tuple(Marked(*piece) for piece in passage.pieces) for passage in report.passages)
    return ReportPart(head, head.href, passages, tuple(why.detail for why in report.explanations))


def _fields(entry: Entry, names: dict[str, Ref]) -> Iterator[FieldLine]:
    """Give the fields of which pages say different things: what cannot all be right first, then what goes together."""
    conflicting = {(conflict.field, conflict.subject): conflict for conflict in entry.conflicts}
    yield from (_conflict(conflict, names) for conflict in conflicting.values())
    for field, values in entry.values.items():
        if len(values) > 1 and field not in _SHOWN_WHOLE and (field, "") not in conflicting:
            shown = next((value.reason for value in values if value.is_shown), "")
            yield FieldLine(field, None, _values(values, names), shown or None, is_conflict=False)


def _conflict(conflict: FieldConflict, names: dict[str, Ref]) -> FieldLine:
    return FieldLine(
        conflict.field, conflict.subject or None, _values(conflict.values, names), conflict.reason, is_conflict=True
    )


def _values(values: tuple[FieldValue, ...], names: dict[str, Ref]) -> tuple[ValueLine, ...]:
    return tuple(
        ValueLine(plain(value.value), tuple(_named(page, names) for page in value.pages), value.is_shown)
        for value in values
    )


def plain(value: Any) -> str:
    """Give a value of the page record in words: a place by its label, several with commas between."""
    if isinstance(value, list | tuple):
        return ", ".join(map(plain, value))
    if isinstance(value, dict):
        return str(value.get("label") or ", ".join(plain(part) for part in value.values() if part))
    return "" if value is None else str(value)


def _page_ref(report: Report) -> Ref:
    return Ref(report.page.source or report.page.page_id, addresses.page(report.page.key))


def _named(page: str, names: dict[str, Ref]) -> Ref:
    return names.get(page) or Ref(page)
