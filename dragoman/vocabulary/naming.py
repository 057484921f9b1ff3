"""What somebody means by a name that she types: a state, an organisation, a framework, a place.

What pages say is read by linking, from its context; here there is none, so a name counts only where it stands for one
thing alone. "Georgia" the country is found, "the Kremlin" is not: it is asked for by its name.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from rapidfuzz import fuzz, process

from dragoman.model.actor import Actor, ActorType, Framework, Place
from dragoman.text.normalize import fold
from dragoman.vocabulary.actors import load_actors
from dragoman.vocabulary.forms import FormRole, Names
from dragoman.vocabulary.frameworks import KnownFramework, load_frameworks
from dragoman.vocabulary.parties import Body, Organization, State, StateKind

_NAMES = (FormRole.NAME, FormRole.ACRONYM)
_CITIES = (FormRole.CAPITAL, FormRole.CITY)
_NEAR, _SUGGESTED = 75, 3  # likeness of 100 from which a name is suggested in the place of another

_Owner = State | Organization | Body


def find_actor(name: str) -> Actor | None:
    """Give the state, organisation or body of a name, in any of the vocabulary's languages, or of a code.

    Args:
        name: Such as ``Morocco``, ``Maroc``, ``MAR``, ``NATO``; kept as the actor's words.

    Returns:
        None where the vocabulary has none of this name, or several.
    """
    found = _only(_actors().get(fold(name), {}), name)
    if found is None:
        return None
    if isinstance(found, State):
        return Actor(found.id, found.label, ActorType.STATE, found.code, found.code, name)
    if isinstance(found, Body):
        return Actor(found.id, found.label, ActorType.BODY, found.party, found.country, name)
    return Actor(found.id, found.label, ActorType.ORGANIZATION, found.party, None, name)


def find_framework(name: str) -> Framework | None:
    """Give the framework of a name; None where the vocabulary has none, or several."""
    found = _frameworks().get(fold(name), {})
    known = next(iter(found.values())) if len(found) == 1 else None
    return None if known is None else Framework(f"framework:{known.id}", known.label, name)


def find_place(name: str) -> Place:
    """Give the place of a name: a city, a state, or a city and its state with a comma between.

    What the vocabulary does not know, or knows several of, keeps its name and has no country.
    """
    town, _, state = (part.strip() for part in name.rpartition(", ")) if ", " in name else (name, "", "")
    country = _countries().get(fold(state)) if state else None
    if country is None:
        town = name
    found = [each for each in _places().get(fold(town), ()) if country in (None, each.country)]
    return found[0] if len(found) == 1 else Place(town, country)


def place_name(place: Place) -> str:
    """Give a name by which a place is found again, its state behind it where it needs that."""
    state = load_actors().states.get(place.country or "")
    return place.label if state is None or find_place(place.label) == place else f"{place.label}, {state.label}"


def party_names(language: str) -> tuple[str, ...]:
    """Give the names of all states and organisations in a language, or in English, by which they are found."""
    actors = load_actors()
    names = (_name(owner, language) for owner in actors.owners if not _is_place(owner))
    return tuple(sorted({name for name in names if find_actor(name) is not None}, key=fold))


def translated_parties(language: str) -> Mapping[str, str]:
    """Give the names and acronyms of states and organisations, and the names of bodies, by the English ones.

    A name that bodies of several owners have in English is left out where they have several in the language.
    """
    found: dict[str, str] = {}
    for owner in load_actors().owners:
        found[owner.label] = _name(owner, language)
        if isinstance(owner, Organization) and owner.acronym:
            shorts = (name for name in owner.names.get(language, ()) if name.isupper())
            found[owner.acronym] = next(shorts, owner.acronym)
    bodies: dict[str, set[str]] = defaultdict(set)
    for body in load_actors().bodies.values():
        bodies[body.label].add(_capital(_name(body, language)))
    return {label: names.pop() for label, names in bodies.items() if len(names) == 1} | found


def translated_frameworks(language: str) -> Mapping[str, str]:
    """Give the names of frameworks in a language, or in English, by the English ones."""
    known = load_frameworks().values()
    return {each.label: _capital(_of_language(each.label, each.names, language)) for each in known}


def translated_places(language: str) -> Mapping[str, str]:
    """Give the names of states and cities in a language, or in English, by the English ones.

    One is left out that several cities have in English which are not called alike in the language.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for state in load_actors().states.values():
        found[state.label].add(_name(state, language))
        for city in (*state.capitals, *state.cities):
            found[city.label].add(_of_language(city.label, city.names, language))
    return {label: names.pop() for label, names in found.items() if len(names) == 1}


