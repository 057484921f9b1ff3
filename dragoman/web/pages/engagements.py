"""One engagement in full: what every page says of it, side by side."""

from collections.abc import Iterator
from datetime import date

from fastapi import APIRouter, Request, Response

from dragoman import views
from dragoman.errors import StoreError
from dragoman.export.calendar import days_of
from dragoman.model.actor import ActorType
from dragoman.store import Store
from dragoman.views.engagements import EngagementView, Entry, Taker
from dragoman.vocabulary.actors import load_actors
from dragoman.web import addresses
from dragoman.web.asking import Record, missing
from dragoman.web.contexts.parts import EventLine, Ref
from dragoman.web.contexts.records import CorrectionFields, EngagementPage, FieldLine, StepLine
from dragoman.web.lines import conflict_line, line, report_part, value_lines
from dragoman.web.reply import answer

router = APIRouter()
PLACES_APART = "; "
_TWO = 2
_APART, _MOST_NEAR = 7, 21  # days; engagements
_SHOWN_WHOLE = ("participants",)  # who takes part stands above, each with role and post


@router.get("/engagements/{identity}", response_model=EngagementPage)
def engagement(request: Request, store: Record, identity: str) -> Response:
    """Show one engagement: its fields, what each page says of it, where they differ and why it was read so."""
    try:
        found = views.engagement(store, identity)
    except StoreError:
        raise missing() from None
    return answer(request, "engagement.html", engagement_page(store, found))


def engagement_page(
    store: Store, found: EngagementView, typed: CorrectionFields | None = None, problem: str | None = None
) -> EngagementPage:
    """Give the page of an engagement.

    Args:
        store: The record.
        found: The engagement.
        typed: What was typed to correct it, where that was refused.
        problem: Why it was.
    """
    entry = found.entry
    terms = (entry.plover["event_type"], entry.plover["event_mode"], *entry.plover["contexts"])
    names = {
        report.page.page_id: Ref(report.page.source or report.page.page_id, addresses.page(report.page.key))
        for report in found.reports
    }
    return EngagementPage(
        line=line(entry),
        between=_between(entry),
        fields_now=typed
        or CorrectionFields(entry.when or "", entry.kind, entry.status, PLACES_APART.join(entry.place_labels)),
        problem=problem,
        near=_near(store, entry),
        plover=tuple(filter(None, terms)),
        reports=tuple(map(report_part, found.reports)),
        fields=tuple(_fields(entry, names)),
        history=tuple(
            StepLine(step.published, step.status, step.when, names.get(step.page) or Ref(step.page))
            for step in entry.history
        ),
        reasons=tuple(dict.fromkeys(why.detail for merge in found.merges for why in merge.reasons)),
    )


def _near(store: Store, entry: Entry) -> tuple[EventLine, ...]:
    """Give other engagements of the same parties, at most some days before or after."""
    days = days_of(entry.when)
    parties = sorted({taker.party for taker in entry.takers if taker.party})
    if days is None or not parties:
        return ()
    since, until = (max(day.toordinal() + by, 1) for day, by in zip(days, (-_APART, _APART), strict=True))
    span = {"since": date.fromordinal(since), "until": date.fromordinal(min(until, date.max.toordinal()))}
    found = views.timeline(
        store,
        between=parties[:_TWO],
        **{name: day.isoformat() for name, day in span.items()},
        limit=_MOST_NEAR,
    )
    return tuple(line(other) for other in found if other.id != entry.id)


def _between(entry: Entry) -> Ref | None:
    """Give the dossier of the two that take part; None where it is not two."""
    states = load_actors().states  # for a state of which only a body takes part
    codes = [taker.party for taker in entry.takers if taker.party]
    labels = {code: states[code].label if code in states else code for code in codes}
    labels |= {taker.party: taker.label for taker in entry.takers if taker.party and taker.label and _is_whole(taker)}
    if len(labels) != _TWO:
        return None
    return Ref(" – ".join(labels.values()), addresses.pair(*labels))


def _is_whole(taker: Taker) -> bool:
    return taker.type != ActorType.BODY.value


def _fields(entry: Entry, names: dict[str, Ref]) -> Iterator[FieldLine]:
    """Give the fields of which pages say different things: what cannot all be right first, then what goes together."""
    conflicting = {(conflict.field, conflict.subject): conflict for conflict in entry.conflicts}
    yield from (conflict_line(conflict, names) for conflict in conflicting.values())
    for field, values in entry.values.items():
        if len(values) > 1 and field not in _SHOWN_WHOLE and (field, "") not in conflicting:
            shown = next((value.reason for value in values if value.is_shown), "")
            yield FieldLine(field, None, value_lines(values, names), shown or None, is_conflict=False)
