"""The nouns as JSON, in the shape of the page record, and back.

The one place where that shape is written down in code: exports print it, the store keeps it. Every key is always
present; what the page does not give is None, or an empty list. Beside the keys of the page record there are
``page.digest``, ``page.blocks`` and ``page.notes``, ``explanations`` with each fact, and ``party`` with each actor.
"""

from collections.abc import Iterable
from typing import Any

from dragoman.model.actor import Actor, ActorType, Framework, Person, Place
from dragoman.model.article import Article, Block
from dragoman.model.citation import Citation
from dragoman.model.explanation import Explanation
from dragoman.model.facts import (
    Engagement,
    Facts,
    Occupancy,
    Participant,
    Plover,
    Predicate,
    Relation,
    Role,
    Statement,
    Status,
)
from dragoman.model.record import PageRecord
from dragoman.model.span import Span

Json = dict[str, Any]
Fact = Engagement | Relation | Occupancy | Statement

_FRAMEWORK = "framework"


def encode_record(record: PageRecord) -> Json:
    """Give one page and its facts as the page record."""
    facts = record.facts
    return {
        "page": encode_page(record.article, record.language),
        "engagements": [encode_fact(fact) for fact in facts.engagements],
        "relations": [encode_fact(fact) for fact in facts.relations],
        "occupancies": [encode_fact(fact) for fact in facts.occupancies],
        "statements": [encode_fact(fact) for fact in facts.statements],
    }


def decode_record(data: Json) -> PageRecord:
    """Build one page and its facts from the page record.

    Args:
        data: As :func:`encode_record` gives it; the keys beyond the page record may be absent.

    Raises:
        KeyError: A key of the page record is absent.
        ValueError: A value is not one of those allowed.
        CitationError: A fact has no evidence.
    """
    article = _decode_article(data["page"])
    facts = Facts(
        engagements=tuple(_decode_engagement(fact, article) for fact in data["engagements"]),
        relations=tuple(_decode_relation(fact, article) for fact in data["relations"]),
        occupancies=tuple(_decode_occupancy(fact, article) for fact in data["occupancies"]),
        statements=tuple(_decode_statement(fact, article) for fact in data["statements"]),
    )
    return PageRecord(article, data["page"]["language"], facts)


def encode_page(article: Article, language: str) -> Json:
    """Give a cleaned page as the ``page`` of the page record."""
    return {
        "id": article.page_id,
        "path": article.path,
        "url": article.url,
        "source": article.source,
        "author": article.author,
        "title": article.title,
        "language": language,
        "published": article.published,
        "text": article.text,
        "body": [[span.start, span.end] for span in article.body],
        "digest": article.digest,
        "blocks": [_encode_block(block) for block in article.blocks],
        "notes": encode_explanations(article.notes),
    }


def _decode_article(page: Json) -> Article:
    blocks = page.get("blocks")
    if blocks is None:
        given = {"rule": "page-record", "detail": "The page record names it as part of the article."}
        blocks = [{"start": start, "end": end, "is_body": True, **given} for start, end in page["body"]]
    return Article(
        page_id=page["id"],
        path=page["path"],
        digest=page.get("digest", ""),
        text=page["text"],
        blocks=tuple(_decode_block(block) for block in blocks),
        url=page["url"],
        source=page["source"],
        author=page["author"],
        title=page["title"],
        published=page["published"],
        notes=_decode_explanations(page),
    )


def encode_fact(fact: Fact) -> Json:
    """Give any fact as it stands in the page record."""
    match fact:
        case Engagement():
            return _encode_engagement(fact)
        case Relation():
            return _encode_relation(fact)
        case Occupancy():
            return _encode_occupancy(fact)
        case Statement():
            return _encode_statement(fact)


def _encode_engagement(fact: Engagement) -> Json:
    plover = fact.plover
    return {
        "id": fact.id,
        "kind": fact.kind,
        "plover": {
            "event_type": plover.event_type,
            "event_mode": plover.event_mode,
            "contexts": list(plover.contexts),
        },
        "status": fact.status.value,
        "when": fact.when,
        "when_text": fact.when_text,
        "places": [{"label": place.label, "country": place.country} for place in fact.places],
        "participants": [_encode_participant(participant) for participant in fact.participants],
        "frameworks": [{"id": f.id, "label": f.label, "text": f.text} for f in fact.frameworks],
        "themes": list(fact.themes),
        **_encode_grounds(fact),
    }


def _decode_engagement(data: Json, article: Article) -> Engagement:
    plover = data["plover"]
    return Engagement(
        id=data["id"],
        kind=data["kind"],
        plover=Plover(plover["event_type"], plover["event_mode"], tuple(plover["contexts"])),
        status=Status(data["status"]),
        when=data["when"],
        when_text=data["when_text"],
        places=tuple(Place(place["label"], place["country"]) for place in data["places"]),
        participants=tuple(_decode_participant(participant) for participant in data["participants"]),
        frameworks=tuple(_decode_framework(framework) for framework in data["frameworks"]),
        themes=tuple(data["themes"]),
        evidence=_decode_evidence(data, article),
        explanations=_decode_explanations(data, "explanations"),
        confidence=data.get("confidence"),
    )