def framework_names(language: str) -> tuple[str, ...]:
    """Give the names of all frameworks in a language, or in English, by which they are found."""
    names = (next(iter(known.names.get(language, ())), known.label) for known in load_frameworks().values())
    return tuple(sorted({name for name in names if find_framework(name) is not None}, key=fold))


def near_names(name: str, names: Iterable[str]) -> tuple[str, ...]:
    """Give those of some names that are much like one, the likest first."""
    found = process.extract(name, list(names), scorer=fuzz.WRatio, processor=fold, score_cutoff=_NEAR, limit=_SUGGESTED)
    return tuple(near for near, _, _ in found)


def _only(found: Mapping[str, _Owner], name: str) -> _Owner | None:
    """Give the one actor that a name stands for; one whose code or label it is goes before others."""
    if len(found) == 1:
        return next(iter(found.values()))
    exact = [each for each in found.values() if name in (_code(each), each.label)]
    return exact[0] if len(exact) == 1 else None


def _code(owner: _Owner) -> str | None:
    return owner.code if isinstance(owner, State) else owner.acronym


def _is_place(owner: _Owner) -> bool:
    return isinstance(owner, State) and owner.kind is StateKind.TERRITORY


def _of_language(label: str, names: Names, language: str) -> str:
    return label if language == "en" else next(iter(names.get(language, ())), label)


def _capital(name: str) -> str:
    """Begin a name with a capital, as the English ones do."""
    return name[:1].upper() + name[1:]


def _name(owner: _Owner, language: str) -> str:
    spoken = (name for name in owner.names.get(language, ()) if not name.isupper())
    return owner.label if language == "en" else next(spoken, owner.label)


@cache
def _actors() -> Mapping[str, Mapping[str, _Owner]]:
    """Give the actors by id, by each of their names, folded."""
    found: dict[str, dict[str, _Owner]] = defaultdict(dict)
    actors = load_actors()
    everyone: tuple[_Owner, ...] = (*actors.owners, *actors.bodies.values())
    for owner in everyone:
        if not _is_place(owner):
            for name in _names(owner):
                found[fold(name)][owner.id] = owner
    return found


def _names(owner: _Owner) -> Iterator[str]:
    yield owner.label
    yield from filter(None, (_code(owner),))
    yield from (form.text for form in owner.forms() if form.role in _NAMES)


@cache
def _frameworks() -> Mapping[str, Mapping[str, KnownFramework]]:
    found: dict[str, dict[str, KnownFramework]] = defaultdict(dict)
    for known in load_frameworks().values():
        for name in (known.label, *known.exact, *(name for names in known.names.values() for name in names)):
            found[fold(name)][known.id] = known
    return found


@cache
def _places() -> Mapping[str, tuple[Place, ...]]:
    """Give cities and states by each of their names, folded."""
    found: dict[str, dict[Place, None]] = defaultdict(dict)
    for state in load_actors().states.values():
        found[fold(state.label)][Place(state.label, state.code)] = None
        for form in state.forms():
            if form.role in (FormRole.NAME, *_CITIES):
                found[fold(form.text)][Place(form.label, state.code)] = None
    return {name: tuple(places) for name, places in found.items()}


@cache
def _countries() -> Mapping[str, str]:
    states = load_actors().states.values()
    return {fold(name): state.code for state in states for name in _names(state)}
