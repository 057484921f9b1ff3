"""Words of a sentence and the classes they may stand for.

The chart holds, for each word, every class that may begin there: numbers by their size and shape, the vocabulary's
forms, and composed number words ("vingt-quatre", "two hundred").
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from dragoman.text.arabic import has_arabic
from dragoman.vocabulary.dates import DateWords, Value, cut, fold_word

FIRST_YEAR, LAST_YEAR = 1000, 2199


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a sentence.

    Attributes:
        text: As it stands.
        folded: For look-up.
        start, end: Offsets in the article's text.
    """

    text: str
    folded: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Item:
    """A class that words stand for.

    Attributes:
        name: The class, or the folded word itself for literals of patterns.
        value: The value that the vocabulary gives it.
        end: Index of the word after its last.
    """

    name: str
    value: Value
    end: int


Chart = list[list[Item]]


def cut_words(text: str, offset: int, cuts: Collection[int] = ()) -> list[Word]:
    """Cut a sentence into words.

    Args:
        text: The sentence.
        offset: Where it begins in the article's text.
        cuts: Offsets in it at which Arabic words that are written together part.
    """
    return [Word(text[a:b], fold_word(text[a:b]), a + offset, b + offset) for a, b in cut(text, cuts)]


def build_chart(words: list[Word], vocabulary: DateWords, literals: frozenset[str]) -> Chart:
    """Find every class that may begin at every word."""
    chart: Chart = [[] for _ in words]
    for i, word in enumerate(words):
        if word.folded in literals:
            chart[i].append(Item(word.folded, word.folded, i + 1))
        if word.text[0].isdecimal():
            chart[i] += _classify_digits(words, i, vocabulary)
        if word.folded in vocabulary.forms:
            chart[i] += _look_up(words, i, vocabulary)
    for i in range(len(words) - 1, -1, -1):
        chart[i] += _compose(words, chart, i)
    return chart


def _look_up(words: list[Word], i: int, vocabulary: DateWords) -> list[Item]:
    """Give the vocabulary's forms that begin at a word."""
    found = []
    second = words[i + 1].folded if i + 1 < len(words) else ""
    for rest, name, value in vocabulary.forms[words[i].folded]:
        end = i + 1 + len(rest)
        if rest and (rest[0] != second or tuple(word.folded for word in words[i + 1 : end]) != rest):
            continue
        if name in vocabulary.capitalised and not words[i].text[0].isupper():
            continue
        found.append(Item(name, value, end))
    return found


def _glued(words: list[Word], i: int) -> bool:
    """Say whether a word follows the one before it without a blank."""
    return 0 < i < len(words) and words[i - 1].end == words[i].start


def _is_part_of_code(words: list[Word], i: int) -> bool:
    """Say whether digits belong to a code ("F16"), a longer number ("1.325") or an amount, not to a date."""
    if not _glued(words, i):
        return False
    before = words[i - 1].text
    if before.isalpha():
        return not has_arabic(before) and not (_glued(words, i - 1) and words[i - 2].text.isdecimal())
    return before in ".," and _glued(words, i - 1) and words[i - 2].text.isdecimal()


def _continues(words: list[Word], i: int) -> bool:
    """Say whether a number goes on after digits: letters stuck to it, or a decimal part."""
    if not _glued(words, i + 1):
        return False
    after = words[i + 1].text
    if after.isalpha():
        return True
    return after in ".,%" and (after == "%" or (_glued(words, i + 2) and words[i + 2].text.isdecimal()))


def _classify_digits(words: list[Word], i: int, vocabulary: DateWords) -> list[Item]:
    """Give the classes that digits may have by their size and length."""
    digits = words[i].text
    if len(digits) > 9:
        return []
    number = int(digits)
    if _is_part_of_code(words, i):
        return [Item("MONTHNUMBER", number, i + 1), *_year(number, digits, i)] if words[i - 1].text == "." else []
    items = [_decimal(words, i, number)]
    if len(digits) <= 2:
        shapes: Mapping[str, bool] = {
            "DAY": 1 <= number <= 31,
            "MONTHNUMBER": 1 <= number <= 12,
            "HOUR": number <= 24,
            "MINUTE": len(digits) == 2 and number < 60,
            "SHORTYEAR": len(digits) == 2 and _ends_phrase(words, i, vocabulary),
        }
        items += [Item(name, number, i + 1) for name, fits in shapes.items() if fits]
    elif not _continues(words, i):
        items += _year(number, digits, i)
    if number and number % 10 == 0 and len(digits) in (2, 4):
        items.append(Item("TENS", number, i + 1))
    return items


def _ends_phrase(words: list[Word], i: int, vocabulary: DateWords) -> bool:
    """Say whether no noun follows that digits could count ("le 5 mai 20 soldats")."""
    after = words[i + 1] if i + 1 < len(words) else None
    return after is None or not after.text.isalnum() or after.folded in vocabulary.cues["prepositions"]


def _year(number: int, digits: str, i: int) -> list[Item]:
    """Give the year that four digits may be."""
    return [Item("YEAR", number, i + 1)] if len(digits) == 4 and FIRST_YEAR <= number <= LAST_YEAR else []


def _decimal(words: list[Word], i: int, number: int) -> Item:
    """Give a number with its decimal part, where it has one."""
    if _glued(words, i + 1) and _glued(words, i + 2) and words[i + 1].text in ".,":
        fraction = words[i + 2].text
        if fraction.isdecimal() and len(fraction) < 3:
            return Item("NUMBER", f"{number}.{int(fraction)}", i + 3)
    return Item("NUMBER", number, i + 1)


def _joins(words: list[Word], chart: Chart, i: int) -> bool:
    """Say whether a word may stand between tens and units: "vingt et un", "forty-two"."""
    return words[i].folded == "-" or any(item.name == "AND" for item in chart[i])


def _compose(words: list[Word], chart: Chart, i: int) -> list[Item]:
    """Join number words: tens with units ("vingt-quatre"), units with hundreds ("two hundred")."""
    composed = []
    for left in chart[i]:
        if left.name != "NUMBER" or not isinstance(left.value, int) or words[i].text[0].isdecimal():
            continue
        after = left.end
        while after < len(words) and after < left.end + 2 and _joins(words, chart, after):
            after += 1
        for right in chart[after] if after < len(words) else ():
            if right.name != "NUMBER" or not isinstance(right.value, int) or words[after].text[0].isdecimal():
                continue
            if left.value in range(20, 91, 10) and 0 < right.value < 20:
                composed.append(Item("NUMBER", left.value + right.value, right.end))
            elif left.value < 100 <= right.value:
                composed.append(Item("NUMBER", left.value * right.value, right.end))
    return composed
