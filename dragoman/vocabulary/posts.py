"""What is needed to recognise posts, and the people in them, with their long forms.

A post on a page is a head ("ministre", "Secretary General") with modifiers before and after it ("acting",
« délégué »), and then any number of links ("for", « auprès du ») each opening a complement: a portfolio, a territory,
an organisation, a topic, or another post. The words of each part are in ``languages/<code>/posts.yml``.
"""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from dragoman.vocabulary.entries import Entry, read_entry
from dragoman.vocabulary.files import DATA
from dragoman.vocabulary.portfolios import load_portfolios


class Level(StrEnum):
    """How high a post stands, and of what sort it is."""

    HEAD_OF_STATE = "head_of_state"
    ROYAL = "royal"
    HEAD_OF_GOVERNMENT = "head_of_government"
    MINISTER = "minister"
    DEPUTY_MINISTER = "deputy_minister"
    ORGANISATION_HEAD = "organisation_head"
    AMBASSADOR = "ambassador"
    ENVOY = "envoy"
    CHIEF = "chief"
    GENERAL_OFFICER = "general_officer"
    OFFICER = "officer"
    LEGISLATOR = "legislator"
    DIPLOMAT = "diplomat"
    OFFICIAL = "official"
    SPOKESPERSON = "spokesperson"
    GOVERNOR = "governor"
    JUDGE = "judge"
    RELIGIOUS = "religious"
    EXPERT = "expert"
    PRIVATE = "private"


class Complement(StrEnum):
    """What may complete a post."""

    PORTFOLIO = "portfolio"
    TERRITORY = "territory"
    ORGANISATION = "organisation"
    TOPIC = "topic"
    POST = "post"


class Sense(StrEnum):
    """What a modifier does to a post."""

    RANK = "rank"  # deputy, assistant, first: another, lower or higher, post
    NATURE = "nature"  # special, permanent, general: part of the post's name
    FORMER = "former"  # no longer held
    OUTGOING = "outgoing"  # still held, about to end
    INCOMING = "incoming"  # named or elected, not yet held
    ACTING = "acting"  # held for the time being
    HONORARY = "honorary"
    TIME = "time"  # new, then, visiting: held, and no part of the post's name


@dataclass(frozen=True, slots=True)
class PostHead:
    """The noun, or fixed words, that a post is built on.

    Attributes:
        id: Stable id, shared by the languages: ``minister``.
        label: English name.
        level: What sort of post it is.
        singular, feminine, plural: Its forms; ``feminine`` lists the singular forms that only a woman bears.
        exact: Forms matched only as printed, acronyms that mean other things in small letters: ``PM``.
        takes: What may complete it.
        needs: Whether it is a post only when completed or when a name follows: "head", « responsable ».
        portfolio_before: Whether a portfolio may stand right before it: "Foreign Minister".
        portfolio: Id of the portfolio that its words imply, or None: « chef de la diplomatie ».
        implies: The state (alpha-3) or organisation (slug) that its words alone imply, or None.
    """

    id: str
    label: str
    level: Level
    singular: tuple[str, ...]
    feminine: tuple[str, ...]
    plural: tuple[str, ...]
    exact: tuple[str, ...]
    takes: frozenset[Complement]
    needs: bool
    portfolio_before: bool
    portfolio: str | None
    implies: str | None

    @property
    def forms(self) -> tuple[str, ...]:
        """All forms that are matched without regard to case, singular and plural."""
        return (*self.singular, *self.feminine, *self.plural)


@dataclass(frozen=True, slots=True)
class Modifier:
    """A word that goes with a head.

    Attributes:
        label: English equivalent.
        forms: Its forms.
        sense: What it does to the post.
        before, after: Where it may stand.
        bound: Whether it is written together with the head: "ex-", "vice-".
    """

    label: str
    forms: tuple[str, ...]
    sense: Sense
    before: bool
    after: bool
    bound: bool


@dataclass(frozen=True, slots=True)
class Link:
    """Words that continue a post, and what they may open.

    Attributes:
        forms: The words, contractions spelled out: ``auprès du``.
        opens: What may follow.
        strong: Whether it continues the post across a comma or a modifier: « chargé de », "responsible for".
    """

    forms: tuple[str, ...]
    opens: frozenset[Complement]
    strong: bool