def _encode_relation(fact: Relation) -> Json:
    return {
        "predicate": fact.predicate.value,
        "subject": _encode_actor(fact.subject),
        "object": _encode_actor(fact.object),
        "when": fact.when,
        **_encode_grounds(fact),
    }


def _decode_relation(data: Json, article: Article) -> Relation:
    thing = data["object"]
    return Relation(
        predicate=Predicate(data["predicate"]),
        subject=_decode_actor(data["subject"]),
        object=_decode_framework(thing) if thing["type"] == _FRAMEWORK else _decode_actor(thing),
        when=data["when"],
        evidence=_decode_evidence(data, article),
        explanations=_decode_explanations(data, "explanations"),
        confidence=data.get("confidence"),
    )


def _encode_occupancy(fact: Occupancy) -> Json:
    return {
        "person": _encode_person(fact.person),
        "post": fact.post,
        "organisation": _encode_actor(fact.organisation),
        "party": fact.party,
        "when": fact.when,
        **_encode_grounds(fact),
    }


def _decode_occupancy(data: Json, article: Article) -> Occupancy:
    organisation = data["organisation"]
    return Occupancy(
        person=_decode_person(data["person"]),
        post=data["post"],
        organisation=None if organisation is None else _decode_actor(organisation),
        when=data["when"],
        evidence=_decode_evidence(data, article),
        explanations=_decode_explanations(data, "explanations"),
        confidence=data.get("confidence"),
    )


def _encode_statement(fact: Statement) -> Json:
    return {
        "speaker": {
            "party": None if fact.actor is None else fact.actor.party,
            "actor": _encode_actor(fact.actor),
            "person": _encode_person(fact.speaker),
            "post": fact.post,
        },
        "quote": fact.quote,
        "themes": list(fact.themes),
        "about": list(fact.about),
        **_encode_grounds(fact),
    }


def _decode_statement(data: Json, article: Article) -> Statement:
    speaker = data["speaker"]
    return Statement(
        speaker=None if speaker["person"] is None else _decode_person(speaker["person"]),
        actor=None if speaker["actor"] is None else _decode_actor(speaker["actor"]),
        post=speaker["post"],
        quote=data["quote"],
        themes=tuple(data["themes"]),
        about=tuple(data["about"]),
        evidence=_decode_evidence(data, article),
        explanations=_decode_explanations(data, "explanations"),
        confidence=data.get("confidence"),
    )


def _encode_participant(participant: Participant) -> Json:
    return {
        "party": participant.party,
        "actor": _encode_actor(participant.actor),
        "person": _encode_person(participant.person),
        "post": participant.post,
        "role": participant.role.value,
        "count": participant.count,
    }


def _decode_participant(data: Json) -> Participant:
    return Participant(
        actor=None if data["actor"] is None else _decode_actor(data["actor"] | {"party": data["party"]}),
        role=Role(data["role"]),
        person=None if data["person"] is None else _decode_person(data["person"]),
        post=data["post"],
        count=data["count"],
    )


def _encode_actor(actor: Actor | Framework | None) -> Json | None:
    if actor is None:
        return None
    shape = {"id": actor.id, "label": actor.label, "type": _FRAMEWORK, "country": None, "text": actor.text}
    if isinstance(actor, Framework):
        return shape | {"party": None}
    return shape | {"type": actor.type.value, "country": actor.country, "party": actor.party}


def _decode_actor(data: Json) -> Actor:
    party = data.get("party") or data["country"] or data["label"]
    return Actor(data["id"], data["label"], ActorType(data["type"]), party, data["country"], data["text"])


def _decode_framework(data: Json) -> Framework:
    return Framework(data["id"], data["label"], data.get("text") or data["label"])


def _encode_person(person: Person | None) -> Json | None:
    return None if person is None else {"id": person.id, "label": person.label, "text": person.text}


def _decode_person(data: Json) -> Person:
    return Person(data["id"], data["label"], data["text"])


def _encode_grounds(fact: Fact) -> Json:
    evidence = [{"start": citation.span.start, "end": citation.span.end} for citation in fact.evidence]
    return {
        "evidence": evidence,
        "explanations": encode_explanations(fact.explanations),
        "confidence": fact.confidence,
    }


def _decode_evidence(data: Json, article: Article) -> tuple[Citation, ...]:
    spans = (Span(place["start"], place["end"]) for place in data["evidence"])
    return tuple(Citation.cut(article.page_id, article.text, span) for span in spans)


def encode_explanations(explanations: Iterable[Explanation]) -> list[Json]:
    """Give reasons as they are kept."""
    return [{"rule": e.rule, "detail": e.detail, "score": e.score} for e in explanations]


def _decode_explanations(data: Json, key: str = "notes") -> tuple[Explanation, ...]:
    return tuple(Explanation(e["rule"], e["detail"], e["score"]) for e in data.get(key, []))


def _encode_block(block: Block) -> Json:
    (explanation,) = encode_explanations([block.explanation])
    return {"start": block.span.start, "end": block.span.end, "is_body": block.is_body, **explanation}


def _decode_block(data: Json) -> Block:
    explanation = Explanation(data["rule"], data["detail"], data.get("score"))
    return Block(Span(data["start"], data["end"]), data["is_body"], explanation)
