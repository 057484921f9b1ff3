"""Names and dates as users write them, brought to what the record knows."""

from dragoman.errors import SettingsError
from dragoman.store import Store
from dragoman.text.edtf import bounds
from dragoman.text.normalize import fold
from dragoman.vocabulary.naming import find_actor

_SUGGESTED = 8


def find_party(store: Store, name: str) -> str:
    """Give the party that a user means by ``MAR``, ``Morocco`` or ``nato``.

    Raises:
        SettingsError: No party of the record has the name; it says which there are.
    """
    with store.asking() as ask:
        if ask.has_party(name):
            return name
        names = ask.party_names()
        found = {party for party, label, _ in names if fold(name) in (fold(party), fold(label))}
        if not found and (meant := find_actor(name)) is not None and meant.party and ask.has_party(meant.party):
            return meant.party  # by its name in another language
        if len(found) > 1:
            return next((party for party, _ in ask.count_facets("party") if party in found), min(found))
    if found:
        return found.pop()
    known = ", ".join(dict.fromkeys(party for party, _ in store.parties()[: 5 * _SUGGESTED])) or "none at all"
    problem = f"{name}: no such party in the record. It has, among others: {known}."
    raise SettingsError(problem, "no_party", name=name, known=known)


def find_persons(store: Store, name: str) -> tuple[str, ...]:
    """Give the ids of the persons one of whose names holds all words of a name; an id stands for itself.

    Raises:
        SettingsError: There is none.
    """
    found = store.persons_named(name)
    if not found:
        problem = f"{name}: no such person in the record. Try the family name alone."
        raise SettingsError(problem, "no_person", name=name)
    return tuple(found)


def find_framework(store: Store, name: str) -> str:
    """Give the id of the framework that a user means by its id or a part of its name.

    Raises:
        SettingsError: No framework of the record has the name; it says which there are.
    """
    frameworks = store.labels("framework")
    for value, label, _count in frameworks:
        if name == value or fold(name) == fold(label):
            return value
    for value, label, _count in frameworks:
        if fold(name) in fold(label):
            return value
    known = ", ".join(label for _, label, _ in frameworks[:_SUGGESTED]) or "none at all"
    problem = f"{name}: no such framework in the record. It has, among others: {known}."
    raise SettingsError(problem, "no_framework", name=name, known=known)


def first_day(date: str | None, option: str = "--since") -> str | None:
    """Give the first day of a date such as ``2018`` or ``2018-05``.

    Raises:
        SettingsError: It is no date.
    """
    return None if date is None else _days(date, option)[0]


def last_day(date: str | None, option: str = "--until") -> str | None:
    """Give the last day of a date such as ``2018`` or ``2018-05``.

    Raises:
        SettingsError: It is no date.
    """
    return None if date is None else _days(date, option)[1]


def _days(date: str, option: str) -> tuple[str, str]:
    days = bounds(date)
    if days is None:
        raise SettingsError(f"{option} {date}: give a date such as 2018, 2018-05 or 2018-05-05", "no_date", date=date)
    return days
