"""What a site shows of very much: parts of long lists, and what is told by the newest engagements of a selection.

However large the record, each of these reads no more than it says.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from dragoman.model.rejection import Rejection
from dragoman.store import EngagementQuery, Named, Questions, StatedQuery, Store, StoredFact, StoredPage
from dragoman.views.engagements import Entry, engagement_query, entry_of
from dragoman.views.filters import find_party, first_day, last_day
from dragoman.views.parties import OWNERS
from dragoman.views.relations import RelationView, StatementView, relation_of, statement_of
from dragoman.views.tallies import TOOK_PLACE
from dragoman.vocabulary.actors import load_actors

_CONSIDERED, _NAMED = 400, 120  # engagements from which partners are told, and people
_ORGANISATION = "org:"
_FEW, _FEW_YEARS = 3, 5


@dataclass(frozen=True, slots=True)
class PartyName:
    """How a party is called.

    Attributes:
        label: The name of the state or organisation, else the first of its bodies'.
        is_own: Whether it is the name of the state or organisation itself.
        is_organisation: Whether it is one: its code is its acronym.
    """

    label: str
    is_own: bool
    is_organisation: bool


@dataclass(frozen=True, slots=True)
class Met:
    """Somebody who took part for a party in some engagements.

    Attributes:
        id, label: The person.
        post: In which she is named most often, or None.
        count: In how many of them.
    """

    id: str
    label: str
    post: str | None
    count: int


@dataclass(frozen=True, slots=True)
class Around:
    """Who and what the newest engagements of a selection have to do with, each with the number of these.

    Attributes:
        parties, frameworks, sources, languages: Codes, names, names and codes, the commonest first.
        people: By party, those who took part for it in what took place, the most frequent first.
    """

    parties: tuple[tuple[str, int], ...]
    frameworks: tuple[tuple[str, int], ...]
    sources: tuple[tuple[str, int], ...]
    languages: tuple[tuple[str, int], ...]
    people: Mapping[str, tuple[Met, ...]]


@dataclass(frozen=True, slots=True)
class DossierView:
    """What a dossier of one or two parties, or of a framework, is made of.

    Attributes:
        counts: By month or year, kind and status; see :func:`count_by_span`.
        themes: By theme and year.
        first, last: Dates of the first and the last engagement that took place on a known day, or None.
        latest, ahead: The newest engagements that are not only planned, and the newest planned ones.
        around: Who and what they have to do with.
        names: Of all parties.
        occupancies: Who held a post of the party, as pages state it.
        relations, statements: What holds and what was said, by the pages published last.
    """

    counts: tuple[tuple[str | None, str, str, int], ...]
    themes: tuple[tuple[str, str | None, int], ...]
    first: str | None
    last: str | None
    latest: tuple[Entry, ...]
    ahead: tuple[Entry, ...]
    around: Around
    names: Mapping[str, PartyName]
    occupancies: tuple[StoredFact, ...]
    relations: tuple[RelationView, ...]
    statements: tuple[StatementView, ...]


def party_names(store: Store) -> Mapping[str, PartyName]:
    """Give the name of each party.

    Raises:
        StoreError: The record cannot be read.
    """
    return store.kept(("party names",), lambda: _party_names(store))


def _party_names(store: Store) -> Mapping[str, PartyName]:
    found: dict[str, PartyName] = {}
    with store.asking() as ask:
        rows = ask.party_names()
    states = load_actors().states
    for party, label, actor in rows:
        if party in states:  # also where pages name nothing but bodies of it
            found[party] = PartyName(states[party].label, is_own=True, is_organisation=False)
        elif party not in found or actor.startswith(OWNERS):
            found[party] = PartyName(label, actor.startswith(OWNERS), actor.startswith(_ORGANISATION))
    return found


def dossier(store: Store, query: EngagementQuery, *, latest: int, ahead: int, facts: int) -> DossierView:
    """Give what a dossier of a selection shows.

    Args:
        store: The record.
        query: The selection, of one or two parties or a framework, without order and length.
        latest: How many engagements that are not only planned are given, and how many relations and statements.
        ahead: How many that are planned.
        facts: From how many facts posts are told, those of the pages published last.

    Raises:
        StoreError: The record cannot be read.
    """
    newest = replace(query, newest=True)
    with store.asking() as ask:
        first, last = (
            _date(ask, replace(query, newest=late, statuses=TOOK_PLACE, limit=_FEW)) for late in (False, True)
        )
        return DossierView(
            counts=_by_span(ask, query),
            themes=tuple(ask.by_year("theme", query)),
            first=first,
            last=last,
            latest=_entries(ask, replace(newest, statuses=(*TOOK_PLACE, "cancelled"), limit=latest)),
            ahead=_entries(ask, replace(newest, status="planned", limit=ahead)),
            around=_around(ask, newest),
            names=party_names(store),
            occupancies=tuple(ask.stated(StatedQuery("occupancies", query.parties), facts))
            if len(query.parties) == 1
            else (),
            relations=tuple(map(relation_of, ask.stated(StatedQuery("relations", query.parties), latest)))
            if query.parties
            else (),
            statements=tuple(map(statement_of, _said(ask, query.parties, latest))),
        )


def count_by_span(store: Store, **filters: Any) -> tuple[tuple[str | None, str, str, int], ...]:
    """Count engagements by month, or by year where they lie far apart (None for the undated), kind and status.

    Args:
        store: The record.
        filters: Those of :func:`~dragoman.views.engagements.timeline`, but for its order and length.

    Raises:
        SettingsError: A party or a framework is not in the record, or a date is none.
        StoreError: The record cannot be read.
    """
    query = engagement_query(store, **filters)
    with store.asking() as ask:
        return _by_span(ask, query)


def _by_span(ask: Questions, query: EngagementQuery) -> tuple[tuple[str | None, str, str, int], ...]:
    counts = ask.count(query, "year", "kind", "status")
    if len({row[0] for row in counts if row[0] is not None}) <= _FEW_YEARS:
        counts = ask.count(query, "month", "kind", "status")
    return tuple((row[0], row[1], row[2], row[3]) for row in counts)


def _around(ask: Questions, newest: EngagementQuery) -> Around:
    counts: dict[str, list[tuple[str, int]]] = defaultdict(list)
    sorts = ("party", "framework", "source", "language")
    for sort, value, _, label, number in ask.beside(replace(newest, limit=_CONSIDERED), *sorts):
        counts[sort].append((label or value, number))
    people = _met(ask, ask.ids(replace(newest, statuses=TOOK_PLACE, limit=_NAMED)))
    return Around(
        parties=tuple(counts["party"]),
        frameworks=tuple(counts["framework"]),
        sources=tuple(counts["source"]),
        languages=tuple(counts["language"]),
        people=people,
    )


def _said(ask: Questions, parties: tuple[str, ...], most: int) -> list[StoredFact]:
    """Give a party's statements, or those of each of two about the other, the newest."""
    asked = [parties, parties[::-1]] if len(parties) > 1 else [parties] if parties else []
    found = [fact for each in asked for fact in ask.stated(StatedQuery("statements", each), most)]
    return sorted(found, key=lambda fact: fact.page.published or "", reverse=True)[:most]


