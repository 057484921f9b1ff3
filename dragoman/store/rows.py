"""A page's record as rows of the tables, and back."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from dragoman.model.actor import Actor, Framework, Person
from dragoman.model.codec import Fact, Json, encode_fact, encode_page
from dragoman.model.facts import Engagement, Facts, Occupancy, Relation, Statement
from dragoman.model.record import PageRecord
from dragoman.store.keys import address_key, fact_key
from dragoman.text.edtf import bounds

FAMILIES = ("engagements", "relations", "occupancies", "statements")
Row = dict[str, Any]


@dataclass(slots=True)
class FactRows:
    """The rows of all facts of a page, by table."""

    facts: list[Row] = field(default_factory=list)
    citations: list[Row] = field(default_factory=list)
    participants: list[Row] = field(default_factory=list)
    explanations: list[Row] = field(default_factory=list)


def page_row(record: PageRecord) -> Row:
    """Give the row of a page, but for what its run adds."""
    page: Row = storable(encode_page(record.article, record.language))
    return {
        "key": page.pop("digest"),
        "page_id": page.pop("id"),
        "canonical_url": address_key(record.article.url),
        **page,
    }


def page_json(row: Mapping[str, Any]) -> Json:
    """Give the ``page`` of the page record from its row."""
    given = ("path", "url", "source", "author", "title", "language", "published", "text", "body", "blocks", "notes")
    return {"id": row["page_id"], "digest": row["key"]} | {key: row[key] for key in given}


def storable(value: Any) -> Any:
    """Give a value of JSON with U+FFFD for each U+0000, which PostgreSQL's text cannot hold; offsets stay."""
    match value:
        case str():
            return value.replace("\0", "\ufffd")
        case list():
            return [storable(item) for item in value]
        case dict():
            return {key: storable(item) for key, item in value.items()}
    return value


def fact_rows(page_key: str, facts: Facts) -> FactRows:
    """Give the rows of all facts of a page."""
    rows, repeats = FactRows(), Counter[str]()
    for family in FAMILIES:
        for ordinal, fact in enumerate(getattr(facts, family)):
            _add(rows, repeats, (page_key, family, ordinal), fact)
    return rows


def _add(rows: FactRows, repeats: Counter[str], place: tuple[str, str, int], fact: Fact) -> None:
    page_key, family, ordinal = place
    payload: Row = storable(encode_fact(fact))
    explanations, _ = payload.pop("explanations"), payload.pop("evidence")
    spans = [(citation.span.start, citation.span.end) for citation in fact.evidence]
    first = fact_key(page_key, family, payload, spans, 0)
    key = fact_key(page_key, family, payload, spans, repeats[first]) if repeats[first] else first
    repeats[first] += 1
    days = bounds(getattr(fact, "when", None)) or (None, None)
    rows.facts.append({
        "key": key, "page": page_key, "family": family, "ordinal": ordinal, "kind": _kind(fact),
        "first_day": days[0], "last_day": days[1], "payload": payload,
    })  # fmt: skip
    rows.citations += _numbered(
        key, ({"start": c.span.start, "end": c.span.end, "quote": c.quote} for c in fact.evidence)
    )
    rows.participants += _numbered(key, _takers(fact))
    rows.explanations += _numbered(key, explanations)


def _kind(fact: Fact) -> str | None:
    match fact:
        case Engagement():
            return fact.kind
        case Relation():
            return fact.predicate.value
    return None


def _numbered(key: str, rows: Iterable[Row]) -> Iterator[Row]:
    return ({"fact": key, "ordinal": ordinal, **storable(row)} for ordinal, row in enumerate(rows))


def _takers(fact: Fact) -> Iterator[Row]:
    """Everyone who stands in a fact, so that facts can be found by them."""
    match fact:
        case Engagement():
            yield from (_taker(participant.actor, participant.person) for participant in fact.participants)
        case Relation():
            yield from (_taker(side, None) for side in (fact.subject, fact.object))
        case Occupancy():
            yield _taker(fact.organisation, fact.person)
        case Statement():
            yield _taker(fact.actor, fact.speaker)


def _taker(actor: Actor | Framework | None, person: Person | None) -> Row:
    return {
        "party": actor.party if isinstance(actor, Actor) else None,
        "actor": None if actor is None else actor.id,
        "label": None if actor is None else actor.label,
        "person": None if person is None else person.id,
        "name": None if person is None else person.label,
    }
