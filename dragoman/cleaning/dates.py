"""Calendar dates in a line of a page, in any language whose months the vocabulary has.

Whole dates (day, month, year), the day without a year of an agency's dateline, the month that a line ends with; what
the days of an event were is the temporal room's business. The scan goes once over the tokens of a line.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.text.normalize import fold
from dragoman.vocabulary.furniture import Furniture

_TOKEN = re.compile(r"\w+|[^\w\s]")
_NUMBER = re.compile(r"\d{1,4}")
_ORDINALS = ("st", "nd", "rd", "th", "er", "e", "")
_LINKING = frozenset({"de", "del", "of"})
_URL_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?!\d)")
_FIRST_YEAR, _LAST_YEAR = 1900, 2100


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A full date in a line.

    Attributes:
        edtf: The date as ``YYYY-MM-DD``.
        start, end: Where it stands in the line.
    """

    edtf: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Token:
    folded: str
    start: int
    end: int

    @property
    def number(self) -> int | None:
        """The number it stands for (``5``, ``1er``, ``3rd``), or None."""
        found = _NUMBER.match(self.folded)
        if found is None or self.folded[found.end() :] not in _ORDINALS:
            return None
        return int(found[0])


def _date(year: int | None, month: int | None, day: int | None) -> str | None:
    if year is None or month is None or day is None or not _FIRST_YEAR <= year < _LAST_YEAR:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _month_at(tokens: Sequence[_Token], index: int, furniture: Furniture) -> tuple[int, int] | None:
    """Give the month named at a token, and how many tokens name it."""
    if index + 1 < len(tokens):
        pair = furniture.months.get(f"{tokens[index].folded} {tokens[index + 1].folded}")
        if pair is not None:
            again = [token.folded for token in tokens[index + 2 : index + 4]]
            return pair, 4 if again[:1] == [""] and furniture.months.get(again[-1]) == pair else 2
    month = furniture.months.get(tokens[index].folded) if index < len(tokens) else None
    if month is None:
        return None
    again = [token.folded for token in tokens[index + 1 : index + 4]]
    for size in (2, 1):  # «تموز/يوليو», «يوليو/كانون الأول»: two names of one month
        if again[:1] == [""] and furniture.months.get(" ".join(again[1 : 1 + size])) == month:
            return month, 2 + size
    return month, 1


def _skip(tokens: Sequence[_Token], index: int, words: frozenset[str] = frozenset()) -> int:
    """Go over up to two dots, commas or linking words."""
    for _ in range(2):
        if index < len(tokens) and (tokens[index].folded in words or tokens[index].folded in {"", "-"}):
            index += 1
    return index


def _number_at(tokens: Sequence[_Token], index: int) -> int | None:
    return tokens[index].number if index < len(tokens) else None


def _day_first(tokens: Sequence[_Token], index: int, furniture: Furniture) -> tuple[str, int] | None:
    """Read "5 mars 2021", "1er de mayo de 2020", "19th October, 2019"."""
    at = _skip(tokens, index + 1, _LINKING)
    month = _month_at(tokens, at, furniture)
    if month is None:
        return None
    at = _skip(tokens, at + month[1], _LINKING)
    edtf = _date(_number_at(tokens, at), month[0], tokens[index].number)
    return None if edtf is None else (edtf, at)


def _month_first(tokens: Sequence[_Token], index: int, furniture: Furniture) -> tuple[str, int] | None:
    """Read "March 5, 2021", "Nov. 13th, 2019"."""
    month = _month_at(tokens, index, furniture)
    if month is None:
        return None
    day_at = _skip(tokens, index + month[1])
    at = _skip(tokens, day_at + 1)
    edtf = _date(_number_at(tokens, at), month[0], _number_at(tokens, day_at))
    return None if edtf is None else (edtf, at)


