"""Numbers that look like years and are not: amounts, articles of law, and names that carry a year."""

from dragoman.model.annotation import Token
from dragoman.temporal.grammar import Match
from dragoman.temporal.lexing import Word
from dragoman.vocabulary.dates import DateWords

_NEAR = 4  # words of a name that may stand between a year and the noun that makes it one ("2030 … Agenda")


def is_bare_year(match: Match) -> bool:
    """Say whether a match is nothing but a year."""
    return match.meaning == "date" and [name for name, _ in match.slots] == ["YEAR"] and match.last - match.first == 1


def is_quantity(words: list[Word], match: Match, vocabulary: DateWords, token: Token | None) -> bool:
    """Say whether a bare number counts something ("2000 soldiers"), or numbers a law ("Resolution 1325")."""
    if not is_bare_year(match):
        return False
    year = match.number("YEAR") or 0
    if not 1500 <= year <= 2100:
        return True
    after = words[match.last].folded if match.last < len(words) else ""
    before = words[match.first - 1] if match.first else None
    if after in vocabulary.cues["money"] or (before is not None and before.folded in vocabulary.cues["money"]):
        return True
    if before is not None and before.folded in vocabulary.cues["laws"]:
        return True
    led = before is None or before.folded in vocabulary.cues["prepositions"]
    counts = token is not None and token.dep == "nummod" and token.head == token.index + 1 and token.pos == "NUM"
    return counts and not led and after.islower()


def _is_hyphened(words: list[Word], match: Match) -> bool:
    """Say whether a number is written together with a name: "Eternity-2023"."""
    if match.first < 2 or words[match.first - 1].folded != "-":
        return False
    name, hyphen, number = words[match.first - 2 : match.first + 1]
    return name.text[0].isupper() and name.end == hyphen.start and hyphen.end == number.start


def is_name(words: list[Word], match: Match, vocabulary: DateWords) -> bool:
    """Say whether a bare year is part of a name ("Agenda 2030", "NATO 2030", "the 2030 Agenda")."""
    if not is_bare_year(match):
        return False
    before = words[match.first - 1] if match.first else None
    if _is_hyphened(words, match):
        return True
    names, prepositions = vocabulary.cues["names"], vocabulary.cues["prepositions"]
    is_led = before is None or before.folded in prepositions
    if before is not None and not is_led and (before.folded in names or before.text[0].isupper()):
        return True
    for word in words[match.last : match.last + _NEAR]:
        if not word.text[0].isupper() and word.folded not in names:
            return False
        if word.folded in names:
            return True
    return False
