"""Arabic words for comparison: particles written with a word set apart, no article, one shape for a letter.

Arabic writes its one-letter words ("and", "by", "to") and its article together with the word after them, pronouns
together with the word before them, and writers differ in hamzas, dots and vowel signs. All that is folded away here, so
that a form of the vocabulary is found whatever stands around it.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator
from itertools import pairwise

MARKS = "\u0610-\u061a\u064b-\u065f\u0670"
"""Vowel signs, as the inside of a character class; they belong to the word but are no letters."""

_ARABIC = re.compile(r"[\u0620-\u064a\u0671-\u06d3]")
# Elongation, and letters that stand for one another at the end of words or in foreign names.
_LETTERS = str.maketrans({"ـ": "", "ى": "ي", "ة": "ه", "ٱ": "ا", "ک": "ك", "ی": "ي", "ڤ": "ف", "گ": "ك"})
# Three letters after the article: with fewer it may be part of the word, as in «التي».
# More than once: «الألعاب» and «ألعاب» are one word.
_ARTICLE = re.compile(r"(?:ال(?=\w{3}))+")
_GLUED = re.compile(r"(?P<joint>[وف])?(?:(?P<case>[بك])?(?=ال\w{3})|(?P<to>ل)(?=ل\w{2}))")
_SHORTEST_DUAL = 6  # letters, the article among them
_ENDS_BARE = re.compile("(?:[اةىءه]|ات|ين|ون)$")  # words that take no alif
# Words that begin with lam themselves: after the preposition «ل» theirs is no rest of the article.
_OF_LAM = re.compile(r"ل(?:بنان|يبي|جن|جان|قاء|ندن|وكسمبورغ|كسمبورغ|اتفي|يتواني|واء|اوس|اجء|اجي|يسوتو|غ|وزان|وسيل)")


def has_arabic(text: str) -> bool:
    """Say whether a text has a letter of the Arabic script."""
    return _ARABIC.search(text) is not None


def has_article(word: str) -> bool:
    """Say whether a noun is written with the article: «الوزير»."""
    return _ARTICLE.match(fold_letters(word)) is not None


def is_nominative(word: str) -> bool:
    """Say whether a noun is in the case of subjects, as far as letters tell: «الوزيران», «المسؤولون»."""
    return has_article(word) and len(word) > _SHORTEST_DUAL and word.endswith(("ان", "ون"))


def part(word: str, cuts: Collection[int] = ()) -> list[tuple[int, int]]:
    """Give the words that are written together as one: a particle before an article is surely a word of its own.

    Args:
        word: The word as written.
        cuts: Places inside it at which it is known to part, beside those.

    Returns:
        Where each begins and ends.

    >>> part("وبالرباط")
    [(0, 1), (1, 2), (2, 8)]
    """
    match = _GLUED.match(word)
    sure = () if match is None else (match.end(group) for group in ("joint", "case", "to") if match[group])
    places = sorted({*sure, *cuts, 0, len(word)})
    return list(pairwise(places))


def fold_letters(word: str) -> str:
    """Fold hamzas, vowel signs and the letters that stand for one another; the article stays.

    >>> fold_letters("الأُولى")
    'الاولي'
    """
    decomposed = unicodedata.normalize("NFKD", word)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).translate(_LETTERS)


def fold_arabic(piece: str, *, before: str = "", has_pronoun: bool = False) -> str:
    """Fold one word whose particles are set apart.

    Args:
        piece: The word.
        before: The word written together with it, in front of it.
        has_pronoun: Whether a pronoun is written together with it, behind it.

    >>> fold_arabic("المملكة"), fold_arabic("لمملكة", before="ل"), fold_arabic("زيارت", has_pronoun=True)
    ('مملكه', 'مملكه', 'زياره')
    """
    word = fold_letters(piece)
    if before == "ل" and word.startswith("ل") and len(word) > 2 and not _OF_LAM.match(word):
        word = word[1:]
    if has_pronoun and len(word) > 3 and word.endswith("ت"):
        word = word[:-1] + "ه"
    article = _ARTICLE.match(word)
    return word if article is None else word[article.end() :]


def noun_forms(phrase: str) -> Iterator[str]:
    """Give a noun, or a noun with its adjectives, also as the object of a verb: with the alif of the indefinite.

    >>> list(noun_forms("اجتماع ثنائي"))
    ['اجتماع ثنائي', 'اجتماعا ثنائيا']
    """
    yield phrase
    words = phrase.split()
    if not any(word.startswith("ال") or len(word) < 3 for word in words):
        yield " ".join(word if _ENDS_BARE.search(word) else word + "ا" for word in words)


def verb_forms(parts: str) -> Iterator[str]:
    """Give the forms of a verb in the third person, from the two that dictionaries list: perfect and imperfect.

    Those before a pronoun are among them. Passives are mostly written the same.

    Args:
        parts: Both, with a slash between them: ``"التقى/يلتقي"``.

    >>> len(set(verb_forms("زار/يزور")))
    14
    """
    perfect, imperfect = parts.split("/")
    is_weak = perfect[-1] in "ىا"
    base = perfect[:-1] if is_weak else perfect
    dual = base + ("يا" if perfect[-1] == "ى" else "ا")
    yield from (perfect, base + "ت", base + "تا", dual, base + "وا", base + "و", *((base + "ا",) if is_weak else ()))
    stem = imperfect[1:]
    short = stem[:-1] if stem[-1] in "يوى" else stem
    for person in ("ي", "ت"):
        yield from (person + stem, person + stem.replace("ى", "ي") + "ان")
    yield from ("ي" + stem.replace("ى", "ي") + "ا", "ي" + short + "ون", "ي" + short + "وا", "ي" + short + "و")
