"""The scorer: records against answers, page by page.

An engagement is found when the record has one of the same family (or of a family next to it) that cites some of the
same words and names at least one of the same parties; each is used once, the best pairs first. What is asked of an
engagement (kind, status, parties, persons, roles, date, places, frameworks, themes) is counted over the pairs so made:
those figures say how good what was found is, not how much was found. ``strict`` asks for kind, parties, persons and
date at once, and counts what was missed and what was too much.

What an answer calls optional is neither asked for nor held against a record.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import PurePath
from typing import Any

from dragoman.text.normalize import fold
from evaluation.answers import Answer, Json, WantedEngagement, WantedFact
from evaluation.matching import (
    count_found,
    count_parties,
    count_persons,
    family_of,
    is_dated,
    is_framework,
    is_named,
    is_occupancy,
    is_party,
    is_person,
    is_relation,
    is_statement,
    is_theme,
    may_pair,
    named_persons,
    share_evidence,
    spans_of,
)
from evaluation.tally import Scorecard

IS_FACT: Mapping[str, Callable[[WantedFact, Json], bool]] = {
    "relations": is_relation,
    "occupancies": is_occupancy,
    "statements": is_statement,
}
_FACT_LISTS = ("engagements", *IS_FACT)


def score(answers: Iterable[Answer], records: Iterable[Json]) -> Scorecard:
    """Score records against answers; a page without a record counts as all missed.

    Args:
        answers: What is wanted, an answer a page.
        records: What the product says, as page records of version 1; those of other pages are left out.
    """
    by_name = index_records(records)
    card = Scorecard()
    for answer in answers:
        record = by_name.get(answer.page) or by_name.get(PurePath(answer.page).stem)
        card.merge(score_page(answer, record) if record is not None else score_missing(answer))
    return card


def index_records(records: Iterable[Json]) -> dict[str, Json]:
    """Index records by page id and by file name with and without suffix; the first of a name is kept."""
    found: dict[str, Json] = {}
    for record in records:
        path = PurePath(str(record["page"].get("path") or ""))
        for name in (str(record["page"].get("id")), path.name, path.stem):
            found.setdefault(name, record)
    return found


def score_missing(answer: Answer) -> Scorecard:
    """Count everything a page says as missed."""
    card = Scorecard(errors=[f"{answer.page}: no record"])
    engagements = sum(not engagement.is_optional for engagement in answer.engagements)
    for measure in ("engagements", "strict"):
        card.add(measure, 0, engagements, 0)
    for measure in IS_FACT:
        card.add(measure, 0, sum(not fact.is_optional for fact in answer.facts.get(measure, ())), 0)
    return card


def score_page(answer: Answer, record: Json) -> Scorecard:
    """Score one page's record against its answer."""
    card = Scorecard()
    _score_page_itself(answer, record["page"], card)
    _score_body(answer, record["page"], card)
    _score_engagements(answer, record, card)
    for measure in answer.facts:
        _score_facts(measure, answer, record, card)
    _score_evidence(answer, record, card)
    return card


def _score_page_itself(answer: Answer, page: Json, card: Scorecard) -> None:
    card.mark("language", page.get("language") == answer.language)
    if answer.asks_published:
        given = (page.get("published") or "")[:10]
        complaint = f"{answer.page}: published {page.get('published')!r}, not {answer.published!r}"
        card.mark("published", given == (answer.published or ""), complaint)
    if answer.title:
        is_title = fold(page.get("title") or "") == fold(answer.title)
        card.mark("title", is_title, f"{answer.page}: title {page.get('title')!r}, not {answer.title!r}")


def _score_body(answer: Answer, page: Json, card: Scorecard) -> None:
    """Count the characters of the article, white space left out, and the furniture that was kept out of it."""
    if answer.body is None:
        return
    text = page["text"]
    first, last = text.find(answer.body[0]), text.rfind(answer.body[1])
    if first < 0 or last < 0:
        card.complain([f"{answer.page}: the page's text lacks the first or the last words of the article"])
    ink = {index for index, letter in enumerate(text) if not letter.isspace()}
    wanted = ink.intersection(range(first, last + len(answer.body[1])))
    given = {index for start, end in page.get("body") or [] for index in range(start, end)}
    card.add("body", len(wanted & given), len(wanted), len(given & ink))
    for words in answer.furniture:
        complaint = f"{answer.page}: furniture taken for the article: {words!r}"
        card.mark("furniture", text.find(words) not in given, complaint)


