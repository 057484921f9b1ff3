"""The run behind ``dragoman read``: ingest, reader, record and standard output joined."""

import signal
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import FrameType

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from dragoman.cli.workers import Outcome, Work, read_in_order
from dragoman.export.contract import write_line
from dragoman.ingest import Hints, read_pages
from dragoman.model.page import Page
from dragoman.model.record import PageRecord
from dragoman.model.rejection import Rejection

NOTHING_READ, INTERRUPTED = 2, 130


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What the user asked for.

    Attributes:
        record: Path or URL of the record to write, or None.
        output: ``jsonl``, ``text`` or None, what to print of each page.
        published, source, language: Stated of pages that do not state them.
        jobs: Pages read at the same time.
    """

    record: str | None = None
    output: str | None = None
    published: str | None = None
    source: str | None = None
    language: str | None = None
    jobs: int = 1


@dataclass(slots=True)
class Summary:
    """What a run did, counted as it goes."""

    read: int = 0
    known: int = 0
    rejected: Counter[str] = field(default_factory=Counter)
    facts: Counter[str] = field(default_factory=Counter)
    started: float = field(default_factory=time.monotonic)

    def count(self, outcome: Outcome) -> None:
        """Count one outcome."""
        result = outcome.result
        if isinstance(result, Rejection):
            self.rejected[result.reason.value] += 1
            return
        self.known += outcome.is_known
        self.read += not outcome.is_known
        for kind in ("engagements", "relations", "occupancies", "statements"):
            self.facts[kind] += len(getattr(result.facts, kind))

    @property
    def status(self) -> int:
        """The exit status of a run that came to its end."""
        return 0 if self.read or self.known else NOTHING_READ

    def lines(self) -> Iterator[str]:
        """Say it in a few lines."""
        rate = self.read / max(time.monotonic() - self.started, 1e-9)
        yield f"{self.read} pages read ({rate:.1f} a second), {self.known} already known"
        if self.rejected:
            reasons = ", ".join(f"{number} {reason}" for reason, number in sorted(self.rejected.items()))
            yield f"{self.rejected.total()} rejected: {reasons}"
        yield "found: " + ", ".join(f"{number} {kind}" for kind, number in self.facts.items()) if self.facts else ""


def run(paths: Sequence[str], options: ReadOptions) -> int:
    """Read pages, print and keep what was asked for, and say what was done on standard error.

    Returns:
        The exit status.

    Raises:
        DragomanError: The input or the record cannot be used.
    """
    pages = read_pages(paths, hints=Hints(options.published, options.source, options.language))
    summary, errors = Summary(), Console(stderr=True, width=100 if not sys.stderr.isatty() else None, highlight=False)
    try:
        with _progress(errors) as tell:
            for outcome in read_in_order(_settle(pages), options.jobs):
                with uninterrupted():
                    _emit(outcome, options)
                    summary.count(outcome)
                tell(summary)
    except KeyboardInterrupt:
        _report(summary, errors)
        errors.print("Stopped. What was read is kept; run the same command again to go on.")
        return INTERRUPTED
    _report(summary, errors)
    return summary.status


def _settle(pages: Iterator[Page | Rejection]) -> Iterator[Work]:
    for page in pages:
        yield Outcome(None, page) if isinstance(page, Rejection) else page


def _emit(outcome: Outcome, options: ReadOptions) -> None:
    if options.output == "jsonl" and isinstance(outcome.result, PageRecord):
        sys.stdout.buffer.write(write_line(outcome.result).encode())
        sys.stdout.buffer.flush()


def _report(summary: Summary, errors: Console) -> None:
    for line in filter(None, summary.lines()):
        errors.print(line)


@contextmanager
def _progress(errors: Console) -> Iterator[Callable[[Summary], None]]:
    """Show how far the run is, on a terminal only."""
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=errors, transient=True, disable=not errors.is_terminal) as progress:
        task = progress.add_task("Loading the models …")

        def tell(summary: Summary) -> None:
            progress.update(task, description=next(summary.lines()))

        yield tell


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Put Ctrl-C off until the block is done, so that no line and no page is half written.

    Raises:
        KeyboardInterrupt: After the block, if it came meanwhile.
    """
    came: list[int] = []

    def note(number: int, _frame: FrameType | None) -> None:
        came.append(number)

    before = signal.signal(signal.SIGINT, note)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if came:
        raise KeyboardInterrupt
