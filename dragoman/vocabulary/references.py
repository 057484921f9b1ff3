"""Words that point back to somebody or something named before."""

from dataclasses import dataclass
from pathlib import Path

from dragoman.vocabulary.entries import read_entry
from dragoman.vocabulary.files import DATA


@dataclass(frozen=True, slots=True)
class References:
    """The words of one language that refer back.

    Attributes:
        singular, plural: Pronouns for one person and for several.
        possessives: Possessive determiners: "his", « sa ».
        parties: Phrases for the two parties a page is about: "the two countries".
        as_words: What may stand between a name and the post it holds: "is", « en tant que ».
        dateline: Signs that may follow the place of a dateline.
    """

    singular: frozenset[str]
    plural: frozenset[str]
    possessives: frozenset[str]
    parties: tuple[str, ...]
    as_words: tuple[str, ...]
    dateline: tuple[str, ...]


def load_references(language: str, data: Path = DATA) -> References:
    """Read the words that refer back in one language.

    Raises:
        VocabularyError: The file is missing or out of shape.
    """
    top = read_entry(data / "languages" / language / "references.yml")
    top.only("pronouns", "possessives", "parties", "as", "dateline")
    pronouns = top.entry("pronouns").only("singular", "plural")
    return References(
        singular=frozenset(pronouns.words("singular")),
        plural=frozenset(pronouns.words("plural")),
        possessives=frozenset(top.words("possessives")),
        parties=top.words("parties"),
        as_words=top.words("as"),
        dateline=top.words("dateline"),
    )