def _date(ask: Questions, query: EngagementQuery) -> str | None:
    """Give the date of the first engagement; not one without a beginning, or whose year is not known."""
    return next((when for when in ask.dates(ask.ids(query)) if when and when[:4].isdigit()), None)


def _entries(ask: Questions, query: EngagementQuery) -> tuple[Entry, ...]:
    return tuple(map(entry_of, ask.engagements(ask.ids(query))))


def _met(ask: Questions, ids: list[str]) -> dict[str, tuple[Met, ...]]:
    groups: dict[tuple[str, str], list[Named]] = defaultdict(list)
    for each in ask.named(ids):
        if each.party is not None:
            groups[each.party, each.person].append(each)
    found: dict[str, list[Met]] = defaultdict(list)
    for (party, person), named in groups.items():
        label = _commonest(each.label for each in named)
        post = _commonest(each.post for each in named if each.post)
        found[party].append(Met(person, label or person, post, len({each.engagement for each in named})))
    return {party: tuple(sorted(met, key=lambda each: (-each.count, each.label))) for party, met in found.items()}


def _commonest(values: Iterable[str]) -> str | None:
    """Give the value that comes most often, of several the fullest."""
    counts = Counter(values)
    return max(counts, key=lambda value: (counts[value], len(value), value), default=None)


def themes_under(store: Store) -> Counter[tuple[str, str]]:
    """Count themes by framework, by its name, in the newest engagements.

    Raises:
        StoreError: The record cannot be read.
    """
    newest = engagement_query(store, newest=True, limit=_CONSIDERED)
    with store.asking() as ask:
        told: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for engagement, sort, value in ask.facets(newest, "framework", "theme"):
            told[engagement][sort].append(value)
    pairs = ((label, theme) for each in told.values() for label in each["framework"] for theme in each["theme"])
    return Counter(pairs)


def pairs_of_parties(store: Store, since: str | None, until: str | None, most: int) -> Counter[tuple[str, str]]:
    """Count how often two parties were together in the newest engagements of a period.

    Raises:
        SettingsError: A date is none.
        StoreError: The record cannot be read.
    """
    with store.asking() as ask:
        newest = engagement_query(store, since=since, until=until, newest=True, limit=most)
        return Counter({(one, other): number for _, one, other, _, number in ask.beside(newest, "pair")})