@dataclass(frozen=True, slots=True)
class Honorific:
    """Words that stand before a name, or before the post of somebody exalted.

    Attributes:
        label: English equivalent.
        forms: The words, as printed; matched with their case.
        kind: ``courtesy``, ``style``, ``academic``, ``religious``, ``military`` or ``office``.
        gender: ``m``, ``f`` or None.
        level: The level of post it tells of, or None.
    """

    label: str
    forms: tuple[str, ...]
    kind: str
    gender: str | None
    level: Level | None


@dataclass(frozen=True, slots=True)
class Determiner:
    """Words that open a reference back: « le », "the two", « son ».

    Attributes:
        forms: The words.
        count: How many are meant: 1 for the singular, 2 for "the two", None for a plural of any number.
        possessive: Whether it points to somebody else's: « son homologue ».
        indefinite: Whether it brings in somebody new: "a U.S. official" is nobody named before.
        gender: ``m`` or ``f`` where the words tell, else None.
    """

    forms: tuple[str, ...]
    count: int | None
    possessive: bool
    indefinite: bool = False
    gender: str | None = None


@dataclass(frozen=True, slots=True)
class Descriptor:
    """A noun that refers back to somebody, or to some party, already named.

    Attributes:
        label: English equivalent.
        singular, plural: Its forms, without determiner.
        refers: ``person``, ``guest`` (of another party than the host), ``counterpart`` (in the same post), ``peer``
            (the same, if another party is told) or ``party``
            (states, organisations).
        levels: The levels of post it may refer to; empty for any.
        portfolio: Id of the portfolio it implies, or None.
    """

    label: str
    singular: tuple[str, ...]
    plural: tuple[str, ...]
    refers: str
    levels: frozenset[Level]
    portfolio: str | None


@dataclass(frozen=True, slots=True)
class GroupNoun:
    """A noun for several people who belong to a party: "delegation", « officiers ».

    Attributes:
        label: English equivalent.
        singular, plural: Its forms; a noun that counts people one by one has its plural only.
        collective: Whether one of it is a group: "a delegation"; else its plural is: "officers".
        level: The level of its people, or None.
        takes: What may complete it.
    """

    label: str
    singular: tuple[str, ...]
    plural: tuple[str, ...]
    collective: bool
    level: Level | None
    takes: frozenset[Complement]


@dataclass(frozen=True, slots=True)
class Posts:
    """All that one language needs to recognise posts.

    Attributes:
        language: ISO 639-1 code.
        heads, modifiers, links, honorifics, determiners, descriptors, groups: See their classes.
        name_particles: Words in lower or upper case that may stand inside a person's name.
        given_names: Heads that are given names too, where no article stands before them: "Sultan".
        ministries: What may follow a portfolio before a head: "a foreign ministry spokeswoman".
        organs: Organs that every state has; whoever is of one acts for a state: « porte-parole du gouvernement ».
        juxtaposed: What may complete a post right after it, with no word between: «وزير الدفاع».
        pronouns: Possessives written together with a noun, behind it: «نظيره».
    """

    language: str
    heads: tuple[PostHead, ...]
    modifiers: tuple[Modifier, ...]
    links: tuple[Link, ...]
    honorifics: tuple[Honorific, ...]
    determiners: tuple[Determiner, ...]
    descriptors: tuple[Descriptor, ...]
    groups: tuple[GroupNoun, ...]
    name_particles: tuple[str, ...]
    given_names: tuple[str, ...] = ()
    ministries: tuple[str, ...] = ()
    organs: tuple[str, ...] = ()
    juxtaposed: frozenset[Complement] = frozenset()
    pronouns: tuple[str, ...] = ()


def load_posts(language: str, data: Path = DATA) -> Posts:
    """Read the posts of one language.

    Args:
        language: ISO 639-1 code.
        data: Root of the vocabulary's files.

    Raises:
        VocabularyError: The file is missing or has not the shape described by the classes above.
    """
    top = read_entry(data / "languages" / language / "posts.yml").only(
        "heads", "modifiers", "links", "honorifics", "determiners", "descriptors", "groups", "name_particles",
        "given_names", "ministries", "organs", "juxtaposed", "pronouns",
    )  # fmt: skip
    portfolios = tuple(load_portfolios(data))
    return Posts(
        language=language,
        heads=_distinct(top, tuple(_head(entry, portfolios) for entry in top.entries("heads"))),
        modifiers=tuple(map(_modifier, top.entries("modifiers"))),
        links=tuple(map(_link, top.entries("links"))),
        honorifics=tuple(map(_honorific, top.entries("honorifics"))),
        determiners=tuple(map(_determiner, top.entries("determiners"))),
        descriptors=tuple(_descriptor(entry, portfolios) for entry in top.entries("descriptors")),
        groups=tuple(map(_group, top.entries("groups"))),
        name_particles=top.words("name_particles"),
        given_names=top.words("given_names"),
        ministries=top.words("ministries"),
        organs=top.words("organs"),
        juxtaposed=_takes(top, "juxtaposed"),
        pronouns=top.words("pronouns"),
    )


