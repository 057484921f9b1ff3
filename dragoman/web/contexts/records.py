"""The contexts of what was read: first page, timeline, pages and their facts."""

from dataclasses import dataclass

from dragoman.web.contexts.parts import Bar, Counts, EventLine, Marked, PageHead, QuietLine, Ref


@dataclass(frozen=True, slots=True)
class HomePage:
    """The first page.

    Attributes:
        record: The record as the user named it.
        counts: How much is in it, page by page.
        engagements: How many engagements there are across pages.
        latest: The newest engagements that took place.
        planned: What lies ahead, or is planned for no known day.
        overdue: What was planned for a day that is past, and no page says whether it was held.
        bars: Engagements by year.
        parties, frameworks: Those most often met.
        quiet: Pairs and frameworks of which nothing was heard for a year.
        conflicts, doubtful: How many differences between sources there are, and how many doubtful readings.
    """

    record: str
    counts: Counts
    engagements: int
    latest: tuple[EventLine, ...]
    planned: tuple[EventLine, ...]
    overdue: tuple[EventLine, ...]
    bars: tuple[Bar, ...]
    parties: tuple[Ref, ...]
    frameworks: tuple[Ref, ...]
    quiet: tuple[QuietLine, ...]
    conflicts: int
    doubtful: int


@dataclass(frozen=True, slots=True)
class Choices:
    """What the filters of the timeline can be set to: parties, kinds, statuses, themes and frameworks, by name."""

    parties: tuple[str, ...]
    kinds: tuple[str, ...]
    statuses: tuple[str, ...]
    themes: tuple[str, ...]
    frameworks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """Engagements by date.

    Attributes:
        filters: What was asked for, by the names of the address.
        total: How many engagements answer to it.
        bars: The same by month or year.
        entries: Those on this page.
        choices: What can be asked for.
        earlier, later: Addresses of the neighbouring pages of the list, or None.
        brief, calendar: Addresses of the same selection as a brief and as a calendar file.
        wider: Address of the same without dates, or None where it has none.
    """

    filters: dict[str, list[str]]
    total: int
    bars: tuple[Bar, ...]
    entries: tuple[EventLine, ...]
    choices: Choices
    earlier: str | None
    later: str | None
    brief: str
    calendar: str
    wider: str | None


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a page's text.

    Attributes:
        text: The words.
        facts: Numbers of the facts whose evidence it is, from 1; empty for plain text.
        begins: Numbers of the facts whose first evidence begins with it.
        ends: Numbers of the facts of whose evidence a place ends with it.
    """

    text: str
    facts: tuple[int, ...] = ()
    begins: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of the article.

    Attributes:
        pieces: Its words.
    """

    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A block held to be no part of the article.

    Attributes:
        text: Its words.
        rule, reason: Why, as a rule's name and as a sentence.
    """

    text: str
    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class Furniture:
    """Blocks held to be no part of the article, one after the other.

    Attributes:
        blocks: The blocks.
    """

    blocks: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True)
class FactCard:
    """A fact beside the text.

    Attributes:
        number: From 1, in the order of the text.
        family: ``engagements``, ``relations``, ``occupancies`` or ``statements``.
        event: The engagement, where it is one.
        title: What a relation, an occupancy or a statement says, in its own names.
        term: Kind or predicate, or None.
        when: EDTF, or None.
        reasons: Why it was read so, as sentences.
    """

    number: int
    family: str
    event: EventLine | None
    title: tuple[str, ...]
    term: str | None
    when: str | None
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """One page that was read.

    Attributes:
        head: What is known of it.
        text: Its article and furniture in order.
        facts: What it says, in the order of the text.
        edit: Address at which the visitor can correct it, a note of hers; else None.
    """

    head: PageHead
    text: tuple[Paragraph | Furniture, ...]
    facts: tuple[FactCard, ...]
    edit: str | None = None


@dataclass(frozen=True, slots=True)
class ReportPart:
    """What one page says of an engagement.

    Attributes:
        key: Of the page's fact.
        page: The page.
        href: Its address.
        passages: The paragraphs with its evidence.
        reasons: Why the page was read so.
    """

    key: str
    page: PageHead
    href: str
    passages: tuple[tuple[Marked, ...], ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ValueLine:
    """One value of a field.

    Attributes:
        value: In words; dates in EDTF.
        pages: Who says so.
        is_shown: Whether it is the one the record shows.
    """

    value: str
    pages: tuple[Ref, ...]
    is_shown: bool


@dataclass(frozen=True, slots=True)
class FieldLine:
    """A field of which pages say different things.

    Attributes:
        field: Its name, such as ``when``.
        subject: Whom it is about, where that is a person.
        values: All values.
        reason: Why the shown one is shown, or None.
        is_conflict: Whether they cannot all be right.
    """

    field: str
    subject: str | None
    values: tuple[ValueLine, ...]
    reason: str | None
    is_conflict: bool


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step of an engagement's history: on this day a page said this of it."""

    published: str | None
    status: str
    when: str | None
    page: Ref


@dataclass(frozen=True, slots=True)
class CorrectionFields:
    """What can be corrected, as it stands in the form.

    Attributes:
        when: EDTF, or empty.
        kind, status: As in the page record.
        places: Their labels, with semicolons between.
        comment: Why.
    """

    when: str
    kind: str
    status: str
    places: str
    comment: str = ""


@dataclass(frozen=True, slots=True)
class EngagementPage:
    """One engagement in full.

    Attributes:
        line: As on the timeline.
        between: The dossier of the two that take part, or None where it is not two.
        fields_now: What can be corrected, as it is; or as it was typed, where that was refused.
        problem: Why a correction was refused, or None.
        near: Engagements of the same parties at about the same time, which it may be one with.
        plover: PLOVER's terms.
        reports: What each page says of it.
        fields: Where pages differ.
        history: What was said of it when.
        reasons: Why reports were held to be of the same engagement.
    """

    line: EventLine
    between: Ref | None
    fields_now: CorrectionFields
    problem: str | None
    near: tuple[EventLine, ...]
    plover: tuple[str, ...]
    reports: tuple[ReportPart, ...]
    fields: tuple[FieldLine, ...]
    history: tuple[StepLine, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PagesPage:
    """The pages that were read, and those left out.

    Attributes:
        pages: Those read, the newest first.
        total: How many there are.
        earlier, later: Addresses of the neighbouring pages of the list, or None.
        rejections: Those left out that are shown: reason, path and detail.
        left_out: How many there are.
        more_left_out: Address of more of them, or None.
    """

    pages: tuple[PageHead, ...]
    total: int
    earlier: str | None
    later: str | None
    rejections: tuple[tuple[str, str, str], ...]
    left_out: int
    more_left_out: str | None
