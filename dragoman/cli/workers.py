"""Reading several pages at the same time, their order kept."""

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from multiprocessing import get_context

from dragoman.errors import DragomanError
from dragoman.model.page import Page
from dragoman.model.record import PageRecord
from dragoman.model.rejection import Rejection
from dragoman.pipeline import Reader

_WAITING_A_JOB = 4


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one input.

    Attributes:
        page: The page, or None where ingest already refused it.
        result: Its record, or why there is none; None where the record has it already.
        known: Its key in the record, where an earlier run read it.
    """

    page: Page | None
    result: PageRecord | Rejection | None
    known: str | None = None


Work = Page | Outcome


def read_in_order(work: Iterable[Work], jobs: int) -> Iterator[Outcome]:
    """Read pages, one outcome for each, in their order.

    Args:
        work: Pages to read, among outcomes that are settled already and pass through.
        jobs: How many processes read; 1 reads in this one.

    Raises:
        DragomanError: A process died, most often for want of memory.
    """
    if jobs == 1:
        return _read_here(work)
    return _read_in_processes(work, jobs)


def _read_here(work: Iterable[Work]) -> Iterator[Outcome]:
    for item in work:
        yield item if isinstance(item, Outcome) else Outcome(item, _read(item))


def _read_in_processes(work: Iterable[Work], jobs: int) -> Iterator[Outcome]:
    pool = _start_pool(jobs)
    waiting: deque[Callable[[], Outcome]] = deque()
    try:
        for item in work:
            waiting.append(_settled(item) if isinstance(item, Outcome) else _pending(item, pool.submit(_read, item)))
            if len(waiting) > jobs * _WAITING_A_JOB:
                yield waiting.popleft()()
        while waiting:
            yield waiting.popleft()()
    except BrokenProcessPool as error:
        raise DragomanError(
            "A reading process died, most often for want of memory. Run the same command with fewer --jobs: "
            "what was read is kept."
        ) from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _settled(outcome: Outcome) -> Callable[[], Outcome]:
    return lambda: outcome


def _pending(page: Page, future: "Future[PageRecord | Rejection]") -> Callable[[], Outcome]:
    return lambda: Outcome(page, future.result())


def _start_pool(jobs: int) -> ProcessPoolExecutor:
    """Start the processes, deaf to Ctrl-C from their first moment: it is the parent's to handle.

    They are spawned, not forked: a fork would copy open database connections.
    """
    pool = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_ignore_ctrl_c)
    with _ctrl_c_held_back():
        for _ in range(jobs):  # a pool starts a process with each task until it has them all
            pool.submit(_nothing)
    return pool


@contextmanager
def _ctrl_c_held_back() -> Iterator[None]:
    """Let Ctrl-C wait until the block is done; processes started in it never hear of it."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    # Threads of libraries are not held back, and what they catch Python raises here: so it is only noted.
    noted: list[int] = []
    handler = signal.signal(signal.SIGINT, lambda number, _frame: noted.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, handler)
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
    if noted:
        raise KeyboardInterrupt


def _ignore_ctrl_c() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _nothing() -> None:
    """Do nothing, in a process that has to be started for it."""


@cache
def _reader() -> Reader:
    return Reader()


def _read(page: Page) -> PageRecord | Rejection:
    return _reader().read(page)
