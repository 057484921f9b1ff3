"""Forms of a text for comparison; never for display."""

import re
import unicodedata
from functools import lru_cache

_WORDS = re.compile(r"\w+")


@lru_cache(maxsize=1 << 14)  # a page folds the same words some hundred times over
def fold(text: str) -> str:
    """Fold to lower case without accents, words separated by single blanks.

    >>> fold("Secrétaire général,  l’Ambassadeur")
    'secretaire general l ambassadeur'
    """
    if text.isascii():
        return text.lower() if text.isalnum() else " ".join(_WORDS.findall(text.lower()))
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(_WORDS.findall(bare))


def slug(text: str) -> str:
    """Fold to a form fit for an id: words joined with hyphens.

    >>> slug("Clare Hutchinson")
    'clare-hutchinson'
    """
    return fold(text).replace(" ", "-")
