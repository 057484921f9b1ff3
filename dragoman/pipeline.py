"""The way of one page through the rooms, from bytes to cited facts."""

import traceback
from collections.abc import Collection

from dragoman.cleaning import clean_article
from dragoman.errors import CitationError, ModelUnavailable
from dragoman.extraction import extract_facts
from dragoman.language import identify_language
from dragoman.linking import link_actors
from dragoman.model.article import Article
from dragoman.model.mention import Reading
from dragoman.model.page import Page
from dragoman.model.record import PageRecord
from dragoman.model.rejection import Reason, Rejection
from dragoman.nlp import annotate
from dragoman.temporal import tag_times
from dragoman.vocabulary.language_names import load_language_names
from dragoman.vocabulary.languages import supported_languages

READER_VERSION = "1"


class Reader:
    """Reads pages.

    Args:
        languages: ISO 639-1 codes to read; all supported ones where None.
    """

    def __init__(self, *, languages: Collection[str] | None = None) -> None:
        self._languages = frozenset(languages if languages is not None else supported_languages())

    def read(self, page: Page) -> PageRecord | Rejection:
        """Read one page; whatever is wrong with it comes back as a rejection.

        Args:
            page: The page as ingested.

        Returns:
            What the page says, or why it was left out.

        Raises:
            ModelUnavailable: A language model is missing.
            CitationError: A fact could not be tied to its text, which is a bug.
        """
        try:
            return self._read(page)
        except (ModelUnavailable, CitationError):
            raise
        except Exception as error:
            where = traceback.extract_tb(error.__traceback__)[-1]
            detail = f"{type(error).__name__} in {where.name}: {error}"
            return Rejection(page.id, page.path, "pipeline", Reason.FAILED, detail[:500])

    def _read(self, page: Page) -> PageRecord | Rejection:
        article = clean_article(page)
        if isinstance(article, Rejection):
            return article
        guess = identify_language(article, hint=page.language)
        if guess.code not in self._languages:
            return self._unread(article, guess.code)
        annotated = annotate(article, guess.code)
        reading = Reading(annotated, tag_times(annotated), link_actors(annotated))
        return PageRecord(article, guess.code, extract_facts(reading))

    def _unread(self, article: Article, code: str) -> Rejection:
        names = load_language_names()
        read = ", ".join(sorted(names.get(c, c) for c in self._languages))
        detail = f"the body is in {names.get(code, code)} ({code}); read are {read}"
        return Rejection(article.page_id, article.path, "language", Reason.LANGUAGE, detail)
