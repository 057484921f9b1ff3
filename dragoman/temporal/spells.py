"""Meanings that are no calendar date: durations, recurrences, times of day, vague references."""

from datetime import date

from dragoman.model.time import TimeBasis, TimeKind
from dragoman.temporal.grammar import Match
from dragoman.temporal.meaning import Meaning, Scene, read_context, read_date, read_deictic, read_weekday, unknown
from dragoman.temporal.numbered import read_numbered

_CODES = {
    "second": ("PT", "S"), "minute": ("PT", "M"), "hour": ("PT", "H"), "day": ("P", "D"), "week": ("P", "W"),
    "weekend": ("P", "WE"), "month": ("P", "M"), "year": ("P", "Y"),
}  # fmt: skip
_MULTIPLES = {"quarter": ("month", 3), "half": ("month", 6), "decade": ("year", 10), "century": ("year", 100),
              "term": ("year", 5)}  # fmt: skip


def period_code(amount: str | float, unit: str) -> str:
    """Write an amount of a unit as TIMEX3 does: ``P3D``, ``PT15M``, ``P50Y``, ``PXY``."""
    if unit in _MULTIPLES:
        unit, factor = _MULTIPLES[unit]
        amount = "X" if amount == "X" else float(amount) * factor
    if unit == "hour" and amount != "X" and float(amount) % 1:
        unit, amount = "minute", float(amount) * 60
    if amount != "X":
        amount = f"{float(amount):g}" if float(amount) < 1e6 else f"{float(amount):.0f}"
    before, after = _CODES[unit]
    return f"{before}{amount}{after}"


def _unit(match: Match) -> str:
    """Give the unit of a length of time; words that name none are taken for days."""
    return str(match.get("UNIT") or "day")


def read_duration(match: Match, scene: Scene) -> Meaning:
    """A length of time."""
    length = match.get("LENGTH")
    if length is not None:
        return unknown(str(length), f"read as a length of time, {length}, which is no date", TimeKind.DURATION)
    unit = _unit(match)
    amount = sum(match.amounts("NUMBER")) or match.get("SOME") or (1 if unit == "term" else "X")
    value = period_code(amount, unit)
    return unknown(value, f"read as a length of time, {value}, which is no date", TimeKind.DURATION)


def read_vague(match: Match, scene: Scene) -> Meaning:
    """These last days, the coming months: a stretch without an end or a beginning that the page gives."""
    value = period_code(sum(match.amounts("NUMBER")) or "X", _unit(match))
    return unknown(value, "left undated, because the words are vague", TimeKind.DURATION)


def read_each(match: Match, scene: Scene) -> Meaning:
    """A recurrence."""
    weekday = match.number("WEEKDAY")
    if weekday is not None:
        value = f"XXXX-WXX-{weekday}"
    elif match.get("MONTH") is not None:
        value = f"XXXX-{match.number('MONTH'):02d}"
    elif match.get("UNIT") is not None:
        value = period_code(sum(match.amounts("NUMBER")) or 1, str(match.get("UNIT")))
    else:
        part = match.get("SEASON") or match.get("DAYPART")
        value = str(match.get("FREQUENCY") or (f"XXXX-{part}" if match.get("SEASON") else f"XXXX-XX-XXT{part}"))
    return unknown(value, "read as a recurrence, which is no single date", TimeKind.SET)


def read_reference(match: Match, scene: Scene) -> Meaning:
    """Now, recently, soon."""
    return unknown(str(match.get("REFERENCE")), "left undated, because the words are vague")


def _day_of(match: Match, scene: Scene) -> tuple[date | None, Meaning | None]:
    """Give the day that a time of day belongs to: its own words', else the one last named, else publication."""
    own: Meaning | None = None
    if match.get("DAYSHIFT") is not None:
        own = read_deictic(match, scene)
    elif match.get("CONTEXTSHIFT") is not None:
        own = read_context(match, scene)
    elif match.get("MONTH") is not None:
        own = read_date(match, scene)
    elif match.get("DAY") is not None:
        own = read_numbered(match, scene)
    elif match.get("WEEKDAY") is not None:
        own = read_weekday(match, scene)
    return (own.day if own is not None else _told_day(scene) or scene.earlier or scene.published), own


def _told_day(scene: Scene) -> date | None:
    """Give the day named before, unless it is one to come: "on 5 June … In the afternoon he called on the Speaker"."""
    to_come = scene.previous is not None and scene.published is not None and scene.previous > scene.published
    return None if to_come else scene.previous


def at_time(clock: str, match: Match, scene: Scene) -> Meaning:
    """Build the meaning of a time of day: its value has the hour, its EDTF only the day, if that is sure."""
    day, own = _day_of(match, scene)
    value = f"{day or 'XXXX-XX-XX'}T{clock}"
    if own is not None and own.edtf is not None:
        return Meaning(TimeKind.TIME, value, own.edtf, own.basis, own.detail, own.day)
    told = _told_day(scene)
    if own is None and told is not None:
        detail = f"read as a time on {told}, named before"
        return Meaning(TimeKind.TIME, value, str(told), TimeBasis.CONTEXT, detail, told)
    return unknown(value, "left undated, because the page does not say on which day", TimeKind.TIME)


def read_clock(match: Match, scene: Scene) -> Meaning | None:
    """An hour, with or without minutes."""
    if match.get("TIME") is not None:
        return at_time(str(match.get("TIME")), match, scene)
    hour, minute = match.number("HOUR"), match.number("MINUTE") or 0
    if hour is None:
        return None
    half = match.get("MERIDIEM")
    if half is not None:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    return at_time(f"{hour:02d}:{minute:02d}", match, scene)


def read_daypart(match: Match, scene: Scene) -> Meaning:
    """This morning, in the evening."""
    part = str(match.get("DAYPART"))
    if match.get("THIS") is not None and scene.published is not None:
        day = scene.published
        why = f"read as a time on the publication date {day}"
        return Meaning(TimeKind.TIME, f"{day}T{part}", str(day), TimeBasis.PUBLICATION, why, day)
    return at_time(part, match, scene)


def at_daypart(match: Match, scene: Scene) -> Meaning:
    """A day with a part of it: "hier soir", "Tuesday morning"."""
    return at_time(str(match.get("DAYPART")), match, scene)