def pair_engagements(answer: Answer, record: Json) -> list[tuple[WantedEngagement, Json]]:
    """Pair what is wanted with what is given, one to one, the best pairs first."""
    text, given = record["page"]["text"], record.get("engagements") or []
    ranked = []
    for i, wanted in enumerate(answer.engagements):
        spans = spans_of(wanted.evidence, text)
        for j, engagement in enumerate(given):
            if may_pair(wanted.kind, engagement.get("kind")) and share_evidence(spans, engagement.get("evidence")):
                likeness = _likeness(wanted, engagement)
                if likeness is not None:
                    ranked.append((-likeness, i, j))
    pairs: list[tuple[int, int]] = []
    for _, i, j in sorted(ranked):
        if all(i != other_i and j != other_j for other_i, other_j in pairs):
            pairs.append((i, j))
    return [(answer.engagements[i], given[j]) for i, j in pairs]


def _likeness(wanted: WantedEngagement, engagement: Json) -> int | None:
    """Say how well two engagements go together; None where they share no party."""
    participants = engagement.get("participants") or []
    parties = sum(any(is_party(party.party, p) for p in participants) for party in wanted.parties)
    if not parties:
        return None
    persons = sum(any(is_person(person, p.get("person")) for p in participants) for person in wanted.persons)
    is_family, is_kind = family_of(engagement["kind"]) == family_of(wanted.kind), engagement["kind"] == wanted.kind
    kinds = 2 * int(is_family) + int(is_kind)
    return kinds + parties + persons + int(engagement.get("when") == wanted.when)


def _score_engagements(answer: Answer, record: Json, card: Scorecard) -> None:
    text, given = record["page"]["text"], record.get("engagements") or []
    pairs = pair_engagements(answer, record)
    scored = [(wanted, engagement) for wanted, engagement in pairs if not wanted.is_optional]
    extra = [e for e in given if not any(e is engagement for _, engagement in pairs)]
    wanted_count = sum(not wanted.is_optional for wanted in answer.engagements)
    card.add("engagements", len(scored), wanted_count, len(scored) + len(extra))
    missed = [w for w in answer.engagements if not w.is_optional and all(w is not wanted for wanted, _ in pairs)]
    card.complain(f"{answer.page}: missed {w.id} {w.kind}: {w.evidence[0][:90]!r}" for w in missed)
    card.complain(f"{answer.page}: extra {_describe(e, text)}" for e in extra)
    right = sum(_score_pair(answer.page, wanted, engagement, card) for wanted, engagement in scored)
    card.add("strict", right, wanted_count, len(scored) + len(extra))


def _describe(engagement: Json, text: str) -> str:
    parties = [participant.get("party") for participant in engagement.get("participants") or []]
    quote = " … ".join(text[cited["start"] : cited["end"]] for cited in engagement.get("evidence") or [])
    return f"{engagement.get('kind')} {parties}: {quote[:110]!r}"


def _score_pair(page: str, wanted: WantedEngagement, engagement: Json, card: Scorecard) -> bool:
    """Score what a found engagement says; True if kind, parties, persons and date are right at once."""
    name = f"{page} {wanted.id}"
    is_kind = engagement["kind"] == wanted.kind
    card.mark("kind", is_kind, f"{name}: kind {engagement['kind']}, not {wanted.kind}")
    status = engagement.get("status")
    card.mark("status", status in wanted.statuses, f"{name}: status {status}, not {wanted.statuses}")
    are_parties = _score_parties(name, wanted, engagement, card)
    are_persons = _score_persons(name, wanted, engagement, card)
    _score_roles(name, wanted, engagement, card)
    when_right = is_dated(wanted, engagement)
    card.mark("when", when_right, f"{name}: when {engagement.get('when')!r}, not {wanted.when!r}")
    _score_places(wanted, engagement, card)
    for measure, names, is_match in (
        ("frameworks", wanted.frameworks, is_framework),
        ("themes", wanted.themes, is_theme),
    ):
        given = engagement.get(measure) or []
        card.add(measure, count_found(names, given, is_match), len(names), len(given))
    return is_kind and are_parties and are_persons and when_right


