"""Two reports compared: what is seen in them that speaks for or against one engagement."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from dragoman.model.explanation import Explanation
from dragoman.resolution.days import Days
from dragoman.resolution.names import compare_names
from dragoman.resolution.people import is_state
from dragoman.resolution.places import is_city, is_country, is_same_place
from dragoman.resolution.posts import compare_posts, read_post
from dragoman.resolution.reports import Report, Side
from dragoman.vocabulary.evidence import load_evidence

_FULL_NAME = 0.7  # likeness from which a name is the same, and not only perhaps
_GATHERING = frozenset({"gathering", "practice", "accord"})  # families of many parties, of which a page names some
_MANY = 3  # parties from which on a page names but some
_SHORT, _MONTH, _YEAR = 12, 31, 366  # days
_WEEK, _FORTNIGHT = 7, 14
_SAME_WORDS = 90  # rapidfuzz's token_set_ratio: nothing but the odd word differs
_MOST_THEMES = 0.5  # share of all themes of both

Seen = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two reports have in common.

    Attributes:
        score: Natural log-odds that they report one engagement; above 0 it is likelier than not.
        reasons: What was seen, each with its weight.
    """

    score: float
    reasons: tuple[Explanation, ...]


def compare_reports(left: Report, right: Report) -> Comparison | None:
    """Compare two reports.

    Returns:
        None where they cannot be one engagement: kinds of different families, or neither a party nor an arrangement
        in common.
    """
    if left.family != right.family or not (left.parties & right.parties or left.frameworks & right.frameworks):
        return None
    weights = load_evidence()
    seen = [("none", "Reports of the same parties at about the same time are mostly of different engagements.")]
    seen += [found for look in _LOOKS for found in look(left, right)]
    reasons = tuple(Explanation(name, detail, weights[name].weight) for name, detail in seen)
    return Comparison(round(sum(weights[name].weight for name, _ in seen), 3), reasons)


def at_most(left: Report, right: Report) -> float | None:
    """Give a score that two reports do not exceed, without a look at names and places.

    Returns:
        None where :func:`compare_reports` does.
    """
    if left.family != right.family or not (left.parties & right.parties or left.frameworks & right.frameworks):
        return None
    weights = load_evidence()
    ours, theirs = left.people, right.people
    both_name = {side.party for side in ours} & {side.party for side in theirs}
    best = ["same-person", "two-same-persons"][: min(len(ours), len(theirs))]
    best += ["same-post"] * len((left.parties & right.parties) - both_name)
    best += ["same-place"] if left.places and right.places else []
    seen = [name for look in _PLAIN for name, _ in look(left, right)]
    return sum(weights[name].weight for name in ("none", *seen, *best))


def _kinds(left: Report, right: Report) -> Iterator[Seen]:
    if left.kind == right.kind:
        yield "same-kind", f"Both report a {left.kind}."
    elif {left.kind, right.kind} == {"visit", "meeting"}:
        yield "visit-and-meeting", "One reports a visit, the other a meeting, which may be part of a visit."
    else:
        yield "other-kind", f"One reports a {left.kind}, the other a {right.kind}."


def _parties(left: Report, right: Report) -> Iterator[Seen]:
    shared = left.parties & right.parties
    if not shared:
        yield "no-common-party", "The pages name different parties."
        return
    names = ", ".join(sorted(shared))
    short, long = sorted((left.parties, right.parties), key=len)
    if short == long and len(shared) > 1:
        yield "same-parties", f"The same parties take part: {names}."
    elif short <= long and len(shared) > 1:
        yield "parties-within", f"{names} take part in both."
    elif len(shared) > 1:
        yield "some-parties", f"{names} take part in both, beside others."
    elif len(short) == 1:
        yield "one-party", f"{names} takes part in both; one page names nobody else."
    elif left.family in _GATHERING and len(long) >= _MANY:
        yield "many-parties", f"{names} takes part in both; pages name some of many."
    else:
        yield "other-counterpart", f"{names} takes part in both, but with others."


def _people(left: Report, right: Report) -> Iterator[Seen]:
    same = [found for side in left.people if (found := _same_person(side, right))]
    sure = [detail for score, detail in same if score >= _FULL_NAME]
    if sure:
        yield "same-person", sure[0]
    if len(sure) > 1:
        yield "two-same-persons", sure[1]
    if same and not sure:
        yield "maybe-same-person", same[0][1]
    for party in sorted(left.parties & right.parties):
        yield from _of_party(party, left, right)


def _same_person(side: Side, other: Report) -> tuple[float, str] | None:
    found = [
        (likeness.score, likeness.detail)
        for candidate in other.people
        if side.name is not None and candidate.name is not None and _may_share(side.party, candidate.party)
        if (likeness := compare_names(side.name, candidate.name)) is not None
    ]
    return max(found, default=None)


def _may_share(left: str | None, right: str | None) -> bool:
    """Say whether one person may be said to act for two parties: not for two states."""
    return left == right or not (is_state(left) and is_state(right))


