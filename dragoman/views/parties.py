"""Who is in the record, what two parties had to do with each other, and whom they sent."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from dragoman.errors import SettingsError
from dragoman.store import Naming, Questions, Sighting, Store, StrandQuery
from dragoman.text.normalize import fold
from dragoman.views.engagements import Entry
from dragoman.views.filters import find_party, first_day, last_day
from dragoman.views.tallies import (
    TOOK_PLACE,
    Count,
    YearCount,
    by_year,
    counted,
    entry,
    iso,
    next_planned,
)

OWNERS = ("state:", "org:")  # ids of what is a party by itself; a body is a part of one


@dataclass(frozen=True, slots=True)
class PersonCount:
    """A person of the record.

    Attributes:
        id: Her id.
        label: The name under which most facts speak of her.
        party: The party under which most do, or None.
        names: Her other names.
        count: How many facts name her; an engagement that three pages report counts three times.
    """

    id: str
    label: str
    party: str | None
    names: tuple[str, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Envoy:
    """Somebody who took part for one of two parties.

    Attributes:
        id: The person's id.
        label: Her commonest name.
        party: For whom.
        posts: Her posts in the words of pages, the commonest first.
        count: In how many engagements.
        first_day, last_day: Of the first and the last of these, or None where none has a date.
        engagements: Their ids.
    """

    id: str
    label: str
    party: str
    posts: tuple[str, ...]
    count: int
    first_day: str | None
    last_day: str | None
    engagements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PairSummary:
    """What two parties had to do with each other.

    ``statuses`` counts all engagements, everything else those that took place: that were held or are under way.

    Attributes:
        parties, labels: The two, by code and by name.
        since, until: The period that was asked for.
        total: How many engagements there are, whatever became of them.
        statuses, kinds, years, frameworks, themes: How they spread.
        first, last: The first and the last, by their days.
        upcoming: What is planned next.
        people: Who took part for either, those who did most often first.
    """

    parties: tuple[str, str]
    labels: tuple[str, str]
    since: str | None
    until: str | None
    total: int
    statuses: tuple[Count, ...]
    kinds: tuple[Count, ...]
    years: tuple[YearCount, ...]
    frameworks: tuple[Count, ...]
    themes: tuple[Count, ...]
    first: Entry | None
    last: Entry | None
    upcoming: Entry | None
    people: tuple[Envoy, ...]


def parties(store: Store) -> tuple[Count, ...]:
    """Give the parties of the record, those with the most engagements first.

    Raises:
        StoreError: The record cannot be read.
    """
    with store.asking() as ask:
        labels = party_labels(ask)
        return tuple(Count(party, labels.get(party, party), count) for party, count in ask.count_facets("party"))


def persons(store: Store, *, limit: int | None = 100) -> tuple[PersonCount, ...]:
    """Give the persons of the record, those whom most facts name first.

    Args:
        store: The record.
        limit: How many; None for all.

    Raises:
        StoreError: The record cannot be read.
    """
    with store.asking() as ask:
        return _persons(ask, ask.count_persons(limit))


def persons_named(store: Store, words: str, *, limit: int, offset: int = 0) -> tuple[int, tuple[PersonCount, ...]]:
    """Count the persons one of whose names holds some words in a row, and give some, those whom most facts name first.

    Args:
        store: The record.
        words: Any part of a name; blank for everybody.
        limit: How many.
        offset: From which on.

    Raises:
        StoreError: The record cannot be read.
    """
    with store.asking() as ask:
        total, counts = ask.persons_named(fold(words), limit, offset)
        return total, _persons(ask, counts)


def _persons(ask: Questions, counts: list[tuple[str, int]]) -> tuple[PersonCount, ...]:
    names: dict[str, list[tuple[str, str | None]]] = defaultdict(list)
    for person, label, party, _ in ask.names_of([person for person, _ in counts]):
        names[person].append((label, party))
    return tuple(_person(person, names[person], count) for person, count in counts)


def pair(
    store: Store, a: str, b: str, *, since: str | None = None, until: str | None = None, today: date | None = None
) -> PairSummary:
    """Sum up what two parties had to do with each other; :func:`~dragoman.views.engagements.timeline` lists it.

    Args:
        store: The record.
        a: A party, by code or name.
        b: Another.
        since: EDTF date. An engagement that may lie between the two dates counts; one without a date counts where
            neither is given.
        until: EDTF date.
        today: The day from which on a plan lies ahead.

    Raises:
        SettingsError: A party is not in the record, both are one, or a date is none.
        StoreError: The record cannot be read.
    """
    query = _pair_query(store, a, b, since, until)
    with store.asking() as ask:
        rows, beside = ask.strand(query), ask.strand_labels(query, "framework", "theme")
        took_place = [row for row in rows if row.status in TOOK_PLACE]
        labels = party_labels(ask)
        names = (query.one, query.other)
        return PairSummary(
            parties=names,
            labels=(labels.get(names[0], names[0]), labels.get(names[1], names[1])),
            since=since,
            until=until,
            total=sum(row.count for row in rows),
            statuses=counted((row.status, row.count) for row in rows),
            kinds=counted((row.kind, row.count) for row in took_place),
            years=by_year((row.year, row.count) for row in took_place),
            frameworks=tuple(Count(*row) for row in beside["framework"]),
            themes=tuple(Count(*row) for row in beside["theme"]),
            first=entry(ask, ask.first_of(query)),
            last=entry(ask, ask.last_of(query)),
            upcoming=next_planned(ask, query, iso(today)),
            people=_envoys(ask.sightings(query), ask.namings(query)),
        )


def who_was_sent(
    store: Store, a: str, b: str, *, since: str | None = None, until: str | None = None
) -> tuple[Envoy, ...]:
    """Give the persons who took part for two parties in what took place between them, the most frequent first.

    A person counts for a party where a page names her as acting for it. What is only planned, or was called off, sent
    nobody. Arguments and errors are those of :func:`pair`.
    """
    query = _pair_query(store, a, b, since, until)
    with store.asking() as ask:
        return _envoys(ask.sightings(query), ask.namings(query))


def party_labels(ask: Questions) -> Mapping[str, str]:
    """Give the name of each party: that of the state or organisation, else the first of its bodies'."""
    found: dict[str, str] = {}
    for party, label, actor in ask.party_names():
        if party not in found or actor.startswith(OWNERS):
            found[party] = label
    return found


