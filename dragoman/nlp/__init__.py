"""Sentences, tokens and grammar of an article's body.

Takes an :class:`~dragoman.model.Article` and its language, gives an :class:`~dragoman.model.AnnotatedArticle` whose
labels are Universal Dependencies' for every language. Furniture is not annotated.
"""

from dragoman.nlp.annotate import annotate

__all__ = ["annotate"]