def people_together(
    store: Store, since: str | None, until: str | None, most: int
) -> tuple[tuple[frozenset[str], ...], dict[str, str]]:
    """Give who was together in each of the newest engagements of a period, and the name of each.

    Raises:
        SettingsError: A date is none.
        StoreError: The record cannot be read.
    """
    groups: dict[str, set[str]] = defaultdict(set)
    names: dict[str, str] = {}
    with store.asking() as ask:
        ids = ask.ids(engagement_query(store, since=since, until=until, newest=True, limit=most))
        for each in ask.named(ids):
            groups[each.engagement].add(each.person)
            names.setdefault(each.person, each.label)
    return tuple(map(frozenset, groups.values())), names


def statements_of(store: Store, *, party: str | None = None, limit: int, offset: int = 0) -> tuple[StatementView, ...]:
    """Give statements, those published last first.

    Args:
        store: The record.
        party: For whom the speaker speaks, by code or name.
        limit: How many.
        offset: From which on.

    Raises:
        SettingsError: The party is not in the record.
        StoreError: The record cannot be read.
    """
    query = _stated(store, "statements", party)
    with store.asking() as ask:
        return tuple(map(statement_of, ask.stated(query, limit, offset)))


def count_statements(store: Store, *, party: str | None = None) -> int:
    """Count statements, or a party's; see :func:`statements_of`."""
    query = _stated(store, "statements", party)
    with store.asking() as ask:
        return ask.count_stated(query)


def relations_of(store: Store, *, limit: int, offset: int = 0) -> tuple[RelationView, ...]:
    """Give standing relations, those published last first; see :func:`statements_of`."""
    with store.asking() as ask:
        return tuple(map(relation_of, ask.stated(StatedQuery("relations"), limit, offset)))


def count_relations(store: Store) -> int:
    """Count standing relations."""
    with store.asking() as ask:
        return ask.count_stated(StatedQuery("relations"))


def _stated(store: Store, family: str, party: str | None) -> StatedQuery:
    return StatedQuery(family, () if party is None else (find_party(store, party),))


def pages(store: Store, *, limit: int, offset: int = 0) -> tuple[int, tuple[StoredPage, ...]]:
    """Count the pages and give some, those published last first.

    Raises:
        StoreError: The record cannot be read.
    """
    with store.asking() as ask:
        total, found = ask.pages(limit, offset)
    return total, tuple(found)


def left_out(store: Store, *, limit: int, offset: int = 0) -> tuple[int, tuple[Rejection, ...]]:
    """Count the pages that were left out, and give some by reason and path.

    Raises:
        StoreError: The record cannot be read.
    """
    with store.asking() as ask:
        total, found = ask.rejections(limit, offset)
    return total, tuple(found)


def days_of_month(store: Store, month: str, *, each: int, most: int) -> tuple[dict[str, int], tuple[Entry, ...]]:
    """Count what lies on each day of a month, and give some of each day and of what is known by the month alone.

    Args:
        store: The record.
        month: Such as ``2018-05``.
        each: How many of each day are given.
        most: How many are given of what is longer than a month, or known less exactly than by the day.

    Returns:
        How much there is by first day, ``YYYY-MM-DD``, of what is known by the day; and the engagements by date, those
        that are known by the day without who reports them.

    Raises:
        SettingsError: It is no month.
        StoreError: The record cannot be read.
    """
    first, last = first_day(month) or "", last_day(month) or ""
    with store.asking() as ask:
        days = ask.days(engagement_query(store, since=month, until=month))
        counts: Counter[str] = Counter()
        chosen: list[str] = []
        vague: list[str] = []
        for name, begin, end in days:
            if (begin, end) == (first, last) or _is_long(begin, end):
                vague.append(name)
                continue
            start = max(begin, first)
            counts[start] += 1
            chosen += [name] if counts[start] <= each else []
        found = [*ask.engagements(chosen, is_told=False), *ask.engagements(vague[:most])]
    place = {name: number for number, (name, _, _) in enumerate(days)}
    return dict(counts), tuple(map(entry_of, sorted(found, key=lambda each: place[each.id])))


def _is_long(begin: str, end: str) -> bool:
    """Say whether two days lie more than a month apart; months are compared, since EDTF knows days that are none."""
    months = [int(day[:4]) * 12 + int(day[5:7]) for day in (begin, end)]
    return months[1] - months[0] > 1 or (months[1] - months[0] == 1 and end[8:] >= begin[8:])
