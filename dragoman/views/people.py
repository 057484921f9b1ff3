"""One person: posts, engagements, words."""

from dataclasses import dataclass

from dragoman.store import FactQuery, Store, StoredFact
from dragoman.views.engagements import Entry, timeline
from dragoman.views.filters import find_persons
from dragoman.views.relations import StatementView, statements
from dragoman.views.source import Source


@dataclass(frozen=True, slots=True)
class OccupancyView:
    """A person in a post.

    Attributes:
        key: Its key in the record.
        post: In the page's words.
        organisation, party: Whose post it is, or None.
        when: EDTF interval, or None.
        source: Where it was read.
    """

    key: str
    post: str
    organisation: str | None
    party: str | None
    when: str | None
    source: Source


@dataclass(frozen=True, slots=True)
class PersonView:
    """What the record has of one person.

    Attributes:
        id: Her id in the record.
        names: Her names, the most often met first.
        occupancies, engagements, statements: What she held, took part in and said.
    """

    id: str
    names: tuple[str, ...]
    occupancies: tuple[OccupancyView, ...]
    engagements: tuple[Entry, ...]
    statements: tuple[StatementView, ...]


def person(store: Store, name: str) -> tuple[PersonView, ...]:
    """Give the persons whose names hold all words of ``name``; a family name will do.

    Raises:
        SettingsError: There is none.
    """
    return tuple(_view(store, key) for key in find_persons(store, name))


def _view(store: Store, key: str) -> PersonView:
    return PersonView(
        id=key,
        names=tuple(name for other, name in store.persons() if other == key),
        occupancies=tuple(_occupancy(fact) for fact in store.facts(FactQuery("occupancies", person=key))),
        engagements=timeline(store, person=key),
        statements=statements(store, person=key),
    )


def _occupancy(fact: StoredFact) -> OccupancyView:
    data = fact.data
    organisation = data["organisation"] and data["organisation"]["label"]
    return OccupancyView(fact.key, data["post"], organisation, data["party"], data["when"], Source.of(fact))
