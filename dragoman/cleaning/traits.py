"""What one block looks like by itself: its length, its end, its small words, the stock phrases in it."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from dragoman.cleaning.dates import find_dates
from dragoman.text.normalize import fold
from dragoman.vocabulary.furniture import Furniture

SAMPLE = 3000
"""Characters of a block that are looked at; one line of many megabytes then costs no more than a paragraph."""

_LONGEST_ORIGIN = 14
_LONGEST_WORD = 60
_STOP = (".", "!", "?", "؟", "。")
_CLOSERS = "\"'”’»›)]* \u00a0"
_SENTENCE_END = re.compile(r"[.!?؟]['\"”’»)]?\s+(?=['\"“‘«(]?\s?[^\W\d_a-z])")
_SEPARATOR = re.compile(r"[|›»>•·/→▶–-] ")
_ADDRESS = re.compile(r"https?://|www\.|[\w.]@\w|\.(?:com|org|net|fr)\b")
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"\w+")
_NUMBERED = re.compile(r"\(?(?:\d{1,2}|[a-zA-Z])[.)] ")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


class Shape(StrEnum):
    """What a block looks like at first sight."""

    PROSE = "prose"  # a dozen words or more, ending as a sentence does or with a colon
    REMARK = "remark"  # fewer, ending as a sentence does
    TEASER = "teaser"  # cut off with an ellipsis
    LEAD = "lead"  # ends in a colon
    UNFINISHED = "unfinished"  # twenty words or more without an end
    HEADLINE = "headline"  # four words or more without an end
    LABEL = "label"  # up to three words
    STOCK = "stock"  # mostly a stock phrase
    EDGE = "edge"  # no block: the page begins or ends here


@dataclass(frozen=True, slots=True)
class Traits:
    """What one block looks like by itself.

    Attributes:
        text: The block, cut to a sample where it is very long.
        words: Its folded words, numbers as ``#``.
        count: How many words it has.
        shape: What it looks like at first sight.
        sentences: How many sentences it seems to hold.
        content: Its words that carry meaning: four letters or more, no function words.
        small_words: Share of function words, of any language, among its words.
        capitals: Share of its words that begin with a capital.
        is_upper: Whether all its letters are capitals.
        digits: Share of digits among its characters.
        marks: Names of other marks seen: ``address``, ``separator``, ``year``, ``quote``, ``lower``, ``comma`` …
        stock: Kinds of stock phrase in it.
        stock_start: Kind of the stock phrase that it begins with, or None.
        stock_share: Share of its words that belong to stock phrases.
        closing: Whether it reads as a heading that opens the part after an article.
        origin: Whether it says no more than when or by whom the page was written.
        link: Whether it opens with words that point to another article, and goes on.
    """

    text: str
    words: tuple[str, ...]
    count: int
    shape: Shape
    sentences: int
    content: frozenset[str]
    small_words: float
    capitals: float
    is_upper: bool
    digits: float
    marks: frozenset[str]
    stock: frozenset[str]
    stock_start: str | None
    stock_share: float
    closing: bool
    origin: bool
    link: bool

    @property
    def is_prose(self) -> bool:
        """Whether it is long enough, and finished, as the paragraphs of an article are."""
        return self.shape is Shape.PROSE

    @property
    def opens_list(self) -> bool:
        """Whether it ends in a colon, as what comes before a list does."""
        return self.text.endswith(":")

    @property
    def is_item(self) -> bool:
        """Whether it begins as the item of a list does, or ends in a comma or semicolon."""
        return "bullet" in self.marks or self.text.endswith((";", ",")) or _NUMBERED.match(self.text) is not None

    @property
    def is_sentence(self) -> bool:
        """Whether it ends as a sentence does, long or short."""
        return self.shape in {Shape.PROSE, Shape.REMARK}


def sample_of(block: str) -> str:
    """Give a block, or the beginning and the end of a very long one."""
    return block if len(block) <= SAMPLE else f"{block[: SAMPLE - 200]} {block[-200:]}"


def ending_of(text: str) -> str:
    """Say how a block ends: ``stop``, ``ellipsis``, ``colon`` or ``none``."""
    bare = text.rstrip(_CLOSERS)
    if text.rstrip("]) \u00a0").endswith(("…", "...", "[…", "[...")):
        return "ellipsis"
    if bare.endswith(_STOP):
        return "stop"
    return "colon" if bare.endswith(":") else "none"


def _shape(count: int, ending: str, stock_share: float) -> Shape:
    if stock_share >= 0.6 and count < 12:
        return Shape.STOCK
    if ending == "ellipsis" and count >= 6:
        return Shape.TEASER
    if ending == "stop" or (ending == "colon" and count >= 12):
        return Shape.PROSE if count >= 12 else Shape.REMARK
    if ending == "colon" and count >= 3:
        return Shape.LEAD
    if count >= 20:
        return Shape.UNFINISHED
    return Shape.HEADLINE if count >= 4 else Shape.LABEL


def _marks(text: str) -> frozenset[str]:
    found = set()
    if _ADDRESS.search(text):
        found.add("address")
    if _SEPARATOR.search(text):
        found.add("separator")
    if _YEAR.search(text):
        found.add("year")
    if text[0] in '"“«‘„':
        found.add("opens-quote")
    elif any(mark in text for mark in '“«"„'):
        found.add("quote")
    if text[0].islower():
        found.add("lower")
    if not text[0].isalnum() and text[0] not in "\"“«‘„(['’":
        found.add("bullet")
    if ", " in text:
        found.add("comma")
    return frozenset(found)


def small_word_shares(words: tuple[str, ...], furniture: Furniture) -> dict[str, float]:
    """Give, for each language, the share of its function words among some words."""
    size = max(1, len(words))
    return {code: sum(word in small for word in words) / size for code, small in furniture.function_words.items()}


@lru_cache(maxsize=100_000)
def _folded(word: str) -> tuple[str, ...]:
    """Fold one word; a few letters fold to several words. Pages repeat their words, so this is remembered."""
    return tuple("#" if part.isdigit() else part for part in fold(word).split())


def folded_words(text: str) -> tuple[str, ...]:
    """Split a text into folded words, numbers as ``#``, as phrases of furniture are."""
    return tuple(part for word in _WORD.findall(text) for part in _folded(word[:_LONGEST_WORD]))


