"""The contexts of dossiers: what the record has of a person, a party, a pair, a framework."""

from dataclasses import dataclass

from dragoman.web.contexts.parts import Bar, EventLine, HeatMap, Marked, PageHead, QuietLine, Ref
from dragoman.web.contexts.records import FieldLine


@dataclass(frozen=True, slots=True)
class PostBar:
    """Somebody in a post, over time.

    Attributes:
        person: Who.
        post: In the page's words.
        organisation: Whose post it is, or None.
        start, end: First and last day of the interval that pages state, or None.
        stated: Days of publication of the pages that state the post.
        pages: Those pages.
    """

    person: Ref
    post: str
    organisation: Ref | None
    start: str | None
    end: str | None
    stated: tuple[str, ...]
    pages: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class StatementLine:
    """What somebody said.

    Attributes:
        speaker: Who, or None.
        party: For whom, or None.
        post: In what post, or None.
        quote: The words, or those that report them.
        is_quoted: Whether they are the speaker's own.
        themes: About what.
        about: About whom, by code.
        page: Where it was read, at its words.
        published: Day of publication, or None.
    """

    speaker: Ref | None
    party: Ref | None
    post: str | None
    quote: str
    is_quoted: bool
    themes: tuple[str, ...]
    about: tuple[str, ...]
    page: Ref
    published: str | None


@dataclass(frozen=True, slots=True)
class RelationLine:
    """A standing relation: two sides and what holds between them, since when, and where it was read."""

    subject: Ref
    predicate: str
    object: Ref
    when: str | None
    quote: str | None
    page: Ref


@dataclass(frozen=True, slots=True)
class Side:
    """The people of one side.

    Attributes:
        party: The side.
        people: Each with how many engagements and the post in which last met.
    """

    party: Ref
    people: tuple[tuple[Ref, str | None], ...]


@dataclass(frozen=True, slots=True)
class DossierPage:
    """What the record has of a party, a pair or a framework.

    Attributes:
        sort: ``party``, ``pair`` or ``framework``.
        names: Its name; two for a pair.
        total, planned: How many engagements, and how many of them are planned.
        first, last: Dates of the first and the last engagement that took place, or None.
        bars: Engagements by month or year.
        themes: Themes by year, or None where there are none.
        latest: The newest engagements.
        ahead: The planned ones.
        sides: The people on each side, by the newest engagements.
        posts: Posts over time.
        others: Whom it meets most, or for a framework who takes part, by the newest engagements.
        frameworks: Under what, likewise.
        relations, statements: What holds, and what was said.
        sources, languages: Who reports it and in what, with the number of engagements, likewise.
        timeline, brief: Addresses of all of it.
    """

    sort: str
    names: tuple[str, ...]
    total: int
    planned: int
    first: str | None
    last: str | None
    bars: tuple[Bar, ...]
    themes: HeatMap | None
    latest: tuple[EventLine, ...]
    ahead: tuple[EventLine, ...]
    sides: tuple[Side, ...]
    posts: tuple[PostBar, ...]
    others: tuple[Ref, ...]
    frameworks: tuple[Ref, ...]
    relations: tuple[RelationLine, ...]
    statements: tuple[StatementLine, ...]
    sources: tuple[Ref, ...]
    languages: tuple[Ref, ...]
    timeline: str
    brief: str


@dataclass(frozen=True, slots=True)
class PersonPage:
    """What the record has of one person.

    Attributes:
        id: Her id.
        names: Her names, the most often met first.
        reasons: Why the names are held to be one person's.
        posts: Posts over time.
        bars: Engagements by month or year.
        latest: The newest engagements.
        total: How many there are.
        statements: What she said.
        differ: Where pages differ about her.
        namesakes: Others of the same name.
        timeline: Address of all her engagements.
    """

    id: str
    names: tuple[str, ...]
    reasons: tuple[str, ...]
    posts: tuple[PostBar, ...]
    bars: tuple[Bar, ...]
    latest: tuple[EventLine, ...]
    total: int
    statements: tuple[StatementLine, ...]
    differ: tuple[FieldLine, ...]
    namesakes: tuple[Ref, ...]
    timeline: str


@dataclass(frozen=True, slots=True)
class ListPage:
    """Everything of one sort by name.

    Attributes:
        sort: ``people``, ``parties`` or ``frameworks``.
        total: How many there are.
        items: Those on this page, each with its number of engagements.
        wanted: What was looked for, or None.
        earlier, later: Addresses of the neighbouring pages of the list, or None.
    """

    sort: str
    total: int
    items: tuple[Ref, ...]
    wanted: str | None
    earlier: str | None
    later: str | None


@dataclass(frozen=True, slots=True)
class ProgrammePage:
    """Frameworks, themes and time: what was done, and where nothing was.

    Attributes:
        frameworks: All there are.
        by_year: Frameworks by year.
        by_theme: Frameworks by theme.
        quiet: Frameworks of which nothing was heard for a year.
    """

    frameworks: tuple[Ref, ...]
    by_year: HeatMap | None
    by_theme: HeatMap | None
    quiet: tuple[QuietLine, ...]


@dataclass(frozen=True, slots=True)
class StatementsPage:
    """Who said what.

    Attributes:
        party: Whose statements alone, or None.
        parties: Whose there are.
        total: How many there are.
        statements: Those on this page.
        earlier, later: Addresses of the neighbouring pages of the list, or None.
    """

    party: str | None
    parties: tuple[str, ...]
    total: int
    statements: tuple[StatementLine, ...]
    earlier: str | None
    later: str | None


@dataclass(frozen=True, slots=True)
class RelationsPage:
    """Which standing relations hold.

    Attributes:
        total: How many there are.
        relations: Those on this page.
        earlier, later: Addresses of the neighbouring pages of the list, or None.
    """

    total: int
    relations: tuple[RelationLine, ...]
    earlier: str | None
    later: str | None


@dataclass(frozen=True, slots=True)
class Hit:
    """A page or a fact found by its words.

    Attributes:
        sort: ``pages``, ``engagements``, ``relations``, ``occupancies`` or ``statements``.
        href: What was found.
        page: The page it stands on.
        pieces: The words in their context, cut up.
    """

    sort: str
    href: str
    page: PageHead
    pieces: tuple[Marked, ...]


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What was found for some words.

    Attributes:
        words: What was looked for.
        names: Parties, people and frameworks of that name.
        hits: Pages and facts, the best first.
    """

    words: str
    names: tuple[Ref, ...]
    hits: tuple[Hit, ...]
