"""Why something was read or decided so, in the interface's language: the record keeps its reasons in English."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

from markupsafe import Markup, escape

from dragoman.errors import VocabularyError
from dragoman.vocabulary.files import line_of, read_yaml
from dragoman.web.wording import CATALOGUES, Words, load_words

_SLOT = re.compile(r"\{([a-z]+)(\d*)\}")
_OWN = "en"
_REMEMBERED = 4096
Entry = tuple[re.Pattern[str], str]


def show_reason(detail: str, words: Words) -> Markup:
    """Give a reason for a page; one that nobody has put into the language is marked as English."""
    said = say_reason(detail, words.language)
    return Markup('<span lang="{}">{}</span>').format(_OWN, detail) if said is None else escape(said)


@lru_cache(_REMEMBERED)
def say_reason(detail: str, language: str) -> str | None:
    """Say a reason in a language; None where its catalogue does not know the sentence.

    >>> say_reason("Both give 2018-05-05.", "fr")
    'Les deux donnent 2018-05-05.'
    """
    if language == _OWN:
        return detail
    words = load_words(language)
    for pattern, told in load_reasons(language):
        match = pattern.fullmatch(detail)
        values = None if match is None else _values(match.groupdict(), words)
        if values is not None:
            said = told.format(**values)
            return said[:1].upper() + said[1:] if detail[:1].isupper() else said
    return None


@cache
def load_reasons(language: str) -> tuple[Entry, ...]:
    """Load a catalogue of reasons; empty where the language has none.

    Raises:
        VocabularyError: A sentence in it has other slots than what it says.
    """
    path = CATALOGUES / "reasons" / f"{language}.yml"
    return tuple(_entries(path, read_yaml(path))) if path.exists() else ()


def _entries(path: Path, found: object) -> Iterator[Entry]:
    if not isinstance(found, dict):
        raise VocabularyError(str(path), 1, "", "has to be sentences, each with the same in the language")
    for sentence, told in found.items():
        slots, its = ({"".join(slot) for slot in _SLOT.findall(text)} for text in (sentence, told))
        if not its <= slots:
            lacks = ", ".join(sorted(its - slots))
            raise VocabularyError(str(path), line_of(path, sentence), sentence, f"the sentence lacks {lacks}")
        pieces = _SLOT.split(sentence)  # what stands between slots, and their names and numbers, in turn
        pattern = re.escape(pieces[0]) + "".join(
            f"(?P<{name}{number}>.+?){re.escape(text)}"
            for name, number, text in zip(pieces[1::3], pieces[2::3], pieces[3::3], strict=True)
        )
        yield re.compile(f"(?i:{pattern})", re.DOTALL), told


def _values(found: dict[str, str], words: Words) -> dict[str, str] | None:
    """Give what is put into the slots; None where a part of the sentence is not known."""
    values: dict[str, str] = {}
    for slot, value in found.items():
        said = _say(slot.rstrip("0123456789"), value, words)
        if said is None:
            return None
        values[slot] = said
    return values


def _say(sort: str, value: str, words: Words) -> str | None:
    match sort:
        case "kind":
            return words.label("kind", value)
        case "said":  # as Python writes text: between quotation marks of either sort
            return words("quoted", words=value[1:-1])
        case "part":
            return say_reason(value, words.language)
    return value
