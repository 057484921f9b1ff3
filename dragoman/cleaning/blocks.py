"""Cutting a flattened page into blocks: lines, pieces of lines that hold many headlines, re-joined wrapped lines.

Every function here runs in time linear in the text.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice, pairwise

from dragoman.model.span import Span

_LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")
_FULL_LINE = re.compile(r"\S[^\n\r\v\f\x85\u2028\u2029]*")
_GAP = re.compile(r"[ \u00a0\u2000-\u200a\u3000]{3,}|\t+")
_ENDS = (".", "!", "?", "…", ":", ";", "»", "”", '"', "؟")
_WIDTHS = range(45, 111)
"""Widths in characters that text is wrapped at; a longer line is a whole paragraph."""


def cut_blocks(text: str) -> list[Span]:
    """Cut a text into blocks; they do not overlap and cover all but white space."""
    lines = list(_lines(text))
    width = _wrap_width([(text[span.start : span.end], alone) for span, alone in lines])
    if width is None:
        return [piece for span, _ in lines for piece in _pieces(text, span)]
    return list(_unwrapped(text, lines, width))


def cut_lines(text: str) -> list[Span]:
    """Cut a text into its lines, leaving blank ones out."""
    return [span for span, _ in _lines(text)]


def has_more_lines(text: str, most: int) -> bool:
    """Say whether a text has more lines than that, blank ones left out."""
    return next(islice(_FULL_LINE.finditer(text), most, None), None) is not None


def _trimmed(text: str, start: int, end: int) -> Span | None:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    right = len(piece.rstrip())
    return Span(start + left, start + right) if left < right else None


def _lines(text: str) -> Iterator[tuple[Span, bool]]:
    """Give each line that is not blank, and whether blank lines or an edge stand before it."""
    end_of_last = -1
    for found in _LINE.finditer(text):
        span = _trimmed(text, found.start(), found.end())
        if span is not None:
            alone = end_of_last < 0 or len(re.findall(r"\n|\r(?!\n)", text[end_of_last : span.start])) > 1
            yield span, alone
            end_of_last = span.end


def _pieces(text: str, line: Span) -> Iterator[Span]:
    """Cut a line at its wide gaps, but not inside a sentence that runs on over one."""
    start = line.start
    for gap in _GAP.finditer(text, line.start, line.end):
        before = text[max(start, gap.start() - 3) : gap.start()].rstrip()
        if text[gap.end()].islower() and not before.endswith(_ENDS):
            continue
        piece = _trimmed(text, start, gap.start())
        if piece is not None:
            yield piece
            start = gap.end()
    piece = _trimmed(text, start, line.end)
    if piece is not None:
        yield piece


def _overflows(line: str, following: str, width: int) -> bool:
    """Say whether the first word of the following line would not have fitted on this one."""
    first_word = following.split(None, 1)[0]
    return len(line) <= width < len(line) + 1 + len(first_word)


def _wrap_width(lines: list[tuple[str, bool]]) -> int | None:
    """Find the width that a page was wrapped at, or None where its lines are whole paragraphs.

    A page was wrapped if most of its lines that have a line right below end just short of the width, and if enough
    of the lines below go on in small letters: lines of a list or whole paragraphs do not.
    """
    pairs = [(one, two) for (one, _), (two, alone) in pairwise(lines) if not alone]
    lengths = Counter(len(one) for one, _ in pairs if len(one) in _WIDTHS)
    if sum(lengths.values()) < 3 or any(len(line) > 4 * _WIDTHS.stop for line, _ in lines):
        return None
    longest = max(lengths)
    full = [(one, two) for one, two in pairs if len(one) >= 0.6 * longest]
    broken = [(one, two) for one, two in full if _overflows(one, two, longest)]
    run_on = sum(two[0].islower() or (one + two).isupper() for one, two in broken)
    return longest if 2 * len(broken) >= len(full) and 3 * run_on >= len(broken) else None


def _unwrapped(text: str, lines: list[tuple[Span, bool]], width: int) -> Iterator[Span]:
    """Join the lines that were one paragraph before the page was wrapped."""
    current: Span | None = None
    for span, alone in lines:
        if current is None:
            current = span
            continue
        last_line = text[max(current.start, text.rfind("\n", current.start, current.end) + 1) : current.end]
        if not alone and _overflows(last_line.strip(), span.cut(text), width):
            current = current.join(span)
        else:
            yield current
            current = span
    if current is not None:
        yield current
