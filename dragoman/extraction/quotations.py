"""Where a text quotes: the stretches between quotation marks, whatever the marks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.model.span import Span

_CLOSERS = {"«": "»", "“": "”", "„": "“”", "‘": "’", '"': '"', "‹": "›"}
_CLOSING = frozenset("".join(_CLOSERS.values()))
_DASHES = frozenset("–—")
_OPENS_BEFORE = frozenset(" \t\n\u00a0\u202f([{–—-/'’:«“")
_LONGEST_CARRY = 8  # paragraphs that one quotation may run over


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that a page puts between quotation marks.

    Attributes:
        span: The words, without the marks and the blanks beside them.
        outer: The same with the marks.
        is_dashed: Whether there are no marks, but a dash before the paragraph, as in a dialogue. Such a line may
            as well be an item of a list; only the words inside it can tell.
    """

    span: Span
    outer: Span
    is_dashed: bool = False


def find_quotations(text: str, paragraphs: Sequence[Span]) -> list[Quotation]:
    """Find the quotations of a text; one inside another is a part of it, and not told by itself.

    A quotation left open at the end of a paragraph goes on in the next one if that begins with the same mark or closes
    it; else it ends there.

    Args:
        text: The text.
        paragraphs: Its paragraphs, in order.

    Returns:
        The quotations, in order.
    """
    return list(_Scan(text, paragraphs).run())


def is_apart(text: str, quotation: Quotation) -> bool:
    """Say whether a comma, a colon or the end of a sentence parts a quotation from the words that follow it."""
    before, after = text[quotation.span.end - 1 : quotation.span.end + 1], text[quotation.outer.end :][:3].lstrip()
    return any(mark in ",?!.…" for mark in before) or after[:1] in (",", "–", "—")


class _Scan:
    """One pass over the paragraphs, with the marks that are open."""

    def __init__(self, text: str, paragraphs: Sequence[Span]) -> None:
        self._text, self._paragraphs = text, paragraphs
        self._open: list[tuple[str, int]] = []
        self._carried = 0

    def run(self) -> Iterator[Quotation]:
        for number, paragraph in enumerate(self._paragraphs):
            yield from self._paragraph(paragraph)
            if self._open and not self._goes_on(number):
                yield from self._close(paragraph.end, paragraph.end)
            elif not self._open:
                self._carried = 0

    def _paragraph(self, paragraph: Span) -> Iterator[Quotation]:
        text, start = self._text, paragraph.start
        if text[start] in _DASHES and not self._open:
            yield from _trimmed(text, start, start + 1, paragraph.end, paragraph.end, is_dashed=True)
        if self._open and text[start] == self._open[0][0]:
            start += 1  # the mark is only repeated
        for at in range(start, paragraph.end):
            mark = text[at]
            if self._closes(mark, at):
                self._pop(mark)
                if not self._open:
                    yield from self._made(at, at + 1)
            elif mark in _CLOSERS and self._opens(mark, at, paragraph.end):
                self._open.append((mark, at))

    def _closes(self, mark: str, at: int) -> bool:
        if mark not in _CLOSING or not any(mark in _CLOSERS[opened] for opened, _ in self._open):
            return False
        return mark != "’" or not self._text[at + 1 : at + 2].isalpha()

    def _opens(self, mark: str, at: int, end: int) -> bool:
        """Say whether a mark can open: apostrophes, inches and stray marks cannot."""
        before, after = self._text[at - 1 : at], self._text[at + 1 : at + 2]
        if mark == '"':
            return self._text.find('"', at + 1, end) > 0 or (before.isspace() and after.isalnum())
        if mark == "‘":
            return (not before or before in _OPENS_BEFORE) and self._text.find("’", at + 1, end) > 0
        return True

    def _pop(self, mark: str) -> None:
        """Close the innermost quotation that the mark fits, and whatever was left open inside it."""
        while self._open:
            opened = self._open[-1][0]
            self._last = self._open.pop()
            if mark in _CLOSERS[opened]:
                return

    def _made(self, end: int, outer_end: int) -> Iterator[Quotation]:
        start = self._last[1]
        yield from _trimmed(self._text, start, start + 1, end, outer_end)

    def _close(self, end: int, outer_end: int) -> Iterator[Quotation]:
        self._last = self._open[0]
        self._open.clear()
        self._carried = 0
        yield from self._made(end, outer_end)

    def _goes_on(self, number: int) -> bool:
        """Say whether what is open at the end of a paragraph goes on in the next."""
        self._carried += 1
        if number + 1 == len(self._paragraphs) or self._carried > _LONGEST_CARRY:
            return False
        mark = self._open[0][0]
        below = self._paragraphs[number + 1].cut(self._text)
        if below[0] == mark:
            return True
        ends = [below.find(closer) for closer in _CLOSERS[mark] if closer in below]
        again = below.find(mark)
        return mark != '"' and bool(ends) and (again < 0 or min(ends) < again)


def _trimmed(
    text: str, outer_start: int, start: int, end: int, outer_end: int, *, is_dashed: bool = False
) -> Iterator[Quotation]:
    """Make a quotation of the words between two marks, if there are any.

    A comma before the closing mark belongs to the sentence around it: “Enough,” she said.
    """
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] == ","):
        end -= 1
    if start < end:
        yield Quotation(Span(start, end), Span(outer_start, outer_end), is_dashed)
