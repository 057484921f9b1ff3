"""The words and patterns of a language's dates, from ``languages/<code>/dates.yml``.

A file has four parts:

* ``words``: for each word class (``MONTH``, ``WEEKDAY``, ``UNIT`` …) its values and, for each value, the forms.
* ``capitalised``: the classes whose forms count only with a capital letter (English "May", "March").
* ``rules``: for each meaning the engine knows, the patterns that have it.
* ``cues``: words that tell past from future (``narrative``: auxiliaries whose perfect tells a story), words
  that make a number a name and no year, and words around a date that say whose it is: ``when`` opens what happened
  then, a ``ceremony`` is where something was done.

A class may have variants, ``UNIT_CALENDAR`` beside ``UNIT``: forms of their own for the patterns that name them, and
the same meaning.

A pattern is a row of elements: ``UPPER`` a word class, anything else a literal; ``[…]`` may be missing, ``(a|b)`` is
a choice, and ``~`` before an element says that it must stand there but is no part of the expression.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from dragoman.errors import VocabularyError
from dragoman.text.arabic import MARKS, fold_letters, has_arabic, part
from dragoman.text.normalize import fold
from dragoman.vocabulary.files import DATA, complain, read_yaml

_WORD = re.compile(rf"\d+|[^\W\d_](?:[^\W\d_]|[{MARKS}])*|[^\w\s]|_")

MEANINGS = frozenset(
    {
        "ago", "century", "clock", "context", "date", "daypart", "decade", "deictic", "duration", "each", "hijri",
        "nothing", "numbered", "numeric", "part", "period", "reference", "season", "vague", "weekday",
    }
)  # fmt: skip
NUMERIC = frozenset({"NUMBER", "DAY", "MONTHNUMBER", "YEAR", "SHORTYEAR", "HOUR", "MINUTE", "TENS"})
"""Classes that the engine gives to numbers written with digits; a file may add forms to them."""

INTEGER_CLASSES = frozenset(
    {
        "CONTEXTSHIFT", "DAY", "DAYSHIFT", "DIRECTION", "HIJRIMONTH", "MONTH", "MONTHSHIFT", "MONTHTHAT", "NUMBER",
        "ORDINAL", "RECENT", "SIGN", "WEEKDAY",
    }
)  # fmt: skip
UNITS = frozenset(
    {
        "second", "minute", "hour", "day", "week", "weekend", "month", "quarter", "half", "year", "decade", "century",
        "term",
    }
)  # fmt: skip

_ELEMENT = re.compile(r"[\[\](|)~]|[^\s\[\](|)~]+")
_CLASS = re.compile(r"[A-Z]+(?:_[A-Z]+)?\Z")

Value = int | str
Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Symbol:
    """One element of a pattern with its options and choices worked out.

    Attributes:
        name: A word class in capitals, or a literal word, folded.
        inside: Whether it belongs to the expression; else it must only stand beside it.
    """

    name: str
    inside: bool = True


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to write one meaning.

    Attributes:
        meaning: Which of :data:`MEANINGS`.
        symbols: What stands in a row.
    """

    meaning: str
    symbols: tuple[Symbol, ...]


@dataclass(frozen=True, slots=True)
class DateWords:
    """How one language writes dates.

    Attributes:
        language: ISO 639-1 code.
        forms: For each folded first word, the phrases it begins, as (further words, class, value).
        capitalised: Classes whose forms need a capital letter.
        rules: All patterns, options expanded, in the order of the file.
        cues: Sets of folded words by name, see the file.
    """

    language: str
    forms: Mapping[str, tuple[tuple[Phrase, str, Value], ...]]
    capitalised: frozenset[str]
    rules: tuple[Rule, ...]
    cues: Mapping[str, frozenset[str]]


@cache
def fold_word(word: str) -> str:
    """Fold one word or mark of a text for look-up; all apostrophes are one, and so are all dashes."""
    if word in "’ʼ‘`´":
        return "'"
    if word in "‐‑‒–—−":
        return "-"
    if word == "،":
        return ","
    if has_arabic(word):
        return fold_letters(word)
    return fold(word) or word


def cut(text: str, cuts: Collection[int] = ()) -> Iterator[tuple[int, int]]:
    """Give where each word of a text begins and ends: digits, letters, or one mark; Arabic particles by themselves.

    Args:
        text: The text.
        cuts: Offsets at which Arabic words that are written together part.
    """
    for match in _WORD.finditer(text):
        start, word = match.start(), match.group()
        inside = [place - start for place in range(start + 1, match.end()) if place in cuts]
        for first, last in part(word, inside) if has_arabic(word) else ((0, len(word)),):
            yield start + first, start + last


def split_words(text: str) -> Phrase:
    """Cut a form or a literal the way a text is cut, folded.

    >>> split_words("l'Année")
    ('l', "'", 'annee')
    """
    return tuple(fold_word(text[start:end]) for start, end in cut(text))


def slot_of(name: str) -> str:
    """Give the class that a variant belongs to.

    >>> slot_of("UNIT_CALENDAR")
    'UNIT'
    """
    return name.partition("_")[0]


