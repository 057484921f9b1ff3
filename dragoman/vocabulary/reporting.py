"""Words by which a page tells who said something."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dragoman.vocabulary.entries import read_entry
from dragoman.vocabulary.files import DATA


@dataclass(frozen=True, slots=True)
class Reporting:
    """The reporting words of one language.

    Attributes:
        verbs: Lemmas, or phrases that begin with one, whose subject says what is quoted: "say", « faire savoir ».
        stances: The same for those whose complement may hold words of the subject: "call", « faire part ».
        sources: Phrases after which the speaker is named: "according to".
        views: Words that open a sentence with whose view it gives: « Pour X, … ».
        relays: Lemmas whose object speaks: "quoted X as saying".
        pronouns: Subject pronouns for one person.
        documents: Nouns for what speaks in place of its author: "communiqué".
        clitics: Pronouns that hang on the verb: « -t-il ».
        nobody: Subjects that are nobody in particular: « on ».
        namings: Words after which a name or a term stands in quotation marks: "so-called".
        that: Words that open what is said.
        asides: Words that open a clause of the page's own after what is said: "while", « alors que ».
    """

    verbs: frozenset[str]
    stances: frozenset[str]
    sources: tuple[str, ...]
    views: frozenset[str]
    relays: frozenset[str]
    pronouns: frozenset[str]
    documents: frozenset[str]
    clitics: frozenset[str]
    nobody: frozenset[str]
    namings: tuple[str, ...]
    that: frozenset[str]
    asides: frozenset[str]


@cache
def load_reporting(language: str, data: Path = DATA) -> Reporting:
    """Read the reporting words of one language.

    Raises:
        VocabularyError: The file is missing or out of shape.
    """
    top = read_entry(data / "languages" / language / "reporting.yml")
    top.only(*Reporting.__dataclass_fields__)
    return Reporting(
        verbs=frozenset(top.lemmas("verbs")),
        stances=frozenset(top.lemmas("stances")),
        sources=top.words("sources"),
        views=frozenset(top.lemmas("views")),
        relays=frozenset(top.lemmas("relays")),
        pronouns=frozenset(top.words("pronouns")),
        documents=frozenset(top.lemmas("documents")),
        clitics=frozenset(top.words("clitics")),
        nobody=frozenset(top.words("nobody")),
        namings=top.words("namings"),
        that=frozenset(top.words("that")),
        asides=frozenset(top.lemmas("asides")),
    )
