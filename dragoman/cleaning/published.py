"""When a flattened page was published: the date beside its title, not one of another article's."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.cleaning.dates import FoundDate, date_in_url, find_dates
from dragoman.cleaning.layout import Layout
from dragoman.cleaning.traits import Shape, Traits
from dragoman.model.explanation import Explanation
from dragoman.vocabulary.furniture import PhraseBook, phrase_words

_BELOW_START = 5
"""How many blocks below the first of the article a date line between standfirst and text may stand."""
_BELOW_END = 4
_ABOVE_TITLE = 3
_DATELINE = 90
"""Characters at the beginning of an article that its dateline stands in."""
_LONGEST_LINE = 30
_DASH = re.compile(r"[(–—|•·,-]|: ")


@dataclass(frozen=True, slots=True)
class Publication:
    """When a page was published.

    Attributes:
        edtf: The day, as ``YYYY-MM-DD``.
        explanation: Where on the page it was found.
    """

    edtf: str
    explanation: Explanation


def find_published(layout: Layout, title: int | None, url: str | None, language: str | None) -> Publication | None:
    """Find the publication date of a flattened page; None where it does not say.

    Args:
        layout: The page.
        title: Index of the block that is the title, if one was found.
        url: The page's address, if known.
        language: What language the page is said to be in, if known; tells "5/3/2021" from "3/5/2021".
    """
    order = None if (language or layout.likely_language()) in {"en", None} else True
    lines = list(_lines(layout, title, order))
    return (
        _first(lines, "published", "published-line", "The line that says when it was published")
        or _first(lines, "bare", "date-line", "A date that stands beside the article's title")
        or _dateline(layout, order)
        or _from_url(url)
        or _first(lines, "updated", "updated-line", "The line that says when it was updated; none says when published")
    )


@dataclass(frozen=True, slots=True)
class _DateLine:
    found: FoundDate
    label: str  # "published", "updated" or "bare"
    text: str


def _first(lines: list[_DateLine], label: str, rule: str, detail: str) -> Publication | None:
    for line in lines:
        if line.label == label:
            return Publication(line.found.edtf, Explanation(rule, f"{detail}: “{line.text[:100]}”."))
    return None


def _lines(layout: Layout, title: int | None, order: bool | None) -> Iterator[_DateLine]:
    """Give the dates in the lines around the title, then those right below the article."""
    start, stop = layout.body_start, layout.body_stop
    top = start - 4 if title is None else title
    for index in range(max(0, top), min(start + _BELOW_START, stop)):
        if index != title:
            below = title is not None and index > title
            yield from _dates_in_line(layout, index, order, is_below_title=below)
    if title is not None:
        for index in range(title - 1, max(-1, title - 1 - _ABOVE_TITLE), -1):
            dates = list(_dates_in_line(layout, index, order))
            # Above the title a bare date may be that of today, in the head of the site.
            yield from (line for line in dates if line.label != "bare" or (index == title - 1 and index > 2))
    for index in range(stop, min(stop + _BELOW_END, len(layout.page))):
        if layout.page[index].closing:
            return
        yield from (line for line in _dates_in_line(layout, index, order) if line.label != "bare")


def _dates_in_line(
    layout: Layout, index: int, order: bool | None, *, is_below_title: bool = False
) -> Iterator[_DateLine]:
    traits = layout.page[index]
    if layout.is_body[index] or traits.count > _LONGEST_LINE or traits.shape is Shape.TEASER:
        return
    end_of_last = 0
    for found in find_dates(traits.text, layout.furniture, day_comes_first=order):
        label = _label(layout, traits, found, after=end_of_last, is_below_title=is_below_title)
        if label is not None:
            yield _DateLine(found, label, traits.text)
        end_of_last = found.end


def _label(layout: Layout, traits: Traits, found: FoundDate, *, after: int, is_below_title: bool) -> str | None:
    """Tell by the words before a date what it is the date of; None for a date in the middle of something else."""
    furniture = layout.furniture
    before = phrase_words(traits.text[after : found.start])
    published, updated = _last_place(furniture.published, before), _last_place(furniture.updated, before)
    if max(published, updated) >= 0:
        return "published" if published > updated else "updated"
    rest = [word for word in before if word not in furniture.weekdays]
    is_byline = _last_place(furniture.bylines, phrase_words(traits.text)) >= 0
    is_set_off = bool(_DASH.search(traits.text[max(0, found.start - 3) : found.start])) and is_below_title
    is_own_line = after == 0 and len(rest) <= (5 if is_set_off else 2) and (traits.count <= 12 or is_byline)
    return "bare" if is_own_line or (is_byline and traits.count <= 15) else None


def _last_place(book: PhraseBook, words: tuple[str, ...]) -> int:
    return max((place for _, place, _ in book.find(words)), default=-1)


def _dateline(layout: Layout, order: bool | None) -> Publication | None:
    """Read the full date in an agency's dateline, such as "RABAT, 5 March 2021 (MAP) –"."""
    if layout.body_start == len(layout.page):
        return None
    text = layout.page[layout.body_start].text[:_DATELINE]
    for found in find_dates(text, layout.furniture, day_comes_first=order):
        before = text[: found.start].split()
        follows = text[found.end : found.end + 4]
        if len(before) <= 4 and before and before[0][0].isupper() and _DASH.search(follows):
            return Publication(found.edtf, Explanation("dateline", f"The date in the dateline: “{text[:60]}”."))
    return None


def _from_url(url: str | None) -> Publication | None:
    edtf = date_in_url(url) if url else None
    return None if edtf is None else Publication(edtf, Explanation("url", f"The date in the page's address: {url}"))
