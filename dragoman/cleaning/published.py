"""When a flattened page was published: the date beside its title, not one of another article's."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from dragoman.cleaning.dates import FoundDate, date_in_url, find_dates, find_day, month_at_end
from dragoman.cleaning.layout import Layout
from dragoman.cleaning.traits import Shape, Traits
from dragoman.model.explanation import Explanation
from dragoman.text.normalize import fold
from dragoman.text.words import opens_as_name, plain_marks
from dragoman.vocabulary.furniture import PhraseBook, phrase_words

_BELOW_START = 5
"""How many blocks below the first of the article a date line between standfirst and text may stand."""
_BELOW_END = 4
_BELOW_TITLE = 4
_ABOVE_TITLE = 3
_SHORT = 4
"""Words of a line that may stand between a date and the title below it: a label, a reference."""
_DATELINE = 90
"""Characters at the beginning of an article that its dateline stands in."""
_OPENING = 3
"""Blocks of the article in which its dateline's year is looked for."""
_LONGEST_LINE = 30
_LONGEST_BYLINE = 15
_LONGEST_PLACE = 7
"""Words of places that begin in capitals: "FORT HALLAM TRAINING AREA, Mongolia"."""
_DASH = re.compile(r"[(–—|•·,-]|: ")
_DATELINE_ENDS = re.compile(r"(?: \d{1,2}[:h]\d\d)? ?\.? ?,? ?[(/:–—-]|,? [A-Z]{2,6} ?[–—-]")
_LINE_ENDS = re.compile(r"\W*(?:\d{1,2} ?[:h] ?\d\d\b.*)?\W*$")
_POINT_ENDS = re.compile(r"\. [^\W\d_]")
_PARTS = re.compile(r"\s[·|–—-]\s|, |، ")
_MASTHEAD = 3
"""First lines of a page that may be the name of a paper with its day."""
_LONGEST_MASTHEAD = 12
_NAMED = 2
"""Parts of a line that is the name of a paper and its day."""
_SET_OFF = re.compile(r"\s[·|–—]\s")
_BETWEEN = re.compile(r"\s*(?:[-–—/]|to|au|al)\s*(?:le )?")
_SPAN_OPENS = re.compile(r"\d\s*(?:[-–—/]|to|au|al)\s*(?:le )?$")
_BRACKETED = re.compile(r"\(([^()]{6,30})\)$")


@dataclass(frozen=True, slots=True)
class Publication:
    """When a page was published.

    Attributes:
        edtf: The day as ``YYYY-MM-DD``, or the month as ``YYYY-MM``.
        explanation: Where on the page it was found.
    """

    edtf: str
    explanation: Explanation


@dataclass(frozen=True, slots=True)
class _DateLine:
    found: FoundDate
    label: str  # "published", "updated", "bare", "above" (bare, above the title) or "signed" (below the article)
    text: str


@dataclass(frozen=True, slots=True)
class _Search:
    """What the search goes by.

    Attributes:
        layout: The page.
        title: Index of the block that is the title, if one was found.
        order: Whether the day comes first in "5/3/2021"; None if that is not known.
        dateline: The day without a year that the article's dateline has, as ``MM-DD``, or None.
    """

    layout: Layout
    title: int | None
    order: bool | None
    dateline: str | None

    def dates(self, text: str) -> list[FoundDate]:
        """Find the dates in a line; where the order of day and month is unknown, the dateline decides."""
        furniture = self.layout.furniture
        if self.order is not None or self.dateline is None:
            return list(find_dates(text, furniture, day_comes_first=self.order))
        for order in (None, True, False):
            dates = list(find_dates(text, furniture, day_comes_first=order))
            if dates and (order is None or any(_agrees(found.edtf, self.dateline) for found in dates)):
                return dates
        return []


def find_published(layout: Layout, title: int | None, url: str | None, language: str | None) -> Publication | None:
    """Find the publication date of a flattened page; None where it does not say.

    Args:
        layout: The page.
        title: Index of the block that is the title, if one was found.
        url: The page's address, if known.
        language: What language the page is said to be in, if known; tells "5/3/2021" from "3/5/2021".
    """
    order = None if (language or layout.likely_language()) in {"en", None} else True
    search = _Search(layout, title, order, _day_of_dateline(layout))
    lines = list(_lines(search))
    return (
        _first(lines, "published", "published-line", "The line that says when it was published")
        or _first(lines, "bare", "date-line", "A date that stands beside the article's title")
        or _dateline(search)
        or _in_title(search)
        or _from_url(url)
        or _first(lines, "updated", "updated-line", "The line that says when it was updated; none says when published")
        or _first(lines, "above", "date-above", "A date that stands right above the article's title")
        or _imprint(search)
        or _first(lines, "signed", "signed-line", "The place and day that stand below the article")
        or _month(search)
        or _only_date(search)
        or _masthead(search)
    )


