"""When something a record says is the thing an answer asks for.

Names are compared folded (case, accents and punctuation do not count), under every name that the record gives.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import yaml

from dragoman.text.normalize import fold
from evaluation.answers import Json, Wanted, WantedEngagement, WantedFact
from evaluation.tally import Tally

_FAMILIES = Path(__file__).with_name("families.yml")
_LONG_NAME = 12  # a framework's name of more letters than this may also be found inside a longer one

A = TypeVar("A")
B = TypeVar("B")


@cache
def _families() -> tuple[dict[str, str], set[frozenset[str]]]:
    content = yaml.safe_load(_FAMILIES.read_text("utf-8"))
    families = {kind: family for family, kinds in content["families"].items() for kind in kinds}
    return families, {frozenset(pair) for pair in content["near"]}


def family_of(kind: object) -> str | None:
    """Give the family of a kind of engagement, or None where there is no such kind."""
    return _families()[0].get(str(kind))


def may_pair(kind: object, other: object) -> bool:
    """Say whether two kinds are of one family, or of two whose border is disputed."""
    family, other_family = family_of(kind), family_of(other)
    if family is None or other_family is None:
        return False
    return family == other_family or frozenset({family, other_family}) in _families()[1]


def names_of(thing: object) -> frozenset[str]:
    """Give every name, folded, that a record has for an actor, a person, a framework, a place or a party."""
    if not isinstance(thing, Mapping):
        return frozenset({fold(str(thing or ""))} - {""})
    names = {fold(str(thing.get(key) or "")) for key in ("id", "label", "text", "country", "party")}
    tail = str(thing.get("id") or "").rpartition(":")[2]
    return frozenset((names | {fold(tail.replace("-", " ").replace("_", " "))}) - {""})


def is_person(wanted: Wanted, person: object) -> bool:
    """Say whether this is the person wanted; a part of a name that ends it, such as the family name, will do."""
    return any(
        name == option or option.endswith(f" {name}") or name.endswith(f" {option}")
        for option in wanted.names
        for name in names_of(person)
    )


def is_party(wanted: Wanted, participant: Json) -> bool:
    """Say whether a participant counts as the party wanted, as a party or by the name of its body."""
    return not wanted.names.isdisjoint(names_of(participant.get("party")) | names_of(participant.get("actor")))


def is_named(wanted: Wanted, thing: object) -> bool:
    """Say whether an actor or a place has one of the names wanted."""
    return not wanted.names.isdisjoint(names_of(thing))


def is_framework(wanted: Wanted, thing: object) -> bool:
    """Say whether this is the framework wanted; of two long names, one may stand inside the other."""
    return any(
        name == option or (min(len(name), len(option)) > _LONG_NAME and (option in name or name in option))
        for option in wanted.names
        for name in names_of(thing)
    )


def is_theme(wanted: Wanted, theme: object) -> bool:
    """Say whether this is the theme wanted."""
    return fold(str(theme or "")) in wanted.names


def is_dated(wanted: WantedEngagement, engagement: Json) -> bool:
    """Say whether an engagement has one of the dates accepted."""
    return engagement.get("when") in wanted.whens


def is_relation(wanted: WantedFact, relation: Json) -> bool:
    """Say whether this is the relation wanted."""
    predicates = {name.replace("_", " ") for name in wanted.fields["predicate"].names}
    return (
        fold(str(relation.get("predicate") or "").replace("_", " ")) in predicates
        and is_framework(wanted.fields["subject"], relation.get("subject"))
        and is_framework(wanted.fields["object"], relation.get("object"))
    )


def is_occupancy(wanted: WantedFact, occupancy: Json) -> bool:
    """Say whether this person holds this post; a post may be given shorter or longer than it is wanted."""
    post = fold(str(occupancy.get("post") or ""))
    return is_person(wanted.fields["person"], occupancy.get("person")) and any(
        post and (option in post or post in option) for option in wanted.fields["post"].names
    )


def is_statement(wanted: WantedFact, statement: Json) -> bool:
    """Say whether this quotation holds the words wanted, from the mouth wanted."""
    speaker = statement.get("speaker") or {}
    said = fold(str(statement.get("quote") or ""))
    wanted_words = fold(wanted.fields["quote"].text)
    is_speaker = is_person(wanted.fields["speaker"], speaker.get("person")) or is_party(
        wanted.fields["speaker"], speaker
    )
    return wanted_words in said and is_speaker


def spans_of(quotes: Iterable[str], text: str) -> list[tuple[int, int]]:
    """Give where quotes stand first in a text, as start and end; those that do not are left out."""
    found = ((text.find(quote), len(quote)) for quote in quotes)
    return [(start, start + length) for start, length in found if start >= 0]


def share_evidence(spans: Sequence[tuple[int, int]], evidence: Sequence[Mapping[str, Any]] | None) -> bool:
    """Say whether one of some stretches of text overlaps one of a fact's evidence."""
    return any(max(start, cited["start"]) < min(end, cited["end"]) for start, end in spans for cited in evidence or [])


def count_found(wanted: Sequence[A], given: Sequence[B], is_match: Callable[[A, B], bool]) -> int:
    """Count what is wanted and given, each used once, in order."""
    left, found = list(given), 0
    for item in wanted:
        match = next((index for index, candidate in enumerate(left) if is_match(item, candidate)), None)
        if match is not None:
            del left[match]
            found += 1
    return found


def count_parties(wanted: WantedEngagement, engagement: Json) -> Tally:
    """Count parties, several bodies of one party once; a disputed party is not counted."""
    required = [party.party for party in wanted.parties if not party.is_optional]
    optional = [party.party for party in wanted.parties if party.is_optional]
    participants = engagement.get("participants") or []
    given = {fold(p.get("party") or "") or fold((p.get("actor") or {}).get("label") or ""): p for p in participants}
    found = sum(any(is_party(party, p) for p in given.values()) for party in required)
    wrong = [p for p in given.values() if not any(is_party(party, p) for party in (*required, *optional))]
    return Tally(found, len(required), found + len(wrong))


def named_persons(wanted: WantedEngagement, engagement: Json) -> list[Json]:
    """Give the persons of an engagement, each once; whom the answer calls optional is left out."""
    people: dict[str, Json] = {
        fold(participant["person"].get("label") or ""): participant["person"]
        for participant in engagement.get("participants") or []
        if participant.get("person")
    }
    return [p for p in people.values() if _is_any(wanted.persons, p) or not _is_any(wanted.persons_optional, p)]


def _is_any(people: Sequence[Wanted], person: Json) -> bool:
    return any(is_person(wanted, person) for wanted in people)


def count_persons(wanted: WantedEngagement, engagement: Json) -> Tally:
    """Count persons; whom the answer calls optional is not counted."""
    given = named_persons(wanted, engagement)
    return Tally(count_found(wanted.persons, given, is_person), len(wanted.persons), len(given))
