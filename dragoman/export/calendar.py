"""Engagements as a calendar (RFC 5545), to be opened or subscribed to: whole days, without times that no page gives."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

_FULL_DAY = 10  # letters of YYYY-MM-DD
_OCTETS = 75  # of a line, by section 3.1
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})
_STATUS = {"planned": "TENTATIVE", "cancelled": "CANCELLED"}


@dataclass(frozen=True, slots=True)
class Appointment:
    """An engagement on a calendar.

    Attributes:
        id: Of the engagement.
        when: EDTF day or interval of days.
        status: ``held``, ``ongoing``, ``planned`` or ``cancelled``.
        summary: In one line.
        description: With its sources.
        place: Where, or None.
        url: Its page, or None.
    """

    id: str
    when: str
    status: str
    summary: str
    description: str
    place: str | None
    url: str | None


def write_calendar(appointments: Iterable[Appointment], *, name: str, stamp: str) -> str:
    """Write a calendar.

    Args:
        appointments: What stands in it; one that is not known to the day is left out.
        name: Of the calendar.
        stamp: When it was made, UTC, ``20240131T120000Z``.

    Returns:
        The text of an ``.ics`` file, with the line ends that the format asks for.
    """
    head = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Dragoman//EN", "CALSCALE:GREGORIAN")
    lines = [*head, f"X-WR-CALNAME:{_escape(name)}"]
    for appointment in appointments:
        days = days_of(appointment.when)
        if days is not None:
            lines += _event(appointment, days, stamp)
    return "".join(f"{_fold(line)}\r\n" for line in (*lines, "END:VCALENDAR"))


def days_of(when: str | None) -> tuple[date, date] | None:
    """Give the first and the last day of a date that is known to the day, else None."""
    if not when:
        return None
    first, _, last = when.partition("/")
    try:
        days = _day(first), _day(last or first)
    except ValueError:
        return None
    return days if days[0] <= days[1] else None


def _day(written: str) -> date:
    if len(written) < _FULL_DAY:
        raise ValueError(written)
    return date.fromisoformat(written[:_FULL_DAY])


def _event(appointment: Appointment, days: tuple[date, date], stamp: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{appointment.id}@dragoman"
    yield f"DTSTAMP:{stamp}"
    yield f"DTSTART;VALUE=DATE:{days[0]:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{_after(days[1]):%Y%m%d}"
    yield f"SUMMARY:{_escape(appointment.summary)}"
    yield f"DESCRIPTION:{_escape(appointment.description)}"
    if appointment.place:
        yield f"LOCATION:{_escape(appointment.place)}"
    if appointment.url:
        yield f"URL:{appointment.url}"
    yield f"STATUS:{_STATUS.get(appointment.status, 'CONFIRMED')}"
    yield "TRANSP:TRANSPARENT"  # other people's meetings make nobody busy
    yield "END:VEVENT"


def _after(day: date) -> date:
    """The end of a whole-day event is the first day it does not last."""
    return day if day == date.max else day + timedelta(days=1)


def _escape(words: str) -> str:
    return "".join(c for c in words.translate(_ESCAPED) if c.isprintable() or c == "\u200f")


def _fold(line: str) -> str:
    """Break a line that is too long, never within a letter."""
    parts, part, size = [], "", 0
    for letter in line:
        width = len(letter.encode())
        if size + width > _OCTETS:
            parts.append(part)
            part, size = " ", 1
        part, size = part + letter, size + width
    return "\r\n".join((*parts, part))
