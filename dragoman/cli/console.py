"""Writing for people: never wider than 100 columns, plain where it is no terminal."""

import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import FrameType

from rich.console import Console
from rich.text import Text

from dragoman.views.engagements import Entry, Taker
from dragoman.views.source import Source

NOTHING_READ, INTERRUPTED = 2, 130
WIDEST = 100
SHOWN_KEY = 8  # digits of a key that are shown; as many as tell a million facts apart
_INDENT = 2
_OPENING = ("“", "«", "„", '"')
_TONES = {"held": "green", "ongoing": "green", "planned": "yellow", "cancelled": "red"}


class _Console(Console):
    def on_broken_pipe(self) -> None:
        raise BrokenPipeError  # Rich would exit here with a status of its own


def _console(*, stderr: bool) -> Console:
    stream = sys.stderr if stderr else sys.stdout
    console = _Console(file=stream, highlight=False, soft_wrap=False, markup=False)
    console.width = min(console.width, WIDEST) if console.is_terminal else WIDEST
    return console


def error_console() -> Console:
    """Give a console on standard error."""
    return _console(stderr=True)


def console() -> Console:
    """Give a console on standard output."""
    return _console(stderr=False)


def print_entries(entries: Sequence[Entry]) -> None:
    """Print engagements as a timeline."""
    out = console()
    for entry in entries:
        print_entry(out, entry)
        print_source(out, entry.source)
        out.print()


def print_entry(out: Console, entry: Entry) -> None:
    """Print the head of one engagement: when, what, who, where, about what."""
    head = Text.assemble((readable_date(entry.when, entry.when_text), "bold"), "  ", entry.kind, "  ")
    out.print(head + Text(entry.status, _TONES.get(entry.status, "")) + Text(f"  {entry.key[:SHOWN_KEY]}", "dim"))
    below(out, Text("; ".join(_taker(taker) for taker in entry.takers)))
    about = (*entry.places, *entry.frameworks, *entry.themes)
    if about:
        below(out, Text(" · ".join(about), "cyan"))


def print_source(out: Console, source: Source, *, quoted: bool = True) -> None:
    """Print the words of the evidence, unless they are shown already, and where they were read."""
    for quote in source.quotes if quoted else ():
        below(out, Text(_in_quotation_marks(" ".join(quote.split())), "italic"))
    named = [source.source, source.title, source.published, source.url or source.path]
    below(out, Text(" · ".join(part for part in named if part), "dim"))


def below(out: Console, text: Text) -> None:
    """Print a text indented below the head it belongs to."""
    for line in text.wrap(out, out.width - _INDENT):
        line.rstrip()
        out.print(" " * _INDENT, line, sep="")


def readable_date(when: str | None, words: str | None = None) -> str:
    """Give an EDTF date as people read it, or the page's words where it is not known.

    >>> readable_date("2018-05-21/2018-05-23")
    '2018-05-21 to 2018-05-23'
    """
    if when is None:
        return f"date unknown (“{words}”)" if words else "date unknown"
    first, slash, last = when.partition("/")
    if not slash:
        return when
    if last in ("..", ""):
        return f"since {first}"
    return f"until {last}" if first in ("..", "") else f"{first} to {last}"


def _taker(taker: Taker) -> str:
    details = [taker.person, taker.post, None if taker.count is None else f"{taker.count} people"]
    shown = ", ".join(detail for detail in details if detail)
    label = taker.label if taker.label == taker.party else f"{taker.label} [{taker.party}]"
    role = "" if taker.role == "participant" else f", {taker.role}"
    return f"{label}{role}" + (f" ({shown})" if shown else "")


def _in_quotation_marks(words: str) -> str:
    return words if words.startswith(_OPENING) else f"“{words}”"


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
