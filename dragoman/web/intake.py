"""Pages that readers hand in: read one after the other in the background, each job's progress kept to be shown.

One thread reads, so that the models are loaded once and the site stays quick; what waits, waits in order. Jobs are
forgotten when the server ends, what was read is not.
"""

import secrets
import shutil
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from queue import Queue as Line
from tempfile import mkdtemp
from typing import Protocol

from dragoman.errors import DragomanError
from dragoman.ingest import Hints, read_pages
from dragoman.model.account import Deed, Door
from dragoman.model.page import Page
from dragoman.model.record import PageRecord
from dragoman.model.rejection import Rejection
from dragoman.resolving import resolve_pending
from dragoman.store import Run, Store

_LONGEST_NAME = 120
_MOST_JOBS = 200
UPLOADED = "upload"


class PageReader(Protocol):
    """Whatever reads pages as :class:`dragoman.pipeline.Reader` does."""

    def read(self, page: Page) -> PageRecord | Rejection:
        """Read one page."""


@dataclass(slots=True)
class Job:
    """Pages handed in together, and how far they are.

    Attributes:
        id: Hard to guess.
        who: Who handed them in.
        what: Names of the files, or of the text.
        pages: Gives the pages, when their turn has come.
        state: ``waiting``, ``reading``, ``done`` or ``failed``.
        read: Key and title of each page that was read.
        known: Keys of pages that the record had already.
        rejections: What was left out and why.
        problem: What went wrong with all of it, or None.
    """

    id: str
    who: str
    what: str
    pages: Callable[[], Iterator[Page | Rejection]]
    state: str = "waiting"
    read: list[tuple[str, str]] = field(default_factory=list)
    known: list[str] = field(default_factory=list)
    rejections: list[Rejection] = field(default_factory=list)
    problem: str | None = None


class Intake:
    """Reads what is handed in.

    Args:
        store: The record.
        make_reader: Makes what reads, when the first page has come: that loads the models.
        reader_version: Version of what reads.
    """

    def __init__(self, store: Store, make_reader: Callable[[], PageReader], reader_version: str) -> None:
        self._store, self._make_reader, self._version = store, make_reader, reader_version
        self._line: Line[Job | None] = Line()
        self._jobs: dict[str, Job] = {}
        self._thread = threading.Thread(target=self._work, name="intake", daemon=True)

    def start(self) -> None:
        """Begin to read."""
        self._thread.start()

    def stop(self) -> None:
        """Read the current job to its end, and no other."""
        self._line.put(None)
        self._thread.join(timeout=5)

    def hand_in(self, who: str, what: str, pages: Callable[[], Iterator[Page | Rejection]]) -> Job:
        """Put pages into the line; gives the job to ask for.

        Args:
            who: Who hands them in, for the log.
            what: Names of the files, or of the text, for the log.
            pages: Gives the pages, when their turn has come.
        """
        job = Job(secrets.token_urlsafe(12), who, what, pages)
        self._jobs[job.id] = job
        for forgotten in list(self._jobs)[:-_MOST_JOBS]:
            del self._jobs[forgotten]
        self._line.put(job)
        return job

    def find(self, name: str) -> Job | None:
        """Give a job by its id, or None."""
        return self._jobs.get(name)

    def _work(self) -> None:
        reader: PageReader | None = None
        while (job := self._line.get()) is not None:
            job.state = "reading"
            try:
                self._store.accounts.note(job.who, Door.BROWSER, Deed.HAND_IN, job.what)
                reader = reader or self._make_reader()
                self._read(job, reader)
                resolve_pending(self._store)
                job.state = "done"
            except (DragomanError, OSError) as error:
                job.state, job.problem = "failed", str(error)
            except Exception as error:  # noqa: BLE001 - the thread has to outlive whatever one job does
                job.state, job.problem = "failed", type(error).__name__

    def _read(self, job: Job, reader: PageReader) -> None:
        run = self._store.start_run(self._version)
        for page in job.pages():
            if isinstance(page, Rejection):
                run.reject(page)
                job.rejections.append(page)
            else:
                self._read_page(job, run, page, reader)
        run.finish({"read": len(job.read), "known": len(job.known)})

    def _read_page(self, job: Job, run: Run, page: Page, reader: PageReader) -> None:
        known = run.known(page)
        if known is not None:
            job.known.append(known)
            return
        result = reader.read(page)
        if isinstance(result, PageRecord):
            result = run.keep(page, result) or result
        if isinstance(result, Rejection):
            run.reject(result, page)
            job.rejections.append(result)
        else:
            job.read.append((page.digest, result.article.title or page.id))


def uploaded(files: Iterable[tuple[str, bytes]], hints: Hints) -> Callable[[], Iterator[Page | Rejection]]:
    """Keep uploaded files until their turn has come, each in a folder of its own under a harmless name.

    Args:
        files: Name and content.
        hints: Stated of pages that do not state it.

    Returns:
        What gives their pages, and throws the files away afterwards.
    """
    folder = Path(mkdtemp(prefix="dragoman-"))
    paths = []
    for number, (name, content) in enumerate(files):
        path = folder / str(number) / safe_name(name)
        path.parent.mkdir()
        path.write_bytes(content)
        paths.append(str(path))

    def pages() -> Iterator[Page | Rejection]:
        try:
            for page in read_pages(paths, hints=hints):
                bare = Path(page.path).relative_to(folder).parts[1:]
                yield replace(page, path=str(Path(UPLOADED, *bare)))
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    return pages


def safe_name(name: str) -> str:
    """Give a file's name without folders, control characters and leading dots.

    >>> safe_name("../../etc/passwd")
    'passwd'
    """
    bare = name.replace("\\", "/").rpartition("/")[2]
    bare = "".join(c for c in bare if c.isprintable()).lstrip(". ")
    encoded = bare.encode()[-_LONGEST_NAME:]
    return encoded.decode("utf-8", "ignore") or "page.txt"
