"""The record's views brought to what pages show."""

from collections.abc import Iterable, Mapping
from typing import Any

from dragoman.resolution.conflicts import FieldConflict
from dragoman.resolution.values import FieldValue
from dragoman.store import StoredPage
from dragoman.views.engagements import Entry, Report, Taker
from dragoman.vocabulary.kinds import load_kinds
from dragoman.web import addresses
from dragoman.web.contexts.parts import EventLine, Marked, PageHead, Ref, TakerLine
from dragoman.web.contexts.records import FieldLine, ReportPart, ValueLine


def lines(entries: Iterable[Entry]) -> tuple[EventLine, ...]:
    """Give engagements as lines of a timeline."""
    return tuple(line(entry) for entry in entries)


def line(entry: Entry) -> EventLine:
    """Give an engagement as a line of a timeline."""
    quotes = [quote for source in entry.sources for quote in source.quotes]
    return EventLine(
        id=entry.id,
        href=addresses.engagement(entry.id),
        kind=entry.kind,
        family=family_of(entry.kind),
        status=entry.status,
        when=entry.when,
        when_text=entry.when_text,
        takers=tuple(dict.fromkeys(taker_line(taker) for taker in entry.takers)),
        places=entry.place_labels,
        frameworks=tuple(Ref(label, addresses.framework(label)) for label in entry.framework_labels),
        themes=entry.themes,
        quote=quotes[0] if quotes else None,
        sources=tuple(dict.fromkeys(source.source or source.page_id for source in entry.sources)),
        pages=len(entry.pages),
        has_conflict=bool(entry.conflicts),
        judged=entry.judged,
    )


def taker_line(taker: Taker) -> TakerLine:
    """Give somebody who takes part."""
    return TakerLine(
        party=party_ref(taker.party, taker.label, sort=taker.type),
        code=taker.party,
        role=taker.role,
        person=None if taker.person is None else Ref(taker.person, addresses.person(taker.person)),
        post=taker.post,
        count=taker.count,
    )


def party_ref(code: str | None, label: str | None, *, sort: str | None = None) -> Ref | None:
    """Give a party by its name, leading to its dossier.

    Args:
        code: ISO 3166-1 alpha-3 of a state, else an acronym or a name.
        label: The name.
        sort: ``state``, ``organization`` or ``body``: an organisation's code is its acronym, and of a body one has to
            know whose it is.
    """
    if code is None and label is None:
        return None
    whose = f" ({code})" if sort == "body" and code and label and code != label else ""
    short = code if sort == "organization" else None
    return Ref(f"{label or code}{whose}", None if code is None else addresses.party(code), short=short)


def page_head(page: StoredPage) -> PageHead:
    """Give a page as a list of pages shows it."""
    return PageHead(
        key=page.key,
        id=page.page_id,
        path=page.path,
        source=page.source,
        author=page.author,
        title=page.title,
        published=page.published,
        language=page.language,
        href=addresses.page(page.key),
        url=page.url,
        is_note=page.is_note,
    )


def family_of(kind: str) -> str:
    """Give the family of a kind of engagement; what is not known counts among encounters."""
    known = load_kinds().get(kind)
    return "encounter" if known is None else known.family.value


def is_dated(line: EventLine) -> bool:
    """Say whether the year is known."""
    return line.when is not None and line.when[:4].isdigit()


def report_part(report: Report) -> ReportPart:
    """Give what one page says of an engagement."""
    head = page_head(report.page)
    passages = tuple(tuple(Marked(*piece) for piece in passage.pieces) for passage in report.passages)
    return ReportPart(report.fact, head, head.href, passages, tuple(why.detail for why in report.explanations))


def conflict_line(conflict: FieldConflict, names: Mapping[str, Ref]) -> FieldLine:
    """Give a field of which pages say things that cannot all be right."""
    values = value_lines(conflict.values, names)
    return FieldLine(conflict.field, conflict.subject or None, values, conflict.reason, is_conflict=True)


def value_lines(values: Iterable[FieldValue], names: Mapping[str, Ref]) -> tuple[ValueLine, ...]:
    """Give the values of a field, each with the pages that say so."""
    return tuple(
        ValueLine(plain(value.value), tuple(names.get(page) or Ref(page) for page in value.pages), value.is_shown)
        for value in values
    )


def plain(value: Any) -> str:
    """Give a value of the page record in words: a place by its label, several with commas between."""
    if isinstance(value, list | tuple):
        return ", ".join(map(plain, value))
    if isinstance(value, dict):
        return str(value.get("label") or ", ".join(plain(part) for part in value.values() if part))
    return "" if value is None else str(value)
