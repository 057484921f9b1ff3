"""Engagements for people to read: the date on the left, and beside it who met whom, where, about what, says who."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Any

from rich.console import Console
from rich.text import Text

from dragoman.cli.console import SHOWN_KEY, console
from dragoman.resolution.conflicts import FieldConflict
from dragoman.views.engagements import Entry, Taker
from dragoman.views.source import Source

_BESIDE, _APART = 15, 2  # columns that the date takes, and those of them that stay empty
_HANGING = 2  # columns by which lines below another are indented
_LONGEST_POST, _LONGEST_TITLE, _MOST_QUOTES, _MOST_SOURCES = 70, 70, 2, 3
_OPENING = ("“", "«", "„", '"')
_TONES = {"held": "green", "ongoing": "green", "planned": "yellow", "cancelled": "red"}


def print_entries(entries: Sequence[Entry]) -> None:
    """Print engagements as a timeline."""
    out = console()
    for entry in entries:
        _print_beside(out, _date(entry), [*_facts(out, entry), *_words(out, entry)])
        out.print()


def print_entry(out: Console, entry: Entry) -> None:
    """Print one engagement in full, but for its words: nothing is shortened, every code is shown."""
    _print_beside(out, _date(entry), list(_facts(out, entry, in_full=True)))


def print_source(out: Console, source: Source, *, quoted: bool = True) -> None:
    """Print the words of the evidence, unless they are shown already, and where they were read."""
    for quote in source.quotes if quoted else ():
        below(out, _quote(quote))
    below(out, source_line(source))


def source_line(source: Source) -> Text:
    """Give where something was read: address or the page's id, source and date, title."""
    published = source.published or "date unknown"
    title = shorten(source.title, _LONGEST_TITLE) if source.title else "untitled"
    return Text(f"{source.url or source.page_id} · {source.source or 'source unknown'}, {published} · {title}", "dim")


def below(out: Console, text: Text) -> None:
    """Print a text indented below the head it belongs to."""
    for line in _wrap(out, text, out.width - _HANGING):
        out.print(" " * _HANGING, line, sep="")