def _agrees(edtf: str, dateline: str) -> bool:
    """Say whether a date is the day of a dateline or the one after it."""
    return dateline in {edtf[5:], (date.fromisoformat(edtf) - timedelta(1)).isoformat()[5:]}


def _first(lines: Iterable[_DateLine], label: str, rule: str, detail: str) -> Publication | None:
    for line in lines:
        if line.label == label:
            return Publication(line.found.edtf, Explanation(rule, f"{detail}: “{line.text[:100]}”."))
    return None


def _lines(search: _Search) -> Iterator[_DateLine]:
    """Give the dates in the lines around the title, then those right below the article."""
    yield from _lines_below_title(search)
    yield from _lines_above_title(search)
    layout, stop = search.layout, search.layout.body_stop
    for index in range(stop, min(stop + _BELOW_END, len(layout.page))):
        if layout.page[index].closing:
            return
        for line in _dates_in_line(search, index):
            if line.label != "bare":
                yield line
            elif index == stop and (_is_signature(line) or _is_alone(line)):
                yield _DateLine(line.found, "signed", line.text)


def _is_signature(line: _DateLine) -> bool:
    """Say whether a line is a place with a day: "Lomé, le 12 mars 2024"."""
    before = line.text[: line.found.start]
    is_parted = "," in plain_marks(before) or "/" in before
    return opens_as_name(before) and is_parted and not line.text[line.found.end :].strip(" .")


def _is_alone(line: _DateLine) -> bool:
    """Say whether a line is a date and nothing else."""
    return not line.text[: line.found.start].strip() and not line.text[line.found.end :].strip(" .")


def _lines_below_title(search: _Search) -> Iterator[_DateLine]:
    layout, title = search.layout, search.title
    top = layout.body_start - 4 if title is None else title + 1
    below = [*range(max(0, top), min(layout.body_start + _BELOW_START, layout.body_stop))]
    for index in [*below, *_below_repeats(search)]:
        yield from _dates_in_line(search, index, from_title=None if title is None else index - title)


def _below_repeats(search: _Search) -> Iterator[int]:
    """Give the lines below the other places above the article where the title stands."""
    if search.title is None:
        return
    page = search.layout.page
    for index in range(1, search.title - 1):
        if page[index].words == page[search.title].words:
            yield from range(index + 1, min(index + 1 + _BELOW_TITLE, search.title))


def _lines_above_title(search: _Search) -> Iterator[_DateLine]:
    """Give the dates above the title; a bare one may be that of today, in the head of the site."""
    layout, title = search.layout, search.title
    if title is None:
        return
    is_close = True
    for index in range(title - 1, max(-1, title - 1 - _ABOVE_TITLE), -1):
        for line in _dates_in_line(search, index):
            is_sure = search.dateline is None or _agrees(line.found.edtf, search.dateline)
            if line.label != "bare":
                yield line
            elif is_close and is_sure and layout.page[index].origin:
                yield _DateLine(line.found, "above", line.text)
        is_close = is_close and layout.page[index].count <= _SHORT


def _dates_in_line(search: _Search, index: int, from_title: int | None = None) -> Iterator[_DateLine]:
    """Give the dates of a line with what they are; ``from_title`` is how far below the title it stands."""
    traits = search.layout.page[index]
    is_taken = search.layout.is_body[index] and not _is_byline(search.layout, traits)
    if is_taken or traits.count > _LONGEST_LINE or traits.shape is Shape.TEASER:
        return
    dates, end_of_last = search.dates(traits.text), 0
    is_span = any(_BETWEEN.fullmatch(traits.text, one.end, two.start) for one, two in pairwise(dates))
    for found in dates:
        label = _label(search.layout, traits, found, after=end_of_last, from_title=from_title)
        # From one day to another something took place.
        if label is not None and not (label == "bare" and is_span):
            yield _DateLine(found, label, traits.text)
        end_of_last = found.end


