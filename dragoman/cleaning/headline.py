"""The title of a flattened page: the heading above its article, or nothing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.cleaning.layout import Layout
from dragoman.cleaning.traits import Shape, Traits
from dragoman.model.explanation import Explanation

_REACH = 15
"""How many blocks above the article a title is looked for in."""
_STANDFIRST = 16
"""Words from which on a heading may be a standfirst below the title."""
_TITLE_SHAPES = frozenset({Shape.HEADLINE, Shape.UNFINISHED})
_SITE = re.compile(r" (?:\||[-–—:·»]) (?=[^|–—»]{1,40}$)")
_TRAIL = re.compile(r"\w ?[›>] ?\w|\w / \w.* / ")


@dataclass(frozen=True, slots=True)
class Title:
    """A title found on the page.

    Attributes:
        text: The title as the page has it.
        index: Index of its block.
        explanation: Why it was held to be the title.
    """

    text: str
    index: int
    explanation: Explanation


def find_title(layout: Layout) -> Title | None:
    """Find the heading above the article; None rather than a wrong one.

    A heading counts if its words come back in the article; that it stands twice on the page (in a trail of links, in
    the window's title) and close above the article speaks for it.
    """
    topic = layout.body_words()
    rated = {index: rating for index in _candidates(layout) if (rating := _rate(layout, index, topic)) is not None}
    if not rated:
        return None
    best = max(rated, key=lambda index: rated[index])
    words = layout.page[best].count
    above = best - 1
    # A heading right above a longer one: title and standfirst.
    if above in rated and words >= _STANDFIRST and layout.page[above].count < words and not layout.page[above].is_upper:
        best = above
    text = _without_site(layout.page[best].text, topic)
    detail = f"The heading above the article, whose words come back in it: “{text[:80]}”."
    return Title(text, best, Explanation("title-heading", detail, round(rated[best], 2)))


def is_title_shaped(traits: Traits) -> bool:
    """Say whether a block could be a title by its looks: 3 to 35 words, no full stop, no stock phrase."""
    if traits.stock_share > 0.4 or traits.link or traits.closing or not 3 <= traits.count <= 35:
        return False
    if _TRAIL.search(traits.text):
        return False
    is_question = traits.text.rstrip('»”" \u00a0').endswith(("?", "!", "؟"))
    return traits.shape in _TITLE_SHAPES or (is_question and traits.sentences < 3)


def _candidates(layout: Layout) -> Iterator[int]:
    start = layout.body_start
    if start == len(layout.page):
        return
    for index in range(max(0, start - _REACH), start):
        if is_title_shaped(layout.page[index]) and not layout.page[index].origin:
            yield index
    # The window's title stands first on many pages, with the name of the site behind it.
    if start > _REACH and is_title_shaped(layout.page[0]):
        yield 0


def _rate(layout: Layout, index: int, topic: frozenset[str]) -> float | None:
    traits = layout.page[index]
    words = traits.content
    shared = len(words & topic)
    share = shared / max(1, len(words))
    twice = _stands_twice(layout, index)
    is_dated = _stands_above_date(layout, index)
    if not is_dated and (shared < 2 or share < (0.2 if twice else 0.34)):
        return None
    distance = layout.body_start - index
    near = 0.0 if distance > _REACH else 0.3 - 0.02 * distance
    return share + (0.4 if twice else 0.0) + (0.15 if is_dated else 0.0) + near


def _stands_above_date(layout: Layout, index: int) -> bool:
    """Say whether the date of the page or its author stands right below a line, and the article not far."""
    below = index + 1
    return below < layout.body_start <= below + 4 and layout.page[below].origin


def _stands_twice(layout: Layout, index: int) -> bool:
    """Say whether another block near the article, or the first of the page, holds the same words and maybe more."""
    joined = f" {' '.join(layout.page[index].words)} "
    others = {0, *range(max(0, layout.body_start - _REACH), layout.body_start)} - {index}
    return any(joined in f" {' '.join(layout.page[other].words)} " for other in others)


def _without_site(title: str, topic: frozenset[str]) -> str:
    """Cut the name of the site off the end of a title, if it is short and none of the article's words are in it."""
    found = _SITE.search(title)
    if found is None:
        return title
    site = title[found.end() :]
    is_topic = any(word.casefold() in topic for word in re.findall(r"\w+", site))
    is_name = len(site.split()) <= 3 and site[:1].isupper()
    return title[: found.start()].rstrip() if is_name and not is_topic and ":" not in found[0] else title
