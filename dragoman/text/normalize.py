"""Forms of a text for comparison; never for display."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from dragoman.text.arabic import fold_arabic, has_arabic, part

_WORDS = re.compile(r"\w+")


@lru_cache(maxsize=1 << 14)  # a page folds the same words some hundred times over
def fold(text: str) -> str:
    """Fold to lower case without accents, words separated by single blanks; Arabic also without articles.

    >>> fold("Secrétaire général,  l’Ambassadeur")
    'secretaire general l ambassadeur'
    >>> fold("السّفارة والوزير")
    'سفاره و وزير'
    """
    if text.isascii():
        return text.lower() if text.isalnum() else " ".join(_WORDS.findall(text.lower()))
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    words = _WORDS.findall(bare)
    return " ".join((piece for word in words for piece in _pieces(word)) if has_arabic(bare) else words)


def _pieces(word: str) -> Iterator[str]:
    """Give the words that an Arabic word is surely made of, folded."""
    before = ""
    for start, end in part(word):
        yield (before := fold_arabic(word[start:end], before=before))


def slug(text: str) -> str:
    """Fold to a form fit for an id: words joined with hyphens.

    >>> slug("Clare Hutchinson")
    'clare-hutchinson'
    """
    return fold(text).replace(" ", "-")
