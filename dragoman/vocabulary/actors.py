"""States, organisations and their bodies, with every form of words that may name them.

One file a state in ``data/states`` and one an organisation in ``data/organizations``; :func:`load_actors` reads and
checks them all, :meth:`Actors.forms` lists what a matcher should look for.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

from dragoman.vocabulary.entries import Entry, read_entry
from dragoman.vocabulary.files import DATA, files_in
from dragoman.vocabulary.forms import LANGUAGES, Form, FormRole, Names
from dragoman.vocabulary.parties import Body, City, Organization, OrganizationType, Seat, State, StateKind, Unites

_LATIN = ("en", "fr", "es")  # a city given as a bare text is written so in all of these

_STATE_KEYS = (
    *("code", "alpha2", "label", "kind", "names", "demonyms", "capitals", "seats", "epithets", "compounds"),
    *("cities", "exact", "ambiguous", "bodies"),
)
_ORGANIZATION_KEYS = (
    *("id", "acronym", "label", "type", "names", "adjectives", "epithets", "exact", "ambiguous", "seat"),
    *("parent", "unites", "members", "bodies"),
)
_BODY_KEYS = ("id", "label", "acronym", "party", "names", "epithets", "exact")

_NEVER_ALONE = (FormRole.EPITHET, FormRole.COMPOUND)  # the page has to name the actor elsewhere: these may be shared


@dataclass(frozen=True, slots=True)
class Actors:
    """All actors of the vocabulary.

    Attributes:
        states: By ISO 3166-1 alpha-3 code.
        organizations: By slug, such as ``nato``.
        bodies: By id, such as ``body:nato/north-atlantic-council``.
    """

    states: Mapping[str, State]
    organizations: Mapping[str, Organization]
    bodies: Mapping[str, Body]

    @property
    def owners(self) -> tuple[State | Organization, ...]:
        """All states and organisations, whose files also list the bodies."""
        return (*self.states.values(), *self.organizations.values())

    def find(self, actor_id: str) -> State | Organization | Body:
        """Give the actor of an id such as ``state:MAR``.

        Raises:
            KeyError: There is none.
        """
        kind, _, key = actor_id.partition(":")
        if kind == "body":
            return self.bodies[actor_id]
        return self.states[key] if kind == "state" else self.organizations[key]

    def forms(self, language: str | None = None) -> Iterator[Form]:
        """Give the forms of a language, or of all where ``language`` is None; a form may come more than once."""
        for owner in self.owners:
            for form in owner.all_forms():
                if language is None or form.language == language:
                    yield form


_Actor = TypeVar("_Actor", State, Organization)


@cache
def load_actors(data: Path = DATA) -> Actors:
    """Read and check all states and organisations.

    Args:
        data: The folder that holds ``states`` and ``organizations``.

    Raises:
        VocabularyError: A file is not as it should be, or two actors share a form that neither calls ambiguous.
    """
    paths: dict[str, Path] = {}
    states = {state.code: state for state in _read_all("states", _state, data, paths)}
    organizations = {
        each.id.removeprefix("org:"): each for each in _read_all("organizations", _organization, data, paths)
    }
    owners: list[State | Organization] = [*states.values(), *organizations.values()]
    bodies = {body.id: body for owner in owners for body in owner.bodies}
    actors = Actors(states, organizations, bodies)
    _check_references(actors, paths)
    _check_parties(actors, paths)
    _check_forms(actors, paths)
    return actors


def _read_all(folder: str, read: Callable[[Path], _Actor], data: Path, paths: dict[str, Path]) -> Iterator[_Actor]:
    for path in files_in(folder, data=data):
        actor = read(path)
        paths[actor.id] = path
        yield actor


def _state(path: Path) -> State:
    entry = read_entry(path).only(*_STATE_KEYS)
    code = entry.text("code")
    if path.stem != code.lower():
        raise entry.error("code", f"{code} does not go with the name of the file")
    return State(
        id=f"state:{code}",
        code=code,
        alpha2=entry.text("alpha2"),
        label=entry.text("label"),
        kind=StateKind(entry.one_of("kind", tuple(StateKind), StateKind.STATE)),
        names=entry.names("names", LANGUAGES),
        demonyms=entry.names("demonyms", LANGUAGES),
        seats=entry.names("seats", LANGUAGES),
        epithets=entry.names("epithets", LANGUAGES),
        compounds=entry.names("compounds", LANGUAGES),
        capitals=tuple(_cities(entry, "capitals")),
        cities=tuple(_cities(entry, "cities")),
        exact=frozenset(entry.words("exact")),
        ambiguous=_reasons(entry),
        bodies=tuple(_body(body, (code, code, code)) for body in entry.entries("bodies")),
    )


def _organization(path: Path) -> Organization:
    entry = read_entry(path).only(*_ORGANIZATION_KEYS)
    slug, label, acronym = entry.text("id"), entry.text("label"), entry.maybe("acronym")
    if path.stem != slug:
        raise entry.error("id", f"{slug} does not go with the name of the file")
    return Organization(
        id=f"org:{slug}",
        label=label,
        acronym=acronym,
        type=OrganizationType(entry.one_of("type", tuple(OrganizationType))),
        names=entry.names("names", LANGUAGES),
        adjectives=entry.names("adjectives", LANGUAGES),
        epithets=entry.names("epithets", LANGUAGES),
        exact=frozenset(entry.words("exact")),
        ambiguous=_reasons(entry),
        seat=_seat(entry),
        parent=entry.maybe("parent"),
        unites=Unites(entry.one_of("unites", tuple(Unites))),
        members=entry.words("members"),
        bodies=tuple(_body(body, (slug, acronym or label, None)) for body in entry.entries("bodies")),
    )


def _body(entry: Entry, owner: tuple[str, str, str | None]) -> Body:
    slug, party, country = owner
    entry.only(*_BODY_KEYS)
    return Body(
        id=f"body:{slug}/{entry.text('id')}",
        label=entry.text("label"),
        acronym=entry.maybe("acronym"),
        party=entry.maybe("party") or party,
        country=country,
        names=entry.names("names", LANGUAGES),
        epithets=entry.names("epithets", LANGUAGES),
        exact=frozenset(entry.words("exact")),
    )


def _seat(entry: Entry) -> Seat | None:
    seat = entry.entry("seat").only("label", "country")
    return Seat(seat.text("label"), seat.maybe("country")) if seat.values else None


def _reasons(entry: Entry) -> Mapping[str, str]:
    """Read which forms are ambiguous, and why: a list of ``{forms: [...], reason: ...}``."""
    reasons: dict[str, str] = {}
    for item in entry.entries("ambiguous"):
        item.only("forms", "reason")
        reasons |= dict.fromkeys(item.words("forms"), item.text("reason"))
    return reasons


def _cities(entry: Entry, key: str) -> Iterator[City]:
    """Read cities: each a bare text, or a mapping from languages to one name or a list of names."""
    for city in entry.entries_or_words(key):
        if isinstance(city, str):
            yield City(city, dict.fromkeys(_LATIN, (city,)))
            continue
        city.only(*LANGUAGES)
        names: Names = {language: city.word_or_words(language) for language in city.values}
        if not names.get("en"):
            raise city.error("en", "is missing")
        yield City(names["en"][0], names)


def _check_references(actors: Actors, paths: Mapping[str, Path]) -> None:
    """Complain of a state or organisation that is referred to but missing."""
    for organization in actors.organizations.values():
        path, seat = paths[organization.id], organization.seat
        if organization.parent is not None and organization.parent not in actors.organizations:
            raise read_entry(path).error("parent", f"there is no organisation {organization.parent!r}")
        for key, codes in (("members", organization.members), ("seat", (seat.country if seat else None,))):
            for code in codes:
                if code is not None and code not in actors.states:
                    raise read_entry(path).error(key, f"there is no state {code!r}")


def _check_parties(actors: Actors, paths: Mapping[str, Path]) -> None:
    """Complain of two parties that bear one code: the record could not tell them apart."""
    first_owners: dict[str, str] = {}
    for owner in actors.owners:
        first = first_owners.setdefault(owner.party, owner.id)
        if first != owner.id:
            raise read_entry(paths[owner.id]).error("acronym", f"{owner.party!r} is also the party code of {first}")


def _check_forms(actors: Actors, paths: Mapping[str, Path]) -> None:
    """Complain of a form that two actors share, unless one calls it ambiguous, and of marks on forms that are not."""
    first_owners: dict[tuple[str, str], tuple[State | Organization, Form]] = {}
    for owner in actors.owners:
        texts: set[str] = set()
        for form in owner.all_forms():
            texts.add(form.text)
            if form.role in _NEVER_ALONE or form.text in owner.ambiguous:
                continue
            first, known = first_owners.setdefault((form.language, form.text.casefold()), (owner, form))
            if first is not owner and _collide(form, known):
                problem = f"{form.text!r} ({form.language}) is also in {first.id}; list it in either, with the reason"
                raise read_entry(paths[owner.id]).error("ambiguous", problem)
        for key, marked in (("exact", owner.exact), ("ambiguous", owner.ambiguous.keys())):
            if unknown := marked - texts:
                raise read_entry(paths[owner.id]).error(key, f"{min(unknown)!r} is not among the forms of the file")


def _collide(one: Form, other: Form) -> bool:
    """Say whether words could be read as both of two forms that agree but for case: FES and Fes cannot."""
    return one.text == other.text or not (one.exact and other.exact)
