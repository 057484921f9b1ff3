"""What can be searched: the words of pages and of the evidence of facts, folded."""

from collections.abc import Iterable
from typing import Any

from dragoman.text.normalize import fold

PAGES = "pages"  # the family of passages that are whole pages

# PostgreSQL places no word of a text beyond this one, and takes about a megabyte of a text's distinct words.
_MOST_WORDS, _MOST_LETTERS = 16_000, 200_000
_LONGEST_WORD = 100


def words_of(text: str) -> list[str]:
    """Give the words of a text as they are searched: folded, very long ones cut.

    >>> words_of("L’Ambassadeur, السّفارة, COVID-19")
    ['l', 'ambassadeur', 'سفاره', 'covid', '19']
    """
    folded = " ".join(map(fold, text.split()))  # word by word: `fold` remembers what it has folded
    return [word[:_LONGEST_WORD] for word in folded.replace("_", " ").split()]


def page_passage(key: str, title: str | None, text: str, body: Iterable[tuple[int, int]]) -> dict[str, Any]:
    """Give the row by which a page is found: its title and its article."""
    return _passage(key, PAGES, key, page_words(title, text, body))


def fact_passage(page: str, family: str, key: str, quotes: Iterable[str]) -> dict[str, Any]:
    """Give the row by which a fact is found: the words of its evidence."""
    return _passage(page, family, key, "\n".join(quotes))


def page_words(title: str | None, text: str, body: Iterable[tuple[int, int]]) -> str:
    """Give the words of a page that are searched, as they are written."""
    return "\n".join([*filter(None, [title]), *(text[start:end] for start, end in body)])


def _passage(page: str, family: str, key: str, text: str) -> dict[str, Any]:
    words = " ".join(words_of(text)[:_MOST_WORDS])
    if len(words) > _MOST_LETTERS:
        words = words[:_MOST_LETTERS].rpartition(" ")[0]
    return {"page": page, "family": family, "key": key, "words": words}
