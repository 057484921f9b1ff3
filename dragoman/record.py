"""Dragoman for Python programs: pages read, a record opened, and every question that it answers.

    import dragoman

    with dragoman.open_record("news.db") as record:
        record.read(["pages/"])
        for entry in record.engagements(between=("Morocco", "NATO"), since="2016"):
            print(entry.when, entry.kind, entry.sources[0].quotes)

What comes back are frozen dataclasses; :func:`to_pandas` and :func:`to_polars` make data frames of them.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from dragoman import views
from dragoman.ingest import Hints, read_pages
from dragoman.model.page import Page
from dragoman.model.record import PageRecord
from dragoman.model.rejection import Rejection
from dragoman.pipeline import READER_VERSION, Reader
from dragoman.resolving import resolve_pending
from dragoman.store import Run, SearchHit, Store, StoredPage, open_store
from dragoman.views.activity import FrameworkActivity, FrameworkCount, Plan, Quiet, ThemeYears
from dragoman.views.coverage import Changes, Coverage
from dragoman.views.engagements import EngagementView, Entry
from dragoman.views.pages import Summary
from dragoman.views.parties import Envoy, PairSummary, PersonCount
from dragoman.views.people import PersonView
from dragoman.views.relations import RelationView, StatementView
from dragoman.views.review import ConflictView
from dragoman.views.tallies import Count

Paths = Iterable[str | Path] | str | Path


@dataclass(frozen=True, slots=True)
class ReadSummary:
    """What became of pages that were read into a record.

    Attributes:
        read: How many were read.
        known: How many the record had already.
        rejections: Why the others were left out.
    """

    read: int
    known: int
    rejections: tuple[Rejection, ...]


def read(
    paths: Paths,
    *,
    published: str | None = None,
    source: str | None = None,
    language: str | None = None,
    languages: Sequence[str] | None = None,
) -> Iterator[PageRecord | Rejection]:
    """Read pages one by one, without a record.

    Args:
        paths: Files (text, HTML, JSON Lines, each also ``.gz``) and folders.
        published: Publication date of pages that do not state one.
        source: Source of pages that do not state one.
        language: ISO 639-1 code of the language of pages that do not state one.
        languages: Codes of the languages to read; all supported ones where None.

    Yields:
        What each page says, or why it was left out, in the order of the pages.

    Raises:
        IngestError: A path cannot be read.
        ModelUnavailable: A language model is missing.
    """
    reader = Reader(languages=languages)
    for page in read_pages(_paths(paths), hints=Hints(published, source, language)):
        yield page if isinstance(page, Rejection) else reader.read(page)


def open_record(path_or_url: str | Path, create: bool = True) -> "Record":
    """Open a record.

    Args:
        path_or_url: A file, or a database URL such as ``postgresql://user@host/name``.
        create: Whether to make it where there is none.

    Returns:
        The record; close it, or use it as a context manager.

    Raises:
        StoreError: There is none and none is to be made, or it cannot be opened.
    """
    store = open_store(str(path_or_url), create=create)
    try:
        resolve_pending(store)  # what a run that was cut off left
    except BaseException:
        store.close()
        raise
    return Record(store)


class Record:
    """A record, opened: pages go in, questions are answered. Made by :func:`open_record`.

    Parties are given by code or name (``MAR``, ``Morocco``, ``nato``), dates in EDTF (``2018``, ``2018-05``), ``today``
    is the current day where it is not given. Every method raises SettingsError where a name is not in the record or a
    date is none, and StoreError where the database fails.

    Args:
        store: The store, opened.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<dragoman.Record {self._store.where}>"

    def close(self) -> None:
        """Let go of the database."""
        self._store.close()

    def read(
        self, paths: Paths, *, published: str | None = None, source: str | None = None, language: str | None = None
    ) -> ReadSummary:
        """Read pages into the record and find what is one across pages; those that it has are left alone.

        Args:
            paths: As for :func:`read`, and so are the others.
            published: Publication date of pages that do not state one.
            source: Source of pages that do not state one.
            language: ISO 639-1 code of the language of pages that do not state one.

        Raises:
            IngestError: A path cannot be read; what was read before it is kept.
            ModelUnavailable: A language model is missing.
        """
        run, reader = self._store.start_run(READER_VERSION), Reader()
        read, known, rejections = 0, 0, []
        for page in read_pages(_paths(paths), hints=Hints(published, source, language)):
            if isinstance(page, Page) and run.known(page) is not None:
                known += 1
                continue
            rejection = _keep(run, reader, page)
            read += rejection is None
            rejections += [] if rejection is None else [rejection]
        run.finish({"read": read, "known": known, "rejected": len(rejections)})
        resolve_pending(self._store)
        return ReadSummary(read, known, tuple(rejections))

    def summary(self) -> Summary:
        """Count pages and facts."""
        return views.summary(self._store)

    def pages(self) -> tuple[StoredPage, ...]:
        """Give the pages, by date of publication."""
        return tuple(self._store.pages())

    def page(self, name: str) -> PageRecord:
        """Give what was read of one page, by its id, path, address or the beginning of its key."""
        return self._store.record(self._store.find_page(name).key)

    def rejections(self) -> tuple[Rejection, ...]:
        """Give the pages that were left out, and why."""
        return views.rejections(self._store)

    def engagements(self, **filters: Any) -> tuple[Entry, ...]:
        """Give engagements by date; ``filters`` are those of :func:`dragoman.views.timeline`."""
        return views.timeline(self._store, **filters)

    def engagement(self, name: str) -> EngagementView:
        """Give one engagement in full, by the beginning of its id."""
        return views.engagement(self._store, name)

    def person(self, name: str) -> tuple[PersonView, ...]:
        """Give the persons of a name, with posts, engagements and words."""
        return views.person(self._store, name)

    def relations(self, **filters: Any) -> tuple[RelationView, ...]:
        """Give standing relations; ``filters`` are those of :func:`dragoman.views.relations`."""
        return views.relations(self._store, **filters)

    def statements(self, *, party: str | None = None) -> tuple[StatementView, ...]:
        """Give who said what."""
        return views.statements(self._store, party=party)

    def search(self, words: str, *, limit: int = 20, family: str | None = None) -> tuple[SearchHit, ...]:
        """Give pages and facts in which all of some words occur; see :func:`dragoman.views.search`."""
        return views.search(self._store, words, limit=limit, family=family)

    def parties(self) -> tuple[Count, ...]:
        """Give the parties, those with the most engagements first."""
        return views.parties(self._store)

    def persons(self, *, limit: int | None = 100) -> tuple[PersonCount, ...]:
        """Give the persons, those whom most facts name first."""
        return views.persons(self._store, limit=limit)

    def pair(
        self, a: str, b: str, *, since: str | None = None, until: str | None = None, today: date | None = None
    ) -> PairSummary:
        """Sum up what two parties had to do with each other."""
        return views.pair(self._store, a, b, since=since, until=until, today=today)

    def who_was_sent(self, a: str, b: str, *, since: str | None = None, until: str | None = None) -> tuple[Envoy, ...]:
        """Give the persons who took part for two parties in what took place between them."""
        return views.who_was_sent(self._store, a, b, since=since, until=until)

    def frameworks(self) -> tuple[FrameworkCount, ...]:
        """Give the frameworks, those with the most engagements first."""
        return views.frameworks(self._store)

    def framework_activity(self, name: str, *, today: date | None = None) -> FrameworkActivity:
        """Sum up what went on under a framework, by its name, a part of it, or its id."""
        return views.framework_activity(self._store, name, today=today)

    def themes_by_year(self, **filters: Any) -> tuple[ThemeYears, ...]:
        """Count engagements by theme and year; ``filters`` are those of :meth:`engagements`."""
        return views.themes_by_year(self._store, **filters)

    def planned(self, *, today: date | None = None, limit: int = 50) -> tuple[Plan, ...]:
        """Give what lies ahead, and plans whose day is unknown, or past without a word."""
        return views.planned(self._store, today=today, limit=limit)

    def gone_quiet(self, months: int = 12, *, today: date | None = None, limit: int = 50) -> tuple[Quiet, ...]:
        """Give pairs and frameworks that met at least three times and then for some months not at all."""
        return views.gone_quiet(self._store, months, today=today, limit=limit)

    def coverage(self) -> Coverage:
        """Count pages and engagements by source, language and month."""
        return views.coverage(self._store)

    def conflicts(self, *, limit: int | None = None) -> tuple[ConflictView, ...]:
        """Give what pages differ in, what matters most first."""
        return views.conflicts(self._store, limit=limit)

    def changes(self, since: str, *, limit: int = 50) -> Changes:
        """Give what was read and judged since a day."""
        return views.changes(self._store, since, limit=limit)


def _keep(run: Run, reader: Reader, page: Page | Rejection) -> Rejection | None:
    """Read a page and keep what comes of it; give why it was left out, if it was."""
    if isinstance(page, Rejection):
        run.reject(page)
        return page
    found = reader.read(page)
    if isinstance(found, Rejection):
        run.reject(found, page)
        return found
    return run.keep(page, found)


def _paths(paths: Paths) -> list[str]:
    return [str(paths)] if isinstance(paths, str | Path) else [str(path) for path in paths]
