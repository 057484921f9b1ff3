"""From an annotated article to its expressions of time."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from dragoman.model.annotation import AnnotatedArticle, Sentence, Token
from dragoman.model.explanation import Explanation
from dragoman.model.span import Span
from dragoman.model.time import TimeBasis, TimeExpression
from dragoman.temporal import meaning as dates
from dragoman.temporal import spells
from dragoman.temporal.calendar import Direction, first_of_month, middle_of_month, read_day
from dragoman.temporal.grammar import Grammar, Match, find_matches, load_grammar
from dragoman.temporal.lexing import Chart, Word, build_chart, cut_words
from dragoman.temporal.meaning import Meaning, Scene
from dragoman.temporal.names import is_bare_year, is_name, is_quantity
from dragoman.temporal.numbered import read_numbered, without_count
from dragoman.temporal.ranges import (
    Reading,
    begins_before,
    follow_one_another,
    is_pair,
    is_range,
    join_range,
    lend_year,
    open_end,
)
from dragoman.temporal.spells import at_daypart
from dragoman.temporal.tense import NO_TENSE, Tense, read_tense
from dragoman.vocabulary.dates import DateWords, load_dates

_READERS: Mapping[str, Callable[[Match, Scene], Meaning | None]] = {
    "ago": dates.read_ago,
    "century": dates.read_century,
    "context": dates.read_context,
    "date": dates.read_date,
    "decade": dates.read_decade,
    "deictic": dates.read_deictic,
    "hijri": dates.read_hijri,
    "nothing": lambda match, scene: None,
    "numbered": read_numbered,
    "numeric": dates.read_numeric,
    "part": dates.read_part,
    "period": dates.read_period,
    "season": dates.read_season,
    "weekday": dates.read_weekday,
    "clock": spells.read_clock,
    "daypart": spells.read_daypart,
    "duration": spells.read_duration,
    "each": spells.read_each,
    "reference": spells.read_reference,
    "vague": spells.read_vague,
}
_TIMES = frozenset({"clock", "daypart"})
_WITH_PART = frozenset({"date", "weekday", "numbered", "deictic", "context"})  # "hier soir" is a time, "hier" a date
_TENSED = frozenset({"date", "weekday", "numbered", "clock", "season", "period", "context"})
_BOUNDING = frozenset({"date", "weekday", "numbered"})
_REACH = 2  # sentences back that a month or a year is counted from
_TOLD = 8  # sentences back that "the next day" may look for its day


def tag_times(annotated: AnnotatedArticle, *, ranges: bool = True) -> tuple[TimeExpression, ...]:
    """Find the expressions of time of an article's body.

    Args:
        annotated: The article, with its publication date if known. Tokens without features are fine: weekdays are
            then read as the nearest past ones.
        ranges: Whether a range is one expression, with the interval as its EDTF; else its ends are two, as in TimeML.

    Returns:
        The expressions in the order of the text; each lies in a sentence and none overlap.

    Raises:
        VocabularyError: The article's language has no dates file.
    """
    reader = _Reader(annotated, load_dates(annotated.language), load_grammar(annotated.language), ranges)
    return tuple(expression for sentence in annotated.sentences for expression in reader.read(sentence))


class _Reader:
    """Reads the sentences of one article in order, and remembers the day last named."""

    def __init__(self, annotated: AnnotatedArticle, words: DateWords, grammar: Grammar, ranges: bool) -> None:
        self.annotated, self.words, self.grammar, self.ranges = annotated, words, grammar, ranges
        self.text = annotated.article.text
        self.published = read_day(annotated.article.published)
        self.issued = middle_of_month(annotated.article.published)
        self.named: list[tuple[int, date]] = []
        self.single: list[tuple[int, date]] = []
        self.year: tuple[int, int] | None = None
        self.month: tuple[int, date] | None = None
        self.dated: tuple[int, date] | None = None
        self.stretch: tuple[int, date] | None = None

    def read(self, sentence: Sentence) -> Iterator[TimeExpression]:
        """Give the expressions of one sentence."""
        begin = sentence.span.start
        cuts = {token.start - begin for token in self.annotated.tokens_of(sentence)}
        words = cut_words(sentence.span.cut(self.text), begin, cuts)
        chart = build_chart(words, self.words, self.grammar.literals)
        found = (without_count(words, m, self._after(sentence, words, m)) for m in find_matches(chart, self.grammar))
        matches = [
            match
            for match in found
            if match is not None
            and not is_quantity(words, match, self.words, self._token(sentence, words, match))
            and not self._is_somebody(sentence, words, match)
        ]
        partners = [i for i in range(len(matches) - 1) if is_range(chart, matches[i], matches[i + 1])]
        for i in reversed(partners):
            matches[i] = lend_year(matches[i], matches[i + 1])
        readings = self._read_all(sentence, words, chart, matches)
        if self.ranges:
            readings = _join(chart, readings, [(matches[i], matches[i + 1]) for i in partners])
        for reading in readings:
            edtf = reading.meaning.edtf or ""
            if "/" in edtf and reading.meaning.day is not None:
                self.stretch = sentence.index, date.fromisoformat(edtf.split("/")[0])
            yield self._express(words, chart, reading)

    def _is_somebody(self, sentence: Sentence, words: list[Word], match: Match) -> bool:
        """Say whether a month or a day is the name of a person: "Mr Jan Prins", "April Falk"."""
        start, end = words[match.first].start, words[match.last - 1].end
        inside = [t for t in self.annotated.tokens_of(sentence) if t.start >= start and t.end <= end]
        return bool(inside) and all(token.entity == "PER" for token in inside)

    def _after(self, sentence: Sentence, words: list[Word], match: Match) -> Token | None:
        """Give the token that follows a match, or None."""
        end = words[match.last - 1].end
        return next((token for token in self.annotated.tokens_of(sentence) if token.start >= end), None)

    def _token(self, sentence: Sentence, words: list[Word], match: Match) -> Token | None:
        """Give the token that begins where a bare year begins, or None."""
        if not is_bare_year(match):
            return None
        start = words[match.first].start
        return next((token for token in self.annotated.tokens_of(sentence) if token.start == start), None)

    def _read_all(self, sentence: Sentence, words: list[Word], chart: Chart, matches: list[Match]) -> list[Reading]:
        """Read the dates of a sentence in order, then its times of day, which lean on them."""
        found: dict[int, Meaning] = {}
        days: dict[int, date] = {}
        for times in (False, True):
            for i, match in enumerate(matches):
                if _is_time(match) != times:
                    continue
                scene = self._scene(sentence, words, match, _nearest(days, i, times))
                meaning = self._read_match(words, match, _bounded(scene, chart, match))
                if meaning is None:
                    continue
                found[i] = meaning
                self._remember(sentence.index, meaning)
                if meaning.edtf is not None and meaning.day is not None:
                    days[i] = meaning.day
        self.named += [(sentence.index, days[i]) for i in sorted(days)]
        self.single += [(sentence.index, days[i]) for i in sorted(days) if "/" not in str(found[i].edtf)]
        return [Reading(matches[i], found[i]) for i in sorted(found)]

    def _read_match(self, words: list[Word], match: Match, scene: Scene) -> Meaning | None:
        """Give what one match stands for; None where it is no expression of time after all."""
        has_part = match.meaning in _WITH_PART and match.get("DAYPART") is not None
        meaning = (at_daypart if has_part else _READERS[match.meaning])(match, scene)
        if meaning is not None and is_name(words, match, self.words):
            return replace(meaning, edtf=None, basis=TimeBasis.UNKNOWN, detail=_NAME)
        return meaning

    def _remember(self, index: int, meaning: Meaning) -> None:
        """Keep what later words may count from: the year and month last named, and the date last written in full."""
        edtf = meaning.edtf or ""
        if edtf[:4].isdecimal():
            self.year = index, int(edtf[:4])
        month = first_of_month(edtf)
        if month is not None:
            self.month = index, month
        if meaning.basis is TimeBasis.ABSOLUTE and meaning.day is not None:
            self.dated = index, meaning.day

    def _scene(self, sentence: Sentence, words: list[Word], match: Match, day: date | None) -> Scene:
        """Tell a match where it stands."""
        tense = NO_TENSE
        if match.meaning in _TENSED:
            start, end = words[match.first].start, words[match.last - 1].end
            tense = read_tense(self.annotated, sentence, start, end, self.words)
        names = self.single if match.number("CONTEXTSHIFT") == 0 else self.named  # "the same day" is of one day
        near = [named for index, named in names if sentence.index - index <= _TOLD]
        dated = self.dated[1] if self.dated is not None and sentence.index - self.dated[0] <= _TOLD else None
        stretch = self.stretch[1] if self.stretch is not None and sentence.index - self.stretch[0] <= _TOLD else None
        is_alone = day is None
        if day is None and near:
            told = [named for named in near if self.published is None or named <= self.published]
            ahead = [named for named in near if named not in told] if tense.is_future else []
            day = ahead[-1] if ahead else told[-1] if told and tense.is_past else near[-1]
        if match.meaning in _TIMES and is_alone and self.published is not None:
            told = [named for _, named in self.single if named <= self.published]
            day = max(told, default=day)  # a time of day is of the day that the story has come to
        year = self.year[1] if self.year is not None and sentence.index - self.year[0] <= _REACH else None
        month = self.month[1] if self.month is not None and sentence.index - self.month[0] <= _REACH else None
        earlier = self.named[-1][1] if self.named else None
        return Scene(self.published, day, earlier, year, month, tense, self.issued, dated, stretch)

    def _express(self, words: list[Word], chart: Chart, reading: Reading) -> TimeExpression:
        """Turn a reading into what the room gives."""
        match, meaning = reading.match, reading.meaning
        if not reading.is_joined:
            meaning = open_end(chart, words, match, meaning)
        span = Span(words[match.first].start, words[match.last - 1].end)
        detail = f"'{span.cut(self.text)}' {meaning.detail}"
        return TimeExpression(
            span, meaning.kind, meaning.edtf, meaning.value, meaning.basis, Explanation(match.meaning, detail)
        )


def _bounded(scene: Scene, chart: Chart, match: Match) -> Scene:
    """Read "since Tuesday" as the Tuesday before and "until Tuesday" as the next, though the verb is in the present."""
    sign = begins_before(chart, match, "SINCE", "UNTIL") if match.meaning in _BOUNDING else None
    if sign == "SINCE" and not scene.tense.is_future:
        return replace(scene, tense=Tense(Direction.PAST, "since it began then", is_direct=True))
    if sign == "UNTIL" and scene.tense.direction is Direction.NEAREST:
        return replace(scene, tense=Tense(Direction.FUTURE, "since it ends then", is_direct=True))
    return scene


_NAME = "left undated, because the number is part of a name"


def _is_time(match: Match) -> bool:
    """Say whether a match is a time of day."""
    return match.meaning in _TIMES or (match.meaning in _WITH_PART and match.get("DAYPART") is not None)


def _nearest(days: dict[int, date], i: int, times: bool) -> date | None:
    """Give the day named last before the i-th match of a sentence; a time of day may also lean on a later one."""
    before = [k for k in days if k < i]
    if before:
        return days[max(before)]
    return days[min(days)] if times and days else None


def _join(chart: Chart, readings: list[Reading], pairs: list[tuple[Match, Match]]) -> list[Reading]:
    """Make one reading of each pair of ends, and of days named side by side that follow one another."""
    joined: list[Reading] = []
    for reading in readings:
        if joined and (joined[-1].match, reading.match) in pairs:
            apart = is_pair(chart, joined[-1].match, reading.match) and not follow_one_another(
                joined[-1].meaning, reading.meaning
            )
            one = None if apart else join_range(joined[-1], reading)
            if one is not None:
                joined[-1] = one
                continue
        joined.append(reading)
    return joined
