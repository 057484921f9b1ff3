"""The actors that the vocabulary knows: states, organisations, and the bodies of both."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from dragoman.vocabulary.forms import Form, FormRole, Names, list_forms


class StateKind(StrEnum):
    """Whether a territory is here a party to engagements, or only a place."""

    STATE = "state"
    TERRITORY = "territory"


class OrganizationType(StrEnum):
    """What an organisation is."""

    ALLIANCE = "alliance"
    UNION = "union"
    AGENCY = "agency"
    BANK = "bank"
    COURT = "court"
    FORUM = "forum"
    PARLIAMENTARY = "parliamentary"
    MILITARY = "military"
    NGO = "ngo"
    INSTITUTE = "institute"
    GROUP = "group"


class Unites(StrEnum):
    """Whether a meeting of the organisation alone is an engagement between several parties."""

    STATES = "states"
    PARTIES = "parties"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class City:
    """A city that hosts meetings.

    Attributes:
        label: Its name in English.
        names: Its names, by language.
    """

    label: str
    names: Names


@dataclass(frozen=True, slots=True)
class Seat:
    """Where an organisation sits.

    Attributes:
        label: The city, in English.
        country: ISO 3166-1 alpha-3, or None.
    """

    label: str
    country: str | None


@dataclass(frozen=True, slots=True)
class Body:
    """A named organ of a state or an organisation.

    Attributes:
        id: ``body:nato/north-atlantic-council``.
        label: Its name in English.
        acronym: Its usual acronym in English, or None.
        party: What it counts as among the parties: its owner's code, unless the file gives it one of its own.
        country: ISO 3166-1 alpha-3 of the state it belongs to, or None.
        names: Forms that name it by themselves.
        epithets: Forms that name it only where its owner is at hand: « la Chambre des représentants ».
        exact: Forms whose case and accents have to agree.
    """

    id: str
    label: str
    acronym: str | None
    party: str
    country: str | None
    names: Names
    epithets: Names
    exact: frozenset[str]

    def forms(self) -> Iterator[Form]:
        """Give every form that may stand for the body."""
        groups = ((FormRole.NAME, self.names), (FormRole.EPITHET, self.epithets))
        yield from list_forms(self.id, self.label, self.exact, groups)


@dataclass(frozen=True, slots=True)
class State:
    """A state, or a territory that news pages name like one.

    Attributes:
        id: ``state:MAR``.
        code: ISO 3166-1 alpha-3 (``XKX`` for Kosovo, which has none).
        alpha2: ISO 3166-1 alpha-2.
        label: Its name in English.
        kind: Whether it is a party to engagements, or only a place.
        names, demonyms, seats, epithets, compounds: Forms by language; see :class:`FormRole`.
        capitals, cities: Cities that host meetings; the capitals may stand for the government too.
        exact: Forms whose case and accents have to agree.
        ambiguous: Forms that other actors share, with the reason.
        bodies: Its named organs.
    """

    id: str
    code: str
    alpha2: str
    label: str
    kind: StateKind
    names: Names
    demonyms: Names
    seats: Names
    epithets: Names
    compounds: Names
    capitals: tuple[City, ...]
    cities: tuple[City, ...]
    exact: frozenset[str]
    ambiguous: Mapping[str, str]
    bodies: tuple[Body, ...]

    @property
    def party(self) -> str:
        """The code it bears among the parties to an engagement."""
        return self.code

    def forms(self) -> Iterator[Form]:
        """Give every form that may stand for the state or one of its cities; not those of its bodies."""
        groups = (
            (FormRole.NAME, self.names),
            (FormRole.DEMONYM, self.demonyms),
            (FormRole.SEAT, self.seats),
            (FormRole.EPITHET, self.epithets),
            (FormRole.COMPOUND, self.compounds),
        )
        yield from list_forms(self.id, self.label, self.exact, groups)
        for role, cities in ((FormRole.CAPITAL, self.capitals), (FormRole.CITY, self.cities)):
            for city in cities:
                yield from list_forms(self.id, city.label, self.exact, ((role, city.names),))

    def all_forms(self) -> Iterator[Form]:
        """Give the forms of the state and of its bodies."""
        yield from self.forms()
        for body in self.bodies:
            yield from body.forms()


@dataclass(frozen=True, slots=True)
class Organization:
    """An organisation that is no state's: an alliance, an agency, a court, a forum, an armed group.

    Attributes:
        id: ``org:nato``.
        label: Its name in English.
        acronym: Its usual acronym in English, or None.
        type: What it is.
        names, adjectives, epithets: Forms by language; see :class:`FormRole`.
        exact: Forms whose case and accents have to agree.
        ambiguous: Forms that other actors share, with the reason.
        seat: Where it sits, or None.
        parent: Id of the organisation it is a part of, or None.
        unites: Whether a meeting of it alone is an engagement between several parties.
        members: ISO 3166-1 alpha-3 codes, for small clubs only.
        bodies: Its named organs.
    """

    id: str
    label: str
    acronym: str | None
    type: OrganizationType
    names: Names
    adjectives: Names
    epithets: Names
    exact: frozenset[str]
    ambiguous: Mapping[str, str]
    seat: Seat | None
    parent: str | None
    unites: Unites
    members: tuple[str, ...]
    bodies: tuple[Body, ...]

    @property
    def party(self) -> str:
        """The code it bears among the parties to an engagement: its acronym, else its English name."""
        return self.acronym or self.label

    def forms(self) -> Iterator[Form]:
        """Give every form that may stand for the organisation; not those of its bodies."""
        groups = (
            (FormRole.NAME, self.names),
            (FormRole.ADJECTIVE, self.adjectives),
            (FormRole.EPITHET, self.epithets),
        )
        yield from list_forms(self.id, self.label, self.exact, groups)

    def all_forms(self) -> Iterator[Form]:
        """Give the forms of the organisation and of its bodies."""
        yield from self.forms()
        for body in self.bodies:
            yield from body.forms()
