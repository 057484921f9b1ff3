"""What people judged, as it bears on the reports of a record.

A judgement tells what it is about by page and place, which outlives another reading. Where the page itself is replaced
by a later version at its address, what was judged is looked for by its words, else by what it says.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from dragoman.model.codec import Json
from dragoman.resolution.clustering import Pair, pair_of
from dragoman.resolution.conflicts import PERSONAL
from dragoman.resolution.reports import Report
from dragoman.store.judgements import Judgement, Verdict
from dragoman.text.normalize import fold

_PAIRS = frozenset({Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE})


def anchor(report: Report) -> Json:
    """Give what finds a report again: its page, place and kind, and what finds it in a later version of the page."""
    place = {"page": report.page.key, "spans": _spans(report), "kind": report.kind}
    return place if report.page.address is None else {**place, "address": report.page.address, **_said(report)}


def _said(report: Report) -> Json:
    """Give what a report says, in a form that another version of the page can be compared with."""
    people = sorted({fold(side.name.label) for side in report.people if side.name is not None})
    return {
        "parties": sorted(report.parties), "people": people, "when": report.data["when"], "words": fold(report.words),
    }  # fmt: skip


def follow(
    judgements: Iterable[Judgement], newer: Callable[[Mapping[str, str]], Mapping[str, Collection[Report]]]
) -> list[Judgement]:
    """Have judgements hold for the later version of the page that they were made of.

    Args:
        judgements: The log.
        newer: Given the addresses of pages by their keys, gives for those that were replaced the reports of the
            versions in their place.

    Returns:
        The log; what was judged of a replaced page is told by the place of the same fact in the later version, if that
        has it: the same words, or the same kind, parties, people and time.
    """
    log = list(judgements)
    homes = {end["page"]: end["address"] for item in log for end in ends_of(item) if end.get("address")}
    versions = newer(homes) if homes else {}
    if not versions:
        return log
    return [
        replace(item, subject=_moved(item.subject, versions), object=item.object and _moved(item.object, versions))
        for item in log
    ]


def ends_of(judgement: Judgement) -> Iterator[Json]:
    """Give what a judgement is about: one report or name, or two."""
    yield from (end for end in (judgement.subject, judgement.object) if end)


def _moved(end: Json, versions: Mapping[str, Collection[Report]]) -> Json:
    if end.get("page") not in versions:
        return end
    likely = [report for report in versions[end["page"]] if report.kind == end["kind"]]
    said = [report for report in likely if _has_words(end["words"], fold(report.words))]
    found = said or [report for report in likely if _is_alike(end, report)]
    return {**end, "page": found[0].page.key, "spans": _spans(found[0])} if len(found) == 1 else end


def _has_words(old: str, new: str) -> bool:
    return bool(old and new) and (f" {old} " in f" {new} " or f" {new} " in f" {old} ")


def _is_alike(end: Json, report: Report) -> bool:
    said = _said(report)
    return all(said[name] == end.get(name) for name in ("parties", "people", "when"))


def applies(judgement: Judgement, reports: Mapping[str, Collection[Report]]) -> bool:
    """Say whether what a judgement is about is still in the record.

    Args:
        judgement: One on reports.
        reports: All reports of the pages that it names, by page.
    """
    if judgement.verdict in _PAIRS:
        return all(_find(end, reports.get(end["page"], ())) is not None for end in ends_of(judgement))
    return any(_fits(judgement.subject, report) for report in reports.get(judgement.subject["page"], ()))


def _spans(report: Report) -> list[list[int]]:
    return [[span["start"], span["end"]] for span in report.data.get("evidence", ())]


class Rulings:
    """The judgements in force: those not undone, a later one on the same thing in the place of an earlier.

    Args:
        judgements: The whole log, oldest first.
    """

    def __init__(self, judgements: Iterable[Judgement]) -> None:
        standing = [item for item in judgements if not item.is_undone and item.verdict is not Verdict.UNDO]
        self._pairs = [item for item in standing if item.verdict in _PAIRS and "page" in item.subject]
        self._names = [item for item in standing if item.verdict in _PAIRS and "alias" in item.subject]
        self._single: dict[str, list[Judgement]] = defaultdict(list)
        for item in standing:
            if item.verdict not in _PAIRS and "page" in item.subject:
                self._single[item.subject["page"]].append(item)

    @property
    def any_pairs(self) -> bool:
        """Whether any two reports were judged."""
        return bool(self._pairs)

    def partners(self, pages: Collection[str]) -> set[str]:
        """Give the pages that have a report judged together with one on some pages."""
        found: set[str] = set()
        for item in self._pairs:
            ends = {item.subject["page"], (item.object or {})["page"]}
            if ends & set(pages):
                found |= ends
        return found

    def judged_with(self, reports: Collection[Report], others: Collection[Report]) -> set[str]:
        """Give the keys of those reports that were judged together with any of some."""
        keys = {report.key for report in reports}
        ruled = self._ruled([*reports, *others])
        return {key for pair in ruled if set(pair) & keys for key in pair} - keys

    def pairs(self, reports: Mapping[str, Report], keys: Collection[str]) -> tuple[set[Pair], set[Pair]]:
        """Give the pairs among some reports that were judged to be one, and to be two."""
        ruled = self._ruled([reports[key] for key in sorted(keys)])
        same = {pair for pair, verdict in ruled.items() if verdict is Verdict.SAME}
        return same, {pair for pair, verdict in ruled.items() if verdict is Verdict.DIFFERENT}

    def alias_pairs(self, keys: Collection[str]) -> tuple[set[Pair], set[Pair]]:
        """Give the pairs among some names that were judged to be one person's, and to be two persons'."""
        ruled = {
            pair_of(item.subject["alias"], (item.object or {})["alias"]): item.verdict
            for item in self._names
            if {item.subject["alias"], (item.object or {})["alias"]} <= set(keys)
        }
        same = {pair for pair, verdict in ruled.items() if verdict is Verdict.SAME}
        return same, {pair for pair, verdict in ruled.items() if verdict is Verdict.DIFFERENT}

    def alias_partners(self, keys: Collection[str]) -> set[str]:
        """Give the names judged together with any of some."""
        ends = [{item.subject["alias"], (item.object or {})["alias"]} for item in self._names]
        return {key for pair in ends if pair & set(keys) for key in pair}

    def is_rejected(self, report: Report) -> bool:
        """Say whether somebody said that a report is none."""
        verdicts = [item.verdict for item in self._about(report) if item.verdict is not Verdict.CORRECT]
        return bool(verdicts) and verdicts[-1] is Verdict.REJECT

    def of(self, reports: Collection[Report]) -> tuple[dict[str, Any], str | None]:
        """Give what was corrected in an engagement made of some reports, and a word on who judged it."""
        found = sorted({item.id: item for report in reports for item in self._about(report)}.items())
        corrected = [item for _, item in found if item.verdict is Verdict.CORRECT and item.field]
        if corrected:
            return _corrections(corrected), f"corrected by {corrected[-1].who}"
        accepted = [item for _, item in found if item.verdict is Verdict.ACCEPT]
        return {}, f"accepted by {accepted[-1].who}" if accepted else None

    def _about(self, report: Report) -> list[Judgement]:
        return [item for item in self._single.get(report.page.key, ()) if _fits(item.subject, report)]

    def _ruled(self, reports: Collection[Report]) -> dict[Pair, Verdict]:
        """Find the reports that judgements are about; a later judgement wins."""
        ruled: dict[Pair, Verdict] = {}
        by_page: dict[str, list[Report]] = {}
        for report in reports:
            by_page.setdefault(report.page.key, []).append(report)
        for item in self._pairs:
            ends = [_find(end, by_page.get(end["page"], ())) for end in (item.subject, item.object or {})]
            if ends[0] is not None and ends[1] is not None and ends[0].key != ends[1].key:
                ruled[pair_of(ends[0].key, ends[1].key)] = item.verdict
        return ruled


def _corrections(corrected: Iterable[Judgement]) -> dict[str, Any]:
    """Give what was set, by field; of participants by field and person."""
    found: dict[str, Any] = {}
    for item in corrected:
        if item.field in PERSONAL:
            found.setdefault(item.field, {})[item.value["of"]] = item.value["is"]
        elif item.field:
            found[item.field] = item.value
    return found


def _fits(subject: Json, report: Report) -> bool:
    return subject.get("page") == report.page.key and _overlap(subject, report) > 0 and subject["kind"] == report.kind


def _find(subject: Json, reports: Iterable[Report]) -> Report | None:
    """Find the report that stands where a judgement points, of its kind if there are several."""
    found = [(subject["kind"] == report.kind, _overlap(subject, report), report.key, report) for report in reports]
    best = max((item for item in found if item[1]), default=None)
    return None if best is None else best[3]


def _overlap(subject: Json, report: Report) -> int:
    return sum(
        max(0, min(end, last) - max(start, first))
        for start, end in subject.get("spans", ()) for first, last in _spans(report)
    )  # fmt: skip
