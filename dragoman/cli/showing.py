"""The printing behind ``dragoman show``."""

import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from itertools import groupby
from typing import Any

from rich.console import Console
from rich.text import Text

from dragoman import views
from dragoman.cli.console import SHOWN_KEY, console
from dragoman.cli.timeline import (
    below,
    conflict_line,
    print_entries,
    print_entry,
    print_source,
    readable_date,
    readable_value,
    source_line,
)
from dragoman.model.rejection import Rejection
from dragoman.resolving import resolve_pending
from dragoman.store import SearchHit, Store, StoredPage, open_store
from dragoman.views.engagements import EngagementView, Report
from dragoman.views.pages import PageBlocks
from dragoman.views.people import OccupancyView, PersonView
from dragoman.views.relations import RelationView, StatementView
from dragoman.views.review import ConflictView
from dragoman.views.source import Source

_NOTHING = "Nothing in the record answers to this."


def show(record: str, output: str, view: Callable[[Store], Any], write: Callable[[Any], None]) -> None:
    """Print what a view gives.

    Args:
        record: The record, as the user named it.
        output: ``text`` or ``json``.
        view: What is to be shown: a dataclass, or a tuple of them.
        write: Prints it as text; an empty tuple is said to be nothing.
    """
    with open_store(record, create=False) as store:
        resolve_pending(store)  # what a run that was cut off left
        shown = view(store)
    if output == "json":
        plain = [asdict(item) for item in shown] if isinstance(shown, tuple) else asdict(shown)
        text = json.dumps(plain, ensure_ascii=False, indent=1) + "\n"
        sys.stdout.buffer.write(text.encode())
    elif shown == ():
        console().print(_NOTHING)
    else:
        write(shown)


def show_engagements(record: str, output: str, **filters: Any) -> None:
    """Print the timeline; ``filters`` are those of :func:`dragoman.views.timeline`."""
    show(record, output, lambda store: views.timeline(store, **filters), print_entries)


def show_engagement(record: str, output: str, key: str) -> None:
    """Print one engagement in full."""
    show(record, output, lambda store: views.engagement(store, key), _print_engagement)


def show_person(record: str, output: str, name: str) -> None:
    """Print everyone of that name."""
    show(record, output, lambda store: views.person(store, name), _print_persons)


def show_statements(record: str, output: str, party: str | None) -> None:
    """Print who said what."""
    show(record, output, lambda store: views.statements(store, party=party), _print_statements)


def show_relations(record: str, output: str, **filters: Any) -> None:
    """Print standing relations; ``filters`` are those of :func:`dragoman.views.relations`."""
    show(record, output, lambda store: views.relations(store, **filters), _print_relations)


def show_search(record: str, output: str, words: str, **filters: Any) -> None:
    """Print what has the words; ``filters`` are those of :func:`dragoman.views.search`."""
    show(record, output, lambda store: views.search(store, words, **filters), _print_hits)


def show_conflicts(record: str, output: str) -> None:
    """Print what pages differ in."""
    show(record, output, views.conflicts, _print_conflicts)


def show_pages(record: str, output: str) -> None:
    """Print the pages that were read."""
    show(record, output, lambda store: tuple(store.pages()), _print_pages)


def show_rejections(record: str, output: str) -> None:
    """Print the pages that were left out."""
    show(record, output, views.rejections, _print_rejections)


def show_blocks(record: str, output: str, page: str) -> None:
    """Print the blocks of one page."""
    show(record, output, lambda store: views.page_blocks(store, page), _print_blocks)


def _print_engagement(view: EngagementView) -> None:
    out = console()
    print_entry(out, view.entry)
    for report in view.reports:
        _print_report(out, report)
    for step in view.entry.history if len(view.entry.history) > 1 else ():
        told = f"{step.published or 'date unknown'}: {step.status}, {readable_date(step.when)} ({step.page})"
        below(out, Text(told, "cyan"))
    for conflict in view.entry.conflicts:
        below(out, conflict_line(conflict))
    for merge in view.merges:
        out.print()
        below(out, Text(f"{merge.left} and {merge.right} are one (log-odds {merge.score:+.1f})", "bold"))
        for reason in merge.reasons:
            below(out, Text.assemble((f"{reason.score:+.1f} ", "yellow"), reason.detail))


def _print_report(out: Console, report: Report) -> None:
    for passage in report.passages:
        out.print()
        below(out, Text.assemble(*(_marked(words) if is_evidence else words for words, is_evidence in passage.pieces)))
    out.print()
    below(out, source_line(Source.of_page(report.page)))
    terms = (report.data["plover"]["event_type"], report.data["plover"]["event_mode"])
    below(out, Text(f"PLOVER: {' / '.join(filter(None, (*terms, *report.data['plover']['contexts'])))}", "dim"))
    out.print()
    for explanation in report.explanations:
        below(out, Text.assemble((f"{explanation.rule}: ", "yellow"), explanation.detail))


