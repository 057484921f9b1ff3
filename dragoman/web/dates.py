"""EDTF dates as people write them, in the interface's language."""

import re

from dragoman.web.wording import Words

_DATE = re.compile(r"(\d{4}|XXXX)(?:-(\d\d))?(?:-(\d\d))?(?:T.*)?[?~%]?")


def say_date(when: str | None, words: Words) -> str:
    """Say a date or an interval; what is not understood is shown as it is.

    >>> from dragoman.web.wording import load_words
    >>> say_date("2018-05-21/2018-05-23", load_words("en"))
    '21–23 May 2018'
    """
    if not when:
        return words("date.unknown")
    first, slash, last = when.partition("/")
    if not slash:
        return _say(when, words)
    if last in ("", ".."):
        return words("date.since", date=_say(first, words))
    if first in ("", ".."):
        return words("date.until", date=_say(last, words))
    return _say_interval(first, last, words)


def _say_interval(first: str, last: str, words: Words) -> str:
    """Say what two dates share once: ``21–23 May 2018``."""
    one, other = _DATE.fullmatch(first), _DATE.fullmatch(last)
    if one is not None and other is not None and one[3] and other[3]:
        if one.group(1, 2) == other.group(1, 2):
            return f"{_day(one[3], words)}–{_say(last, words)}"
        if one[1] == other[1]:
            return f"{_day(one[3], words)} {_month(one[2], words)} – {_say(last, words)}"
    if one is not None and other is not None and one[2] and other[2] and not one[3] and one[1] == other[1]:
        return f"{_month(one[2], words)} – {_say(last, words)}"
    return f"{_say(first, words)} – {_say(last, words)}"


def _say(date: str, words: Words) -> str:
    match = _DATE.fullmatch(date)
    if match is None or (match[2] and not 1 <= int(match[2]) <= 12):
        return date
    year, month, day = match.groups()
    parts = [_day(day, words) if day else "", _month(month, words) if month else "", year]
    if year == "XXXX":
        parts[-1] = ""
        return words("date.no_year", date=" ".join(filter(None, parts)))
    said = " ".join(filter(None, parts))
    return words("date.about", date=said) if date[-1] in "?~%" else said


def _day(day: str, words: Words) -> str:
    return "1er" if words.language == "fr" and day == "01" else str(int(day))


def _month(month: str, words: Words) -> str:
    return words(f"month.{int(month)}")


def say_month(month: str, words: Words) -> str:
    """Say a month such as ``2018-05``, or a year."""
    return _say(month, words)
