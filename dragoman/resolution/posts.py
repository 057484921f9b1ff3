"""Posts compared across languages: how high, in what rank, over what field."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TypeVar

from dragoman.text.normalize import fold
from dragoman.vocabulary.languages import supported_languages
from dragoman.vocabulary.portfolios import load_portfolios
from dragoman.vocabulary.posts import Level, Sense, load_posts

_Words = tuple[str, ...]
_T = TypeVar("_T")
_LONGEST = 8  # words of a form that is looked for
_RANKED_WITHIN = 3  # words around a head where a rank belongs to it: "first deputy assistant secretary"


@dataclass(frozen=True, slots=True)
class PostSense:
    """What a post amounts to, whatever the language.

    Attributes:
        head: Id of its noun, such as ``minister``, or None where the vocabulary does not know it.
        level: How high it stands, or None.
        is_ranked: Whether a word makes it another than the plain post: "deputy", « adjoint »; languages share no
            scale of these words (an assistant secretary general is « secrétaire général adjoint »).
        portfolio: Id of its field, or None.
    """

    head: str | None
    level: Level | None
    is_ranked: bool
    portfolio: str | None

    @property
    def key(self) -> str:
        """The sense as one word, for grouping."""
        return "/".join((self.level or self.head or "", "ranked" if self.is_ranked else "", self.portfolio or ""))


@lru_cache(maxsize=1 << 14)
def read_post(post: str) -> PostSense:
    """Read a post in the words of a page, in any of the languages.

    >>> read_post("Secrétaire général adjoint de l'OTAN").is_ranked
    True
    """
    words = tuple(fold(post).split())
    head = next(_found(words, _heads()), None)
    if head is None:
        return PostSense(None, None, False, _portfolio(words))
    first, last, (name, level, implied) = head
    around = words[max(0, first - _RANKED_WITHIN) : first] + words[last : last + _RANKED_WITHIN]
    is_ranked = next(_found(around, _ranks()), None) is not None
    if is_ranked and level is Level.MINISTER:  # "deputy foreign minister" is « vice-ministre »
        level, is_ranked = Level.DEPUTY_MINISTER, False
    return PostSense(name, level, is_ranked, implied or _portfolio(words))


def compare_posts(left: PostSense, right: PostSense) -> bool | None:
    """Say whether two posts may be one: True if they are, False if they cannot be, None where nobody can tell."""
    if left.level is None or right.level is None:
        return None
    if left.level is not right.level or left.is_ranked != right.is_ranked:
        return False
    if left.portfolio and right.portfolio:
        return left.portfolio == right.portfolio
    return True if left.head == right.head else None


def _portfolio(words: _Words) -> str | None:
    return next((name for _, _, name in _found(words, _portfolios())), None)


def _found(words: _Words, forms: Mapping[_Words, _T]) -> Iterator[tuple[int, int, _T]]:
    """Give the forms that stand in some words, from left to right, the longest at each place."""
    at = 0
    while at < len(words):
        for end in range(min(len(words), at + _LONGEST), at, -1):
            if words[at:end] in forms:
                yield at, end, forms[words[at:end]]
                at = end - 1
                break
        at += 1


@cache
def _heads() -> dict[_Words, tuple[str, Level, str | None]]:
    return {
        tuple(fold(form).split()): (head.id, head.level, head.portfolio)
        for language in supported_languages()
        for head in load_posts(language).heads
        for form in (*head.forms, *head.exact)
    }


@cache
def _ranks() -> dict[_Words, str]:
    return {
        tuple(fold(form).split()): fold(modifier.label)
        for language in supported_languages()
        for modifier in load_posts(language).modifiers
        if modifier.sense is Sense.RANK
        for form in modifier.forms
    }


@cache
def _portfolios() -> dict[_Words, str]:
    return {
        tuple(fold(name).split()): portfolio.id
        for portfolio in load_portfolios().values()
        for name in (*portfolio.before, *(name for names in portfolio.names.values() for name in names))
    }
