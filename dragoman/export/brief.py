"""A brief: dated lines, each with the numbers of its sources. What it says is plain text in one language."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BriefSource:
    """A page that the brief rests on.

    Attributes:
        number: From 1; the lines refer to it.
        words: Source, title and date, in one line.
        url: Its own address on the web, or None.
    """

    number: int
    words: str
    url: str | None


@dataclass(frozen=True, slots=True)
class BriefLine:
    """One engagement.

    Attributes:
        year: Under which it stands, or what is said where the year is unknown.
        date: As people write it.
        head: What it was, and between whom.
        people: Who took part, one a line.
        about: Where, under what, on what, in one line; may be empty.
        quote: The first words of evidence.
        sources: Numbers of its sources.
        is_planned: Whether it is announced only.
    """

    year: str
    date: str
    head: str
    people: tuple[str, ...]
    about: str
    quote: str | None
    sources: tuple[int, ...]
    is_planned: bool


@dataclass(frozen=True, slots=True)
class Brief:
    """A brief.

    Attributes:
        title: Of what.
        subtitle: Which selection, how many, made when.
        lines: By date.
        sources_head: The heading over the sources.
        sources: By number.
    """

    title: str
    subtitle: str
    lines: tuple[BriefLine, ...]
    sources_head: str
    sources: tuple[BriefSource, ...]
