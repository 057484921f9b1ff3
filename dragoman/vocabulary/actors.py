"""States, organisations and their bodies, with every form of words that may name them.

One file a state in ``data/states`` and one an organisation in ``data/organizations``; :func:`load_actors` reads and
checks them all, :meth:`Actors.forms` lists what a matcher should look for.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

from dragoman.vocabulary.entry import LANGUAGES, Entry
from dragoman.vocabulary.files import DATA, complain, files_in
from dragoman.vocabulary.forms import Form, FormRole
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
    entry = Entry.read(path, _STATE_KEYS)
    code = entry.text("code")
    if path.stem != code.lower():
        raise entry.complain("code", f"{code} does not go with the name of the file")
    return State(
        id=f"state:{code}",
        code=code,
        alpha2=entry.text("alpha2"),
        label=entry.text("label"),
        kind=entry.choice("kind", StateKind, StateKind.STATE),
        names=entry.names("names"),
        demonyms=entry.names("demonyms"),
        seats=entry.names("seats"),
        epithets=entry.names("epithets"),
        compounds=entry.names("compounds"),
        capitals=_cities(entry, "capitals"),
        cities=_cities(entry, "cities"),
        exact=frozenset(entry.texts("exact")),
        ambiguous=entry.reasons("ambiguous"),
        bodies=entry.each("bodies", lambda item: _body(path, item, (code, code, code))),
    )


def _organization(path: Path) -> Organization:
    entry = Entry.read(path, _ORGANIZATION_KEYS)
    slug, label, acronym = entry.text("id"), entry.text("label"), entry.text_or_none("acronym")
    if path.stem != slug:
        raise entry.complain("id", f"{slug} does not go with the name of the file")
    return Organization(
        id=f"org:{slug}",
        label=label,
        acronym=acronym,
        type=entry.choice("type", OrganizationType),
        names=entry.names("names"),
        adjectives=entry.names("adjectives"),
        epithets=entry.names("epithets"),
        exact=frozenset(entry.texts("exact")),
        ambiguous=entry.reasons("ambiguous"),
        seat=_seat(entry),
        parent=entry.text_or_none("parent"),
        unites=entry.choice("unites", Unites),
        members=entry.texts("members"),
        bodies=entry.each("bodies", lambda item: _body(path, item, (slug, acronym or label, None))),
    )


def _body(path: Path, item: object, owner: tuple[str, str, str | None]) -> Body:
    slug, party, country = owner
    entry = Entry(path, item, _BODY_KEYS, "bodies")
    return Body(
        id=f"body:{slug}/{entry.text('id')}",
        label=entry.text("label"),
        acronym=entry.text_or_none("acronym"),
        party=entry.text_or_none("party") or party,
        country=country,
        names=entry.names("names"),
        epithets=entry.names("epithets"),
        exact=frozenset(entry.texts("exact")),
    )


def _seat(entry: Entry) -> Seat | None:
    if entry.raw("seat") is None:
        return None
    seat = Entry(entry.path, entry.raw("seat"), ("label", "country"), "seat")
    return Seat(seat.text("label"), seat.text_or_none("country"))


def _cities(entry: Entry, key: str) -> tuple[City, ...]:
    """Read cities: each a bare text, or a mapping from languages to one name or a list of names."""

    def read(item: object) -> City:
        by_language = dict.fromkeys(_LATIN, item) if isinstance(item, str) else item
        city = Entry(entry.path, by_language, LANGUAGES, key)
        names = {language: city.text_or_texts(language) for language in LANGUAGES if city.raw(language) is not None}
        if "en" not in names:
            raise city.complain("en", "is missing")
        return City(names["en"][0], names)

    return entry.each(key, read)


def _check_references(actors: Actors, paths: Mapping[str, Path]) -> None:
    """Complain of a state or organisation that is referred to but missing."""
    for organization in actors.organizations.values():
        path, seat = paths[organization.id], organization.seat
        if organization.parent is not None and organization.parent not in actors.organizations:
            raise complain(path, "parent", f"there is no organisation {organization.parent!r}")
        for key, codes in (("members", organization.members), ("country", (seat.country if seat else None,))):
            for code in codes:
                if code is not None and code not in actors.states:
                    raise complain(path, key, f"there is no state {code!r}")


def _check_parties(actors: Actors, paths: Mapping[str, Path]) -> None:
    """Complain of two parties that bear one code: the record could not tell them apart."""
    first_owners: dict[str, str] = {}
    for owner in actors.owners:
        first = first_owners.setdefault(owner.party, owner.id)
        if first != owner.id:
            raise complain(paths[owner.id], "acronym", f"{owner.party!r} is also the party code of {first}")


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
                raise complain(paths[owner.id], "ambiguous", problem)
        for key, marked in (("exact", owner.exact), ("ambiguous", owner.ambiguous.keys())):
            if unknown := marked - texts:
                raise complain(paths[owner.id], key, f"{min(unknown)!r} is not among the forms of the file")


def _collide(one: Form, other: Form) -> bool:
    """Say whether words could be read as both of two forms that agree but for case: FES and Fes cannot."""
    return one.text == other.text or not (one.exact and other.exact)
