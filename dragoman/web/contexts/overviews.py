"""The contexts of network, calendar and brief."""

from dataclasses import dataclass

from dragoman.export.brief import Brief
from dragoman.web.contexts.parts import EventLine, Ref


@dataclass(frozen=True, slots=True)
class Node:
    """One in the network: who, and its place between 0 and 1 on both axes."""

    ref: Ref
    weight: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Edge:
    """Two that were together.

    Attributes:
        one, other: Places of the two among the nodes.
        count: In how many engagements.
        href: These engagements.
    """

    one: int
    other: int
    count: int
    href: str


@dataclass(frozen=True, slots=True)
class NetworkPage:
    """Who meets whom in a period.

    Attributes:
        of: ``parties`` or ``people``.
        since, until: EDTF dates, or None.
        nodes: Those most often together with others.
        edges: Who with whom, the most often first.
    """

    of: str
    since: str | None
    until: str | None
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """One day of a month's page.

    Attributes:
        number: Of the month.
        date: ``YYYY-MM-DD``.
        is_inside: Whether it belongs to the month, not to its neighbours.
        entries: What happened, or is to happen; without quotes and sources, which the engagements have.
        more: How much begins on it that is not shown.
        href: The timeline of this day.
    """

    number: int
    date: str
    is_inside: bool
    entries: tuple[EventLine, ...]
    more: int
    href: str


@dataclass(frozen=True, slots=True)
class CalendarPage:
    """A month.

    Attributes:
        month: ``2018-05``.
        weeks: Its weeks, from Monday.
        some_day: What is known to lie in the month, but not on which days.
        before, after: Addresses of the next months that have engagements, or None.
        subscribe: Address of the calendar file.
        timeline: All of the month.
    """

    month: str
    weeks: tuple[tuple[Day, ...], ...]
    some_day: tuple[EventLine, ...]
    before: str | None
    after: str | None
    subscribe: str
    timeline: str


@dataclass(frozen=True, slots=True)
class BriefPage:
    """A brief, to be printed or taken along.

    Attributes:
        brief: What it says.
        left_out: How many engagements are more than a brief holds.
        markdown, docx: Addresses of the same as files.
        timeline: The selection it was made of.
    """

    brief: Brief
    left_out: int
    markdown: str
    docx: str
    timeline: str
