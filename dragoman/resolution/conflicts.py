"""Where sources differ: not where one says less, but where both cannot be right."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.resolution.days import days_of
from dragoman.resolution.people import same_person
from dragoman.resolution.places import is_same_place
from dragoman.resolution.posts import compare_posts, read_post
from dragoman.resolution.reports import Json, Report
from dragoman.resolution.values import FieldValue

# How much a difference matters to somebody who has to defend the line: higher is looked at first.
_RANKS = {"when": 0.9, "kind": 0.5, "status": 0.8, "places": 0.7, "post": 0.6, "person": 0.8, "count": 0.4}
PERSONAL = ("post", "count")
"""Fields of a participant of which sources may differ."""


@dataclass(frozen=True, slots=True)
class FieldConflict:
    """A field of which sources say different things.

    Attributes:
        field: ``when``, ``kind``, ``status``, ``places``, ``post``, ``person`` or ``count``.
        subject: Whom it is about, for posts, persons and counts; else "".
        values: All values, the one shown first.
        reason: Why that one is shown.
        rank: Between 0 and 1; the higher, the more it matters.
    """

    field: str
    subject: str
    values: tuple[FieldValue, ...]
    reason: str
    rank: float


def find_conflicts(
    reports: Sequence[Report], values: Mapping[str, tuple[FieldValue, ...]], data: Json, corrections: Json
) -> tuple[FieldConflict, ...]:
    """Find the conflicts among reports of one engagement, those that matter most first.

    Args:
        reports: The reports.
        values: The values of its fields.
        data: The merged engagement.
        corrections: Values that somebody set, as :func:`corrections_of` reads them.
    """
    found = [
        _conflict(name, "", values[name])
        for name, differ in (("kind", _kinds), ("status", _statuses), ("when", _dates), ("places", _places))
        if differ(values[name], reports)
    ]
    found += _of_participants(reports, data, corrections)
    return tuple(sorted(found, key=lambda conflict: (-conflict.rank, conflict.field, conflict.subject)))


def corrections_of(person: Json | None, corrections: Json) -> Json:
    """Give what somebody set of a participant, by field: ``corrections`` has it by field and name."""
    return {
        name: value
        for name in PERSONAL
        for of, value in corrections.get(name, {}).items()
        if person is not None and same_person(of, person["label"])
    }


def _conflict(name: str, subject: str, values: tuple[FieldValue, ...]) -> FieldConflict:
    reason = next((value.reason for value in values if value.is_shown), "")
    return FieldConflict(name, subject, values, reason, _RANKS[name])


def _kinds(values: tuple[FieldValue, ...], _reports: Sequence[Report]) -> bool:
    return len(values) > 1


def _statuses(values: tuple[FieldValue, ...], reports: Sequence[Report]) -> bool:
    """A plan that was carried out is a history; a meeting held and called off is a conflict."""
    return {"cancelled", "held"} <= {value.value for value in values}


def _dates(values: tuple[FieldValue, ...], reports: Sequence[Report]) -> bool:
    """Dates of plans may move."""
    told = [days_of(report.data["when"]) for report in reports if report.status != "planned"]
    days = [found for found in told if found is not None]
    return any(left.apart(right) for left in days for right in days)


def _places(values: tuple[FieldValue, ...], _reports: Sequence[Report]) -> bool:
    countries = [{place["country"] for place in value.value} - {None} for value in values]
    if any(left and right and not left & right for left in countries for right in countries):
        return True
    shown = [place for value in values if value.is_shown for place in value.value]
    return any(
        "goes with" not in value.reason and not _share_place(value.value, shown)
        for value in values
        if not value.is_shown
    )


def _share_place(left: Sequence[Json], right: Sequence[Json]) -> bool:
    return any(
        is_same_place((one["label"], one["country"]), (other["label"], other["country"]))
        for one in left for other in right
    )  # fmt: skip


def _of_participants(reports: Sequence[Report], data: Json, corrections: Json) -> Iterator[FieldConflict]:
    for participant in data["participants"]:
        if participant["person"] is None:
            continue
        name = participant["person"]["label"]
        said = [
            (item, report)
            for report in reports for item in report.data["participants"]
            if item["person"] and item["party"] == participant["party"] and same_person(item["person"]["label"], name)
        ]  # fmt: skip
        corrected = corrections_of(participant["person"], corrections)
        for field_name in PERSONAL:
            reason = "Somebody corrected it." if field_name in corrected else "Most pages say so."
            values = _values(said, field_name, participant[field_name], reason)
            if _differ(field_name, values):
                yield _conflict(field_name, name, values)


def _values(said: list[tuple[Json, Report]], name: str, shown: Any, reason: str) -> tuple[FieldValue, ...]:
    pages: dict[Any, set[str]] = {} if shown is None else {shown: set()}
    for item, report in said:
        if item[name] is not None:
            pages.setdefault(item[name], set()).add(report.page.page_id)
    values = [
        FieldValue(value, tuple(sorted(pages[value])), value == shown, reason if value == shown else "")
        for value in sorted(pages, key=str)
    ]
    return tuple(sorted(values, key=lambda value: not value.is_shown))


def _differ(name: str, values: tuple[FieldValue, ...]) -> bool:
    if name == "count":
        return len(values) > 1
    posts = [read_post(str(value.value)) for value in values]
    return any(compare_posts(left, right) is False for left in posts for right in posts)
