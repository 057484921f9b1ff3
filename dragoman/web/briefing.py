"""A brief put together from the timeline."""

from collections.abc import Iterable
from dataclasses import replace

from dragoman.export.brief import Brief, BriefLine, BriefSource
from dragoman.views.engagements import Entry
from dragoman.views.source import Source
from dragoman.web.addresses import is_web
from dragoman.web.contexts.parts import EventLine
from dragoman.web.dates import say_date
from dragoman.web.lines import line
from dragoman.web.phrases import say_about, say_head, say_people
from dragoman.web.selection import Selection
from dragoman.web.wording import Words

_LONGEST_QUOTE = 400


def make_brief(entries: Iterable[Entry], asked: Selection, names: Iterable[str], words: Words, made: str) -> Brief:
    """Make a brief.

    Args:
        entries: What stands in it, in its order.
        asked: The selection.
        names: Of the parties that were asked for, for the title.
        words: Its language.
        made: The day, ``YYYY-MM-DD``.
    """
    numbers: dict[Source, int] = {}
    found = []
    for entry in entries:
        sources = tuple(numbers.setdefault(_page(source), len(numbers) + 1) for source in entry.sources)
        found.append(_line(line(entry), tuple(dict.fromkeys(sources)), words))
    count = words("count.engagements", n=len(found))
    return Brief(
        title=" – ".join(names) or words("brief.title"),
        subtitle=" · ".join(filter(None, (count, _span(asked, words), _narrowed(asked, words), say_date(made, words)))),
        lines=tuple(found),
        sources_head=words("brief.sources"),
        sources=tuple(_source(source, number, words) for source, number in numbers.items()),
    )


def _page(source: Source) -> Source:
    """Give the page alone: it has one number, whichever of its words are quoted."""
    return replace(source, quotes=())


def _line(shown: EventLine, sources: tuple[int, ...], words: Words) -> BriefLine:
    year = (shown.when or "")[:4]
    quote = " ".join((shown.quote or "").split())
    return BriefLine(
        year=year if year.isdigit() else words("date.unknown").capitalize(),
        date=say_date(shown.when, words),
        head=say_head(shown, words),
        people=say_people(shown, words),
        about=say_about(shown, words),
        quote=(quote if len(quote) <= _LONGEST_QUOTE else quote[:_LONGEST_QUOTE].rsplit(" ", 1)[0] + " …") or None,
        sources=sources,
        is_planned=shown.status == "planned",
    )


def _source(source: Source, number: int, words: Words) -> BriefSource:
    said = ", ".join(filter(None, (source.source, source.title or source.page_id, say_date(source.published, words))))
    return BriefSource(number, said, source.url if is_web(source.url) else None)


def _span(asked: Selection, words: Words) -> str:
    if not asked.since and not asked.until:
        return ""
    return say_date(f"{asked.since or '..'}/{asked.until or '..'}", words)


def _narrowed(asked: Selection, words: Words) -> str:
    parts = (
        asked.kind and words.label("kind", asked.kind),
        asked.status and words.label("status", asked.status),
        asked.theme and words.label("theme", asked.theme),
        asked.framework and words.framework(asked.framework),
    )
    return ", ".join(filter(None, parts))