def _marked(words: str) -> tuple[str, str]:
    """Mark words so that they are told apart without colours too."""
    return f"»{words}«", "bold reverse"


def _print_persons(people: tuple[PersonView, ...]) -> None:
    out = console()
    for person in people:
        names = dict.fromkeys(name.label for name in person.names)
        out.print(Text.assemble((" / ".join(names), "bold"), (f"  {person.id}", "dim")))
        out.print()
        for post in person.occupancies:
            _print_post(out, post)
        if person.occupancies:
            out.print()
        print_entries(person.engagements)
        _print_statements(person.statements)


def _print_post(out: Console, post: OccupancyView) -> None:
    where = "" if post.organisation is None else f" ({post.organisation})"
    when = "" if post.when is None else f", {readable_date(post.when)}"
    below(out, Text.assemble(f"{post.post}{where}{when}", (f" · {', '.join(post.pages)}", "dim")))


def _print_statements(statements: tuple[StatementView, ...]) -> None:
    out = console()
    for statement in statements:
        speaker = ", ".join(part for part in (statement.speaker, statement.post, statement.actor) if part)
        out.print(Text(speaker or "speaker unknown", "bold"))
        if statement.quote is not None:
            below(out, Text(f"« {' '.join(statement.quote.split())} »"))
        if statement.themes or statement.about:
            below(out, Text(" · ".join((*statement.about, *statement.themes)), "cyan"))
        print_source(out, statement.source, quoted=statement.source.quotes != (statement.quote,))
        out.print()


def _print_relations(relations: tuple[RelationView, ...]) -> None:
    out = console()
    for relation in relations:
        when = "" if relation.when is None else f"  {readable_date(relation.when)}"
        words = f" {relation.predicate.replace('_', ' ')} "
        out.print(Text.assemble((relation.subject, "bold"), words, (relation.object, "bold"), when))
        print_source(out, relation.source)
        out.print()


def _print_hits(hits: tuple[SearchHit, ...]) -> None:
    out = console()
    for hit in hits:
        page = hit.page
        where = " · ".join(part for part in (page.source, page.url or page.path, page.published) if part)
        out.print(Text.assemble((hit.family, "bold"), (f"  {hit.key[:SHOWN_KEY]}  {where}", "dim")))
        below(out, Text.assemble(*(_marked(words) if is_hit else words for words, is_hit in _flat(hit.pieces))))
        out.print()


def _flat(pieces: Iterable[tuple[str, bool]]) -> Iterator[tuple[str, bool]]:
    """Put pieces of several lines on one."""
    return ((re.sub(r"\s+", " ", words), is_hit) for words, is_hit in pieces)


def _print_conflicts(conflicts: tuple[ConflictView, ...]) -> None:
    out = console()
    for conflict in conflicts:
        told = f"  {conflict.judged or conflict.reason}  {conflict.id[: SHOWN_KEY + 1]}"
        out.print(Text.assemble((conflict.subject, "bold"), f"  {conflict.field}", (told, "dim")))
        for value in conflict.values:
            mark = "shown  " if value.is_shown else "       "
            told = f"{mark}{readable_value(value.value)}"
            below(out, Text.assemble(told, (f" · {', '.join(value.pages) or 'by hand'}", "dim")))
        out.print()


def _print_pages(pages: tuple[StoredPage, ...]) -> None:
    out = console()
    for page in pages:
        head = f"{page.published or 'date unknown'}  {page.language}  {page.title or page.page_id}"
        out.print(Text.assemble(head, (f"  {page.key[:SHOWN_KEY]}", "dim")))
        below(out, Text(" · ".join(part for part in (page.source, page.url, page.path) if part), "dim"))


def _print_rejections(rejections: tuple[Rejection, ...]) -> None:
    out = console()
    for reason, group in groupby(rejections, key=lambda rejection: rejection.reason):
        found = list(group)
        out.print(Text(f"{reason.value}: {len(found)}", "bold"))
        for rejection in found:
            below(out, Text.assemble(rejection.path, (f"  {rejection.detail}", "dim")))


def _print_blocks(view: PageBlocks) -> None:
    out = console()
    out.print(Text(view.page.title or view.page.page_id, "bold"))
    for block in view.blocks:
        mark, style = ("article  ", "green") if block.is_body else ("furniture", "red")
        out.print(Text.assemble((f"{block.number:>3} {mark} ", style), (f"{block.rule}: {block.detail}", "yellow")))
        out.print(Text(" ".join(block.text.split()), "" if block.is_body else "dim", overflow="fold"))
