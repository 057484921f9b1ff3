"""What a match means: its kind, value and EDTF, given where and when it was written.

Each meaning that a rule may name (see :data:`dragoman.vocabulary.dates.MEANINGS`) has one function here or in
:mod:`dragoman.temporal.spells`.
"""

from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR, date

from dragoman.model.time import TimeBasis, TimeKind
from dragoman.temporal.calendar import (
    SEASONS,
    Direction,
    PartialDate,
    add_days,
    add_months,
    find_weekday,
    from_day,
    nearest_year,
    part_of_year,
    week_of,
    weekend_of,
)
from dragoman.temporal.grammar import Match
from dragoman.temporal.tense import NO_TENSE, Tense

_SATURDAY = 6
_STORY = 62  # days that one story may last
_FAR = 335  # days; a year chosen by tense alone that puts a date further off than this is not believed
_SOON = 270  # days; the same for what is told in the present, which says less


@dataclass(frozen=True, slots=True)
class Scene:
    """Where an expression stands.

    Attributes:
        published: The publication date, if known to the day.
        previous: The day last named in this sentence or the two before, if any.
        earlier: The day last named anywhere before; good for a likely value, not for a sure date.
        year: The year last named, as near as ``previous`` has to be.
        month: The first day of the month last named, as near as ``previous`` has to be.
        tense: What the grammar says.
        issued: The middle of the month of publication, where only the month is known.
        dated: The day that the words last gave in full, as near as ``previous`` has to be.
        stretch: The first day of the interval last named, as near as that.
    """

    published: date | None = None
    previous: date | None = None
    earlier: date | None = None
    year: int | None = None
    month: date | None = None
    tense: Tense = NO_TENSE
    issued: date | None = None
    dated: date | None = None
    stretch: date | None = None


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an expression stands for; see :class:`dragoman.model.TimeExpression` for the terms.

    Attributes:
        detail: How the value came about, as the end of a sentence that begins "'Tuesday' read as …".
        day: The day that later words ("the next day") may count from.
        partial: The date to its known parts, where it is a single calendar date.
    """

    kind: TimeKind
    value: str | None
    edtf: str | None = None
    basis: TimeBasis = TimeBasis.UNKNOWN
    detail: str = ""
    day: date | None = None
    partial: PartialDate | None = None


def unknown(value: str | None, why: str, kind: TimeKind = TimeKind.DATE) -> Meaning:
    """Build the meaning of an expression that the page does not date."""
    return Meaning(kind, value, None, TimeBasis.UNKNOWN, why)


NO_ANCHOR = "left undated, because the publication date is not known"


SCATTERED = "left undated, because the days do not follow one another"


def on_day(day: date | None, basis: TimeBasis, why: str) -> Meaning:
    """Build the meaning of a single day."""
    if day is None:
        return unknown(None, "left undated, because it lies outside the calendar")
    return Meaning(TimeKind.DATE, str(day), str(day), basis, f"read as {day}, {why}", day, from_day(day))


def read_date(match: Match, scene: Scene) -> Meaning | None:
    """Calendar dates with any of weekday, days, month, year and direction."""
    days, months = match.numbers("DAY"), [*match.numbers("MONTH"), *match.numbers("MONTHNUMBER")]
    if not days and not months:
        return absolute(PartialDate(read_year(match)))
    month = months[-1]
    dates = [PartialDate(read_year(match), month, day) for day in days] or [PartialDate(read_year(match), month)]
    if not all(partial.is_possible for partial in dates) or days != sorted(set(days)):
        return None
    last = complete(dates[-1], match, scene)
    if len(dates) == 1 or last.partial is None:
        return last
    if match.get("AND") is not None and days[-1] - days[0] >= len(days):
        return replace(last, edtf=None, value=None, basis=TimeBasis.UNKNOWN, detail=SCATTERED, day=None, partial=None)
    first = PartialDate(last.partial.year, month, days[0])
    edtf = f"{first.written}/{last.partial.written}"
    return replace(last, edtf=edtf, value=edtf, detail=last.detail.replace(last.edtf or "", edtf, 1))


def read_numeric(match: Match, scene: Scene) -> Meaning | None:
    """Numbers between strokes, where some write the day first and others the month."""
    day, month = match.number("DAY") or 0, match.number("MONTHNUMBER") or 0
    if day <= 12 and day != month:
        return unknown(None, "left undated, because either number may be the month")
    return read_date(match, scene)


def read_year(match: Match) -> int | None:
    """Give the year of a match; two digits are read as the century of living memory."""
    year = match.number("YEAR")
    short = match.number("SHORTYEAR")
    return year if year is not None or short is None else short + (2000 if short < 40 else 1900)


def absolute(partial: PartialDate) -> Meaning:
    """Build the meaning of a date that the words give."""
    written = partial.written
    return Meaning(
        TimeKind.DATE, written, written, TimeBasis.ABSOLUTE, f"read as {written}, as written", partial.exact, partial
    )


def complete(partial: PartialDate, match: Match, scene: Scene) -> Meaning:
    """Give a date without a year the year that direction, tense and nearness support."""
    if partial.year is not None:
        return absolute(partial)
    if match.get("SIGN") is not None:
        return _count_year(partial, match.number("SIGN") or 0, scene.year)
    anchor, basis = scene.published or scene.issued, TimeBasis.PUBLICATION
    if anchor is None and match.get("DIRECTION") is None:
        anchor, basis = scene.dated, TimeBasis.CONTEXT
    if anchor is None:
        written = partial.written
        detail = f"read as {written}, because nothing gives the year"
        return Meaning(TimeKind.DATE, written, written, TimeBasis.PARTIAL, detail, None, partial)
    dated, why = _choose_year(partial, match, scene, anchor)
    if basis is TimeBasis.CONTEXT and not scene.tense.is_future and not _is_near(dated, anchor):
        dated, why = partial, "whose year is not sure, though near"
    written = dated.written
    whence = "the publication date" if basis is TimeBasis.PUBLICATION else "the date written before,"
    detail = f"read as {written}, {why} {whence} {anchor}"
    return Meaning(
        TimeKind.DATE, written, written, TimeBasis.PARTIAL if dated.year is None else basis, detail, dated.exact, dated
    )


def _is_near(dated: PartialDate, anchor: date) -> bool:
    """Say whether a date lies so near a day that it is of the same story."""
    exact = (dated if dated.day is not None else replace(dated, day=15)).exact
    return exact is not None and abs((exact - anchor).days) <= _STORY


def _count_year(partial: PartialDate, sign: int, year: int | None) -> Meaning:
    """Give a date the year that its words count from the one last named: June of that year."""
    if year is None or not MINYEAR <= year + sign <= MAXYEAR:
        written = partial.written
        detail = f"read as {written}, because no year named shortly before is sure"
        return Meaning(TimeKind.DATE, written, written, TimeBasis.PARTIAL, detail, None, partial)
    dated = replace(partial, year=year + sign)
    detail = f"read as {dated.written}, counted from {year}, named before"
    return Meaning(TimeKind.DATE, dated.written, dated.written, TimeBasis.CONTEXT, detail, dated.exact, dated)


def _choose_year(partial: PartialDate, match: Match, scene: Scene, published: date) -> tuple[PartialDate, str]:
    """Choose the year, and say by what, seen from the day of publication or another that the page gives."""
    said = match.number("DIRECTION")
    if said is not None and said != 0:
        way = Direction(said)
        return nearest_year(partial, published, way, strict=True), f"the {side(way)} one seen from"
    weekday = match.number("WEEKDAY")
    near = nearest_year(partial, published, Direction.NEAREST)
    if weekday is not None and partial.day is not None:
        fitting = [y for y in (-1, 0, 1) if _falls_on(partial, published.year + y, weekday)]
        if len(fitting) != 1:
            return partial, "whose year no day of the week fits near"
        year = published.year + fitting[0]
        return PartialDate(year, partial.month, partial.day), "the one with this day of the week, near"
    # What was past when the page was written may still lie after another date that it names.
    is_seen = scene.tense.is_future or scene.published is not None or scene.issued is not None
    if scene.tense.is_direct and scene.tense.direction is not Direction.NEAREST and is_seen:
        dated = nearest_year(partial, published, scene.tense.direction)
        exact = dated.exact
        if exact is None or abs((exact - published).days) <= (_SOON if scene.tense.is_present else _FAR):
            return dated, f"the {side(scene.tense.direction)} one, {scene.tense.reason}, seen from"
    return near, "the nearest to"


def _falls_on(partial: PartialDate, year: int, weekday: int) -> bool:
    """Say whether a day of a month falls on a day of the week in a year."""
    dated = PartialDate(year, partial.month, partial.day)
    exact = dated.exact if MINYEAR <= year <= MAXYEAR and dated.is_possible else None
    return exact is not None and exact.isoweekday() == weekday


def side(way: Direction) -> str:
    """Name a direction."""
    return {Direction.PAST: "last", Direction.FUTURE: "next", Direction.NEAREST: "nearest"}[way]


def read_weekday(match: Match, scene: Scene) -> Meaning:
    """A day of the week, with or without "last", "next" and "this"."""
    weekday = match.number("WEEKDAY") or 1
    if scene.published is None:
        return unknown(f"XXXX-WXX-{weekday}", NO_ANCHOR)
    said = match.number("DIRECTION")
    if said is not None and match.get("UNIT") == "week":
        monday = find_weekday(1, scene.published, Direction.PAST) or scene.published
        day = add_days(monday, 7 * said + weekday - 1)
        return on_day(day, TimeBasis.PUBLICATION, f"of the week counted from {scene.published}")
    if said:
        way, strict, why = Direction(said), True, ""
    elif scene.tense.direction is not Direction.NEAREST:
        way, strict, why = scene.tense.direction, False, f", {scene.tense.reason}"
    elif match.get("THIS") is not None:
        way, strict, why = Direction.NEAREST, False, ""
    else:
        way, strict, why = Direction.PAST, False, ", as news does where the verb does not say"
    day = find_weekday(weekday, scene.published, way, strict=strict)
    return on_day(day, TimeBasis.PUBLICATION, f"the {side(way)} such day seen from {scene.published}{why}")


def read_deictic(match: Match, scene: Scene) -> Meaning:
    """Today, yesterday, tomorrow."""
    shift = match.number("DAYSHIFT") or 0
    if scene.published is None:
        return unknown("PRESENT_REF" if shift == 0 else None, NO_ANCHOR)
    day = add_days(scene.published, shift)
    return on_day(day, TimeBasis.PUBLICATION, f"counted from the publication date {scene.published}")


def read_context(match: Match, scene: Scene) -> Meaning:
    """The next day, that year, two weeks earlier: counted from the date last named."""
    unit, number = str(match.get("UNIT") or "day"), match.get("NUMBER") or 1
    sign = match.number("CONTEXTSHIFT") or match.number("SIGN") or 0
    if match.get("SOME") is not None or not isinstance(number, int):
        return unknown(None, "left undated, because the words are vague")
    ordinal = match.number("ORDINAL")
    if ordinal is not None:
        if scene.stretch is None:
            return unknown(None, "left undated, because no days named shortly before are sure")
        why = f"counted from {scene.stretch}, the first day named before"
        return on_day(add_days(scene.stretch, ordinal - 1), TimeBasis.CONTEXT, why)
    if unit == "year" and scene.year is not None and MINYEAR <= scene.year + sign * number <= MAXYEAR:
        written = PartialDate(scene.year + sign * number).written
        why = f"read as {written}, counted from {scene.year}, named before"
        return Meaning(TimeKind.DATE, written, written, TimeBasis.CONTEXT, why)
    if scene.previous is None or unit not in ("day", "week", "weekend", "month", "quarter", "half"):
        return unknown(None, "left undated, because no date named shortly before is sure")
    why = f"counted from {scene.previous}, named before"
    return shift_unit(scene.previous, unit, sign * number, TimeBasis.CONTEXT, why)


def read_period(match: Match, scene: Scene) -> Meaning:
    """This week, last month, next year."""
    if scene.published is None:
        return unknown(None, NO_ANCHOR)
    why = f"counted from the publication date {scene.published}"
    unit, steps = str(match.get("UNIT") or "weekend"), match.number("DIRECTION") or 0
    if unit == "weekend" and steps == 0 and scene.tense.is_past and scene.published.isoweekday() < _SATURDAY:
        steps = -1  # "they met at the weekend", told on a Monday
    return shift_unit(scene.published, unit, steps, TimeBasis.PUBLICATION, why)


def read_ago(match: Match, scene: Scene) -> Meaning | None:
    """Three days ago, in two years: counted from the publication date, to the precision of the unit."""
    number, unit = match.get("NUMBER"), str(match.get("UNIT"))
    sign = match.number("SIGN") or -1
    if scene.published is None:
        return unknown(None, NO_ANCHOR)
    if not isinstance(number, int) or match.get("ABOUT") is not None:
        return unknown("PAST_REF" if sign < 0 else "FUTURE_REF", "left undated, because the words are vague")
    if unit in ("hour", "minute", "second"):
        return unknown(None, "left undated, because the hour of publication is not known", TimeKind.TIME)
    why = f"counted from the publication date {scene.published}"
    return shift_unit(scene.published, unit, sign * number, TimeBasis.PUBLICATION, why)


def shift_unit(anchor: date, unit: str, steps: int, basis: TimeBasis, why: str) -> Meaning:
    """Move from a day by units, and give the unit arrived at."""
    if unit == "day":
        return on_day(add_days(anchor, steps), basis, why)
    if unit in ("week", "weekend"):
        day = add_days(anchor, 7 * steps)
        if day is None:
            return unknown(None, "left undated, because it lies outside the calendar")
        value, edtf = week_of(day) if unit == "week" else weekend_of(day)
        return Meaning(TimeKind.DATE, value, edtf, basis, f"read as {edtf}, {why}")
    if unit in ("quarter", "half"):
        return _shift_part(anchor, unit, steps, basis, why)
    months = {"month": 1, "year": 12, "decade": 120, "century": 1200, "term": 60}.get(unit, 12)
    moved = add_months(anchor, months * steps)
    if moved is None or moved.year is None:
        return unknown(None, "left undated, because it lies outside the calendar")
    if unit in ("decade", "century"):
        digits = f"{moved.year:04d}"[: 3 if unit == "decade" else 2]
        return Meaning(TimeKind.DATE, digits, digits.ljust(4, "X"), basis, f"read as {digits.ljust(4, 'X')}, {why}")
    partial = moved if unit == "month" else PartialDate(moved.year)
    written = partial.written
    return Meaning(TimeKind.DATE, written, written, basis, f"read as {written}, {why}", None, partial)


def _shift_part(anchor: date, unit: str, steps: int, basis: TimeBasis, why: str) -> Meaning:
    """Move by quarters or halves of a year."""
    count = 4 if unit == "quarter" else 2
    year, number = divmod(anchor.year * count + (anchor.month - 1) * count // 12 + steps, count)
    found = part_of_year(unit, number + 1, year) if 1 <= year <= 9999 else None
    if found is None:
        return unknown(None, "left undated, because it lies outside the calendar")
    return Meaning(TimeKind.DATE, found[0], found[1], basis, f"read as {found[1]}, {why}")


def read_season(match: Match, scene: Scene) -> Meaning:
    """A season, with its year or as seen from the publication date."""
    season, year, said = str(match.get("SEASON")), read_year(match), match.number("DIRECTION")
    basis, why = TimeBasis.ABSOLUTE, "as written"
    is_told = said is not None or match.get("THIS") is not None or scene.tense.is_future
    if year is None and scene.published is not None and is_told:
        middle = PartialDate(None, {"SP": 4, "SU": 7, "FA": 10, "WI": 12}[season])
        way = Direction(said) if said is not None else Direction.FUTURE if scene.tense.is_future else Direction.NEAREST
        year = nearest_year(middle, scene.published, way).year
        basis, why = TimeBasis.PUBLICATION, f"seen from the publication date {scene.published}"
    if year is None:
        return unknown(f"XXXX-{season}", "left undated, because nothing gives the year")
    if season == "WI" and basis is TimeBasis.PUBLICATION:
        return unknown(f"{year:04d}-WI", "left undated, because a winter lies in two years")
    edtf = f"{year:04d}-{SEASONS[season]}"
    return Meaning(TimeKind.DATE, f"{year:04d}-{season}", edtf, basis, f"read as {edtf} ({season}), {why}")


def read_part(match: Match, scene: Scene) -> Meaning | None:
    """A quarter or half of a year, by its number."""
    unit, number, year = str(match.get("PART")), match.number("ORDINAL") or 0, read_year(match)
    found = part_of_year(unit, number, year) if year is not None else None
    if found is not None:
        return Meaning(TimeKind.DATE, found[0], found[1], TimeBasis.ABSOLUTE, f"read as {found[1]}, as written")
    letter = "Q" if unit == "quarter" else "H"
    return unknown(f"XXXX-{letter}{number}", "left undated, because nothing gives the year")


def read_decade(match: Match, scene: Scene) -> Meaning | None:
    """The 1990s, les années 90."""
    start = match.number("TENS") or match.number("NUMBER") or 0
    start += 1900 if start < 100 else 0
    if start % 10 or not 1000 <= start < 2200:
        return None
    digits = f"{start:04d}"[:3]
    return Meaning(TimeKind.DATE, digits, f"{digits}X", TimeBasis.ABSOLUTE, f"read as {digits}X, as written")


def read_century(match: Match, scene: Scene) -> Meaning | None:
    """The 19th century."""
    number = match.number("ORDINAL") or match.number("DAY") or 0
    if not 1 <= number <= 22:
        return None
    digits = f"{number - 1:02d}"
    return Meaning(TimeKind.DATE, digits, f"{digits}XX", TimeBasis.ABSOLUTE, f"read as {digits}XX, as written")


def read_hijri(match: Match, scene: Scene) -> Meaning:
    """A date of the Islamic calendar: recognised, and left as it is."""
    return unknown(None, "left unconverted, because it is a date of the Islamic calendar")
