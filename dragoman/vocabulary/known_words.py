"""The words that the vocabulary has in a language, for whoever has to tell where one word ends and another begins."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from dragoman.text.arabic import verb_forms
from dragoman.text.normalize import fold
from dragoman.vocabulary.actors import load_actors
from dragoman.vocabulary.files import DATA, read_yaml
from dragoman.vocabulary.portfolios import load_portfolios

_FILES = ("bodies", "frameworks", "posts", "references", "relations", "reporting", "topics", "triggers")
_SHORTEST = 3  # letters; a shorter word is a part of too many


@cache
def known_words(language: str) -> frozenset[str]:
    """Give all words of a language's files, of its actors and of its portfolios, folded.

    Args:
        language: ISO 639-1 code.
    """
    folder = DATA / "languages" / language
    paths = [*(folder / f"{name}.yml" for name in _FILES), *sorted((folder / "triggers").glob("*.yml"))]
    texts = [text for path in paths for text in _texts(read_yaml(path))]
    texts += [form.text for form in load_actors().forms(language)]
    texts += [name for portfolio in load_portfolios().values() for name in portfolio.names.get(language, ())]
    return frozenset(word for text in texts for word in fold(text).split() if len(word) >= _SHORTEST)


def _texts(value: Any) -> Iterator[str]:
    """Give all texts inside a file's lists and mappings, a verb in all its forms."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, str):
        yield from verb_forms(value) if "/" in value[1:] else (value,)
