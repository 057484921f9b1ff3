"""Days told by their numbers, without a month: « el martes 14 », "on the 28th", « du 11 au 13 »."""

from dataclasses import replace
from datetime import date

from dragoman.model.annotation import Token
from dragoman.model.time import TimeBasis
from dragoman.temporal.calendar import Direction, PartialDate, add_days, add_months, find_numbered_day
from dragoman.temporal.grammar import Match
from dragoman.temporal.lexing import Word
from dragoman.temporal.meaning import NO_ANCHOR, SCATTERED, Meaning, Scene, on_day, side, unknown

# What a number counts, where it is no day: « le 20 heures », « el jueves dos millones ».
_COUNTED = frozenset(("NOUN", "PROPN", "ADJ", "NUM", "SYM"))
_SURE = frozenset(("MONTHSHIFT", "MONTHTHAT", "DAYPART"))
_NO_DAY = "left undated, because no month near has such a day"


def read_numbered(match: Match, scene: Scene) -> Meaning:
    """A day or days by their numbers: of the month that the words point to, else of one near."""
    days = match.numbers("DAY")
    last, basis, whence = _last_day(match, scene, days[-1])
    if last is None:
        return unknown(None, whence)
    read = on_day(last, basis, whence)
    if len(days) == 1:
        return read
    first = add_days(last, days[0] - days[-1])
    if first is None or days[0] >= days[-1] or (match.get("TO") is None and days[-1] - days[0] != len(days) - 1):
        return unknown(None, SCATTERED)
    return replace(read, edtf=f"{first}/{last}", value=f"{first}/{last}", partial=None)


def _last_day(match: Match, scene: Scene, number: int) -> tuple[date | None, TimeBasis, str]:
    """Give the day of a number, what it was found by, and that in words; why there is none, where there is none."""
    published, shift, told = scene.published or scene.issued, match.number("MONTHSHIFT"), match.number("MONTHTHAT")
    if told is not None:
        why = "left undated, because no month named shortly before is sure"
        day = _of_month(scene.month, told, number)
        return day, TimeBasis.CONTEXT, why if day is None else f"of the month counted from {scene.month:%Y-%m}"
    if shift is not None and published is not None:
        day = _of_month(published, shift, number)
        why = _NO_DAY if day is None else f"of the month counted from the publication date {published}"
        return day, TimeBasis.PUBLICATION, why
    if scene.published is None or shift is not None:
        return None, TimeBasis.UNKNOWN, NO_ANCHOR
    said, weekday = match.number("DIRECTION"), match.number("WEEKDAY")
    way = Direction(said) if said is not None else scene.tense.direction
    if weekday is not None and said is None:
        way = Direction.NEAREST  # the day of the week tells the month
    day = find_numbered_day(number, weekday, scene.published, way)
    why = _NO_DAY if day is None else f"the {side(way)} such day seen from {scene.published}"
    return day, TimeBasis.PUBLICATION, why


def _of_month(anchor: date | None, shift: int, number: int) -> date | None:
    """Give the day of a number in the month that lies some months after a day's."""
    month = add_months(anchor, shift) if anchor is not None else None
    day = replace(month, day=number) if month is not None else PartialDate(1)
    return day.exact if day.is_possible else None


def without_count(words: list[Word], match: Match, after: Token | None) -> Match | None:
    """Take the number off words whose number counts what follows: None where nothing is left of them."""
    if match.meaning != "numbered" or any(name in _SURE for name, _ in match.slots):
        return match
    is_digits = any(word.text[0].isdecimal() for word in words[match.first : match.last])
    if match.get("WEEKDAY") is None and not is_digits:
        return None  # « le premier »
    if after is None or after.pos not in _COUNTED:
        return match
    weekday = tuple(slot for slot in match.slots if slot[0] in ("WEEKDAY", "DIRECTION"))
    if match.get("WEEKDAY") is None or len(match.numbers("DAY")) > 1:
        return None
    return replace(match, meaning="weekday", last=match.last - 1, reach=match.last - 1, slots=weekday)
