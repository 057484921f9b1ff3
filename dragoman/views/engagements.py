"""Who did what with whom, when: as a timeline across pages, and one in full."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import groupby
from typing import Any

from dragoman.model.codec import Json, encode_fact
from dragoman.model.explanation import Explanation
from dragoman.model.record import PageRecord
from dragoman.resolution import PageFacts, merge_reports, read_report
from dragoman.resolution.conflicts import FieldConflict
from dragoman.resolution.values import FieldValue
from dragoman.store import EngagementQuery, Store, StoredEngagement, StoredFact, StoredPage
from dragoman.views.filters import find_framework, find_party, first_day, last_day
from dragoman.views.source import Source


@dataclass(frozen=True, slots=True)
class Taker:
    """Somebody who takes part.

    Attributes:
        party: ISO 3166-1 alpha-3 of a state, else an acronym or a name; None where no page says.
        label: The body or state, in English, or None.
        type: What it is, such as ``state`` or ``body``, or None.
        role: Its role.
        person, post, count: As in the page record.
    """

    party: str | None
    label: str | None
    type: str | None
    role: str
    person: str | None
    post: str | None
    count: int | None


@dataclass(frozen=True, slots=True)
class Step:
    """What was said when: a plan, then the day itself.

    Attributes:
        published, page: When the page came out, and its id.
        status, when: What it says.
    """

    published: str | None
    status: str
    when: str | None
    page: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One engagement of the record: the page record's engagement, and what several pages make of it.

    Attributes:
        id: Its id in the record.
        kind, plover, status, when, when_text, places, participants, frameworks, themes, confidence: As in the page
            record.
        evidence: Places in pages: ``page``, ``start``, ``end``.
        pages: Ids of the pages that report it.
        values: The values of each field.
        conflicts: Where pages differ, what matters most first.
        history: What was said when.
        judged: Who accepted or corrected it, or None.
        sources: Where it was read, by the dates of the pages.
    """

    id: str
    kind: str
    plover: Json
    status: str
    when: str | None
    when_text: str | None
    places: tuple[Json, ...]
    participants: tuple[Json, ...]
    frameworks: tuple[Json, ...]
    themes: tuple[str, ...]
    confidence: float | None
    evidence: tuple[Json, ...]
    pages: tuple[str, ...]
    values: dict[str, tuple[FieldValue, ...]]
    conflicts: tuple[FieldConflict, ...]
    history: tuple[Step, ...]
    judged: str | None
    sources: tuple[Source, ...]

    @property
    def takers(self) -> tuple[Taker, ...]:
        """Who takes part, as it is printed."""
        return tuple(_taker(participant) for participant in self.participants)

    @property
    def place_labels(self) -> tuple[str, ...]:
        """Where, in words."""
        return tuple(place["label"] for place in self.places)

    @property
    def framework_labels(self) -> tuple[str, ...]:
        """Under what, in words."""
        return tuple(framework["label"] for framework in self.frameworks)


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph that holds words of evidence.

    Attributes:
        pieces: The paragraph cut up, each piece with whether it is evidence; neighbours are never both.
    """

    pieces: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Report:
    """What one page says of an engagement.

    Attributes:
        fact: Key of the page's fact.
        page: The page.
        data: The engagement as that page has it.
        quotes: The words of its evidence.
        passages: The words in context.
        explanations: Why it was read so.
    """

    fact: str
    page: StoredPage
    data: Json
    quotes: tuple[str, ...]
    passages: tuple[Passage, ...]
    explanations: tuple[Explanation, ...]


@dataclass(frozen=True, slots=True)
class Merge:
    """Why two reports are held to be of one engagement.

    Attributes:
        left, right: Ids of their pages.
        score: Natural log-odds.
        reasons: What was seen.
    """

    left: str
    right: str
    score: float
    reasons: tuple[Explanation, ...]


@dataclass(frozen=True, slots=True)
class EngagementView:
    """One engagement in full.

    Attributes:
        entry: As on the timeline.
        reports: What each page says, by the dates of the pages.
        merges: Why these are one, the strongest pairs first.
    """

    entry: Entry
    reports: tuple[Report, ...]
    merges: tuple[Merge, ...]


def engagement_query(
    store: Store,
    *,
    between: tuple[str, ...] = (),
    since: str | None = None,
    until: str | None = None,
    kind: str | None = None,
    person: str | None = None,
    framework: str | None = None,
    theme: str | None = None,
    status: str | None = None,
    newest: bool = False,
    limit: int | None = None,
    offset: int = 0,
) -> EngagementQuery:
    """Give what a user asks for as the store understands it; see :func:`timeline`."""
    return EngagementQuery(
        kind=kind,
        status=status,
        parties=tuple(find_party(store, name) for name in between),
        person=person,
        framework=None if framework is None else find_framework(store, framework),
        theme=theme,
        since=first_day(since),
        until=last_day(until),
        newest=newest,
        limit=limit,
        offset=offset,
    )


def timeline(store: Store, **filters: Any) -> tuple[Entry, ...]:
    """Give engagements by date; those of unknown date come last.

    Args:
        store: The record.
        filters: ``between`` (parties that all have to take part, by code or name), ``since`` and ``until`` (EDTF dates;
            an engagement that may lie between them is given, one without a date is not), ``kind``, ``status``,
            ``person`` (an id), ``framework`` (id or name), ``theme``, ``newest`` (whether these come first), ``limit``
            and ``offset``.

    Raises:
        SettingsError: A party or a framework is not in the record, or a date is none.
        StoreError: The record cannot be read.
    """
    return tuple(entry_of(found) for found in store.engagements(engagement_query(store, **filters), in_full=False))


def count_by_month(store: Store, **filters: Any) -> tuple[tuple[str | None, str, str, int], ...]:
    """Count engagements by month (``2018-05``, None for the undated), kind and status; see :func:`timeline`."""
    query = engagement_query(store, **filters)
    return tuple((row[0], row[1], row[2], row[3]) for row in store.count_engagements(query, "month", "kind", "status"))


def engagement(store: Store, name: str) -> EngagementView:
    """Give one engagement with what each page says, in context.

    Args:
        store: The record.
        name: The beginning of its id, or of the key of a page's report of it.

    Raises:
        StoreError: No engagement has it, or several have.
    """
    found = store.find_engagement(name)
    pages = {fact.key: fact.page.page_id for fact in found.reports}
    merges = tuple(
        Merge(
            pages[link["left"]], pages[link["right"]], link["score"],
            tuple(Explanation(**reason) for reason in link["reasons"]),
        )
        for link in store.links(pages)
    )  # fmt: skip
    return EngagementView(entry_of(found), tuple(_report(store, fact) for fact in found.reports), merges)


def entry_of(found: StoredEngagement) -> Entry:
    """Give a stored engagement as an entry."""
    return _entry(found.id, found.data, found.judged, found.reports)


def entries_of(record: PageRecord) -> tuple[Entry, ...]:
    """Give the engagements of a page that is not (yet) in a record, in the page's order."""
    article = record.article
    page = StoredPage(
        key=article.digest,
        page_id=article.page_id,
        path=article.path,
        url=article.url,
        source=article.source,
        author=article.author,
        title=article.title,
        published=article.published,
        language=record.language,
    )
    facts = PageFacts(article.digest, article.page_id, record.language, article.published, article.source)
    entries = []
    for ordinal, fact in enumerate(record.facts.engagements):
        quotes = tuple(citation.quote for citation in fact.evidence)
        stored = StoredFact(fact.id, "engagements", ordinal, encode_fact(fact), quotes, page)
        merged = merge_reports([read_report(fact.id, facts, stored.data, quotes)])
        entries.append(_entry(fact.id, {**merged.data, **_told(merged)}, None, (stored,)))
    return tuple(entries)


