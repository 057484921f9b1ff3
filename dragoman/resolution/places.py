"""Places compared: one name for a city whatever the language, and what is no more than a country."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from dragoman.resolution.names import compare_names, read_name
from dragoman.text.normalize import fold
from dragoman.vocabulary.actors import load_actors

Json = dict[str, Any]

_ALIKE = 0.55  # likeness of names: the same consonants, or one ends in the other, as "San Carlos de Bariloche" does


def known_place(place: Json) -> Json:
    """Give a place under its English name, if the vocabulary has it under any name.

    >>> known_place({"label": "La Havane", "country": "CUB"})["label"]
    'Havana'
    """
    label = _known(place["label"], place["country"])
    return place if label is None else {**place, "label": label}


def is_country(label: str, country: str | None) -> bool:
    """Say whether a place is a whole country, which says no city."""
    state = load_actors().states.get(country or "")
    return state is not None and _known(label, country) == state.label


def is_city(label: str, country: str | None) -> bool:
    """Say whether the vocabulary has a place as a city."""
    return _known(label, country) is not None and not is_country(label, country)


def is_same_place(left: tuple[str, str | None], right: tuple[str, str | None]) -> bool:
    """Say whether two places, each with its country, are one: of one name, or of spellings of it in one country.

    >>> is_same_place(("Bariloche", "ARG"), ("باريلوتشي", "ARG"))
    True
    """
    names = [_known(*place) or place[0] for place in (left, right)]
    if fold(names[0]) == fold(names[1]):
        return True
    if left[1] is None or left[1] != right[1] or any(is_country(*place) for place in (left, right)):
        return False
    if is_city(*left) and is_city(*right):
        return False
    found = compare_names(read_name(left[0]), read_name(right[0]))
    return found is not None and found.score >= _ALIKE


def _known(label: str, country: str | None) -> str | None:
    return _labels().get(country or "", {}).get(fold(label))


@cache
def _labels() -> Mapping[str, Mapping[str, str]]:
    """Give the English names of countries and cities by country and by any of their names, folded."""
    found: dict[str, dict[str, str]] = {}
    for code, state in load_actors().states.items():
        mine = found.setdefault(code, {})
        for city in (*state.capitals, *state.cities):
            mine |= {fold(name): city.label for names in city.names.values() for name in names}
        mine |= {fold(name): state.label for names in state.names.values() for name in names}
        mine[fold(code)] = state.label
    return found
