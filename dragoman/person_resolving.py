"""Which names are one person's, kept up as pages come."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations

from dragoman.model.codec import Json, encode_explanations
from dragoman.resolution.clustering import Pair, cluster, components, neighbourhood, pair_of
from dragoman.resolution.days import Days, days_of
from dragoman.resolution.names import compare_names, name_keys, read_name, sought_keys
from dragoman.resolution.people import Alias, ambiguous, compare_aliases, pick_alias
from dragoman.resolution.posts import compare_posts, read_post
from dragoman.rulings import Rulings
from dragoman.store.naming import word_keys
from dragoman.store.resolution import Resolution
from dragoman.store.resolution_rows import PostHeld, StoredAlias
from dragoman.vocabulary.posts import Level

_KEPT = -1.0  # log-odds from which two names are kept for people to judge, though they are taken for two persons'
_NEVER = -99.0
_YEAR = 366  # days
_RANK = 0.6  # of a conflict about a post; see dragoman/resolution/conflicts.py


def resolve_aliases(
    work: Resolution,
    changed: Collection[str],
    rulings: Rulings,
    *,
    named: Collection[str] = (),
    groups: Collection[Collection[str]] = (),
) -> None:
    """Put aliases of which something new is known among the others.

    Args:
        work: The transaction.
        changed: Their keys.
        rulings: What people judged.
        named: The aliases that facts name which are new, whether anything else is new of them or not.
        groups: The reports of each engagement that is since now, and of each that was until now.
    """
    waiting = work.pending_aliases()
    fresh = set(changed) | work.settle_aliases(waiting)
    touched = _link(work, _load(work, fresh)) if fresh else set()
    touched |= _link_within(work, groups, fresh)
    settled = _cluster(work, touched, rulings) if touched else set()
    _tell_conflicts(work, set(named) - settled)


def _load(work: Resolution, keys: Collection[str]) -> dict[str, Alias]:
    return {found.key: _alias(found) for found in work.aliases(keys)}


def _alias(stored: StoredAlias) -> Alias:
    return Alias(stored.key, read_name(stored.label), stored.party, stored.posts)


def _link(work: Resolution, fresh: Mapping[str, Alias]) -> set[str]:
    """Compare aliases with those their keys lead to, or reports of one engagement name for the same party.

    Gives all whose neighbourhood may have changed.
    """
    work.put_alias_keys({key: _keys(alias) for key, alias in fresh.items()})
    under = work.aliases_under({sought for alias in fresh.values() for sought in sought_keys(alias.name)})
    pairs = {
        pair_of(key, other)
        for key, alias in fresh.items()
        for sought in sought_keys(alias.name) for other in under.get(sought, ()) if other != key
    } | work.companions(fresh)  # fmt: skip
    known = dict(fresh) | _load(work, {key for pair in pairs for key in pair} - set(fresh))
    together = work.named_together(_alike(pairs, known))
    links: dict[Pair, tuple[float, list[Json]]] = {}
    for left, right in sorted(pairs):
        found = compare_aliases(known[left], known[right], together=(left, right) in together)
        if found is not None and found.score > _KEPT:
            links[left, right] = (found.score, encode_explanations(found.reasons))
    return set(fresh) | work.put_alias_links(links, fresh)


def _link_within(work: Resolution, groups: Collection[Collection[str]], fresh: Collection[str]) -> set[str]:
    """Compare the names in one engagement anew, as pages tell of it together or do so no more.

    However often a name stands in the record, it is compared with those beside it alone. Gives those that are alike.
    """
    told = work.named_in({key for members in groups for key in members})
    pairs = {
        pair
        for members in groups
        for pair in combinations(sorted({alias for key in members for alias in told.get(key, ())}), 2)
        if not set(pair) & set(fresh)
    }
    names = {key: read_name(label) for key, label in work.labels({key for pair in pairs for key in pair}).items()}
    alike = {pair for pair in pairs if compare_names(*(names[key] for key in pair)) is not None}
    known = _load(work, {key for pair in alike for key in pair})
    together = work.named_together(alike)
    links: dict[Pair, tuple[float, list[Json]]] = {}
    for pair in alike:
        left, right = (known[key] for key in pair)
        is_beside = pair in together and left.party is not None and left.party == right.party
        found = compare_aliases(left, right, together=pair in together)
        if found is not None and found.score > _KEPT and (is_beside or _meet(left, right)):
            links[pair] = (found.score, encode_explanations(found.reasons))
    work.put_pair_links(alike, links)
    return set(known)


def _meet(left: Alias, right: Alias) -> bool:
    """Say whether a name is looked for where another is kept."""
    return not sought_keys(left.name).isdisjoint(_keys(right))


def _keys(alias: Alias) -> frozenset[str]:
    return name_keys(alias.name) | word_keys(alias.name.label)


def _alike(pairs: Collection[Pair], known: Mapping[str, Alias]) -> set[Pair]:
    """Give the pairs whose names may be one person's, and are not the same already."""
    return {pair for pair in pairs if compare_aliases(*(known[key] for key in pair)) is not None}


