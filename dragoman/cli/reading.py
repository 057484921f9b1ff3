"""The run behind ``dragoman read``: ingest, reader, record and standard output joined."""

import shlex
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from dragoman.cli.console import INTERRUPTED, NOTHING_READ, error_console, program, uninterrupted
from dragoman.cli.read import DEFAULT_RECORD
from dragoman.cli.tally import Tally
from dragoman.cli.timeline import print_entries
from dragoman.cli.workers import Outcome, Work, read_in_order
from dragoman.export.contract import write_line
from dragoman.ingest import Hints, read_pages
from dragoman.model.page import Page
from dragoman.model.record import PageRecord
from dragoman.model.rejection import Rejection
from dragoman.pipeline import READER_VERSION
from dragoman.resolving import resolve_pending
from dragoman.store import Run, Store, open_store
from dragoman.views.engagements import entries_of


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What the user asked for.

    Attributes:
        record: Path or URL of the record to write, or None.
        output: ``jsonl``, ``text`` or None, what to print of each page.
        published, source, language: Stated of pages that do not state them.
        jobs: Pages read at the same time.
        hint: Whether to say how the record can be looked at.
    """

    record: str | None = None
    output: str | None = None
    published: str | None = None
    source: str | None = None
    language: str | None = None
    jobs: int = 1
    hint: bool = True


@dataclass(frozen=True, slots=True)
class _Sink:
    """Where outcomes go: the record, if there is one, and standard output."""

    output: str | None
    store: Store | None
    run: Run | None

    def known(self, page: Page) -> str | None:
        return None if self.run is None else self.run.known(page)

    def take(self, outcome: Outcome) -> PageRecord | Rejection | None:
        """Keep and print one outcome; the record may turn a page down as another's twin."""
        result = outcome.result
        if isinstance(result, Rejection) and self.run is not None:
            self.run.reject(result, outcome.page)
        if isinstance(result, PageRecord) and self.run is not None and outcome.page is not None:
            result = self.run.keep(outcome.page, result) or result
        self._print(result, outcome.known)
        return result

    def _print(self, result: PageRecord | Rejection | None, known: str | None) -> None:
        if self.output is not None and known is not None and self.store is not None:
            result = self.store.record(known)
        if not isinstance(result, PageRecord):
            return
        if self.output == "jsonl":
            sys.stdout.buffer.write(write_line(result).encode())
            sys.stdout.buffer.flush()
        elif self.output == "text":
            print_entries(entries_of(result))


def run(paths: Sequence[str], options: ReadOptions) -> int:
    """Read pages, print and keep what was asked for, and say what was done on standard error.

    Returns:
        The exit status.

    Raises:
        DragomanError: The input or the record cannot be used.
    """
    pages = read_pages(paths, hints=Hints(options.published, options.source, options.language))
    errors = error_console()
    with _sink(options) as sink:
        tally = Tally()
        try:
            _read_all(pages, sink, options.jobs, tally, errors)
            status = 0 if tally.read or tally.known else NOTHING_READ
        except KeyboardInterrupt:
            status = INTERRUPTED
        finally:
            for line in tally.lines():
                errors.print(line)
        _close(sink, status, tally, errors)
        if sink.store is not None and status != INTERRUPTED:
            _resolve(sink.store, errors)
        if sink.store is not None and options.output is None and options.hint:
            named, name = _named(sink.store), program()
            errors.print(f"The record is {sink.store.where}. Look at it with: {name} show engagements{named}")
            errors.print(f"In a browser: {name} serve{named}")
    return status


def _read_all(pages: Iterator[Page | Rejection], sink: _Sink, jobs: int, tally: Tally, errors: Console) -> None:
    with _progress(errors) as tell:
        for outcome in read_in_order(_settle(pages, sink), jobs):
            with uninterrupted():
                tally.count(sink.take(outcome))
            tell(tally)


def _settle(pages: Iterator[Page | Rejection], sink: _Sink) -> Iterator[Work]:
    for page in pages:
        if isinstance(page, Rejection):
            yield Outcome(None, page)
        elif (key := sink.known(page)) is not None:
            yield Outcome(page, None, key)
        else:
            yield page


@contextmanager
def _sink(options: ReadOptions) -> Iterator[_Sink]:
    if options.record is None:
        yield _Sink(options.output, None, None)
        return
    with open_store(options.record) as store:
        yield _Sink(options.output, store, store.start_run(READER_VERSION))


def _close(sink: _Sink, status: int, tally: Tally, errors: Console) -> None:
    if status == INTERRUPTED:
        errors.print("Stopped. Run the same command again to go on" + (": what was read is kept." if sink.run else "."))
    elif sink.run is not None:
        sink.run.finish(tally.counts())


def _resolve(store: Store, errors: Console) -> None:
    """Put what was read among what the record has; what is cut off here is taken up by the next run."""
    with Progress(console=errors, transient=True, disable=not errors.is_terminal) as progress:
        task = progress.add_task("Finding what is one across pages …", total=store.pending() or 1)
        resolve_pending(
            store, lambda left: progress.update(task, completed=(progress.tasks[task].total or left) - left)
        )


def _named(store: Store) -> str:
    return "" if store.where == DEFAULT_RECORD else f" --record {shlex.quote(store.where)}"


@contextmanager
def _progress(errors: Console) -> Iterator[Callable[[Tally], None]]:
    """Show how far the run is, on a terminal only."""
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=errors, transient=True, disable=not errors.is_terminal) as progress:
        task = progress.add_task("Loading the models …")

        def tell(tally: Tally) -> None:
            progress.update(task, description=next(tally.lines()))

        yield tell