def describe(block: str, furniture: Furniture) -> Traits:
    """Say what a block looks like by itself.

    Args:
        block: The block's text; not blank.
        furniture: The words of furniture.
    """
    text = sample_of(block)
    words = folded_words(text)
    small = furniture.all_function_words
    # Some scripts put no blanks between words.
    count, ending = max(len(words), sum(map(len, words)) // 12), ending_of(text)
    stock = list(furniture.stock.find(words)) if count < 60 else []
    share = sum(length for _, _, length in stock) / max(1, count)
    raw = text.split()
    return Traits(
        text=text,
        words=words,
        count=count,
        shape=_shape(count, ending, share),
        sentences=1 + len(_SENTENCE_END.findall(text)),
        content=frozenset(word for word in words if len(word) > 3 and word not in small),
        small_words=sum(word in small for word in words) / max(1, len(words)),
        capitals=sum(word[0].isupper() for word in raw) / max(1, len(raw)),
        is_upper=text[:200].isupper(),
        digits=len(_DIGIT.findall(text[:200])) / min(200, len(text)),
        marks=_marks(text),
        stock=frozenset(kind for kind, _, _ in stock),
        stock_start=next((kind for kind, at, _ in stock if at == 0), None),
        stock_share=share,
        closing=_is_closing(words, ending, furniture),
        origin=_is_origin(text, words, furniture),
        link=_is_link(text, words, furniture),
    )


def _is_closing(words: tuple[str, ...], ending: str, furniture: Furniture) -> bool:
    """Say whether a block is a heading such as "Related articles", give or take a few words."""
    if not words or len(words) > 9:
        return False
    found = furniture.closing.at(words, 0)
    if found is None or ending in {"stop", "ellipsis"}:
        return False
    return len(words) - found[1] <= (0 if found[1] == 1 else 3)


def _is_origin(text: str, words: tuple[str, ...], furniture: Furniture) -> bool:
    """Say whether a block is a date line or a byline: "By Jane Doe", "Abidjan, le 12 octobre 2021", "mars 2021"."""
    if not words or len(words) > _LONGEST_ORIGIN:
        return False
    byline = furniture.bylines.at(words, 0)
    if byline is not None and (len(words) <= 8 or ":" in text[:20]):
        names = text.split()[byline[1] :]
        return bool(names) and sum(name[0].isupper() for name in names) >= 0.5 * len(names)
    if _YEAR.search(text) is None and not any(map(str.isdecimal, text)):
        return False
    if len(words) <= 5 and any(word in furniture.months for word in words) and _YEAR.search(text):
        return True
    dates = list(find_dates(text, furniture, day_comes_first=True))
    labelled = any(next(book.find(words), None) for book in (furniture.published, furniture.updated))
    return bool(dates) and (labelled or sum(found.end - found.start for found in dates) >= 0.5 * len(text))


def _is_link(text: str, words: tuple[str, ...], furniture: Furniture) -> bool:
    """Say whether a block is a line such as "Read also: …"."""
    found = furniture.links.at(words, 0) if words else None
    if found is None or len(words) > 40 or len(words) == found[1]:
        return False
    return found[1] > 1 or ":" in text[: len(words[0]) + 4]
