"""The title of a flattened page: the heading above its article, or nothing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from dragoman.cleaning.dates import find_dates
from dragoman.cleaning.layout import Layout
from dragoman.cleaning.traits import Shape, Traits
from dragoman.model.explanation import Explanation
from dragoman.text.normalize import fold

_REACH = 15
"""How many blocks above the article a title is looked for in."""
_STANDFIRST = 16
"""Words from which on a heading may be a standfirst below the title, whatever its rating."""
_SHORTEST, _LONGEST = 3, 35
"""Words of a title."""
_STEM = 5
"""Letters in which two words have to agree to be held the same: "signs" and "signed", "sécurité" and "sécuritaire"."""
_LONGEST_NAME_RUN = 2
"""Words that carry meaning, one after the other, in the name of a ministry; a headline about it has more."""
_RUN = 4
"""Headings in a row that make a list of them."""
_MOST_PLACES = 5  # words
_BESIDE_DATE = 25
"""Characters beside a date in a line that is about the date."""
_TITLE_SHAPES = frozenset({Shape.HEADLINE, Shape.UNFINISHED, Shape.LABEL})
_SITE = re.compile(r" (?:\||[-–—:·»]) (?=[^|–—»]{1,40}$)")
_TRAIL = re.compile(r"\w ?[›>] ?\w|\w / \w.* / |\w » \w.* » |\w \| \w.* \| ")


@dataclass(frozen=True, slots=True)
class Title:
    """A title found on the page.

    Attributes:
        text: The title as the page has it; the two lines of a broken one with a blank between them.
        index: Index of its block, the last one of a broken title.
        explanation: Why it was held to be the title.
    """

    text: str
    index: int
    explanation: Explanation


def find_title(layout: Layout) -> Title | None:
    """Find the heading above the article; None rather than a wrong one.

    A heading counts if its words come back in the article. That it stands twice on the page (in a trail of links, in
    the window's title), close above the article, or beside its date speaks for it.
    """
    topic = _stems(layout.body_words())
    rated = {index: rating for index in _candidates(layout) if (rating := _rate(layout, index, topic)) is not None}
    if not rated:
        return None
    best = _above_standfirst(layout, max(rated, key=lambda index: rated[index]), rated)
    first, last = _lines_of_title(layout, best)
    text = _without_site(layout, " ".join(layout.page[index].text for index in range(first, last + 1)), topic)
    detail = f"The heading above the article, whose words come back in it: “{text[:80]}”."
    return Title(text, last, Explanation("title-heading", detail, round(rated[best], 2)))


def is_title_shaped(traits: Traits, layout: Layout) -> bool:
    """Say whether a block could be a title by its looks: 3 to 35 words, no full stop, no stock phrase, no name."""
    if traits.stock_share > 0.4 or traits.link or traits.closing or traits.origin:
        return False
    shortest = 2 if _opens_document(traits, layout) else _SHORTEST
    if not shortest <= traits.count <= _LONGEST or _TRAIL.search(traits.text) or not traits.content:
        return False
    if _is_section_label(traits, layout) or _is_masthead(traits, layout) or _is_dated(traits, layout):
        return False
    is_question = traits.text.rstrip('»”" \u00a0').endswith(("?", "!", "؟"))
    return traits.shape in _TITLE_SHAPES or (is_question and traits.sentences < 3)


def _opens_document(traits: Traits, layout: Layout) -> bool:
    """Say whether a block begins as the titles of documents do: "Joint statement", "Readout of"."""
    return bool(traits.words) and layout.furniture.document_titles.at(traits.words, 0) is not None


def _is_section_label(traits: Traits, layout: Layout) -> bool:
    """Say whether a block is no more than a label such as "Press releases", with a word or two beside it."""
    found = layout.furniture.section_labels.at(traits.words, 0)
    return found is not None and traits.count - found[1] <= (2 if found[1] > 1 else 0)


def _is_masthead(traits: Traits, layout: Layout) -> bool:
    """Say whether a block is the name of an institution and nothing else.

    Between the small words of such a name stand one or two others: "Ministry of Foreign Affairs of Latvia"; in a
    headline stands a verb too: "Ministry of Foreign Affairs summons envoy".
    """
    found = layout.furniture.mastheads.at(traits.words, 0)
    if found is None or ":" in traits.text:
        return False
    small = layout.furniture.all_function_words
    runs = groupby(traits.words[found[1] :], key=lambda word: len(word) < _SHORTEST or word in small)
    return all(is_small or len(list(run)) <= _LONGEST_NAME_RUN for is_small, run in runs)


def _is_dated(traits: Traits, layout: Layout) -> bool:
    """Say whether a date stands in a block that has hardly a word beside it, opens it, or ends a line of places."""
    dates = list(find_dates(traits.text, layout.furniture, day_comes_first=True)) if traits.digits else []
    if not dates:
        return False
    rest = len(traits.text) - sum(found.end - found.start for found in dates)
    before = re.findall(r"\w+", traits.text[: dates[0].start])
    opens = len(before) == 1 and fold(before[0]) in layout.furniture.weekdays
    ends = dates[-1].end == len(traits.text) and before[:1] == [word.upper() for word in before[:1]]
    are_places = 0 < len(before) <= _MOST_PLACES and len(before[0]) > 1 and all(word[0].isupper() for word in before)
    return rest <= _BESIDE_DATE or opens or (ends and are_places)


def _candidates(layout: Layout) -> Iterator[int]:
    start = layout.body_start
    if start == len(layout.page):
        return
    for index in range(max(0, start - _REACH), start):
        if is_title_shaped(layout.page[index], layout):
            yield index
    # Further up, only what stands there more than once: the window's title, with the name of the site behind it or
    # not, and the heading itself.
    for index in range(max(0, start - _REACH)):
        if is_title_shaped(layout.page[index], layout) and (index == 0 or _is_repeated(layout, index)):
            yield index


def _is_repeated(layout: Layout, index: int) -> bool:
    words = layout.page[index].words
    return len(words) > _SHORTEST and any(
        traits.words[: len(words)] == words
        for other, traits in enumerate(layout.page[: layout.body_start])
        if other != index
    )


def _stems(words: frozenset[str]) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in words)


def _rate(layout: Layout, index: int, topic: frozenset[str]) -> float | None:
    """Say how much speaks for a heading being the title; None where too little does."""
    traits = layout.page[index]
    words = _stems(traits.content)
    shared = len(words & topic)
    share = shared / max(1, len(words))
    twice = _stands_twice(layout, index)
    leads = _leads_to_article(layout, index)
    dated = leads and _stands_by_date(layout, index)
    is_document = _opens_document(traits, layout)
    if not is_document and not _is_on_topic(traits, shared, share, lenient=leads, dated=dated, twice=twice):
        return None
    distance = layout.body_start - index
    near = 0.05 if distance > _REACH else 0.3 - 0.02 * distance
    # Two words more to share: two words of a label easily come back in the article, ten of a headline do not.
    smoothed = shared / (len(words) + 2)
    return (
        smoothed
        + 0.4 * twice
        - 0.15 * _is_listed(layout, index)
        + 0.15 * dated
        + 0.1 * leads
        + 0.15 * is_document
        + near
    )


def _is_on_topic(traits: Traits, shared: int, share: float, *, lenient: bool, dated: bool, twice: bool) -> bool:
    """Say whether enough of a heading comes back in the article, given how well it stands."""
    count, is_name = traits.count, traits.capitals == 1
    if shared >= 2 and share >= (0.2 if twice or lenient else 0.34):
        return count > _SHORTEST or (lenient and not is_name)
    if lenient:
        return (shared == 1 and count > _SHORTEST) or (dated and count > _SHORTEST + 1)
    return False


def _leads_to_article(layout: Layout, index: int) -> bool:
    """Say whether nothing but dates, bylines, labels and a standfirst stands between a heading and the article."""
    between = range(index + 1, layout.body_start)
    headings = [other for other in between if is_title_shaped(layout.page[other], layout)]
    return len(between) <= _REACH and (not headings or (len(headings) == 1 and headings[0] <= index + 3))


def _stands_by_date(layout: Layout, index: int) -> bool:
    """Say whether the date of the page or its author stands right below or above a heading, the article not far."""
    page, start = layout.page, layout.body_start
    is_above = index + 1 < start <= index + 5 and page[index + 1].origin
    return is_above or (0 < index == start - 1 and page[index - 1].origin)


def _stands_twice(layout: Layout, index: int) -> bool:
    """Say whether another block near the article, or the first of the page, holds the same words and maybe more."""
    joined = f" {' '.join(layout.page[index].words)} "
    others = {0, *range(max(0, layout.body_start - _REACH), layout.body_start)} - {index}
    return any(joined in f" {' '.join(layout.page[other].words)} " for other in others) or _is_repeated(layout, index)


def _above_standfirst(layout: Layout, best: int, rated: dict[int, float]) -> int:
    """Go from a standfirst to the title right above it: on the same topic too, and no kicker in capitals."""
    above, page = best - 1, layout.page
    if above not in rated or page[above].count > page[best].count + 2 or _goes_on(layout, above):
        return best
    is_kicker = page[above].is_upper and not page[best].is_upper and page[above].count <= 5
    if " ".join(page[best].words) in " ".join(page[above].words):
        return best
    is_listed = above - 1 in rated or (above > 0 and is_title_shaped(page[above - 1], layout))
    is_likely = page[best].count >= _STANDFIRST or (rated[above] >= 0.6 * rated[best] and page[above].count >= 5)
    return above if is_likely and not is_kicker and not is_listed else best


def _goes_on(layout: Layout, index: int) -> bool:
    """Say whether a heading was broken in two after this line: it ends in mid-phrase, or small letters follow."""
    if not 0 <= index < layout.body_start - 1:
        return False
    line, following = layout.page[index], layout.page[index + 1]
    shapes = {line.shape, following.shape}
    if following.origin or not following.content or not shapes <= _TITLE_SHAPES | {Shape.LEAD} or line.origin:
        return False
    if _is_dated(following, layout) or following.stock_share > 0 or "address" in following.marks:
        return False
    if following.words[:2] == line.words[:2] or _is_repeated(layout, index):
        return False
    is_small = bool(line.words) and line.words[-1] in layout.furniture.never_last
    ends_open = is_small or line.text.endswith((",", ":", " –", " -"))
    return ends_open or (following.text[0].islower() and line.count >= _SHORTEST and following.count > 1)


def _is_listed(layout: Layout, index: int) -> bool:
    """Say whether a heading stands in a run of four or more, as those of other articles do."""
    first = last = index
    while first > 0 and is_title_shaped(layout.page[first - 1], layout) and index - first < _RUN:
        first -= 1
    while last + 1 < layout.body_start and is_title_shaped(layout.page[last + 1], layout) and last - index < _RUN:
        last += 1
    return last - first + 1 >= _RUN


def _lines_of_title(layout: Layout, best: int) -> tuple[int, int]:
    first = best - 1 if _goes_on(layout, best - 1) and not layout.page[best].text[0].isdigit() else best
    return first, best + 1 if first == best and _goes_on(layout, best) else best


def _without_site(layout: Layout, title: str, topic: frozenset[str]) -> str:
    """Cut the name of the site off the end of a title.

    It is one if the title stands on the page without it, or if it is short and none of the article's words are in it.
    """
    found = _SITE.search(title)
    if found is None:
        return title
    bare, site = title[: found.start()].rstrip(), title[found.end() :]
    if ":" in found[0]:
        return title
    if len(bare.split()) > _SHORTEST and any(fold(traits.text) == fold(bare) for traits in layout.page):
        return bare
    is_topic = any(word[:_STEM].casefold() in topic for word in re.findall(r"\w+", site))
    is_name = len(site.split()) <= 3 and site[:1].isupper()
    return bare if is_name and not is_topic else title