def _cluster(work: Resolution, touched: Collection[str], rulings: Rulings) -> set[str]:
    """Say anew whose the names around some are; gives all of these."""
    around, ties = neighbourhood(
        touched, work.linked_aliases, lambda edge: work.namesakes(edge) | rulings.alias_partners(edge)
    )
    stored = work.aliases(around)
    aliases = {found.key: _alias(found) for found in stored}
    same, different = rulings.alias_pairs(aliases)
    ties = {pair for pair in (*ties, *same) if set(pair) <= set(aliases)}
    found = components(aliases, ties)
    alike = {pair for component in found for pair in combinations(component, 2)}
    together = work.named_together(_alike(alike, aliases))
    persons: dict[str, list[str]] = {}
    for component in found:
        for members in persons_of([aliases[key] for key in component], same, different, together):
            persons[f"person:{pick_alias([aliases[key] for key in members]).key}"] = members
    before = {alias.person for alias in stored if alias.person is not None}
    work.put_persons(persons)
    rows = [row for person, members in persons.items() for row in _conflicts(work, person, members, aliases)]
    work.put_person_conflicts({*before, *persons}, rows)
    return set(aliases)


def _tell_conflicts(work: Resolution, named: Collection[str]) -> None:
    """Find anew what sources differ in about persons whom more of them name now, in a post that was known."""
    persons = work.aliases_of(work.in_several_posts(named))
    aliases = _load(work, {key for keys in persons.values() for key in keys})
    rows = [row for person, keys in persons.items() for row in _conflicts(work, person, keys, aliases)]
    work.put_person_conflicts(persons, rows)


def _conflicts(work: Resolution, person: str, keys: Collection[str], aliases: Mapping[str, Alias]) -> Iterator[Json]:
    """Find posts of one person that cannot both be right.

    They are for one party and in one field, of other levels, within a year, and no page gives both.
    """
    label = pick_alias([aliases[key] for key in keys]).name.label
    posts = sorted({post for key in keys for post in aliases[key].posts})
    if not any(_clash(left, right) for left, right in combinations(posts, 2)):
        return
    for left, right in combinations(work.posts_held(keys), 2):
        apart = left.party == right.party and not left.pages & right.pages and _within_a_year(left, right)
        if apart and _clash(left.post, right.post):
            key = f"{person}/post/{min(left.sense, right.sense)}/{max(left.sense, right.sense)}"
            data = {"field": "post", "subject": label, "rank": _RANK, **_told(left, right)}
            yield {"key": key, "engagement": None, "person": person, "field": "post", "rank": _RANK, "data": data}


def _clash(left: str, right: str) -> bool:
    ours, theirs = read_post(left), read_post(right)
    return ours.portfolio == theirs.portfolio and compare_posts(ours, theirs) is False


def _told(left: PostHeld, right: PostHeld) -> Json:
    """Say which of two posts is shown, and why."""
    shown, other = sorted((left, right), key=lambda held: (-len(held.pages), -_lowliness(held), held.post))
    is_by_number = len(shown.pages) > len(other.pages)
    values = [
        {"value": held.post, "pages": sorted(held.pages), "is_shown": held is shown, "reason": ""}
        for held in (shown, other)
    ]
    lower = "It is the lower: pages leave out a word such as “deputy” more often than they invent one."
    return {"values": values, "reason": "More pages say so." if is_by_number else lower}


def _lowliness(held: PostHeld) -> int:
    level = read_post(held.post).level
    return 0 if level is None else list(Level).index(level)


def _within_a_year(left: PostHeld, right: PostHeld) -> bool:
    """People rise in time; a page without a date may be of any."""
    ends = [days_of(day) for day in (left.first, left.last, right.first, right.last)]
    first, last, other_first, other_last = ends
    if first is None or last is None or other_first is None or other_last is None:
        return True
    return Days(first.first, last.last).apart(Days(other_first.first, other_last.last)) <= _YEAR


def persons_of(
    aliases: list[Alias], same: set[Pair], different: set[Pair], together: Collection[Pair]
) -> list[list[str]]:
    """Say which of some aliases are one person's.

    Args:
        aliases: All that links connect.
        same: Pairs that somebody judged to be one person's.
        different: Pairs that somebody judged to be two persons'.
        together: Pairs that pages name in reports of one engagement.

    Returns:
        The keys of each person's.
    """
    scores: dict[Pair, float] = {}
    for left, right in combinations(aliases, 2):
        pair = pair_of(left.key, right.key)
        found = compare_aliases(left, right, together=pair in together)
        scores[pair] = _NEVER if found is None else found.score
    scores.update(dict.fromkeys(list(_halves(aliases, scores)), 0.0))
    for alias in aliases:
        _hold_apart_if_ambiguous(alias, scores)
    keys = [alias.key for alias in aliases]
    return cluster(keys, lambda left, right: scores[pair_of(left, right)], same=same, different=different)


def _halves(aliases: Sequence[Alias], scores: Mapping[Pair, float]) -> Iterator[Pair]:
    """Give the pairs of names that are parts of one longer name: "Duarte Teles", "Falcão Teles".

    One tells nothing of the other; whether they are one person's is for the longer name to say.
    """
    longer = {
        alias.key: {other.key for other in aliases
                    if len(other.name.words) > len(alias.name.words) and scores[pair_of(alias.key, other.key)] > 0}
        for alias in aliases
    }  # fmt: skip
    for pair, score in scores.items():
        if score == _NEVER and longer[pair[0]] & longer[pair[1]]:
            yield pair


def _hold_apart_if_ambiguous(alias: Alias, scores: dict[Pair, float]) -> None:
    """A family name that may be either of two persons' is nobody's."""
    if alias.name.is_full:
        return
    mine = {other: score for pair, score in scores.items() if alias.key in pair and score > 0
            for other in pair if other != alias.key}  # fmt: skip
    if mine and ambiguous(alias, mine, lambda left, right: scores[pair_of(left, right)] >= 0):
        scores.update({pair_of(alias.key, other): _NEVER for other in mine})
