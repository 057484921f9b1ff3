"""What several pages show."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ref:
    """A name that leads somewhere.

    Attributes:
        label: The name.
        href: Its page, or None where it has none.
        count: How many engagements, where that is of use.
        short: A shorter name, such as an acronym, or None.
    """

    label: str
    href: str | None = None
    count: int | None = None
    short: str | None = None


@dataclass(frozen=True, slots=True)
class TakerLine:
    """Somebody who takes part.

    Attributes:
        party: The state or organisation, or None where the page does not say.
        code: ISO 3166-1 alpha-3 of a state, else an acronym or a name.
        role, post, count: As in the page record.
        person: Who, or None.
    """

    party: Ref | None
    code: str | None
    role: str
    person: Ref | None
    post: str | None
    count: int | None


@dataclass(frozen=True, slots=True)
class EventLine:
    """One engagement on a timeline.

    Attributes:
        id: Its id.
        href: Its page.
        kind, family, status, when, when_text, themes: As in the page record.
        takers: Who takes part.
        places: Their labels.
        frameworks: What it falls under.
        quote: The first words of evidence.
        sources: Who reports it, the same name once.
        pages: On how many pages it is reported.
        has_conflict: Whether sources differ.
        judged: What people have said of it, such as ``accepted``, or None.
    """

    id: str
    href: str
    kind: str
    family: str
    status: str
    when: str | None
    when_text: str | None
    takers: tuple[TakerLine, ...]
    places: tuple[str, ...]
    frameworks: tuple[Ref, ...]
    themes: tuple[str, ...]
    quote: str | None
    sources: tuple[str, ...]
    pages: int
    has_conflict: bool = False
    judged: str | None = None

    @property
    def parties(self) -> tuple[Ref, ...]:
        """Who takes part, each name once, as heads of lines show it."""
        found: dict[str, Ref] = {}
        for taker in self.takers:
            if taker.party:
                found.setdefault(taker.party.label.casefold(), taker.party)
        return tuple(found.values())

    @property
    def people(self) -> tuple[TakerLine, ...]:
        """Who is told of beside the parties: persons, then those of whom the post alone is known."""
        named = tuple(taker for taker in self.takers if taker.person)
        return named + tuple(taker for taker in self.takers if taker.post and not taker.person)


@dataclass(frozen=True, slots=True)
class Bar:
    """What happened in one month or year.

    Attributes:
        when: ``2018-05`` or ``2018``.
        families: How many engagements of each family were held, ongoing or called off.
        planned: How many are planned.
        href: The timeline of this span alone.
    """

    when: str
    families: dict[str, int]
    planned: int
    href: str

    @property
    def total(self) -> int:
        """Give how many there are in all."""
        return sum(self.families.values()) + self.planned


@dataclass(frozen=True, slots=True)
class HeatRow:
    """One row of a table shaded by number.

    Attributes:
        label: What the row is about: a theme's id, a framework's name.
        cells: How many in each column.
        href: The row's own page, or None.
    """

    label: str
    cells: tuple[int, ...]
    href: str | None = None


@dataclass(frozen=True, slots=True)
class HeatMap:
    """Numbers by row and column.

    Attributes:
        columns: Their heads, such as years.
        rows: The rows.
    """

    columns: tuple[str, ...]
    rows: tuple[HeatRow, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """How much is in the record: pages, rejections and facts by family."""

    pages: int
    rejections: int
    engagements: int
    relations: int
    occupancies: int
    statements: int


@dataclass(frozen=True, slots=True)
class PageHead:
    """A page of the record, without its text.

    Attributes:
        key, id, path, source, author, title, published, language: As in the page record.
        href: Its page here.
        url: Its own address; linked to only where it is one of the web.
        is_note: Whether somebody entered it from what she knows.
    """

    key: str
    id: str
    path: str
    source: str | None
    author: str | None
    title: str | None
    published: str | None
    language: str
    href: str
    url: str | None
    is_note: bool = False


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that cannot be shown.

    Attributes:
        status: HTTP status.
        title: What is wrong, in a few words.
        detail: The same as a sentence, or None.
    """

    status: int
    title: str
    detail: str | None = None


@dataclass(frozen=True, slots=True)
class Marked:
    """A run of words, and whether it is what is looked for: evidence, or a hit of the search."""

    text: str
    is_marked: bool


@dataclass(frozen=True, slots=True)
class QuietLine:
    """Two parties, or a framework, of which nothing was heard for long: the day of the last, and how many before."""

    ref: Ref
    last: str
    count: int