def _told(merged: Any) -> Json:
    values = {field: [asdict(value) for value in found] for field, found in merged.values.items()}
    return {"values": values, "conflicts": [], "history": list(merged.history)}


def _entry(name: str, data: Json, judged: str | None, reports: tuple[StoredFact, ...]) -> Entry:
    return Entry(
        id=name,
        kind=data["kind"],
        plover=data["plover"],
        status=data["status"],
        when=data["when"],
        when_text=data["when_text"],
        places=tuple(data["places"]),
        participants=tuple(data["participants"]),
        frameworks=tuple(data["frameworks"]),
        themes=tuple(data["themes"]),
        confidence=data["confidence"],
        evidence=tuple(data["evidence"]),
        pages=tuple(data["pages"]),
        values={field: tuple(map(field_value, values)) for field, values in data["values"].items()},
        conflicts=tuple(map(field_conflict, data["conflicts"])),
        history=tuple(Step(**step) for step in data["history"]),
        judged=judged,
        sources=tuple(Source.of(fact) for fact in reports),
    )


def field_value(data: Json) -> FieldValue:
    """Give a value as it was kept."""
    return FieldValue(**{**data, "pages": tuple(data["pages"])})


def field_conflict(data: Json) -> FieldConflict:
    """Give a conflict as it was kept."""
    return FieldConflict(**{**data, "values": tuple(map(field_value, data["values"]))})


def _taker(data: Json) -> Taker:
    actor: Json = data["actor"] or {}
    person = data["person"] and data["person"]["label"]
    return Taker(
        data["party"], actor.get("label"), actor.get("type"), data["role"], person, data["post"], data["count"]
    )


def _report(store: Store, fact: StoredFact) -> Report:
    page = store.page_json(fact.page.key)
    passages = tuple(_passages(page, [(place["start"], place["end"]) for place in fact.data["evidence"]]))
    explanations = tuple(Explanation(**explanation) for explanation in fact.data["explanations"])
    return Report(fact.key, fact.page, fact.data, fact.quotes, passages, explanations)


def _passages(page: Json, evidence: list[tuple[int, int]]) -> Iterator[Passage]:
    """Give each paragraph that holds evidence once, with all evidence that it holds."""
    paragraphs: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for start, end in sorted(evidence):
        paragraphs.setdefault(_paragraph(page, start, end), []).append((start, end))
    for (first, last), spans in sorted(paragraphs.items()):
        yield Passage(tuple(_pieces(page["text"], first, last, spans)))


def _paragraph(page: Json, start: int, end: int) -> tuple[int, int]:
    """The paragraph is the blocks that the words touch."""
    touched = [block for block in page["blocks"] if block["start"] < end and start < block["end"]]
    first = min((block["start"] for block in touched), default=start)
    last = max((block["end"] for block in touched), default=end)
    return min(first, start), max(last, end)


def _pieces(text: str, first: int, last: int, evidence: list[tuple[int, int]]) -> Iterator[tuple[str, bool]]:
    marked = [any(start <= place < end for start, end in evidence) for place in range(first, last)]
    for is_evidence, places in groupby(range(first, last), key=lambda place: marked[place - first]):
        yield "".join(text[place] for place in places), is_evidence
