"""The language of a text: by its script where that settles it, else by its letters' company.

Method: the naive Bayes classifier over byte n-grams of langid.py (Lui and Baldwin 2012, "langid.py: An Off-the-shelf
Language Identification Tool"), as maintained in py3langid.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from dragoman.model.article import Article
from dragoman.model.explanation import Explanation
from dragoman.vocabulary.language_names import load_language_names

UNDETERMINED = "und"  # ISO 639-2
_ENOUGH = 4_000  # characters; more changes no guess
_FEW_LETTERS = 120  # below, what the input states is worth more than a guess
_SURE = 0.9
_ARABIC_SCRIPT = ("ar", "fa", "ps", "ur")
_ARABIC_BLOCKS = (("\u0600", "\u06ff"), ("\u0750", "\u077f"), ("\ufb50", "\ufdff"), ("\ufe70", "\ufefc"))


@dataclass(frozen=True, slots=True)
class LanguageGuess:
    """The language of a text, as far as can be told.

    Attributes:
        code: ISO 639-1, or ``und`` where the text has no words.
        confidence: Between 0 and 1.
        explanation: Why.
    """

    code: str
    confidence: float
    explanation: Explanation


def identify_language(article: Article, *, hint: str | None = None) -> LanguageGuess:
    """Tell the language of an article's body.

    Args:
        article: The cleaned page; only its body is looked at.
        hint: ISO 639-1 code that the input states. It decides where the text is short or the guess unsure, and is
            otherwise outvoted by the text: feeds often state the language of the site instead of the page's.

    Returns:
        The guess; ``und`` for a body without words and no hint.
    """
    text = _sample(article)
    letters = sum(map(str.isalpha, text))
    if letters == 0:
        return _stated(hint, "The body has no letters")
    candidates = _ARABIC_SCRIPT if _arabic_letters(text) > letters / 2 else tuple(load_language_names())
    code, confidence = _classify(text, candidates)
    if hint is not None and hint != code and (letters < _FEW_LETTERS or confidence < _SURE):
        return _stated(hint, f"The body is too short or too mixed to tell (it looks like {code})")
    script = ", in Arabic script" if candidates is _ARABIC_SCRIPT else ""
    detail = f"The body's {letters} letters looked at are {load_language_names().get(code, code)}{script}."
    return LanguageGuess(code, confidence, Explanation("language-model", detail, confidence))


def _stated(hint: str | None, why: str) -> LanguageGuess:
    if hint is None:
        return LanguageGuess(UNDETERMINED, 0.0, Explanation("no-letters", f"{why}."))
    name = load_language_names().get(hint, hint)
    return LanguageGuess(hint, 0.5, Explanation("stated", f"{why}; the input says it is {name}.", 0.5))


def _sample(article: Article) -> str:
    pieces, length = [], 0
    for span in article.body:
        pieces.append(span.cut(article.text)[: _ENOUGH - length])
        length += len(pieces[-1])
        if length >= _ENOUGH:
            break
    return "\n".join(pieces)


def _arabic_letters(text: str) -> int:
    return sum(1 for c in text if c.isalpha() and any(first <= c <= last for first, last in _ARABIC_BLOCKS))


def _classify(text: str, candidates: Sequence[str]) -> tuple[str, float]:
    ranked = ((str(code), float(confidence)) for code, confidence in _identifier().rank(text))
    code, confidence = next(guess for guess in ranked if guess[0] in candidates)
    return code, round(confidence, 3)


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(load_language_names()))
    return identifier
