"""Telling the language of a page's body.

Takes an article; gives a guess with its confidence and its reason. Furniture has no say: the menu of a French page
may well be English. Whether the language can be read is the caller's question.
"""

from dragoman.language.identify import LanguageGuess, identify_language

__all__ = ["LanguageGuess", "identify_language"]
