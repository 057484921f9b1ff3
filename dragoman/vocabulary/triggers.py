"""The words that signal an engagement, and how its sides stand around them."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from dragoman.model.facts import Status
from dragoman.vocabulary.entries import Entry, read_entry
from dragoman.vocabulary.files import DATA, files_in


class Frame(StrEnum):
    """How the sides of an occurrence stand around the word for it."""

    MUTUAL = "mutual"  # both alike: "X met Y", "talks between X and Y"
    RECEIVE = "receive"  # the subject hosts the object
    CONVENE = "convene"  # the subject brings the objects together
    VISIT = "visit"  # the subject goes to the object or the goal
    JOIN = "join"  # the subject joins the object
    DIRECTED = "directed"  # the subject acts against the object
    GIVE = "give"  # the subject gives to the recipient
    BUY = "buy"  # the subject is given by a source
    GATHER = "gather"  # a body or several parties sit
    PRACTICE = "practice"  # several parties do something together
    SIGN = "sign"  # all sides sign


class Need(StrEnum):
    """What has to be there for a word to signal anything."""

    COMITATIVE = "comitative"
    GOAL = "goal"
    RECIPIENT = "recipient"
    PLACE = "place"  # a goal that is a place, a state or a body by name


@dataclass(frozen=True, slots=True)
class VerbTrigger:
    """A verb that is itself the occurrence.

    Attributes:
        lemmas: The verb, in dictionary form.
        kind: Kind of engagement.
        frame: How its sides stand.
        reflexive: Whether it has to be reflexive (True), must not be (False), or may be (None).
        object: Lemmas one of which its object has to be; empty for any.
        bars: Lemmas that its object must not be.
        needs: What has to be there, or None.
        framework: Whether what is joined or left has to be a framework or an organisation.
        phrases: Words one of which has to stand in its clause; empty for none.
        followed: Words that have to follow the verb, in this order and near it: "call on", "put … name to". A last
            word that is a preposition opens the second side.
        nothing: Whether the words signal nothing after all: "met with criticism".
        status: The status that the word itself gives, or None: "is due in Rabat" is planned.
    """

    lemmas: tuple[str, ...]
    kind: str
    frame: Frame
    reflexive: bool | None
    object: frozenset[str]
    bars: frozenset[str]
    needs: Need | None
    framework: bool
    phrases: tuple[str, ...]
    followed: tuple[str, ...]
    nothing: bool
    status: Status | None


@dataclass(frozen=True, slots=True)
class NounTrigger:
    """A noun that names the occurrence.

    Attributes:
        phrases: Its forms, singular and plural.
        kind: Kind of engagement.
        frame: How its sides stand.
        sits: Whether "NOUN of BODY" is a sitting of the body.
        weak: Whether it signals something only with a verb of its own or with sides on both hands.
        needs: What has to be there, or None.
    """

    phrases: tuple[str, ...]
    kind: str
    frame: Frame
    sits: bool
    weak: bool
    needs: Need | None


@dataclass(frozen=True, slots=True)
class Support:
    """A verb that carries a noun trigger: "hold talks", « la réunion se tient ».

    Attributes:
        lemmas: The verb, in dictionary form.
        is_subject: Whether the noun is its subject, else its object.
        role: What the verb's other side is in the event: a role, ``subject`` (the event's own first side) or ``none``.
        kinds: Kinds it carries; empty for all.
        reflexive: As for verbs.
        gathers: Whether its object are the sides: "brought together officers of X and Y".
        status: The status it gives, or None.
        object: Lemma of the object that makes it one: "take place"; empty for none.
        followed: As for verbs: "put … name to" an agreement.
    """

    lemmas: tuple[str, ...]
    is_subject: bool
    role: str
    kinds: frozenset[str]
    reflexive: bool | None
    gathers: bool
    status: str | None
    object: frozenset[str]
    followed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cases:
    """Prepositions by what they open.

    Attributes:
        comitative, between, goal, place, target, recipient, possessor, agent, source: Prepositions, one or more words.
        represented: Phrases before somebody for whom another is there: "on behalf of".
        possessive: Words that say whose something is: "his", « ses ».
        object: Prepositions that may open a direct object: Spanish « a ».
        reflexive: Pronouns that make a verb reflexive: « se ».
        enclitic: Endings of verbs that do so: « reunirse ».
        is_construct: Whether a noun completes another with no preposition between: «زيارة الوزير».
        is_verb_first: Whether the subject usually follows its verb.
    """

    comitative: tuple[str, ...]
    between: tuple[str, ...]
    goal: tuple[str, ...]
    place: tuple[str, ...]
    target: tuple[str, ...]
    recipient: tuple[str, ...]
    possessor: tuple[str, ...]
    agent: tuple[str, ...]
    source: tuple[str, ...]
    represented: tuple[str, ...]
    possessive: tuple[str, ...]
    object: tuple[str, ...]
    reflexive: tuple[str, ...]
    enclitic: tuple[str, ...]
    is_construct: bool = False
    is_verb_first: bool = False


@dataclass(frozen=True, slots=True)
class Polarity:
    """Words that tell whether something took place.

    Attributes:
        planned: Verbs that set what follows in the future: "plan", « prévoir ».
        hoped: Verbs and modals after which nothing is sure: "hope", « pouvoir ».
        alleged: Verbs after which it is only alleged: "accuse", « soupçonner ».
        denied: Verbs that say that it did not take place: "deny", « démentir ».
        cancelled: Verbs that call it off.
        negations: Words that negate.
        future: Auxiliaries of the future: "will".
        reported_future: Auxiliaries of a future told in the past: "would".
        planned_words: Adjectives and nouns that set it in the future: "upcoming", « prochain ».
        habitual: Adverbs of habit: "regularly".
        conditions: Words that open a condition: "if".
    """

    planned: frozenset[str]
    hoped: frozenset[str]
    alleged: frozenset[str]
    denied: frozenset[str]
    cancelled: frozenset[str]
    negations: frozenset[str]
    future: frozenset[str]
    reported_future: frozenset[str]
    planned_words: frozenset[str]
    habitual: frozenset[str]
    conditions: frozenset[str]


@dataclass(frozen=True, slots=True)
class Phases:
    """Verbs that tell the first or the last day of something that lasts.

    Attributes:
        begin: "begin", « entamer »; and those that bring somebody to where it takes place: "arrive".
        end: "conclude", « achever ».
        arrive: Verbs that bring somebody to where a visit takes place.
        leave: Verbs that take somebody away again.
    """

    begin: frozenset[str]
    end: frozenset[str]
    arrive: frozenset[str]
    leave: frozenset[str]


@dataclass(frozen=True, slots=True)
class Triggers:
    """All triggers of one language.

    Attributes:
        verbs, nouns, supports: See their classes.
        cases: Prepositions.
        polarity: Words that tell whether something took place.
        phases: Verbs that begin or end something.
        again: Words that point back to an occurrence already told: "this", « ladite ».
        contracted: Prepositions that hold an article, so that their noun points back: « du », "al".
        other: Words that tell another occurrence of the same sort apart: "also", « précédent ».
    """

    verbs: tuple[VerbTrigger, ...]
    nouns: tuple[NounTrigger, ...]
    supports: tuple[Support, ...]
    cases: Cases
    polarity: Polarity
    phases: Phases
    again: frozenset[str]
    contracted: frozenset[str]
    other: frozenset[str]


@cache
def load_triggers(language: str, data: Path = DATA) -> Triggers:
    """Read the triggers of one language: the general words, and one file a family of kinds in ``triggers/``.

    Raises:
        VocabularyError: A file is missing or out of shape.
    """
    top = read_entry(data / "languages" / language / "triggers.yml")
    top.only("supports", "cases", "polarity", "phases", "again", "contracted", "other")
    families = [
        read_entry(path).only("verbs", "nouns") for path in files_in(f"languages/{language}/triggers", data=data)
    ]
    return Triggers(
        verbs=tuple(_verb(entry) for family in families for entry in family.entries("verbs")),
        nouns=tuple(_noun(entry) for family in families for entry in family.entries("nouns")),
        supports=tuple(map(_support, top.entries("supports"))),
        cases=_cases(top.entry("cases")),
        polarity=_polarity(top.entry("polarity")),
        phases=_phases(top.entry("phases")),
        again=frozenset(top.lemmas("again")),
        contracted=frozenset(top.lemmas("contracted")),
        other=frozenset(top.lemmas("other")),
    )


def _verb(entry: Entry) -> VerbTrigger:
    entry.only(
        "lemmas",
        "kind",
        "frame",
        "reflexive",
        "object",
        "bars",
        "needs",
        "framework",
        "phrases",
        "followed",
        "nothing",
        "status",
    )
    return VerbTrigger(
        lemmas=entry.lemmas("lemmas"),
        kind=entry.text("kind"),
        frame=Frame(entry.one_of("frame", tuple(Frame))),
        reflexive=_maybe_flag(entry, "reflexive"),
        object=frozenset(entry.nouns("object")),
        bars=frozenset(entry.nouns("bars")),
        needs=_need(entry),
        framework=entry.flag("framework"),
        phrases=entry.nouns("phrases"),
        followed=entry.words("followed"),
        nothing=entry.flag("nothing"),
        status=None if entry.maybe("status") is None else Status(entry.one_of("status", tuple(Status))),
    )


def _noun(entry: Entry) -> NounTrigger:
    entry.only("phrases", "kind", "frame", "sits", "weak", "needs")
    return NounTrigger(
        phrases=entry.nouns("phrases"),
        kind=entry.text("kind"),
        frame=Frame(entry.one_of("frame", tuple(Frame))),
        sits=entry.flag("sits"),
        weak=entry.flag("weak"),
        needs=_need(entry),
    )


def _support(entry: Entry) -> Support:
    entry.only("lemmas", "event", "role", "kinds", "reflexive", "gathers", "status", "object", "followed")
    return Support(
        lemmas=entry.lemmas("lemmas"),
        is_subject=entry.one_of("event", ("subject", "object")) == "subject",
        role=entry.maybe("role") or "none",
        kinds=frozenset(entry.words("kinds")),
        reflexive=_maybe_flag(entry, "reflexive"),
        gathers=entry.flag("gathers"),
        status=entry.maybe("status"),
        object=frozenset(entry.lemmas("object")),
        followed=entry.words("followed"),
    )


def _cases(entry: Entry) -> Cases:
    flags = ("is_construct", "is_verb_first")
    names = tuple(name for name in Cases.__dataclass_fields__ if name not in flags)
    entry.only(*names, *flags)
    words = {name: entry.words(name) for name in names}
    return Cases(**words, is_construct=entry.flag("is_construct"), is_verb_first=entry.flag("is_verb_first"))


def _polarity(entry: Entry) -> Polarity:
    names = tuple(Polarity.__dataclass_fields__)
    entry.only(*names)
    return Polarity(**{name: frozenset(entry.lemmas(name)) for name in names})


def _phases(entry: Entry) -> Phases:
    entry.only("begin", "end", "arrive", "leave")
    return Phases(*(frozenset(entry.lemmas(key)) for key in ("begin", "end", "arrive", "leave")))


def _need(entry: Entry) -> Need | None:
    return None if entry.maybe("needs") is None else Need(entry.one_of("needs", tuple(Need)))


def _maybe_flag(entry: Entry, key: str) -> bool | None:
    return entry.flag(key) if key in entry.values else None
