"""Who wrote a flattened page and where it first stood, where the lines around its article say so."""

import re
from collections.abc import Iterator

from dragoman.cleaning.layout import Layout
from dragoman.vocabulary.furniture import PhraseBook, phrase_words

_WORD = re.compile(r"\w+")
_STOPS = re.compile(r"[|•·/(\d,;]| [-–—] |\s{2,}")
_LONGEST_LINE = 25
_LONGEST_NAME = 6


def find_author(layout: Layout, title: int | None) -> str | None:
    """Find the author in a line such as "By …" or "Ecrit par : …" near the top of the article."""
    start = layout.body_start
    top = max(0, start - 5) if title is None else title + 1
    return _first_name(layout, range(top, min(start + 4, len(layout.page))), layout.furniture.bylines)


def find_source(layout: Layout, title: int | None) -> str | None:
    """Find the source in a line such as "Publié dans … le 5 mars 2021" or "Source : …" around the article."""
    start, stop = layout.body_start, layout.body_stop
    top = max(0, start - 5) if title is None else title + 1
    around = [*range(top, start), *range(stop, min(stop + 3, len(layout.page)))]
    return _first_name(layout, around, layout.furniture.sources)


def _first_name(layout: Layout, lines: Iterator[int] | range | list[int], book: PhraseBook) -> str | None:
    for index in lines:
        traits = layout.page[index]
        if layout.is_body[index] or len(traits.words) > _LONGEST_LINE:
            continue
        for _, place, length in book.find(phrase_words(traits.text)):
            name = _name_after(traits.text, place + length, layout)
            if name is not None and (place == 0 or _is_set_off(traits.text, place)):
                return name
    return None


def _offset_of(text: str, word: int) -> int:
    """Give where the words of a text go on after the first few of them; hyphens and apostrophes part words."""
    found = [match.end() for match in _WORD.finditer(text)]
    return found[word - 1] if 0 < word <= len(found) else len(text)


def _is_set_off(text: str, word: int) -> bool:
    """Say whether a mark, and not merely a blank, stands before a word of a line."""
    return bool(_STOPS.search(text[max(0, _offset_of(text, word) - 1) : _offset_of(text, word) + 4]))


def _name_after(text: str, word: int, layout: Layout) -> str | None:
    """Cut the capitalised name that follows the first words of a line, up to a mark, a number or small words."""
    rest = text[_offset_of(text, word) :].lstrip(" :\u00a0\u202f").strip()
    name = _STOPS.split(rest, maxsplit=1)[0].strip(" .-–—:|") if rest else ""
    words = name.split()
    while words and (words[-1].casefold() in layout.furniture.all_function_words or words[-1].islower()):
        words.pop()
    if not words or not words[0][0].isupper() or len(words) > _LONGEST_NAME:
        return None
    return " ".join(words)
