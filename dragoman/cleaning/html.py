"""HTML pages: all visible text as lines, and trafilatura's word on which of them are the article.

trafilatura and lxml are imported when the first HTML page comes. A page that is nested or cut up beyond reason is
refused before they see it; whatever they raise over a broken page becomes a rejection.
"""

import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from dragoman.cleaning.blocks import cut_lines
from dragoman.cleaning.clean import (
    FEWEST_WORDS,
    Found,
    blocks_of,
    build_article,
    clean_text,
    found_in,
    merge,
    reject,
    too_many_lines,
)
from dragoman.cleaning.dates import find_dates
from dragoman.cleaning.features import find_core
from dragoman.cleaning.layout import Layout
from dragoman.cleaning.metadata import only_time, stated_date
from dragoman.cleaning.traits import describe
from dragoman.cleaning.verdicts import Verdicts, trim
from dragoman.model.article import Article
from dragoman.model.explanation import Explanation
from dragoman.model.page import Page
from dragoman.model.rejection import Reason, Rejection
from dragoman.text.normalize import fold
from dragoman.vocabulary.furniture import load_furniture

Element = Any  # lxml and trafilatura come without types, or late
Document = Any

DEEPEST = 200
"""How deep elements may be nested; news pages stay under 60, and libxml2 gives up at 256."""
MOST_TAGS = 50_000
"""How many tags a page may have."""

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_HIDDEN = frozenset(
    {"script", "style", "noscript", "template", "svg", "head", "iframe", "object", "select", "textarea", "math"}
)  # fmt: skip
_INLINE = frozenset(
    {"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img",
     "ins", "kbd", "label", "mark", "nobr", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time",
     "tt", "u", "var", "wbr"}
)  # fmt: skip
_LONGEST_DATE_LINE = 100
"""Characters of a line whose date may be that of the page, and not of something told in the article."""
_LONG = 6
"""Words from which on a line may be body without being a whole line of the main text."""
_IN_MAIN_TEXT = {
    True: Explanation("main-text", "The page's HTML marks it as part of the main text."),
    False: Explanation("not-main-text", "By the page's HTML it stands outside the main text."),
}


def clean_html(page: Page) -> Article | Rejection:
    """Find the article on an HTML page; see :func:`dragoman.cleaning.clean.clean_article`."""
    if sum(1 for _ in _TAG.finditer(page.content)) > MOST_TAGS:
        return reject(page, Reason.TOO_LARGE, f"The page has more than {MOST_TAGS:,} tags.")
    try:
        root = _parse(page.content)
    except ValueError as error:
        return reject(page, Reason.UNREADABLE, f"The page cannot be read as HTML: {error}.")
    lines = list(visible_lines(root))
    if not lines:
        return reject(page, Reason.EMPTY, "The page shows no text.")
    text = "\n".join(lines)
    if (too_large := too_many_lines(page, text)) is not None:
        return too_large
    main, found = _main_text(page)
    found = _dated(found, stated_date(root))
    if not main:
        return clean_text(page, text, found)
    return _with_main_text(page, text, main, found, _dated(Found(), only_time(root)))


def _dated(found: Found, dated: tuple[str, Explanation] | None) -> Found:
    return found if dated is None else replace(found, published=dated[0], why_published=dated[1])


def _parse(content: str) -> Element:
    """Parse a page.

    Raises:
        ValueError: It is no HTML, or nested too deeply.
    """
    from lxml import etree, html

    parser = html.HTMLParser(huge_tree=False, remove_comments=True, remove_pis=True, no_network=True, encoding="utf-8")
    try:
        root = html.document_fromstring(content.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, AssertionError, TypeError) as error:
        raise ValueError(str(error)) from error
    if _depth(root) > DEEPEST:
        raise ValueError(f"its elements are nested more than {DEEPEST} deep")
    return root


def _depth(root: Element) -> int:
    """Measure how deep a tree is, without recursion."""
    deepest, stack = 0, [(root, 1)]
    while stack:
        element, depth = stack.pop()
        deepest = max(deepest, depth)
        stack.extend((child, depth + 1) for child in element)
    return deepest


def _is_hidden(element: Element) -> bool:
    style = (element.get("style") or "").replace(" ", "").casefold()
    return element.tag in _HIDDEN or element.get("hidden") is not None or "display:none" in style