@cache
def load_dates(language: str, *, data: Path = DATA) -> DateWords:
    """Read and check the dates file of a language.

    Raises:
        VocabularyError: There is none, or it is not as it should be; names file, line and key.
    """
    path = data / "languages" / language / "dates.yml"
    if not path.is_file():
        raise VocabularyError(str(path), 0, language, "this language has no dates file")
    content = read_yaml(path)
    if not isinstance(content, dict) or set(content) != {"words", "capitalised", "rules", "cues"}:
        raise complain(path, "words", "the file needs exactly the keys words, capitalised, rules and cues")
    forms, classes = _read_words(path, content["words"])
    unknown = set(content["capitalised"]) - classes
    if unknown:
        raise complain(path, "capitalised", f"no such class: {', '.join(sorted(unknown))}")
    return DateWords(
        language,
        forms,
        frozenset(content["capitalised"]),
        tuple(_read_rules(path, content["rules"], classes | NUMERIC)),
        _read_cues(path, content["cues"]),
    )


def _read_words(path: Path, content: Any) -> tuple[dict[str, tuple[tuple[Phrase, str, Value], ...]], set[str]]:
    """Turn class → value → forms into phrases by their first word."""
    forms: dict[str, list[tuple[Phrase, str, Value]]] = {}
    if not isinstance(content, dict):
        raise complain(path, "words", "has to map classes to values and forms")
    for name, values in content.items():
        if not _CLASS.match(str(name)) or not isinstance(values, dict):
            raise complain(path, str(name), "a class is written in capitals and maps values to lists of forms")
        for value, written in values.items():
            _check_value(path, name, value, written)
            for form in written:
                first, *rest = split_words(form)
                forms.setdefault(first, []).append((tuple(rest), name, value))
    return {first: tuple(phrases) for first, phrases in forms.items()}, set(content)


def _check_value(path: Path, name: str, value: Any, written: Any) -> None:
    """Refuse a value that the engine could not work with, and forms that are no words."""
    name = slot_of(name)
    if name in INTEGER_CLASSES and not isinstance(value, int | float):
        raise complain(path, name, f"{value!r} has to be a number")
    if name == "UNIT" and value not in UNITS:
        raise complain(path, name, f"{value!r} is no unit; they are {', '.join(sorted(UNITS))}")
    if not isinstance(written, list) or not all(isinstance(form, str) and split_words(form) for form in written):
        raise complain(path, name, f"the forms of {value!r} have to be a list of words (quote on, off, yes and no)")


def _read_rules(path: Path, content: Any, classes: set[str] | frozenset[str]) -> Iterator[Rule]:
    """Give every pattern of every meaning, options expanded."""
    for meaning, patterns in content.items():
        if meaning not in MEANINGS:
            raise complain(path, meaning, f"no such meaning; they are {', '.join(sorted(MEANINGS))}")
        for pattern in patterns:
            for symbols in _expand(path, meaning, pattern):
                wrong = [s.name for s in symbols if _CLASS.match(s.name) and s.name not in classes]
                if wrong or not any(s.inside for s in symbols):
                    raise complain(path, meaning, f"pattern {pattern!r}: {wrong or 'nothing inside'}")
                yield Rule(meaning, symbols)


def _read_cues(path: Path, content: Any) -> dict[str, frozenset[str]]:
    """Fold the lists of cue words."""
    if not isinstance(content, dict) or not all(isinstance(words, list) for words in content.values()):
        raise complain(path, "cues", "has to map names to lists of words")
    return {name: frozenset(fold_word(str(word)) for word in words) for name, words in content.items()}


def _expand(path: Path, meaning: str, pattern: str) -> list[tuple[Symbol, ...]]:
    """Write out every row of symbols that a pattern allows."""
    elements = _ELEMENT.findall(pattern)
    depth = 0
    for element in elements:
        depth += (element in "[(") - (element in "])")
        if depth < 0:
            break
    if depth:
        raise complain(path, meaning, f"pattern {pattern!r}: brackets do not match")
    return _choice(elements)[0]


def _choice(elements: list[str]) -> tuple[list[tuple[Symbol, ...]], list[str]]:
    """Read alternatives up to a closing bracket; give their rows and what is left."""
    rows: list[tuple[Symbol, ...]] = []
    while True:
        row, elements = _row(elements)
        rows += row
        if not elements or elements[0] != "|":
            return rows, elements
        elements = elements[1:]


def _row(elements: list[str]) -> tuple[list[tuple[Symbol, ...]], list[str]]:
    """Read elements that stand in a row; give every way to write them and what is left."""
    rows: list[tuple[Symbol, ...]] = [()]
    while elements and elements[0] not in "])|":
        inside = elements[0] != "~"
        head, elements = (elements[0], elements[1:]) if inside else (elements[1], elements[2:])
        if head in "[(":
            options, elements = _choice(elements)
            elements = elements[1:]
            options = [*options, ()] if head == "[" else options
        else:
            options = [tuple(Symbol(word) for word in ((head,) if _CLASS.match(head) else split_words(head)))]
        if not inside:
            options = [tuple(Symbol(s.name, False) for s in option) for option in options]
        rows = [row + option for row in rows for option in options]
    return rows, elements
