"""The room that tells a page's article from its furniture.

Takes a :class:`~dragoman.model.page.Page`, gives an :class:`~dragoman.model.article.Article` whose text is final and
whose every block is labelled with a reason, or a :class:`~dragoman.model.rejection.Rejection`. Knows no language but
through the words of furniture.
"""

from dragoman.cleaning.clean import clean_article

__all__ = ["clean_article"]
