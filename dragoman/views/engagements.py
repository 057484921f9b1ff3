"""Who did what with whom, when: as a timeline, and one in full."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from dragoman.errors import StoreError
from dragoman.model.codec import Json, encode_fact
from dragoman.model.explanation import Explanation
from dragoman.model.record import PageRecord
from dragoman.store import FactQuery, Store, StoredFact, StoredPage
from dragoman.views.filters import find_party, first_day, last_day
from dragoman.views.source import Source


@dataclass(frozen=True, slots=True)
class Taker:
    """Somebody who takes part.

    Attributes:
        party: ISO 3166-1 alpha-3 of a state, else an acronym or a name; None where the page does not say.
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
class Entry:
    """One engagement on a timeline.

    Attributes:
        key: Its key in the record.
        kind, status, when, when_text, themes: As in the page record.
        takers: Who takes part.
        places, frameworks: Their labels.
        source: Where it was read.
    """

    key: str
    kind: str
    status: str
    when: str | None
    when_text: str | None
    takers: tuple[Taker, ...]
    places: tuple[str, ...]
    frameworks: tuple[str, ...]
    themes: tuple[str, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph that holds words of evidence.

    Attributes:
        pieces: The paragraph cut up, each piece with whether it is evidence; neighbours are never both.
    """

    pieces: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class EngagementView:
    """One engagement in full.

    Attributes:
        entry: As on the timeline.
        plover: PLOVER's terms.
        passages: Its evidence in context.
        explanations: Why it was read so.
    """

    entry: Entry
    plover: Json
    passages: tuple[Passage, ...]
    explanations: tuple[Explanation, ...]


def timeline(
    store: Store,
    *,
    between: tuple[str, ...] = (),
    since: str | None = None,
    until: str | None = None,
    kind: str | None = None,
    person: str | None = None,
) -> tuple[Entry, ...]:
    """Give engagements by date; those of unknown date come last.

    Args:
        store: The record.
        between: Parties that all have to take part, by code or name.
        since: EDTF date; an engagement that may lie after it is given, one without a date is not.
        until: EDTF date; as ``since``.
        kind: Kind of engagement, such as ``visit``.
        person: Id of a person who has to take part.

    Raises:
        SettingsError: A party is not in the record, or a date is none.
        StoreError: The record cannot be read.
    """
    parties = tuple(find_party(store, name) for name in between)
    query = FactQuery("engagements", kind, parties, person, first_day(since), last_day(until))
    return tuple(entry_of(fact) for fact in store.facts(query))


def engagement(store: Store, key: str) -> EngagementView:
    """Give one engagement with its evidence in context.

    Args:
        store: The record.
        key: Its key, or the beginning of it.

    Raises:
        StoreError: No engagement has the key, or several have.
    """
    found = store.facts(FactQuery("engagements", key=key)) if key else []
    if len(found) != 1:
        problem = "several engagements begin so; give more of the key" if found else "no such engagement"
        raise StoreError(f"{key}: {problem}. `dragoman show engagements` lists them.")
    (fact,) = found
    page = store.page_json(fact.page.key)
    passages = tuple(_passages(page, [(place["start"], place["end"]) for place in fact.data["evidence"]]))
    explanations = tuple(Explanation(**explanation) for explanation in fact.data["explanations"])
    return EngagementView(entry_of(fact), fact.data["plover"], passages, explanations)


def entry_of(fact: StoredFact) -> Entry:
    """Give a stored engagement as an entry."""
    data = fact.data
    return Entry(
        key=fact.key,
        kind=data["kind"],
        status=data["status"],
        when=data["when"],
        when_text=data["when_text"],
        takers=tuple(_taker(participant) for participant in data["participants"]),
        places=tuple(place["label"] for place in data["places"]),
        frameworks=tuple(framework["label"] for framework in data["frameworks"]),
        themes=tuple(data["themes"]),
        source=Source.of(fact),
    )


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
    return tuple(
        entry_of(
            StoredFact(
                key=fact.id,
                family="engagements",
                ordinal=ordinal,
                data=encode_fact(fact),
                quotes=tuple(citation.quote for citation in fact.evidence),
                page=page,
            )
        )
        for ordinal, fact in enumerate(record.facts.engagements)
    )


def _taker(data: Json) -> Taker:
    actor: Json = data["actor"] or {}
    person = data["person"] and data["person"]["label"]
    return Taker(
        data["party"], actor.get("label"), actor.get("type"), data["role"], person, data["post"], data["count"]
    )


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