def _label(layout: Layout, traits: Traits, found: FoundDate, *, after: int, from_title: int | None) -> str | None:
    """Tell by the words before a date what it is the date of; None for a date in the middle of something else."""
    furniture = layout.furniture
    before = phrase_words(traits.text[after : found.start])
    published, updated = _last_place(furniture.published, before), _last_place(furniture.updated, before)
    if max(published, updated) >= 0:
        return "published" if published > updated else "updated"
    rest = [word for word in before if word not in furniture.weekdays]
    is_byline = _is_byline(layout, traits)
    is_below = from_title is not None and from_title > 0
    is_set_off = bool(_DASH.search(traits.text[max(0, found.start - 3) : found.start])) and is_below
    is_ruled = is_below and not any(word in furniture.all_function_words for word in rest) and traits.count <= 10
    most = 5 if is_set_off or is_ruled else 2
    is_own_line = after == 0 and len(rest) <= most and (traits.count <= 12 or is_byline)
    return "bare" if is_own_line or is_byline else None


def _is_byline(layout: Layout, traits: Traits) -> bool:
    """Say whether a line names the author: "By X | March 12"."""
    return traits.count <= _LONGEST_BYLINE and _last_place(layout.furniture.bylines, phrase_words(traits.text)) >= 0


def _last_place(book: PhraseBook, words: tuple[str, ...]) -> int:
    return max((place for _, place, _ in book.find(words)), default=-1)


def _opens_dateline(text: str, start: int, end: int, layout: Layout) -> bool:
    """Say whether the date at some place of an article's beginning is that of its dateline.

    Places stand before it, a dash, a bracket or a colon after it: "RIGA, March 5 (Baltic Wire) -". "On 5 March 2021,
    the ministers met" is none.
    """
    before = text[:start].split()
    small = layout.furniture.all_function_words
    opens_sentence = bool(before) and fold(before[0]) in small and not before[0].isupper()
    if _last_place(layout.furniture.published, phrase_words(text[:start])) >= 0:
        return True  # «الرياض 26 ربيع الآخر 1446 هـ الموافق 29 أكتوبر 2024 م»
    is_long = len(before) <= _LONGEST_PLACE and " ".join(before[:2]).isupper() and all(map(opens_as_name, before))
    is_places = not before or ((len(before) <= 4 or is_long) and opens_as_name(text) and not opens_sentence)
    if before and is_places and _POINT_ENDS.match(text, end):  # "Malabo, 19-09-2022. Su Excelencia …"
        return True
    return is_places and _DATELINE_ENDS.match(text, end) is not None


def _opening(layout: Layout) -> str:
    return plain_marks(layout.page[layout.body_start].text[:_DATELINE]) if layout.body_start < len(layout.page) else ""


def _day_of_dateline(layout: Layout) -> str | None:
    """Give the day, as ``MM-DD``, of a dateline without a year, such as "KUWAIT, Oct 11 (KUNA) --"."""
    text = _opening(layout)
    found = find_day(text, layout.furniture)
    return found[0] if found is not None and _opens_dateline(text, *found[1:], layout) else None


def _dateline(search: _Search) -> Publication | None:
    """Read an agency's dateline, such as "RABAT, 5 March 2021 (MAP) –"; its year may be in the text, too."""
    layout, text = search.layout, _opening(search.layout)
    for found in search.dates(text):
        if _opens_dateline(text, found.start, found.end, layout):
            return Publication(found.edtf, Explanation("dateline", f"The date in the dateline: “{text[:60]}”."))
    if search.dateline is None:
        return None
    opening = [traits.text for traits in layout.body_traits()[:_OPENING]]
    days = {day.edtf for block in opening for day in search.dates(block) if day.edtf[5:] == search.dateline}
    if len(days) != 1:
        return _dateline_in_month(search, text)
    detail = f"The day of the dateline, which the text repeats with its year: “{text[:60]}”."
    return Publication(days.pop(), Explanation("dateline", detail))


def _dateline_in_month(search: _Search, text: str) -> Publication | None:
    """Complete a dateline without a year by a line above the article that has the same month and the year."""
    month = _month(search)
    if month is None or search.dateline is None or month.edtf[5:] != search.dateline[:2]:
        return None
    detail = f"The day of the dateline, “{text[:60]}”, in the year of the line above the article."
    return Publication(f"{month.edtf[:4]}-{search.dateline}", Explanation("dateline", detail))