def shorten(words: str, longest: int) -> str:
    """Cut words at a space, and mark the cut.

    >>> shorten("deputy assistant secretary general", 20)
    'deputy assistant …'
    """
    if len(words) <= longest:
        return words
    return words[: longest - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"


def readable_date(when: str | None) -> str:
    """Give an EDTF date or interval as people read it.

    >>> readable_date("2018-05-21/2018-05-23")
    '2018-05-21 to 2018-05-23'
    >>> readable_date("XXXX-05-21")
    '05-21, year unknown'
    """
    if when is None:
        return "date unknown"
    first, slash, last = when.partition("/")
    if all(date.startswith("XXXX-") for date in (first, last) if date):
        return readable_date(when.replace("XXXX-", "")) + ", year unknown"
    if not slash:
        return when
    if last in ("..", ""):
        return f"since {first}"
    return f"until {last}" if first in ("..", "") else f"{first} to {last}"


def _date(entry: Entry) -> Text:
    words = f"\n“{shorten(entry.when_text, 2 * _BESIDE)}”" if entry.when is None and entry.when_text else ""
    return Text.assemble((readable_date(entry.when), "bold" if entry.when else "bold dim"), (words, "dim"))


def _facts(out: Console, entry: Entry, *, in_full: bool = False) -> Iterator[Text]:
    """Give the lines that say what it was, who took part, where, and about what."""
    width = out.width - _BESIDE
    head = Text.assemble((entry.kind, "bold"), "  ", (entry.status, _TONES.get(entry.status, "")))
    head.pad_right(width - len(head) - SHOWN_KEY)
    yield head.append(entry.id[:SHOWN_KEY], "dim")
    for taker in entry.takers:
        yield from _hang(out, _taker(taker, in_full=in_full), width)
    yield from _wrap(out, _circumstances(entry), width)


def _words(out: Console, entry: Entry) -> Iterator[Text]:
    """Give the lines of the first words that say so, and of where they were read."""
    for source in entry.sources[:_MOST_SOURCES]:
        first, more = source.quotes[:_MOST_QUOTES], source.quotes[_MOST_QUOTES:]
        texts = [_quote(quote) for quote in first]
        if more:
            texts.append(Text(f"and {len(more)} more {'passage' if len(more) == 1 else 'passages'}", "dim"))
        for text in (*texts, source_line(source)):
            yield from _wrap(out, text, out.width - _BESIDE)
    others = len(entry.sources) - _MOST_SOURCES
    if others > 0:
        yield Text(f"and {others} more {'page' if others == 1 else 'pages'}", "dim")
    for conflict in entry.conflicts:
        yield from _wrap(out, conflict_line(conflict), out.width - _BESIDE)


def conflict_line(conflict: FieldConflict) -> Text:
    """Say in one line what pages differ in, the value shown first."""
    told = "; ".join(
        f"{readable_value(value.value)} ({', '.join(value.pages) or 'by hand'})" for value in conflict.values
    )
    about = f" of {conflict.subject}" if conflict.subject else ""
    return Text(f"pages differ, {conflict.field}{about}: {told}", "red")


def readable_value(value: Any) -> str:
    """Give the value of a field in words."""
    if isinstance(value, list):
        return ", ".join(place["label"] for place in value)
    return "unknown" if value is None else str(value)


def _taker(taker: Taker, *, in_full: bool) -> Text:
    name = _named(taker) if in_full else _named_briefly(taker)
    role = "" if taker.role == "participant" else f", {taker.role}"
    details = ", ".join(_details(taker, in_full=in_full))
    return Text.assemble((name, "bold" if taker.label else "dim"), role, f": {details}" if details else "")


def _named(taker: Taker) -> str:
    if taker.label is None:
        return "party unknown"
    return taker.label if taker.label == taker.party else f"{taker.label} [{taker.party}]"


def _named_briefly(taker: Taker) -> str:
    """Give a state by its name and an organisation by its acronym; of a body one has to know whose it is."""
    if taker.type == "state" and taker.label is not None:
        return taker.label
    return taker.party if taker.type == "organization" and taker.party is not None else _named(taker)


def _details(taker: Taker, *, in_full: bool) -> Iterator[str]:
    if taker.person is not None:
        yield taker.person
    if taker.post is not None:
        post = " ".join(taker.post.split())
        yield post if in_full else shorten(post, _LONGEST_POST)
        if taker.person is None:
            yield "not named"
    if taker.count is not None:
        yield "one person" if taker.count == 1 else f"{taker.count} people"


def _circumstances(entry: Entry) -> Text:
    """Say where, under which framework and about what; a place that the page does not give is said to be unknown."""
    where = ("in " + ", ".join(entry.place_labels), "cyan") if entry.place_labels else ("place unknown", "dim")
    groups = (("under ", entry.framework_labels), ("on ", entry.themes))
    rest = "".join(f" · {word}{', '.join(labels)}" for word, labels in groups if labels)
    return Text.assemble(where, (rest, "cyan"))


def _quote(words: str) -> Text:
    words = " ".join(words.split())
    return Text(words if words.startswith(_OPENING) else f"“{words}”", "italic")


def _print_beside(out: Console, left: Text, right: Sequence[Text]) -> None:
    """Print lines to the right of a narrow text."""
    for date, line in zip_longest(_wrap(out, left, _BESIDE - _APART), right, fillvalue=Text()):
        whole = date.copy()
        whole.pad_right(_BESIDE - len(date))
        whole.append_text(line).rstrip()
        out.print(whole)


def _hang(out: Console, paragraph: Text, width: int) -> Iterator[Text]:
    """Wrap a paragraph, the second and later lines indented."""
    first = _wrap(out, paragraph, width)[0]
    yield first
    # Rich leaves out the space at which it breaks a line.
    rest = paragraph[len(first) :]
    rest = rest[len(rest) - len(rest.plain.lstrip()) :]
    if rest:
        yield from (Text(" " * _HANGING) + line for line in _wrap(out, rest, width - _HANGING))


def _wrap(out: Console, text: Text, width: int) -> list[Text]:
    lines = list(text.wrap(out, width))
    for line in lines:
        line.rstrip()
    return lines
