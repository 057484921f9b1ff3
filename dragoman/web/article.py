"""A page's text cut up: what is evidence and of which facts, what was held to be furniture and why."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from operator import itemgetter
from typing import Any

from dragoman.model.codec import Json
from dragoman.store import StoredFact
from dragoman.web.contexts.parts import EventLine
from dragoman.web.contexts.records import FactCard, Furniture, LeftOut, Paragraph, Piece

Spans = Sequence[tuple[int, int, int]]  # start, end, number of the fact


def in_text_order(facts: Iterable[StoredFact]) -> list[StoredFact]:
    """Give facts in the order in which the page states them."""
    return sorted(facts, key=lambda fact: (fact.data["evidence"][0]["start"], fact.family, fact.ordinal))


def cards(facts: Sequence[StoredFact], events: Mapping[str, EventLine]) -> tuple[FactCard, ...]:
    """Give the facts that stand beside the text, numbered from 1.

    Args:
        facts: In the order of the text.
        events: What the record makes of each engagement among them, by the fact's key.
    """
    return tuple(_card(number, fact, events.get(fact.key)) for number, fact in enumerate(facts, 1))


def cut_text(page: Json, facts: Sequence[StoredFact]) -> tuple[Paragraph | Furniture, ...]:
    """Cut a page's text into paragraphs and furniture.

    Args:
        page: The ``page`` of the page record, with text and blocks.
        facts: Its facts in the order of their numbers.
    """
    spans = [
        (place["start"], place["end"], number)
        for number, fact in enumerate(facts, 1)
        for place in fact.data["evidence"]
    ]
    return tuple(_cut(page["text"], page["blocks"], spans))


def _cut(text: str, blocks: list[Json], spans: Spans) -> Iterator[Paragraph | Furniture]:
    for is_body, group in groupby(blocks, key=itemgetter("is_body")):
        if is_body:
            yield from (Paragraph(tuple(_pieces(text, block["start"], block["end"], spans))) for block in group)
        else:
            left_out = (LeftOut(text[b["start"] : b["end"]].strip(), b["rule"], b["detail"]) for b in group)
            yield Furniture(tuple(block for block in left_out if block.text))


def _pieces(text: str, start: int, end: int, spans: Spans) -> Iterator[Piece]:
    """Cut a block where evidence begins or ends."""
    inside = [span for span in spans if span[0] < end and start < span[1]]
    firsts = {number: first for first, _, number in sorted(inside, reverse=True)}
    cuts = sorted({start, end, *(min(max(place, start), end) for first, last, _ in inside for place in (first, last))})
    for left, right in pairwise(cuts):
        facts = tuple(sorted({number for first, last, number in inside if first <= left and right <= last}))
        begins = tuple(
            sorted(number for number, first in firsts.items() if left == max(first, start) and number in facts)
        )
        ends = tuple(sorted({number for _, last, number in inside if last == right}))
        yield Piece(text[left:right], facts, begins, ends)


def _card(number: int, fact: StoredFact, event: EventLine | None) -> FactCard:
    data = fact.data
    return FactCard(
        number=number,
        family=fact.family,
        event=event,
        title=() if event else tuple(_title(fact.family, data)),
        term=data.get("kind") or data.get("predicate"),
        when=data.get("when"),
        reasons=tuple(reason["detail"] for reason in data["explanations"]),
    )


def _title(family: str, data: Json) -> Iterator[str]:
    """Give the names that a fact ties together: two sides; a person, the post and whose; a speaker and the words."""
    parts: list[Any] = []
    if family == "engagements":
        parts = [data["kind"], *(side["actor"] and side["actor"]["label"] for side in data["participants"])]
    elif family == "relations":
        parts = [data["subject"]["label"], data["object"]["label"]]
    elif family == "occupancies":
        parts = [data["person"] and data["person"]["label"], data["post"], _label(data["organisation"])]
    elif family == "statements":
        speaker = data["speaker"]
        parts = [(speaker["person"] or speaker["actor"] or {}).get("label"), data["quote"]]
    return (" ".join(part.split()) for part in parts if part)


def _label(actor: Json | None) -> str | None:
    return None if actor is None else actor["label"]
