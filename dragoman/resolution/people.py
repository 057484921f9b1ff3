"""Persons across pages: names, parties and posts weighed, so that two of one surname stay two."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dragoman.model.explanation import Explanation
from dragoman.resolution.names import Name, compare_names, read_name
from dragoman.resolution.posts import compare_posts, read_post
from dragoman.vocabulary.actors import load_actors

_SAME = 0.6  # likeness from which two names within one party of one engagement are one person's
_LINK = 3.0  # natural log-odds from which two aliases are one person's

# Natural log-odds of what is seen; chosen on the stories of dev.
_NAMES = ((1.0, 4.0), (0.97, 3.5), (0.93, 3.0), (0.85, 2.2), (0.7, 1.2), (0.55, 0.6), (0.0, 0.3))
_SAME_PARTY, _PARTY_UNKNOWN, _STATE_AND_ORGANISATION, _OTHER_STATES = 1.5, 0.0, -0.5, -4.0
_SAME_POST, _OTHER_POST, _TOGETHER = 1.5, -1.0, 2.5
_MARGIN = 1.0  # log-odds by which one person has to be likelier than another to be meant by a family name alone


@dataclass(frozen=True, slots=True)
class Alias:
    """A name under which pages speak of somebody of one party.

    Attributes:
        key: Identifies it.
        name: The name.
        party: Whom the person acts for, or None.
        posts: Posts in the words of pages.
    """

    key: str
    name: Name
    party: str | None
    posts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PersonLink:
    """Two aliases compared.

    Attributes:
        score: Natural log-odds, above 0 if they are one person's.
        reasons: What was seen.
    """

    score: float
    reasons: tuple[Explanation, ...]


def alias_key(person: str, label: str, party: str | None, page: str) -> str:
    """Give the key of an alias.

    The same full name for the same party is one alias wherever it stands; a family name alone is one a page.

    Args:
        person: The person's id on the page, ``person:clare-hutchinson``.
        label: Her name.
        party: Her party, or None.
        page: Key of the page.
    """
    own = f"{person.removeprefix('person:')}@{(party or '?').lower().replace(' ', '-')}"
    return own if read_name(label).is_full else f"{own}#{page[:12]}"


def compare_aliases(left: Alias, right: Alias, *, together: bool = False) -> PersonLink | None:
    """Compare two aliases.

    Args:
        left: One.
        right: The other.
        together: Whether pages name one and other in reports of one engagement.

    Returns:
        None where the names are two persons'.
    """
    likeness = compare_names(left.name, right.name)
    if likeness is None:
        return None
    reasons = [Explanation("name", likeness.detail, _weight_of(likeness.score))]
    reasons += _parties(left, right)
    reasons += _posts(left, right)
    if together:
        told = "Pages name one and the other in what is held to be one engagement."
        reasons.append(Explanation("engagement", told, _TOGETHER))
    return PersonLink(round(sum(reason.score or 0.0 for reason in reasons) - _LINK, 3), tuple(reasons))


def _weight_of(likeness: float) -> float:
    return next(weight for least, weight in _NAMES if likeness >= least)


def _parties(left: Alias, right: Alias) -> list[Explanation]:
    if left.party is None or right.party is None:
        return [Explanation("party", "A page does not say whom the person acts for.", _PARTY_UNKNOWN)]
    if left.party == right.party:
        return [Explanation("party", f"Both act for {left.party}.", _SAME_PARTY)]
    if is_state(left.party) and is_state(right.party):
        return [Explanation("party", f"One acts for {left.party}, the other for {right.party}.", _OTHER_STATES)]
    told = f"One acts for {left.party}, the other for {right.party}: a national may serve an organisation."
    return [Explanation("party", told, _STATE_AND_ORGANISATION)]


def _posts(left: Alias, right: Alias) -> list[Explanation]:
    found = [
        (compare_posts(read_post(ours), read_post(theirs)), ours, theirs)
        for ours in left.posts for theirs in right.posts
    ]  # fmt: skip
    same = next((item for item in found if item[0]), None)
    if same is not None:
        return [Explanation("post", f"Both hold one post: {same[1]}, {same[2]}.", _SAME_POST)]
    if found and all(item[0] is False for item in found):
        return [Explanation("post", f"The posts differ: {left.posts[0]}, {right.posts[0]}.", _OTHER_POST)]
    return []


def is_state(party: str | None) -> bool:
    """Say whether a party is a state, by its code."""
    return party in load_actors().states


@lru_cache(maxsize=1 << 14)
def same_person(left: str, right: str) -> bool:
    """Say whether two names within one party of one engagement are one person's."""
    likeness = compare_names(read_name(left), read_name(right))
    return likeness is not None and likeness.score >= _SAME


def pick_alias(aliases: Sequence[Alias]) -> Alias:
    """Give the alias whose name a person goes by: the fullest, in Latin letters if there is one."""
    return min(
        aliases, key=lambda alias: (alias.name.is_foreign, alias.party is None, -len(alias.name.words), alias.key)
    )


def ambiguous(loose: Alias, links: Mapping[str, float], linked: Callable[[str, str], bool]) -> bool:
    """Say whether a family name alone may stand for several persons, none much likelier than another.

    Args:
        loose: The alias.
        links: The score of each alias it is linked to.
        linked: Says whether two of those are one person's.
    """
    best = max(sorted(links), key=links.__getitem__)
    rivals = [key for key in links if key != best and not linked(best, key)]
    return not loose.name.is_full and any(links[best] - links[key] < _MARGIN for key in rivals)
