"""Reports of one engagement as one: the value shown of each field, all values with their pages, conflicts, history."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from dragoman.resolution.conflicts import PERSONAL, FieldConflict, corrections_of, find_conflicts
from dragoman.resolution.names import plainness, read_name
from dragoman.resolution.people import same_person
from dragoman.resolution.places import is_country
from dragoman.resolution.reports import Json, Report
from dragoman.resolution.values import FieldValue, choose
from dragoman.text.edtf import bounds
from dragoman.text.normalize import fold

_STANDING = {"held": 3, "ongoing": 2, "cancelled": 1, "planned": 0}


@dataclass(frozen=True, slots=True)
class Merged:
    """An engagement of the record.

    Attributes:
        data: CONTRACT's engagement, its evidence with page and quote, and ``pages``.
        values: Each field's values.
        conflicts: Where sources differ.
        history: What was said when, as ``published``, ``status``, ``when``, ``page``.
    """

    data: Json
    values: dict[str, tuple[FieldValue, ...]]
    conflicts: tuple[FieldConflict, ...]
    history: tuple[Json, ...]


def merge_reports(reports: Sequence[Report], *, corrections: Json | None = None) -> Merged:
    """Merge reports of one engagement.

    Args:
        reports: At least one; their order does not matter.
        corrections: Values that somebody set, by field, those of :data:`PERSONAL` by person too; they are shown
            whatever the sources say.

    Returns:
        The engagement. A date or a place is the most precise one that most sources agree with; participants,
        frameworks and themes are all those that any page names.
    """
    reports = sorted(reports, key=lambda report: (report.published.first if report.published else 0, report.key))
    values = {
        "kind": choose(reports, lambda report: report.kind),
        "status": _status(reports),
        "when": choose(reports, lambda report: report.data["when"], finer=_finer_date),
        "places": choose(reports, lambda report: report.data["places"] or None, finer=_finer_places),
    }
    corrections = corrections or {}
    for name in corrections.keys() - set(PERSONAL):
        values[name] = tuple(_corrected(values.get(name, ()), corrections[name]))
    shown = {name: next((value.value for value in found if value.is_shown), None) for name, found in values.items()}
    data = _data(reports, shown)
    for participant in data["participants"]:
        participant |= corrections_of(participant["person"], corrections)
    values["participants"] = tuple(_participant_values(data["participants"], reports))
    conflicts = find_conflicts(reports, values, data, corrections)
    return Merged(data, values, conflicts, tuple(map(_step, reports)))


def _corrected(values: Iterable[FieldValue], value: Any) -> Iterable[FieldValue]:
    yield FieldValue(value, (), True, "Somebody corrected it.")
    yield from (FieldValue(other.value, other.pages, False, other.reason) for other in values if other.value != value)


def _status(reports: Sequence[Report]) -> tuple[FieldValue, ...]:
    """What was planned and then held was held; what was called off after that was told is called off."""
    found = choose(reports, lambda report: report.status)
    best = max(reports, key=lambda report: (_rank(report, reports), report.key)).status
    reason = "A later page says so." if len(found) > 1 else found[0].reason
    return tuple(
        FieldValue(value.value, value.pages, value.value == best, reason if value.value == best else value.reason)
        for value in sorted(found, key=lambda value: value.value != best)
    )


def _rank(report: Report, reports: Sequence[Report]) -> int:
    plans = [other.published.first for other in reports if other.status == "planned" and other.published]
    told = report.published.first if report.published else None
    if report.status == "cancelled" and plans and told is not None and told < max(plans):
        return -1  # it was called off, and planned again
    return _STANDING[report.status]


def _finer_date(left: str, right: str) -> bool:
    """Say whether the first date lies within the second, and says more."""
    ours, theirs = bounds(left), bounds(right)
    if ours is None or theirs is None:
        return theirs is None and ours is not None
    return theirs[0] <= ours[0] and ours[1] <= theirs[1] and ours != theirs


def _finer_places(left: list[Json], right: list[Json]) -> bool:
    labels = [{fold(place["label"]) for place in places} for places in (left, right)]
    if labels[0] > labels[1]:
        return True
    countries = [{place["country"] for place in places} - {None} for places in (left, right)]
    same = bool(countries[0]) and countries[0] == countries[1]
    return same and len(left) == len(right) == 1 and is_country(right[0]["label"], right[0]["country"])


def _data(reports: Sequence[Report], shown: Json) -> Json:
    best = max(reports, key=lambda report: (report.kind == shown["kind"], _rank(report, reports), report.key))
    dated = [report for report in reports if report.data["when"] == shown["when"]] or reports
    return {
        "kind": shown["kind"],
        "plover": best.data["plover"],
        "status": shown["status"],
        "when": shown["when"],
        "when_text": next((report.data["when_text"] for report in dated if report.data["when_text"]), None),
        "places": shown["places"] or [],
        "participants": _participants(reports),
        "frameworks": _union(reports, "frameworks", lambda item: item["id"]),
        "themes": _ranked(theme for report in reports for theme in report.data["themes"]),
        "evidence": [
            {"page": report.page.page_id, "start": span["start"], "end": span["end"]}
            for report in reports for span in report.data.get("evidence", ())
        ],
        "confidence": _confidence(reports),
        "pages": sorted({report.page.page_id for report in reports}),
    }  # fmt: skip


def _confidence(reports: Sequence[Report]) -> float | None:
    """Give the chance that at least one page was read rightly, pages taken as independent."""
    given = [report.data["confidence"] for report in reports if report.data.get("confidence") is not None]
    if not given:
        return None
    wrong = 1.0
    for confidence in given:
        wrong *= 1 - confidence
    return round(1 - wrong, 4)


def _union(reports: Sequence[Report], name: str, key: Callable[[Json], str]) -> list[Json]:
    found: dict[str, Json] = {}
    for report in reports:
        for item in report.data[name]:
            found.setdefault(key(item), item)
    return [found[name] for name in sorted(found)]


def _ranked(items: Iterable[str]) -> list[str]:
    return sorted(counts := Counter(items), key=lambda item: (-counts[item], item))


@dataclass(slots=True)
class _Group:
    """What all pages say of one participant."""

    said: list[tuple[Json, Report]] = field(default_factory=list)

    def takes(self, participant: Json) -> bool:
        ours, theirs = self.said[0][0]["person"], participant["person"]
        if ours is not None and theirs is not None:
            return any(same_person(item["person"]["label"], theirs["label"]) for item, _ in self.said)
        return ours is None and theirs is None and self.said[0][0]["post"] == participant["post"]


def _participants(reports: Sequence[Report]) -> list[Json]:
    """Give everybody once: named persons by name, then posts and parties that no person of the party stands for."""
    groups: dict[str | None, list[_Group]] = defaultdict(list)
    said = [(participant, report) for report in reports for participant in report.data["participants"]]
    for participant, report in sorted(said, key=lambda item: _fullness(item[0])):
        home = groups[participant["party"]]
        group = next((group for group in home if group.takes(participant)), None)
        if group is None:
            if participant["person"] is None and participant["post"] is None and home:
                home[0].said.append((participant, report))
                continue
            home.append(group := _Group())
        group.said.append((participant, report))
    return [_participant(group) for party in sorted(groups, key=str) for group in groups[party]]


def _fullness(participant: Json) -> tuple[int, int, str]:
    name = participant["person"]["label"] if participant["person"] else ""
    return (0 if name else 1 if participant["post"] else 2, -len(name.split()), name)


def _participant(group: _Group) -> Json:
    """Show the fullest name, the post, role and body that most pages give."""
    items = [item for item, _ in group.said]
    return {
        "party": items[0]["party"],
        "actor": _commonest([item["actor"] for item in items if item["actor"]], lambda actor: str(actor["id"])),
        "person": _fullest([item["person"] for item in items if item["person"]]),
        "post": _commonest([item["post"] for item in items if item["post"]], fold),
        "role": _commonest([item["role"] for item in items], str),
        "count": _commonest([item["count"] for item in items if item["count"] is not None], str),
        "pages": sorted({report.page.page_id for _, report in group.said}),
    }


def _fullest(people: list[Json]) -> Json | None:
    """Show the name of most words; of several, the commonest, then the one that keeps its accents."""
    counts = Counter(person["label"] for person in people)

    def weight(person: Json) -> tuple[bool, int, int, tuple[int, str]]:
        name = read_name(person["label"])
        return name.is_foreign, -len(name.words), -counts[person["label"]], plainness(person["label"])

    return min(people, key=weight, default=None)


def _commonest(items: list[Any], key: Callable[[Any], str]) -> Any:
    counts = Counter(map(key, items))
    return min(items, key=lambda item: (-counts[key(item)], -len(key(item)), key(item)), default=None)


def _participant_values(participants: list[Json], reports: Sequence[Report]) -> Iterable[FieldValue]:
    for participant in participants:
        bare = {name: participant[name] for name in ("party", "person", "post", "role", "count")}
        yield FieldValue(bare, tuple(participant.pop("pages")), True, "")


def _step(report: Report) -> Json:
    return {
        "published": report.page.published, "status": report.status, "when": report.data["when"],
        "page": report.page.page_id,
    }  # fmt: skip
