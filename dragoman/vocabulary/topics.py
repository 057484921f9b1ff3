"""Words of a sentence that goes on to say what an occurrence was about."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dragoman.vocabulary.entries import read_entry
from dragoman.vocabulary.files import DATA


@dataclass(frozen=True, slots=True)
class Topics:
    """The words of one language.

    Attributes:
        lemmas: Verbs, in dictionary form: "discuss".
        nouns: Nouns, as they stand: "agenda".
        occasions: Words that make the noun after them an occasion: « lors de ».
        attendance: Words of a sentence that goes on to say who took part: "were also present".
        participation: Words of a sentence that goes on to say which states took part: "was attended by".
        presence: Words right before those who took part: "in the presence of".
        topical: Prepositions after which somebody is only talked about: "on".
    """

    lemmas: frozenset[str]
    nouns: frozenset[str]
    occasions: tuple[str, ...]
    attendance: tuple[str, ...]
    participation: tuple[str, ...]
    presence: tuple[str, ...]
    topical: frozenset[str]


@cache
def load_topics(language: str, data: Path = DATA) -> Topics:
    """Read the words of one language.

    Raises:
        VocabularyError: The file is missing or out of shape.
    """
    top = read_entry(data / "languages" / language / "topics.yml").only(
        "lemmas", "nouns", "occasions", "attendance", "participation", "presence", "topical"
    )
    return Topics(
        lemmas=frozenset(top.lemmas("lemmas")),
        nouns=frozenset(top.lemmas("nouns")),
        occasions=top.words("occasions"),
        attendance=top.words("attendance"),
        participation=top.words("participation"),
        presence=top.words("presence"),
        topical=frozenset(top.words("topical")),
    )