def _numeric(tokens: Sequence[_Token], index: int, text: str, day_comes_first: bool | None) -> tuple[str, int] | None:
    """Read "2021-03-05", "26 - 01 - 2021", "5/3/2021"; the last only where the order of day and month is sure."""
    if index + 4 >= len(tokens):
        return None
    marks = {text[tokens[index + 1].start], text[tokens[index + 3].start]}
    parts = [tokens[index + step].folded for step in (0, 2, 4)]
    parts[2] = parts[2][:2] if parts[2][2:3] == "t" else parts[2]  # "2021-03-05T10:00"
    if len(marks) != 1 or not marks <= set("-/.") or not all(part.isdigit() and len(part) <= 4 for part in parts):
        return None
    one, two, three = map(int, parts)
    if len(parts[0]) == 4:
        edtf = _date(one, two, three)
    else:
        edtf = _ordered(one, two, three, True if marks == {"."} else day_comes_first)
    return None if edtf is None else (edtf, index + 4)


def _ordered(one: int, two: int, year: int, day_comes_first: bool | None) -> str | None:
    """Tell day from month where one is above 12, both are equal, or the page's language decides."""
    if one > 12 or one == two:
        return _date(year, two, one)
    if two > 12:
        return _date(year, one, two)
    if day_comes_first is None:
        return None
    return _date(year, two, one) if day_comes_first else _date(year, one, two)


def _tokens(text: str) -> list[_Token]:
    return [_Token(fold(found[0]), *found.span()) for found in _TOKEN.finditer(text)]


def find_dates(text: str, furniture: Furniture, *, day_comes_first: bool | None = None) -> Iterator[FoundDate]:
    """Find the full dates in a line.

    Args:
        text: The line.
        furniture: Where the names of months are.
        day_comes_first: Whether "5/3/2021" is the fifth of March (True), the third of May, or not known (None).
    """
    tokens = _tokens(text)
    index = 0
    while index < len(tokens):
        found = _date_at(tokens, index, text, furniture, day_comes_first)
        if found is None:
            index += 1
        else:
            edtf, last = found
            yield FoundDate(edtf, tokens[index].start, tokens[last].end)
            index = last + 1


def _date_at(
    tokens: Sequence[_Token], index: int, text: str, furniture: Furniture, day_comes_first: bool | None
) -> tuple[str, int] | None:
    if tokens[index].number is not None:
        return _day_first(tokens, index, furniture) or _numeric(tokens, index, text, day_comes_first)
    return _month_first(tokens, index, furniture)


def find_day(text: str, furniture: Furniture) -> tuple[str, int, int] | None:
    """Find the first day that a text names without a year, such as "Oct. 11" or "18 juillet".

    Returns:
        The day as ``MM-DD``, and where it begins and ends; None where there is none.
    """
    tokens = _tokens(text)
    for index, token in enumerate(tokens):
        at = _skip(tokens, index + 1)
        month = _month_at(tokens, index, furniture)
        if month is not None:
            day, last = _number_at(tokens, at), at
        else:
            month, day, last = _month_at(tokens, at, furniture), token.number, at
        if month is not None and day is not None and _date(2000, month[0], day):  # a leap year
            return f"{month[0]:02}-{day:02}", token.start, tokens[last].end
    return None


def month_at_end(text: str, furniture: Furniture) -> str | None:
    """Give the month and year that a line ends with, as ``YYYY-MM``; None where a day stands before them, too.

    >>> from dragoman.vocabulary.furniture import load_furniture
    >>> month_at_end("Note d'analyse – septembre 2023", load_furniture())
    '2023-09'
    """
    tokens = [token for token in _tokens(text) if token.folded and token.folded not in _LINKING]
    month = furniture.months.get(tokens[-2].folded) if len(tokens) > 1 else None
    year = tokens[-1].number if tokens else None
    has_day = len(tokens) > 2 and tokens[-3].number is not None
    if month is None or year is None or has_day or _date(year, month, 1) is None:
        return None
    return f"{year}-{month:02}"


def date_in_url(url: str) -> str | None:
    """Give the date in the path of an address, such as ``…/2021/03/05/…``, if there is exactly one."""
    path = url.split("?", 1)[0].split("#", 1)[0]
    found = {_date(int(y), int(m), int(d)) for y, m, d in _URL_DATE.findall(path)} - {None}
    return found.pop() if len(found) == 1 else None
