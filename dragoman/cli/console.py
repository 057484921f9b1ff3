"""Writing for people: never wider than 100 columns, plain where it is no terminal."""

import os
import shlex
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import which
from types import FrameType

from rich.console import Console

NOTHING_READ, INTERRUPTED = 2, 130
WIDEST = 100
_NAME = "dragoman"
SHOWN_KEY = 8  # digits of a key that are shown; as many as tell a million facts apart


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


def program() -> str:
    """Give the program as it can be typed here: its name where that is found, else where it lies."""
    called = Path(sys.argv[0])
    found = which(_NAME)
    if called.name != _NAME or (found is not None and called.exists() and Path(found).samefile(called)):
        return _NAME
    return shlex.quote(os.path.relpath(called))


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
