"""Arabic words for comparison: particles that are written together with a word set apart, no article, one shape a letter.

Arabic writes its one-letter words ("and", "by", "to") and its article together with the word after them, pronouns
together with the word before them, and writers differ in hamzas, dots and vowel signs. All that is folded away here, so
that a form of the vocabulary is found whatever stands around it.
"""

import re
from collections.abc import Iterator

MARKS = "\u0610-\u061a\u064b-\u065f\u0670"
"""Vowel signs, as the inside of a character class; they belong to the word but are no letters."""

_ARABIC = re.compile(r"[\u0620-\u064a\u0671-\u06d3]")
# Elongation, and letters that stand for one another at the end of words or in foreign names.
_LETTERS = str.maketrans({"ـ": "", "ى": "ي", "ة": "ه", "ٱ": "ا", "ک": "ك", "ی": "ي", "ڤ": "ف", "گ": "ك"})
# Three letters after the article: with fewer it may be part of the word, as in «التي».
_ARTICLE = re.compile(r"ال(?=\w{3})")
_GLUED = re.compile(r"(?P<joint>[وف])?(?:(?P<case>[بك])?(?=ال\w{3})|(?P<to>ل)(?=ل\w{2}))")
# Words that begin with lam themselves: after the preposition «ل» theirs is no rest of the article.
_OF_LAM = re.compile(r"ل(?:بنان|يبي|جن|جان|قاء|ندن|وكسمبورغ|كسمبورغ|اتفي|يتواني|واء|اوس|اجء|اجي|يسوتو|غ|وزان|وسيل)")


def has_arabic(text: str) -> bool:
    """Say whether a text has a letter of the Arabic script."""
    return _ARABIC.search(text) is not None


def particles(word: str) -> Iterator[int]:
    """Give the places inside a word at which it is surely two: after "and", "by" or "to" before an article.

    >>> list(particles("وبالرباط"))
    [1, 2]
    """
    match = _GLUED.match(word)
    if match is not None:
        yield from sorted({match.end(group) for group in ("joint", "case", "to") if match[group]})


def bare_word(letters: str, *, before: str = "", has_pronoun: bool = False) -> str:
    """Fold one word whose particles are set apart.

    Args:
        letters: The word, without accents and vowel signs.
        before: The word written together with it, in front of it.
        has_pronoun: Whether a pronoun is written together with it, behind it.

    >>> bare_word("المملكة"), bare_word("لمملكة", before="ل"), bare_word("زيارت", has_pronoun=True)
    ('مملكه', 'مملكه', 'زياره')
    """
    word = letters.translate(_LETTERS)
    if before == "ل" and word.startswith("ل") and len(word) > 2 and not _OF_LAM.match(word):
        word = word[1:]
    if has_pronoun and len(word) > 3 and word.endswith("ت"):
        word = word[:-1] + "ه"
    return _ARTICLE.sub("", word, count=1) if word.startswith("ال") else word