def _head(entry: Entry, portfolios: tuple[str, ...]) -> PostHead:
    entry.only(
        "id", "label", "level", "singular", "feminine", "plural", "exact", "takes", "needs", "portfolio_before",
        "portfolio", "implies",
    )  # fmt: skip
    head = PostHead(
        id=entry.text("id"),
        label=entry.text("label"),
        level=Level(entry.one_of("level", tuple(Level))),
        singular=entry.words("singular"),
        feminine=entry.words("feminine"),
        plural=entry.words("plural"),
        exact=entry.words("exact"),
        takes=_takes(entry, "takes"),
        needs=entry.flag("needs"),
        portfolio_before=entry.flag("portfolio_before"),
        portfolio=_portfolio(entry, portfolios),
        implies=entry.maybe("implies"),
    )
    if not head.forms:
        raise entry.error("singular", "a head needs at least one form")
    return head


def _distinct(top: Entry, heads: tuple[PostHead, ...]) -> tuple[PostHead, ...]:
    owner: dict[str, str] = {}
    for head in heads:
        for form in head.forms:
            if owner.setdefault(form, head.id) != head.id:
                raise top.error("heads", f"{form!r} is a form of both {owner[form]!r} and {head.id!r}")
    return heads


def _takes(entry: Entry, key: str) -> frozenset[Complement]:
    return frozenset(map(Complement, entry.some_of(key, tuple(Complement))))


def _portfolio(entry: Entry, portfolios: tuple[str, ...]) -> str | None:
    return None if entry.maybe("portfolio") is None else entry.one_of("portfolio", portfolios)


def _level(entry: Entry) -> Level | None:
    return None if entry.maybe("level") is None else Level(entry.one_of("level", tuple(Level)))


def _modifier(entry: Entry) -> Modifier:
    entry.only("label", "forms", "sense", "where", "bound")
    where = entry.one_of("where", ("before", "after", "either"))
    return Modifier(
        label=entry.text("label"),
        forms=entry.words("forms"),
        sense=Sense(entry.one_of("sense", tuple(Sense))),
        before=where != "after",
        after=where != "before",
        bound=entry.flag("bound"),
    )


def _link(entry: Entry) -> Link:
    entry.only("forms", "opens", "strong")
    return Link(entry.words("forms"), _takes(entry, "opens"), entry.flag("strong"))


def _honorific(entry: Entry) -> Honorific:
    entry.only("label", "forms", "kind", "gender", "level")
    kinds = ("courtesy", "style", "academic", "religious", "military", "office")
    return Honorific(
        label=entry.text("label"),
        forms=entry.words("forms"),
        kind=entry.one_of("kind", kinds),
        gender=entry.maybe("gender") and entry.one_of("gender", ("m", "f")),
        level=_level(entry),
    )


def _determiner(entry: Entry) -> Determiner:
    entry.only("forms", "count", "possessive", "indefinite", "gender")
    return Determiner(
        entry.words("forms"),
        entry.number("count"),
        entry.flag("possessive"),
        entry.flag("indefinite"),
        entry.maybe("gender") and entry.one_of("gender", ("m", "f")),
    )


def _descriptor(entry: Entry, portfolios: tuple[str, ...]) -> Descriptor:
    entry.only("label", "singular", "plural", "refers", "levels", "portfolio")
    return Descriptor(
        label=entry.text("label"),
        singular=entry.words("singular"),
        plural=entry.words("plural"),
        refers=entry.one_of("refers", ("person", "guest", "counterpart", "peer", "party")),
        levels=frozenset(map(Level, entry.some_of("levels", tuple(Level)))),
        portfolio=_portfolio(entry, portfolios),
    )


def _group(entry: Entry) -> GroupNoun:
    entry.only("label", "singular", "plural", "collective", "level", "takes")
    return GroupNoun(
        label=entry.text("label"),
        singular=entry.words("singular"),
        plural=entry.words("plural"),
        collective=entry.flag("collective"),
        level=_level(entry),
        takes=_takes(entry, "takes"),
    )
