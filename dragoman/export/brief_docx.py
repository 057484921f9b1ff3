"""A brief as a Word document."""

import io
import unicodedata
from itertools import groupby
from typing import Any

from dragoman.export.brief import Brief, BriefLine

_RIGHT_TO_LEFT = ("R", "AL")  # classes of letters in Unicode's bidirectional algorithm


def write_docx(brief: Brief) -> bytes:
    """Write a brief as a document of Word; styles are those of its standard template."""
    import docx  # lxml and a template: only where a document is asked for

    document = docx.Document()
    document.core_properties.title = _clean(brief.title)
    document.core_properties.author = "Dragoman"
    document.add_heading(_clean(brief.title), 0)
    document.add_paragraph(_clean(brief.subtitle))
    for year, group in groupby(brief.lines, key=lambda line: line.year):
        document.add_heading(_clean(year), 1)
        for line in group:
            _add_line(document, line)
    document.add_heading(_clean(brief.sources_head), 1)
    for source in brief.sources:
        document.add_paragraph(_clean(" ".join(filter(None, (f"{source.number}.", source.words, source.url)))))
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _add_line(document: Any, line: BriefLine) -> None:
    paragraph = document.add_paragraph(style="List Bullet")
    paragraph.add_run(_clean(line.date)).bold = True
    numbers = "".join(f"[{number}]" for number in line.sources)
    paragraph.add_run(_clean(f"  {line.head} {numbers}"))
    for words in (*line.people, line.about):
        if words:
            document.add_paragraph(_clean(words), style="List Continue")
    if line.quote:
        quote = document.add_paragraph(style="Quote")
        run = quote.add_run(_clean(line.quote))
        if is_right_to_left(line.quote):
            run.font.rtl = True
            quote.alignment = 2  # to the right


def is_right_to_left(words: str) -> bool:
    """Say whether the first letter that has a direction is written from right to left."""
    directions = map(unicodedata.bidirectional, words)
    return next((direction for direction in directions if direction in ("L", *_RIGHT_TO_LEFT)), "L") != "L"


def _clean(words: str) -> str:
    """XML holds no control characters."""
    return "".join(c if c.isprintable() or c in "\u200e\u200f" else " " for c in words)