def _in_title(search: _Search) -> Publication | None:
    """Read the date in brackets that a title ends with, as those of ministries' notes do."""
    text = "" if search.title is None else search.layout.page[search.title].text
    bracketed = _BRACKETED.search(text)
    for found in search.dates(bracketed[1]) if bracketed else ():
        if found.end - found.start >= len(bracketed[1].strip()) - 4:  # type: ignore[index]
            return Publication(found.edtf, Explanation("bracketed-date", f"The date that ends the title: “{text}”."))
    return None


def _only_date(search: _Search) -> Publication | None:
    """Read the one date that the lines above the article end with: "The Ledger – 5 March 2021".

    With a day of the week it may be today's, in the head of the site; then it has to stand beside the title.
    """
    layout = search.layout
    found: dict[str, str] = {}
    for index in range(layout.body_start):
        traits = layout.page[index]
        if not layout.is_body[index] and traits.count <= _LONGEST_LINE // 2 and traits.shape is not Shape.TEASER:
            for day in search.dates(traits.text):
                before = traits.text[: day.start]
                is_beside = search.title is not None and abs(index - search.title) <= 1
                is_today = set(phrase_words(before)) & layout.furniture.weekdays and not is_beside
                if _LINE_ENDS.match(traits.text, day.end) and not _SPAN_OPENS.search(before) and not is_today:
                    found[day.edtf] = traits.text
    if len(found) != 1 or (search.dateline is not None and not _agrees(next(iter(found)), search.dateline)):
        return None
    edtf, text = found.popitem()
    return Publication(edtf, Explanation("only-date", f"The only date above the article: “{text[:100]}”."))


def _masthead(search: _Search) -> Publication | None:
    """Read the day or month that the first line of a page ends with: « Lettre de la Corne, vendredi 21 février 2025 ».

    The line may be taken for the beginning of the article, which a letter or a review has no title to tell from it.
    """
    layout = search.layout
    for traits in layout.page[:_MASTHEAD]:
        if traits.count > _LONGEST_MASTHEAD or traits.shape is Shape.TEASER or not opens_as_name(traits.text):
            continue
        days = search.dates(traits.text)
        ends = [day.edtf for day in days if _LINE_ENDS.match(traits.text, day.end)]
        is_span = len(days) > 1 or any(_SPAN_OPENS.search(traits.text[: day.start]) for day in days)
        parts = _PARTS.split(traits.text)
        # With a day of the week it may be that on which the page was fetched, unless a name alone goes before it.
        is_today = bool(set(phrase_words(traits.text)) & layout.furniture.weekdays) and len(parts) != _NAMED
        month = month_at_end(parts[-1], layout.furniture) if len(parts) > 1 else None
        edtf = ends[0] if ends and not (is_span or is_today) else month
        if edtf is not None and (search.dateline is None or edtf[5:7] == search.dateline[:2]):
            detail = f"The date that the head of the page ends with: “{traits.text[:100]}”."
            return Publication(edtf, Explanation("masthead", detail))
    return None


def _from_url(url: str | None) -> Publication | None:
    edtf = date_in_url(url) if url else None
    return None if edtf is None else Publication(edtf, Explanation("url", f"The date in the page's address: {url}"))


def _imprint(search: _Search) -> Publication | None:
    """Read the day of the week and date in the head of a page, if the article speaks of that day of the week.

    The head may have the day on which the page was fetched; then the article's days are hardly the same.
    """
    layout, title = search.layout, search.title
    told = {word for traits in layout.body_traits() for word in traits.words}
    for index in range(title - 1 if title is not None else -1, -1, -1):
        text = layout.page[index].text
        for found in search.dates(text) if not layout.is_body[index] else ():
            before = phrase_words(text[: found.start])[-1:]
            if search.dateline is None and set(before) & layout.furniture.weekdays & told:
                detail = f"The day in the head of the page, of which the article speaks: “{text[:100]}”."
                return Publication(found.edtf, Explanation("imprint", detail))
    return None


def _month(search: _Search) -> Publication | None:
    """Read a line beside the title that ends with a month: "Note d'analyse – septembre 2023"."""
    layout, title = search.layout, search.title
    first = layout.body_start if title is None else max(0, title - 1)
    for index in range(max(0, first - (title is None)), layout.body_start):
        traits = layout.page[index]
        last = _SET_OFF.split(traits.text)[-1]
        is_short = traits.count <= 6 or (traits.count <= _LONGEST_LINE // 2 and len(last.split()) <= 4)
        edtf = month_at_end(last, layout.furniture) if index != title and is_short else None
        if edtf is not None:
            return Publication(edtf, Explanation("month-line", f"The month beside the title: “{traits.text}”."))
    return None
