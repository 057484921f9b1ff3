"""The printing behind the commands of ``dragoman show`` that ask something of the whole record."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from rich.console import Console
from rich.text import Text

from dragoman import views
from dragoman.cli.console import console
from dragoman.cli.showing import show
from dragoman.cli.timeline import below, print_entries
from dragoman.errors import SettingsError
from dragoman.views.activity import FrameworkActivity, FrameworkCount, Plan, Quiet, ThemeYears
from dragoman.views.coverage import Changes, Coverage, Covered
from dragoman.views.engagements import Entry
from dragoman.views.parties import Envoy, PairSummary, PersonCount
from dragoman.views.tallies import Count, YearCount

_STATES = {
    "ahead": "Ahead",
    "undated": "Planned, no page says for when",
    "overdue": "Its day has passed, no page says whether it was held",
}
_SORTS = {"pair": "between", "framework": "under"}
_COUNT_WIDTH = 6


def show_pair(record: str, output: str, one: str, other: str, *, today: str | None, **period: Any) -> None:
    """Print what two parties had to do with each other; ``period`` is ``since`` and ``until``."""
    day = _day(today)
    show(record, output, lambda store: views.pair(store, one, other, today=day, **period), _print_pair)


def show_sent(record: str, output: str, one: str, other: str, **period: Any) -> None:
    """Print whom two parties sent; ``period`` is ``since`` and ``until``."""
    show(record, output, lambda store: views.who_was_sent(store, one, other, **period), _print_envoys)


def show_frameworks(record: str, output: str) -> None:
    """Print the frameworks."""
    show(record, output, views.frameworks, _print_frameworks)


def show_framework(record: str, output: str, name: str, today: str | None) -> None:
    """Print what went on under one framework."""
    day = _day(today)
    show(record, output, lambda store: views.framework_activity(store, name, today=day), _print_framework)


def show_themes(record: str, output: str, **filters: Any) -> None:
    """Print themes by year; ``filters`` are those of :func:`dragoman.views.timeline`."""
    show(record, output, lambda store: views.themes_by_year(store, **filters), _print_themes)


def show_planned(record: str, output: str, today: str | None, limit: int) -> None:
    """Print what is planned."""
    day = _day(today)
    show(record, output, lambda store: views.planned(store, today=day, limit=limit), _print_plans)


def show_quiet(record: str, output: str, months: int, *, today: str | None, limit: int) -> None:
    """Print what has gone quiet."""
    day = _day(today)
    show(record, output, lambda store: views.gone_quiet(store, months, today=day, limit=limit), _print_quiet)


def show_coverage(record: str, output: str) -> None:
    """Print how much the record has of what."""
    show(record, output, views.coverage, _print_coverage)


def show_changes(record: str, output: str, since: str, limit: int) -> None:
    """Print what is new since a day."""
    show(record, output, lambda store: views.changes(store, since, limit=limit), _print_changes)


def show_parties(record: str, output: str) -> None:
    """Print the parties."""
    show(record, output, views.parties, _print_parties)


def show_persons(record: str, output: str, limit: int) -> None:
    """Print the persons."""
    show(record, output, lambda store: views.persons(store, limit=limit), _print_persons)


def _day(today: str | None) -> date | None:
    try:
        return None if today is None else date.fromisoformat(today)
    except ValueError as error:
        raise SettingsError(f"--today {today}: give a day such as 2024-05-01") from error


def _print_pair(found: PairSummary) -> None:
    out = console()
    out.print(Text(" and ".join(found.labels), "bold"))
    groups = (("years", _years(found.years)), ("kinds", _counts(found.kinds)), ("statuses", _counts(found.statuses)))
    _print_groups(out, (*groups, ("frameworks", _counts(found.frameworks)), ("themes", _counts(found.themes))))
    _print_entry(out, "First", found.first)
    _print_entry(out, "Last", found.last)
    _print_entry(out, "Planned next", found.upcoming)
    if found.people:
        _print_head(out, "Who took part")
        _print_envoys(found.people)


def _print_framework(found: FrameworkActivity) -> None:
    out = console()
    out.print(Text.assemble((found.label, "bold"), (f"  {found.id}", "dim")))
    groups = (("years", _years(found.years)), ("kinds", _counts(found.kinds)), ("statuses", _counts(found.statuses)))
    _print_groups(out, (*groups, ("parties", _counts(found.parties)), ("themes", _counts(found.themes))))
    _print_entry(out, "Last", found.last)
    _print_entry(out, "Planned next", found.upcoming)


def _print_envoys(envoys: Sequence[Envoy]) -> None:
    out = console()
    for envoy in envoys:
        name = Text.assemble((envoy.label, "bold"), f" for {envoy.party}", (_period(envoy.first_day, envoy.last_day)))
        _print_count(out, envoy.count, name)
        for post in envoy.posts:
            below(out, Text.assemble(" " * _COUNT_WIDTH, " ".join(post.split()), style="dim"))


def _print_frameworks(found: Sequence[FrameworkCount]) -> None:
    out = console()
    for each in found:
        _print_count(out, each.count, Text.assemble(each.label, (_period(each.first_day, each.last_day), "dim")))


def _print_themes(found: Sequence[ThemeYears]) -> None:
    out = console()
    for each in found:
        _print_count(out, each.count, Text(each.theme, "bold"))
        below(out, Text(" " * _COUNT_WIDTH + _years(each.years), "dim"))


def _print_plans(plans: Sequence[Plan]) -> None:
    out = console()
    for state, group in groupby(plans, key=lambda plan: plan.state):
        _print_head(out, _STATES[state])
        print_entries([plan.engagement for plan in group])


def _print_quiet(found: Sequence[Quiet]) -> None:
    out = console()
    for each in found:
        out.print(Text.assemble(f"{_SORTS[each.sort]} ", (" and ".join(each.labels), "bold")))
        told = f"{each.count} engagements, the last on {each.last_day}, {each.months} months ago"
        below(out, Text(told))
        if each.upcoming is not None:
            below(out, Text(f"planned for {each.upcoming.when}: {each.upcoming.kind}", "yellow"))
        out.print()
        if each.last is not None:
            print_entries([each.last])


def _print_coverage(found: Coverage) -> None:
    out = console()
    out.print(Text(f"{found.pages} pages, {found.engagements} engagements", "bold"))
    if found.share is not None:
        below(out, Text(f"{found.confirmed} engagements ({found.share:.0%}) have more than one source"))
    for head, rows in (("Source", found.sources), ("Language", found.languages), ("Month", found.months)):
        _print_covered(out, head, rows)


def _print_covered(out: Console, head: str, rows: Iterable[Covered]) -> None:
    out.print()
    out.print(Text(f"{'pages':>8} {'engagements':>12}  {head.lower()}", "dim"))
    for row in rows:
        out.print(Text(f"{row.pages:>8} {row.engagements:>12}  {row.value or 'unknown'}", overflow="fold"))


def _print_changes(found: Changes) -> None:
    out = console()
    left_out = f", {found.left_out} left out" if found.left_out else ""
    out.print(Text(f"Since {found.since}: {found.pages_read} pages read{left_out}", "bold"))
    for page in found.pages:
        below(out, Text(f"{page.published or 'date unknown'}  {page.language}  {page.title or page.page_id}"))
    for head, count, entries in (
        ("New", found.engagements_new, found.new),
        ("Changed", found.engagements_changed, found.changed),
    ):
        if entries:
            _print_head(out, f"{head}: {count} engagements")
            print_entries(entries)
    if found.judgements:
        _print_head(out, f"Judged: {len(found.judgements)}")
        for judgement in found.judgements:
            below(out, Text(f"{judgement.made}  {judgement.who}: {judgement.verdict}"))


def _print_parties(found: Sequence[Count]) -> None:
    out = console()
    for each in found:
        code = "" if each.label == each.value else f"  {each.value}"
        _print_count(out, each.count, Text.assemble(each.label, (code, "dim")))


def _print_persons(found: Sequence[PersonCount]) -> None:
    out = console()
    for each in found:
        others = f" ({', '.join(each.names)})" if each.names else ""
        _print_count(out, each.count, Text.assemble((each.label, "bold"), others, f", {each.party or 'party unknown'}"))


def _print_head(out: Console, head: str) -> None:
    out.print()
    out.print(Text(head, "bold underline"))
    out.print()


def _print_entry(out: Console, head: str, entry: Entry | None) -> None:
    if entry is not None:
        _print_head(out, head)
        print_entries([entry])


def _print_groups(out: Console, groups: Iterable[tuple[str, str]]) -> None:
    for name, told in groups:
        if told:
            below(out, Text.assemble((f"{name:<11}", "dim"), told))


def _print_count(out: Console, count: int, what: Text) -> None:
    below(out, Text.assemble(f"{count:>{_COUNT_WIDTH - 2}}  ", what))


def _counts(counts: Iterable[Count]) -> str:
    return ", ".join(f"{each.label} {each.count}" for each in counts)


def _years(years: Iterable[YearCount]) -> str:
    return ", ".join(f"{each.year or 'date unknown'}: {each.count}" for each in years)


def _period(first: str | None, last: str | None) -> str:
    if first is None or last is None:
        return "  date unknown"
    return f"  {first}" if first == last else f"  {first} to {last}"