def _of_party(party: str, left: Report, right: Report) -> Iterator[Seen]:
    """Compare who comes for one party, where nobody is the same: somebody else, or somebody of another post."""
    ours, theirs = ([side for side in report.sides if side.party == party] for report in (left, right))
    if any(_same_person(side, right) for side in ours if side.name is not None):
        return
    posts = [
        compare_posts(read_post(one.post), read_post(other.post))
        for one in ours for other in theirs if one.post and other.post
    ]  # fmt: skip
    named = any(side.name for side in ours) and any(side.name for side in theirs)
    few = left.family not in _GATHERING
    if posts and all(found is False for found in posts) and few:
        yield "other-post", f"For {party} somebody of another post takes part: {_told(ours)}, {_told(theirs)}."
    elif named and few:
        yield "other-person", f"For {party} somebody else takes part: {_told(ours)}, {_told(theirs)}."
    elif True in posts and not named:
        yield "same-post", f"For {party} somebody of the same post takes part: {_told(ours)}, {_told(theirs)}."


def _told(sides: list[Side]) -> str:
    return " and ".join(side.name.label if side.name else side.post or "somebody" for side in sides[:2])


def _times(left: Report, right: Report) -> Iterator[Seen]:
    if left.days is not None and right.days is not None:
        yield _both_dated(left, right, left.days, right.days)
    else:
        yield _undated(left, right)


def _both_dated(left: Report, right: Report, ours: Days, theirs: Days) -> Seen:
    told = f"{left.data['when']}, {right.data['when']}"
    apart, longest = ours.apart(theirs), max(ours.length, theirs.length)
    if ours == theirs and longest <= _SHORT:
        return "same-days", f"Both give {left.data['when']}."
    if apart == 0:
        if longest <= _SHORT:
            return "shared-days", f"The days overlap: {told}."
        return ("same-month" if longest <= _MONTH else "same-year"), f"One date lies within the other: {told}."
    if {left.status, right.status} > {"planned"} and apart <= _MONTH:
        return "moved", f"It was planned for other days than it was held: {told}."
    if longest <= _SHORT and apart <= 3:
        return ("next-day" if apart == 1 else "some-days-apart"), f"The days differ by {apart}: {told}."
    return ("days-apart" if apart <= _FORTNIGHT else "long-apart"), f"The dates are {apart} days apart: {told}."


def _undated(left: Report, right: Report) -> Seen:
    """Let the day a page came out stand for the date that it does not give."""
    ours, theirs = left.days or left.published, right.days or right.published
    if ours is None or theirs is None:
        return "time-unknown", "A page gives neither the date nor when it came out."
    apart = ours.apart(theirs)
    told = f"A page gives no date; by the days they came out, the reports are {apart} days apart."
    if apart <= _WEEK:
        return "told-at-the-time", told
    return ("told-near-the-time" if apart <= _MONTH else "told-long-after"), told


def _places(left: Report, right: Report) -> Iterator[Seen]:
    if not left.places or not right.places:
        return
    told = f"{_listed(left)}; {_listed(right)}"
    pairs = [(ours, theirs) for ours in left.places for theirs in right.places]
    countries = [{country for _, country in report.places if country} for report in (left, right)]
    if any(is_same_place(*pair) for pair in pairs):
        yield "same-place", f"The place is the same: {_listed(left)}."
    elif not countries[0] & countries[1]:
        if all(countries):
            yield "other-country", f"The countries differ: {told}."
    elif any(is_country(*place) for pair in pairs for place in pair):
        yield "same-country", f"Places in one country: {told}."
    elif all(is_city(*place) for pair in pairs for place in pair) or left.page.language == right.page.language:
        yield "other-city", f"Places in one country: {told}."


def _listed(report: Report) -> str:
    return ", ".join(label for label, _ in report.places)


def _frameworks(left: Report, right: Report) -> Iterator[Seen]:
    if left.frameworks & right.frameworks:
        labels = [item["label"] for item in left.data["frameworks"] if item["id"] in right.frameworks]
        yield "same-framework", f"Both fall under {labels[0]}."
    elif left.frameworks and right.frameworks:
        yield "other-framework", "They fall under different arrangements."


def _themes(left: Report, right: Report) -> Iterator[Seen]:
    if left.themes and right.themes:
        share = len(left.themes & right.themes) / len(left.themes | right.themes)
        if share >= _MOST_THEMES:
            yield "same-themes", f"Both are about {', '.join(sorted(left.themes & right.themes))}."
        elif not share:
            yield "other-themes", "They have no theme in common."


def _words(left: Report, right: Report) -> Iterator[Seen]:
    if left.page.language == right.page.language and fuzz.token_set_ratio(left.words, right.words) >= _SAME_WORDS:
        yield "same-words", "The pages tell it in nearly the same words."


def _status(left: Report, right: Report) -> Iterator[Seen]:
    cancelled = [report.status == "cancelled" for report in (left, right)]
    if any(cancelled):
        name = "both-cancelled" if all(cancelled) else "one-cancelled"
        yield name, load_evidence()[name].says.capitalize() + "."


_LOOKS: tuple[Callable[[Report, Report], Iterator[Seen]], ...] = (
    _kinds, _parties, _people, _times, _places, _frameworks, _themes, _words, _status,
)  # fmt: skip
_PLAIN = (_kinds, _parties, _times, _frameworks, _themes, _words, _status)  # what costs little to see
