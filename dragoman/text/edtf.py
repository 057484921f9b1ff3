"""The days between which an EDTF date lies, for sorting and filtering."""

import calendar
import re

_DATE = re.compile(r"(\d{4})(?:-(\d\d|XX)(?:-(\d\d|XX))?)?(?:T[\d:.+Z-]+)?[?~%]?")
_FIRST, _LAST = "0001-01-01", "9999-12-31"


def bounds(edtf: str | None) -> tuple[str, str] | None:
    """Give the first and the last day that an EDTF date or interval may mean.

    Args:
        edtf: Such as ``2018-05-05``, ``2018-05``, ``2018-05-05/2018-05-07``, ``1994/..``.

    Returns:
        Two days as ``YYYY-MM-DD``, which sort as text; None where the year is not known (``XXXX-05-21``), and for
        what is no date.

    >>> bounds("2016-02")
    ('2016-02-01', '2016-02-29')
    """
    if not edtf:
        return None
    first, _, last = edtf.partition("/")
    start = (_FIRST, _FIRST) if first in ("..", "") else _days(first)
    end = (_LAST, _LAST) if last == ".." or edtf.endswith("/") else _days(last or first)
    return None if start is None or end is None or start[0] > end[1] else (start[0], end[1])


def _days(date: str) -> tuple[str, str] | None:
    match = _DATE.fullmatch(date)
    if match is None:
        return None
    year, month, day = match[1], match[2] or "XX", match[3] or "XX"
    if month == "XX":
        return f"{year}-01-01", f"{year}-12-31"
    if not 1 <= int(month) <= 12 or year == "0000":
        return None
    last_day = calendar.monthrange(int(year), int(month))[1]
    if day == "XX":
        return f"{year}-{month}-01", f"{year}-{month}-{last_day}"
    return (f"{year}-{month}-{day}",) * 2 if 1 <= int(day) <= last_day else None