def _pair_query(store: Store, a: str, b: str, since: str | None, until: str | None) -> StrandQuery:
    one, other = sorted((find_party(store, a), find_party(store, b)))
    if one == other:
        raise SettingsError(f"{a} and {b} are one party. Name two.")
    return StrandQuery("pair", one, other, first_day(since), last_day(until))


def _person(key: str, names: list[tuple[str, str | None]], count: int) -> PersonCount:
    label = names[0][0]
    others = tuple(dict.fromkeys(name for name, _ in names if name != label))
    return PersonCount(key, label, next((party for _, party in names if party), None), others, count)


def _envoys(sightings: Iterable[Sighting], namings: Iterable[Naming]) -> tuple[Envoy, ...]:
    words: dict[str, list[Naming]] = defaultdict(list)
    for naming in namings:
        words[naming.alias].append(naming)
    found = [_envoy(each, [naming for alias in each.aliases for naming in words[alias]]) for each in sightings]
    return tuple(sorted(found, key=lambda envoy: (-envoy.count, envoy.label, envoy.party)))


def _envoy(sighting: Sighting, namings: Iterable[Naming]) -> Envoy:
    known = [day for day in sighting.days.values() if day is not None]
    posts, labels = Counter[str](), Counter[str]()
    for naming in namings:
        labels[naming.label] += naming.count
        if naming.post is not None:
            posts[naming.post] += naming.count
    return Envoy(
        id=sighting.person,
        label=min(labels, key=lambda label: (-labels[label], label)),
        party=sighting.party,
        posts=tuple(sorted(posts, key=lambda post: (-posts[post], post))),
        count=len(sighting.days),
        first_day=min(known, default=None),
        last_day=max(known, default=None),
        engagements=tuple(sorted(sighting.days)),
    )
