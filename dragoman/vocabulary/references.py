"""Words that point back to somebody or something named before, and words that tie names to one another."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dragoman.vocabulary.entries import Entry, read_entry
from dragoman.vocabulary.files import DATA


@dataclass(frozen=True, slots=True)
class References:
    """The words of one language that refer back.

    Attributes:
        masculine, feminine: Pronouns for one person, by gender.
        plural: Pronouns for several persons.
        own: Pronouns for those who speak: on a ministry's page, for its state.
        objects: Object pronouns for one person, by gender: « la recibió ».
        latter: Phrases that mean the person named last, by gender; "the latter" shows none.
        styles: Styles that stand for somebody by themselves, by gender: "His Majesty".
        drops: Whether verbs go without a subject pronoun, since their endings tell the person.
        impersonal: Lemmas of verbs that have no subject at all: « hubo ».
        possessives: Possessive determiners: "his", « sa ».
        pairs: Phrases that mean the two persons last named: "the two".
        leads: What may stand between a delegation and the name of whoever leads it: "led by".
        heads: What may stand between a name and the delegation that its bearer leads: « à la tête d'une ».
        on_behalf: What stands before a party that somebody acts for: "for Mali".
        represented: What stands between a party and who represents it: "represented by".
        agents: The same where only the agent is said again: "Chad by".
        among: What may stand between a plural post and the names of some who hold it: « dont ».
        drills: Nouns that the name of an exercise or an operation follows, though it may be a town's: "Exercise Milan".
        parties: Phrases for the two parties a page is about: "the two countries".
        as_words: What may stand between a name and the post it holds: "is", « en tant que ».
        offices: Words that the site of a state's office is named after: "ministry", « présidence ».
        missions: The same for its offices abroad: "embassy".
        capitals, towns: Nouns that say where with a demonym beside: "the Jordanian capital", "the Danish port".
        realms: Nouns for a state with a demonym beside: « la République libanaise ».
        agencies: Signs of the news agencies of states, with the code of the state: «واس» is SAU.
        dateline: Signs that may follow the place of a dateline.
        numbers: Numbers by the words for them.
    """

    masculine: frozenset[str]
    feminine: frozenset[str]
    plural: frozenset[str]
    own: frozenset[str]
    objects: Mapping[str, str]
    latter: Mapping[str, str | None]
    styles: Mapping[str, str]
    drops: bool
    impersonal: frozenset[str]
    possessives: frozenset[str]
    pairs: tuple[str, ...]
    leads: tuple[str, ...]
    heads: tuple[str, ...]
    on_behalf: tuple[str, ...]
    represented: tuple[str, ...]
    agents: tuple[str, ...]
    among: tuple[str, ...]
    drills: frozenset[str]
    parties: tuple[str, ...]
    as_words: tuple[str, ...]
    offices: tuple[str, ...]
    missions: tuple[str, ...]
    capitals: tuple[str, ...]
    towns: tuple[str, ...]
    realms: tuple[str, ...]
    agencies: Mapping[str, str]
    dateline: tuple[str, ...]
    numbers: Mapping[str, int]

    def gender_of(self, pronoun: str) -> str | None:
        """Give ``m`` or ``f`` for a pronoun of one person, in lower case; None for any other word."""
        if pronoun in self.masculine:
            return "m"
        return "f" if pronoun in self.feminine else None


@cache
def load_references(language: str, data: Path = DATA) -> References:
    """Read the words that refer back in one language.

    Raises:
        VocabularyError: The file is missing or out of shape.
    """
    top = read_entry(data / "languages" / language / "references.yml")
    top.only(
        "pronouns", "possessives", "pairs", "leads", "heads", "on_behalf", "represented", "agents", "among", "parties",
        "drills", "as", "dateline", "numbers", "objects", "drops", "impersonal", "offices", "missions", "agencies",
        "capitals", "towns", "realms", "styles", "latter",
    )  # fmt: skip
    pronouns = top.entry("pronouns").only("masculine", "feminine", "plural", "own")
    return References(
        masculine=frozenset(pronouns.words("masculine")),
        feminine=frozenset(pronouns.words("feminine")),
        plural=frozenset(pronouns.words("plural")),
        own=frozenset(pronouns.words("own")),
        objects=_genders(top.entry("objects")) if "objects" in top.values else {},
        latter=_any_genders(top.entry("latter")) if "latter" in top.values else {},
        styles=_genders(top.entry("styles")) if "styles" in top.values else {},
        drops=top.flag("drops"),
        impersonal=frozenset(top.words("impersonal")),
        possessives=frozenset(top.words("possessives")),
        pairs=top.words("pairs"),
        leads=top.words("leads"),
        heads=top.words("heads"),
        on_behalf=top.words("on_behalf"),
        represented=top.words("represented"),
        agents=top.words("agents"),
        among=top.words("among"),
        drills=frozenset(top.words("drills")),
        parties=top.words("parties"),
        as_words=top.words("as"),
        offices=top.words("offices"),
        missions=top.words("missions"),
        capitals=top.words("capitals"),
        towns=top.words("towns"),
        realms=top.words("realms"),
        agencies=_agencies(top.entry("agencies")) if "agencies" in top.values else {},
        dateline=top.words("dateline"),
        numbers=_numbers(top.entry("numbers")),
    )


def _any_genders(entry: Entry) -> dict[str, str | None]:
    entry.only("masculine", "feminine", "any")
    return {form: None if key == "any" else key[0] for key in entry.values for form in entry.words(key)}


def _genders(entry: Entry) -> dict[str, str]:
    entry.only("masculine", "feminine")
    return {form: key[0] for key in entry.values for form in entry.words(key)}


def _agencies(entry: Entry) -> dict[str, str]:
    return {sign: state for state in entry.values for sign in entry.words(state)}


def _numbers(entry: Entry) -> dict[str, int]:
    for key in entry.values:
        if not key.isdecimal():
            raise entry.error(key, "is no number in figures")
    return {form: int(key) for key in entry.values for form in entry.words(key)}