def _pieces(root: Element) -> Iterator[str | None]:
    """Give the visible text of a tree piece by piece, in order; None where a block begins or ends."""
    from lxml import etree

    skipped = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if not isinstance(element.tag, str):
            continue
        breaks = element.tag not in _INLINE
        if event == "start":
            skipped += bool(skipped) or _is_hidden(element)
            if not skipped:
                yield None if breaks else ""
                yield element.text or ""
            continue
        if skipped:
            skipped -= 1
        if not skipped:
            yield None if breaks else ""
            yield element.tail or "" if element is not root else ""


def visible_lines(root: Element) -> Iterator[str]:
    """Give the visible text of a page, one line for each block of it, white space run together."""
    line: list[str] = []
    for piece in (*_pieces(root), None):
        if piece is not None:
            line.append(piece)
            continue
        text = " ".join("".join(line).split())
        if text:
            yield text
        line.clear()


def _main_text(page: Page) -> tuple[str, Found]:
    """Ask trafilatura for the main text of a page and for what the page says of itself."""
    from lxml import etree
    from trafilatura import bare_extraction

    # What it cannot read is told to the user as a rejection, not on standard error.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    try:
        document: Document = bare_extraction(
            page.content,
            url=page.url,
            favor_precision=True,
            include_comments=False,
            with_metadata=True,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except (etree.LxmlError, ValueError, TypeError, KeyError, AttributeError, RecursionError, IndexError):
        return "", Found()
    if document is None:
        return "", Found()
    return document.text or "", _found(document)


def _found(document: Document) -> Found:
    title = document.title or None
    return Found(
        title=title,
        author=document.author or None,
        source=document.sitename or document.hostname or None,
        why_title=Explanation("html-title", f"The title that the page's HTML states: “{(title or '')[:80]}”."),
    )


def in_main_text(lines: Sequence[str], main: str) -> list[bool]:
    """Say which lines of a page are in its main text.

    A long line is in it if most of its runs of three words are: the main text may lack the words of a link. A short
    one has to be a whole line of the main text, and to stand between long ones: a menu may hold the same words.
    """
    main_lines, main_runs = frozenset(map(fold, main.splitlines())), frozenset(_runs(fold(main).split()))
    folded = [fold(line) for line in lines]
    long = [index for index, line in enumerate(folded) if _mostly_in(main_runs, line.split())]
    found = frozenset(long)
    first, last = (long[0], long[-1]) if long else (0, -1)
    return [index in found or (first <= index <= last and line in main_lines) for index, line in enumerate(folded)]


def _runs(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return zip(words, words[1:], words[2:], strict=False)


def _mostly_in(runs: frozenset[tuple[str, ...]], words: Sequence[str]) -> bool:
    """Say whether a line of a few words or more has most of its runs of three words among those given."""
    if len(words) < _LONG:
        return False
    own = list(_runs(words))
    return sum(run in runs for run in own) >= 0.6 * len(own)


def _with_main_text(page: Page, text: str, main: str, found: Found, likely: Found) -> Article | Rejection:
    """Label as body the lines that are in the main text.

    Args:
        page: The page.
        text: Its visible text.
        main: Its main text.
        found: What its HTML states; it wins over what its lines say.
        likely: What its HTML makes likely; its lines win over it.
    """
    furniture = load_furniture()
    spans = list(cut_lines(text))
    lines = [span.cut(text) for span in spans]
    traits = tuple(describe(line, furniture) for line in lines)
    verdicts = Verdicts(traits, find_core(traits), in_main_text(lines, main))
    trim(verdicts)
    reasons = tuple(
        verdicts.reasons.get(index) or _IN_MAIN_TEXT[is_body] for index, is_body in enumerate(verdicts.is_body)
    )
    layout = Layout(traits, tuple(verdicts.is_body), reasons, furniture)
    if layout.prose_words() < FEWEST_WORDS:
        return clean_text(page, text, found)
    found = merge(merge(found, found_in(page, layout)), likely)
    if found.published is None:
        found = _with_searched_date(page, lines, found)
    return build_article(page, text, blocks_of(spans, layout), found)


def _with_searched_date(page: Page, lines: Sequence[str], found: Found) -> Found:
    """Let htmldate search the whole page, but take its date only if the page has that very day in a short line.

    Its extensive search makes the first of January out of any year that stands in the text.
    """
    from htmldate import find_date

    edtf = find_date(page.content, extensive_search=True, original_date=True, url=page.url)
    furniture = load_furniture()
    short = (line for line in lines if len(line) <= _LONGEST_DATE_LINE)
    if edtf is None or not any(edtf == day.edtf for line in short for day in find_dates(line, furniture)):
        return found
    note = Explanation("html-date-searched", f"The likeliest of the dates that stand on the page: {edtf}.")
    return replace(found, published=edtf, why_published=note)
