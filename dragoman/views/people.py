"""One person: names, posts, engagements, words, across pages."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from dragoman.model.codec import Json
from dragoman.model.explanation import Explanation
from dragoman.resolution.posts import read_post
from dragoman.store import Store, StoredFact
from dragoman.text.normalize import fold
from dragoman.views.engagements import Entry, entry_of, timeline
from dragoman.views.filters import find_persons
from dragoman.views.relations import StatementView, statement_of
from dragoman.views.source import Source

_MOST_NAMESAKES = 20


@dataclass(frozen=True, slots=True)
class NameView:
    """A name under which pages speak of a person.

    Attributes:
        label: The name.
        party: The party she is named for, or None.
        count: In how many facts it stands.
    """

    label: str
    party: str | None
    count: int


@dataclass(frozen=True, slots=True)
class OccupancyView:
    """A person in a post, however many pages state it.

    Attributes:
        key: Key of the first fact that states it.
        post: The fullest wording.
        organisation, party: Whose post it is, or None.
        when: EDTF interval, or None.
        first_seen, last_seen: Dates of the first and the last page that state it, or None.
        pages: Ids of the pages.
        sources: Where it was read.
    """

    key: str
    post: str
    organisation: str | None
    party: str | None
    when: str | None
    first_seen: str | None
    last_seen: str | None
    pages: tuple[str, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class NameLink:
    """Why two names are held to be one person's.

    Attributes:
        left, right: The names' keys.
        score: Natural log-odds.
        reasons: What was seen.
    """

    left: str
    right: str
    score: float
    reasons: tuple[Explanation, ...]


@dataclass(frozen=True, slots=True)
class PersonView:
    """What the record has of one person.

    Attributes:
        id: Her id in the record.
        names: Her names, the most often met first.
        occupancies, engagements, statements: What she held, took part in and said.
        links: Why her names are one person's.
    """

    id: str
    names: tuple[NameView, ...]
    occupancies: tuple[OccupancyView, ...]
    engagements: tuple[Entry, ...]
    statements: tuple[StatementView, ...]
    links: tuple[NameLink, ...]


def person(store: Store, name: str) -> tuple[PersonView, ...]:
    """Give the persons whose names hold all words of ``name``; a family name will do, and so will an id.

    Raises:
        SettingsError: There is none.
    """
    return tuple(_view(store, key) for key in find_persons(store, name))


@dataclass(frozen=True, slots=True)
class PersonDossier:
    """A person, in part.

    Attributes:
        view: Of posts and statements those of the pages published last, of engagements the newest.
        counts: Of all her engagements: month, kind, status and number.
        namesakes: Ids of others of the name that was asked for.
    """

    view: PersonView
    counts: tuple[tuple[str | None, str, str, int], ...]
    namesakes: tuple[str, ...]


def person_dossier(store: Store, name: str, *, posts: int, said: int, engagements: int) -> PersonDossier:
    """Give the person whom most facts name by a name, in part.

    Args:
        store: The record.
        name: A name, a part of it, or an id.
        posts: The most facts that state a post which are read.
        said: The most statements that are given.
        engagements: The most engagements that are given.

    Raises:
        SettingsError: There is none of the name.
    """
    first, *others = find_persons(store, name)
    with store.asking() as ask:
        counts, newest = ask.person_engagements(first, engagements)
        view = PersonView(
            id=first,
            names=_names({(label, party): number for label, party, number in ask.person_names(first)}),
            occupancies=tuple(_occupancies(_in_order(ask.of_person(first, "occupancies", posts)))),
            engagements=tuple(map(entry_of, ask.engagements(newest))),
            statements=tuple(map(statement_of, _in_order(ask.of_person(first, "statements", said)))),
            links=tuple(map(_link, store.person_links(first))),
        )
    months = tuple((row[0], row[1], row[2], row[3]) for row in counts)
    return PersonDossier(view, months, tuple(others[:_MOST_NAMESAKES]))


def _in_order(facts: list[StoredFact]) -> list[StoredFact]:
    return sorted(facts, key=lambda fact: (fact.page.published or "9", fact.page.path, fact.ordinal))


def _names(counts: Mapping[tuple[str, str | None], int]) -> tuple[NameView, ...]:
    names = sorted(counts, key=lambda name: (-counts[name], name[0]))
    return tuple(NameView(label, party, counts[label, party]) for label, party in names)


def person_label(store: Store, key: str) -> str:
    """Give the name of a person that stands in most facts."""
    return str(store.names(key)[0]["label"])


def _view(store: Store, key: str) -> PersonView:
    counts: dict[tuple[str, str | None], int] = defaultdict(int)
    for row in store.names(key):
        counts[row["label"], row["party"]] += row["count"]
    return PersonView(
        id=key,
        names=_names(counts),
        occupancies=tuple(_occupancies(store.facts_of_person(key, "occupancies"))),
        engagements=timeline(store, person=key),
        statements=tuple(statement_of(fact) for fact in store.facts_of_person(key, "statements")),
        links=tuple(map(_link, store.person_links(key))),
    )


def _link(data: Json) -> NameLink:
    return NameLink(data["left"], data["right"], data["score"], tuple(Explanation(**why) for why in data["reasons"]))


def _occupancies(facts: list[StoredFact]) -> list[OccupancyView]:
    """Give each post once: by what it amounts to where the vocabulary knows, else by its words."""
    groups: dict[tuple[str, str | None, str | None], list[StoredFact]] = defaultdict(list)
    for fact in facts:
        sense = read_post(fact.data["post"])
        words = sense.key if sense.level is not None else fold(fact.data["post"])
        groups[words, fact.data["party"], fact.data["when"]].append(fact)
    return [merge_occupancies(group) for group in groups.values()]


def merge_occupancies(facts: list[StoredFact]) -> OccupancyView:
    """Give what several facts say of one post of one person."""
    fullest = max(facts, key=lambda fact: (len(fact.data["post"]), fact.key))
    organisation = next((fact.data["organisation"] for fact in facts if fact.data["organisation"]), None)
    seen = sorted(fact.page.published for fact in facts if fact.page.published)
    return OccupancyView(
        key=fullest.key,
        post=fullest.data["post"],
        organisation=organisation and organisation["label"],
        party=fullest.data["party"],
        when=fullest.data["when"],
        first_seen=seen[0] if seen else None,
        last_seen=seen[-1] if seen else None,
        pages=tuple(dict.fromkeys(fact.page.page_id for fact in facts)),
        sources=tuple(Source.of(fact) for fact in facts),
    )
