"""What stands around an expression: the other end of a range, "since", "until"."""

from dataclasses import dataclass, replace

from dragoman.model.time import TimeBasis, TimeKind
from dragoman.temporal.calendar import Direction, find_weekday, nearest_year
from dragoman.temporal.grammar import Match
from dragoman.temporal.lexing import Chart, Word
from dragoman.temporal.meaning import Meaning

_REACH = 5  # words before an expression in which a preposition of several words may begin
_AWAY = 6  # words between "since" and the date it governs ("since its launch in 1994")
_ENDS = frozenset({"date", "weekday", "numbered", "season", "decade", "part", "period", "deictic"})


@dataclass(frozen=True, slots=True)
class Reading:
    """A match with what it was read as.

    Attributes:
        match: The words.
        meaning: What they stand for.
        is_joined: Whether they are the two ends of one range.
    """

    match: Match
    meaning: Meaning
    is_joined: bool = False


def begins_before(chart: Chart, match: Match, *names: str) -> str | None:
    """Give the one of some word classes (such as SINCE) that stands right before a match, or None."""
    for i in range(match.first - 1, max(match.first - 1 - _REACH, -1), -1):
        for item in chart[i]:
            if item.name in names and match.begin <= item.end <= match.first:
                return item.name
    return None


def is_range(chart: Chart, left: Match, right: Match) -> bool:
    """Say whether two neighbouring matches are the ends of one range."""
    if left.meaning not in _ENDS or right.meaning not in _ENDS or left.last > right.first or left.last >= len(chart):
        return False
    between = {item.name for item in chart[left.last] if right.begin <= item.end <= right.first}
    if "AND" in between:
        return begins_before(chart, left, "BETWEEN") is not None or is_pair(chart, left, right)
    return "TO" in between and _reach(left) and _reach(right)


def is_pair(chart: Chart, left: Match, right: Match) -> bool:
    """Say whether two days of the week are named side by side: "Wednesday and Thursday"."""
    days = {left.meaning, right.meaning} <= {"weekday", "deictic"}
    return days and begins_before(chart, left, "BETWEEN") is None and any(i.name == "AND" for i in chart[left.last])


def follow_one_another(left: Meaning, right: Meaning) -> bool:
    """Say whether two days are one after the other."""
    return left.day is not None and right.day is not None and (right.day - left.day).days == 1


def _reach(match: Match) -> bool:
    """Say whether a match is no range of its own already."""
    return len(match.numbers("DAY")) < 2


def lend_year(left: Match, right: Match) -> Match:
    """Give the beginning of a range what stands at its end ("from 30 May to 2 June 2021")."""
    if left.meaning == right.meaning == "weekday" and left.get("DIRECTION") is None:
        return replace(left, slots=(*left.slots, *(slot for slot in right.slots if slot[0] == "DIRECTION")))
    if left.meaning != "date" or left.get("YEAR") is not None:
        return left
    lent: tuple[tuple[str, int | str], ...] = ()
    year = right.number("YEAR")
    if year is not None:
        begins, ends = left.number("MONTH"), right.number("MONTH")
        lent = (("YEAR", year - 1 if begins is not None and ends is not None and begins > ends else year),)
    return replace(left, slots=(*left.slots, *lent))


def join_range(left: Reading, right: Reading) -> Reading | None:
    """Make one reading of the two ends of a range; None where they do not follow one another."""
    begin, end = _follow(left, right.meaning), right.meaning
    match = replace(left.match, last=right.match.last, reach=right.match.reach)
    if begin.edtf is None or end.edtf is None:
        return Reading(match, replace(end, edtf=None, basis=end.basis, value=None, day=None, partial=None))
    first, last = begin.edtf.split("/")[0], end.edtf.split("/")[-1]
    if first.replace("X", "0") > last.replace("X", "9") or ".." in (first, last):
        return None
    edtf = f"{first}/{last}"
    detail = f"read as {edtf}, from its beginning ({begin.detail}) to its end ({end.detail})"
    return Reading(match, replace(end, edtf=edtf, value=edtf, detail=detail, partial=None), is_joined=True)


def _follow(left: Reading, end: Meaning) -> Meaning:
    """Move the beginning of a range before its end, where the page left that open."""
    begin = left.meaning
    if begin.day is None or end.day is None or begin.day <= end.day:
        return begin
    weekday = left.match.number("WEEKDAY") if left.match.meaning == "weekday" else None
    if weekday is not None:
        day = find_weekday(weekday, end.day, Direction.PAST)
        return begin if day is None else replace(begin, day=day, edtf=str(day), value=str(day))
    if left.match.get("YEAR") is None and left.match.meaning == "date" and begin.partial is not None:
        open_year = replace(begin.partial, year=None)
        dated = nearest_year(open_year, end.day, Direction.PAST)
        return replace(begin, day=dated.exact, edtf=dated.written, value=dated.written, partial=dated)
    return begin


def open_end(chart: Chart, words: list[Word], match: Match, meaning: Meaning) -> Meaning:
    """Leave an interval open where "since" or "until" stands before its date."""
    if meaning.edtf is None or meaning.kind is not TimeKind.DATE:
        return meaning
    sign = begins_before(chart, match, "SINCE", "UNTIL") or _since_noun(chart, words, match)
    if sign is None:
        return meaning
    word = "since" if sign == "SINCE" else "until"
    if "X" in meaning.edtf:  # EDTF has no open interval whose one end is itself unsure
        detail = f"left undated, because '{word}' {meaning.edtf} is too open"
        return replace(meaning, edtf=None, basis=TimeBasis.UNKNOWN, detail=detail)
    first, last = meaning.edtf.split("/")[0], meaning.edtf.split("/")[-1]
    edtf = f"{first}/.." if sign == "SINCE" else f"../{last}"
    return replace(meaning, edtf=edtf, detail=f"{meaning.detail}; left open, because the words say '{word}'")


def _since_noun(chart: Chart, words: list[Word], match: Match) -> str | None:
    """Find a "since" that governs a noun with its date: "since its launch in 1994"."""
    if not begins_before(chart, match, "IN"):
        return None
    for i in range(match.first - 1, max(match.first - 1 - _AWAY, -1), -1):
        if not (words[i].text[0].isalpha() or words[i].text in "'’"):
            return None
        if any(item.name == "SINCE" for item in chart[i]):
            return "SINCE"
    return None