def _score_parties(name: str, wanted: WantedEngagement, engagement: Json, card: Scorecard) -> bool:
    tally = count_parties(wanted, engagement)
    card.add("parties", tally.found, tally.wanted, tally.given)
    if not tally.is_exact:
        parties = [p.get("party") for p in engagement.get("participants") or []]
        required = [party.party.text for party in wanted.parties if not party.is_optional]
        card.complain([f"{name}: parties {parties}, not {required}"])
    return tally.is_exact


def _score_persons(name: str, wanted: WantedEngagement, engagement: Json, card: Scorecard) -> bool:
    tally = count_persons(wanted, engagement)
    card.add("persons", tally.found, tally.wanted, tally.given)
    if not tally.is_exact:
        names = [person.get("label") for person in named_persons(wanted, engagement)]
        card.complain([f"{name}: persons {names}, not {[person.text for person in wanted.persons]}"])
    return tally.is_exact


def _score_roles(name: str, wanted: WantedEngagement, engagement: Json, card: Scorecard) -> None:
    """Mark the role of each party that was found and whose role is asked for."""
    for party in wanted.parties:
        same = [p for p in engagement.get("participants") or [] if is_party(party.party, p)]
        if same and party.role and not party.is_optional:
            roles = sorted({str(p.get("role")) for p in same})
            complaint = f"{name}: role of {party.party.text} {'/'.join(roles)}, not {party.role}"
            card.mark("roles", party.role in roles, complaint)


def _score_places(wanted: WantedEngagement, engagement: Json, card: Scorecard) -> None:
    """Count places; where an answer asks for none, one that is given is neither right nor wrong."""
    given: Sequence[Any] = engagement.get("places") or []
    found = sum(any(is_named(place, p) for p in given) for place in wanted.places)
    wrong = [p for p in given if wanted.places and not any(is_named(place, p) for place in wanted.places)]
    card.add("places", found, len(wanted.places), found + len(wrong))


def _score_facts(measure: str, answer: Answer, record: Json, card: Scorecard) -> None:
    """Count relations, occupancies or statements; an occupancy said twice counts once, a speech without quote never."""
    is_match = IS_FACT[measure]
    wanted = [fact for fact in answer.facts[measure] if not fact.is_optional]
    optional = [fact for fact in answer.facts[measure] if fact.is_optional]
    listed: list[Json] = record.get(measure) or []
    given = [item for item in listed if not any(is_match(fact, item) for fact in optional)]
    if measure == "statements":
        given = [item for item in given if item.get("quote")]
    if measure == "occupancies":
        given = list({_occupancy_key(item): item for item in given}.values())
    card.add(measure, count_found(wanted, given, is_match), len(wanted), len(given))
    missed = [fact for fact in wanted if not any(is_match(fact, item) for item in listed)]
    card.complain(f"{answer.page}: missed in {measure}: {fact}" for fact in missed)
    extra = [item for item in given if not any(is_match(fact, item) for fact in wanted)]
    card.complain(f"{answer.page}: extra in {measure}: {_describe_fact(item, record)}" for item in extra)


def _occupancy_key(occupancy: Json) -> tuple[str, str]:
    return fold((occupancy.get("person") or {}).get("label") or ""), fold(occupancy.get("post") or "")


def _describe_fact(item: Json, record: Json) -> str:
    text = record["page"]["text"]
    names = [str(item[key]) for key in ("predicate", "post", "quote") if item.get(key)]
    quote = " … ".join(text[cited["start"] : cited["end"]] for cited in item.get("evidence") or [])
    return f"{' '.join(names)[:60]!r} in {quote[:110]!r}"


def _score_evidence(answer: Answer, record: Json, card: Scorecard) -> None:
    length = len(record["page"]["text"])
    for name in _FACT_LISTS:
        for item in record.get(name) or []:
            evidence = item.get("evidence") or []
            is_sound = bool(evidence) and all(0 <= cited["start"] < cited["end"] <= length for cited in evidence)
            card.mark("evidence", is_sound, f"{answer.page}: evidence that is not on the page, in {name}")
