"""A brief as Markdown (CommonMark)."""

import re
from collections.abc import Iterator
from itertools import groupby

from dragoman.export.brief import Brief, BriefLine, BriefSource

# What could start or close markup; a page's words are to be seen, not to act.
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~&])")
_LINE_START = re.compile(r"^(\s*)([-+=]|\d+[.)])")


def write_markdown(brief: Brief) -> str:
    """Write a brief as Markdown."""
    return "\n".join(_lines(brief)) + "\n"


def _lines(brief: Brief) -> Iterator[str]:
    yield from (f"# {_plain(brief.title)}", "", _plain(brief.subtitle), "")
    for year, group in groupby(brief.lines, key=lambda line: line.year):
        yield from (f"## {_plain(year)}", "")
        for line in group:
            yield from _line(line)
    yield from (f"## {_plain(brief.sources_head)}", "")
    yield from map(_source, brief.sources)


def _line(line: BriefLine) -> Iterator[str]:
    numbers = "".join(f"\\[{number}\\]" for number in line.sources)
    yield f"- **{_plain(line.date)}** {_plain(line.head)} {numbers}"
    yield from (f"  - {_plain(words)}" for words in (*line.people, line.about) if words)
    if line.quote:
        yield f"  > {_plain(line.quote)}"
    yield ""


def _source(source: BriefSource) -> str:
    address = "" if source.url is None else f" <{_address(source.url)}>"
    return f"{source.number}. {_plain(source.words)}{address}"


def _plain(words: str) -> str:
    words = _MARKUP.sub(r"\\\1", " ".join(words.split()))
    return _LINE_START.sub(lambda match: f"{match[1]}\\{match[2]}" if match[2] in "-+=" else match[0], words)


def _address(url: str) -> str:
    return re.sub(r"[<>\s]", lambda match: f"%{ord(match[0]):02X}", url)
