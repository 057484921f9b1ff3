"""Who held which national office: for pages that say "the foreign minister, X" and not of which state."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dragoman.text.normalize import fold
from dragoman.vocabulary.actors import load_actors
from dragoman.vocabulary.entries import Entry, read_entry
from dragoman.vocabulary.files import DATA, files_in
from dragoman.vocabulary.portfolios import load_portfolios
from dragoman.vocabulary.posts import Level

_OFFICES: Mapping[str, Level] = {
    "head-of-state": Level.HEAD_OF_STATE,
    "deputy/head-of-state": Level.HEAD_OF_STATE,  # as the posts have it: "Vice President"
    "head-of-government": Level.HEAD_OF_GOVERNMENT,
    "deputy/head-of-government": Level.MINISTER,
    "royal": Level.ROYAL,
    "chief-of-defence": Level.CHIEF,
    "speaker": Level.LEGISLATOR,
    "ambassador": Level.AMBASSADOR,
    "envoy": Level.ENVOY,
    "organisation-head": Level.ORGANISATION_HEAD,
    "deputy/organisation-head": Level.ORGANISATION_HEAD,
}
_DEPUTY = "deputy/"
_DATE = re.compile(r"(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2]))?")
_LEAST = 2  # words of a name: a family name alone is many people's


@dataclass(frozen=True, slots=True)
class Office:
    """An office that somebody held.

    Attributes:
        holder: Her name, as it is shown.
        owner: Alpha-3 code of the state, or id of the organisation.
        level: What sort of post it is.
        portfolio: Id of the portfolio, or None.
        since, until: EDTF date to the year or the month; until is None while she is in office.
    """

    holder: str
    owner: str
    level: Level
    portfolio: str | None
    since: str
    until: str | None

    def covers(self, day: str) -> bool:
        """Say whether somebody held it on a day, ``YYYY-MM-DD``, as far as the dates tell."""
        return self.since <= day and (self.until is None or day[: len(self.until)] <= self.until)


@dataclass(frozen=True, slots=True)
class Officials:
    """All offices, by the folded full names of those who held them.

    Attributes:
        by_name: Folded full name to the offices held under it, of one owner or several, in the order of time.
        by_family: Folded last word of a name to the same.
    """

    by_name: Mapping[str, tuple[Office, ...]]
    by_family: Mapping[str, tuple[Office, ...]]


@cache
def load_officials(data: Path = DATA) -> Officials:
    """Read who held which office.

    Raises:
        VocabularyError: A file is out of shape.
    """
    by_name: dict[str, set[Office]] = {}
    by_family: dict[str, set[Office]] = {}
    for path in files_in("officials", data=data):
        for names, office in _offices(read_entry(path)):
            for name in map(fold, names):
                by_name.setdefault(name, set()).add(office)
                by_family.setdefault(name.split()[-1], set()).add(office)
    return Officials(*({key: _in_time(found) for key, found in held.items()} for held in (by_name, by_family)))


def _in_time(offices: set[Office]) -> tuple[Office, ...]:
    return tuple(sorted(offices, key=lambda office: (office.since, office.owner, office.level, office.portfolio or "")))


def _offices(top: Entry) -> Iterator[tuple[tuple[str, ...], Office]]:
    top.only("state", "organisation", "officials")
    owner = _owner(top)
    for entry in top.entries("officials"):
        entry.only("name", "also", "ar", "office", "since", "until")
        names = (entry.text("name"), *entry.words("also"), *entry.word_or_words("ar"))
        for name in names:
            if len(fold(name).split()) < _LEAST:
                raise entry.error("name", f"{name!r} is one word, which is many people's name")
        level, portfolio = _office(entry)
        since, until = _date(entry, "since"), _date(entry, "until")
        if since is None:
            raise entry.error("since", "is missing")
        yield names, Office(names[0], owner, level, portfolio, since, until)


def _owner(top: Entry) -> str:
    actors = load_actors()
    state, organisation = top.maybe("state"), top.maybe("organisation")
    if (state is None) == (organisation is None):
        raise top.error("state", "either a state or an organisation is needed")
    if state is not None and state not in actors.states:
        raise top.error("state", f"{state!r} is no state of the vocabulary")
    if organisation is not None and organisation not in actors.organizations:
        raise top.error("organisation", f"{organisation!r} is no organisation of the vocabulary")
    return state or organisation or ""


def _office(entry: Entry) -> tuple[Level, str | None]:
    said = entry.text("office")
    if said in _OFFICES:
        return _OFFICES[said], None
    portfolio = said.removeprefix(_DEPUTY)
    if portfolio not in load_portfolios():
        raise entry.error("office", f"{said!r} is no office, nor a portfolio")
    return Level.DEPUTY_MINISTER if said.startswith(_DEPUTY) else Level.MINISTER, portfolio


def _date(entry: Entry, key: str) -> str | None:
    value = entry.values.get(key)
    if value is None:
        return None
    if not _DATE.fullmatch(str(value)):
        raise entry.error(key, f"should be YYYY or YYYY-MM, not {value!r}")
    return str(value)
