"""An engagement as one page reports it, reduced to what tells it from others."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from dragoman.resolution.days import Days, days_of
from dragoman.resolution.names import Name, read_name
from dragoman.resolution.places import known_place
from dragoman.vocabulary.kinds import load_kinds

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Side:
    """One participant of a report.

    Attributes:
        party: ISO 3166-1 alpha-3 or an organisation's acronym, or None.
        actor: Id of the body or state, or None.
        name: The person, or None.
        post: In the page's words, or None.
        role: Its role.
    """

    party: str | None
    actor: str | None
    name: Name | None
    post: str | None
    role: str


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What matters of the page a report stands on.

    Attributes:
        key: The page's key.
        page_id: The page's own id.
        language: ISO 639-1 code.
        published: EDTF date, or None.
        source: Who published it, or None.
        address: The canonical form of its address, or None: the same for an article and its update.
    """

    key: str
    page_id: str
    language: str
    published: str | None
    source: str | None
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """An engagement as one page reports it.

    Attributes:
        key: Key of the fact.
        page: Its page.
        data: The engagement in the form of the page record, places under their English names.
        words: The words of its evidence.
        kind, family, status: What it is.
        days: When it was, or None where the page does not say.
        published: When the page came out, or None.
        sides: Who takes part.
        parties: The parties among them.
        places: Labels, English ones where the vocabulary has the place, each with its country.
        frameworks: Ids.
        themes: Themes.
    """

    key: str
    page: PageFacts
    data: Json
    words: str
    kind: str
    family: str
    status: str
    days: Days | None
    published: Days | None
    sides: tuple[Side, ...]
    parties: frozenset[str]
    places: tuple[tuple[str, str | None], ...]
    frameworks: frozenset[str]
    themes: frozenset[str]

    @property
    def people(self) -> tuple[Side, ...]:
        """The sides that are named persons."""
        return tuple(side for side in self.sides if side.name is not None)


def read_report(key: str, page: PageFacts, data: Json, quotes: Iterable[str]) -> Report:
    """Reduce an engagement of the page record to what it is compared by.

    Args:
        key: Key of the fact.
        page: The page it stands on.
        data: The engagement as the page record has it.
        quotes: The words of its evidence.
    """
    data = {**data, "places": [known_place(place) for place in data["places"]]}
    sides = tuple(_side(participant) for participant in data["participants"])
    return Report(
        key=key,
        page=page,
        data=data,
        words=" ".join(quotes),
        kind=data["kind"],
        family=_families().get(data["kind"], data["kind"]),
        status=data["status"],
        days=days_of(data["when"]),
        published=days_of(page.published),
        sides=sides,
        parties=frozenset(side.party for side in sides if side.party is not None),
        places=tuple((place["label"], place["country"]) for place in data["places"]),
        frameworks=frozenset(framework["id"] for framework in data["frameworks"]),
        themes=frozenset(data["themes"]),
    )


def _side(data: Mapping[str, Any]) -> Side:
    person, actor = data["person"], data["actor"]
    return Side(
        party=data["party"],
        actor=actor and actor["id"],
        name=read_name(person["label"]) if person else None,
        post=data["post"],
        role=data["role"],
    )


@cache
def _families() -> Mapping[str, str]:
    return {name: kind.family.value for name, kind in load_kinds().items()}
