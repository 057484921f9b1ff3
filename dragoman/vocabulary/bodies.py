"""Bodies by pattern: words such as "ministry" or « état-major » that make a body of a state or an organisation.

A body on a page is a head with what it takes: a portfolio ("Ministry of Defence"), an owner (« ambassade du Maroc »,
"NATO headquarters"), or a topic ("Committee on the Civil Dimension of Security"). Bodies known by name are elsewhere,
with the states and organisations they belong to.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from dragoman.vocabulary.entries import Entry, read_entry
from dragoman.vocabulary.files import DATA
from dragoman.vocabulary.portfolios import load_portfolios


class BodyType(StrEnum):
    """What sort of body it is."""

    EXECUTIVE = "executive"
    MINISTRY = "ministry"
    LEGISLATURE = "legislature"
    COURT = "court"
    MILITARY = "military"
    POLICE = "police"
    INTELLIGENCE = "intelligence"
    DIPLOMATIC_MISSION = "diplomatic_mission"
    COMMITTEE = "committee"
    DIVISION = "division"
    AGENCY = "agency"
    SEAT = "seat"
    UNIT = "unit"
    SCHOOL = "school"
    PARTY = "party"
    COMPANY = "company"
    BANK = "bank"


class Taken(StrEnum):
    """What may complete the name of a body."""

    PORTFOLIO = "portfolio"
    STATE = "state"
    ORGANISATION = "organisation"
    TOPIC = "topic"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class BodyHead:
    """A noun, or fixed words, that a body is named with.

    Attributes:
        id: Stable id, shared by the languages: ``ministry``.
        label: English name.
        type: What sort of body it is.
        singular, plural: Its forms.
        takes: What may complete it.
        needs: Whether it is a body only when completed: "division", « direction ».
        stands_for: Whether it may act for its owner: what the ministry of a state signs, the state signs. A committee
            of an assembly or a company does not.
        portfolio: Id of the portfolio that its words imply, or None: « état-major » tells of defence.
        portfolio_before: Whether a portfolio or a topic may stand right before it: "Defence Ministry".
        implies: The state (alpha-3) or organisation (slug) that its words alone imply, or None.
    """

    id: str
    label: str
    type: BodyType
    singular: tuple[str, ...]
    plural: tuple[str, ...]
    takes: frozenset[Taken]
    needs: bool
    stands_for: bool
    portfolio: str | None
    portfolio_before: bool
    implies: str | None

    @property
    def forms(self) -> tuple[str, ...]:
        """All forms, singular and plural."""
        return (*self.singular, *self.plural)


@dataclass(frozen=True, slots=True)
class Bodies:
    """The heads of bodies in one language.

    Attributes:
        language: ISO 639-1 code.
        heads: The heads, by id.
        links: Words between a head and what it takes: "of", « chargé de », « auprès de ».
        owner_links: Those of them that may open whose body it is: "of", « du ».
        place_links: Those of them that may open where it is: "in", « au ».
        organisations: Nouns, always with a capital, that an organisation unknown to the vocabulary is told by: the
            "Institute" of "Rivers Institute", « Fondation ».
        organisation_links: Words between such a noun and the rest of the name: "for", « pour ».
        juxtaposed: Whether what a body takes may follow it with no word between: «وزارة الدفاع».
    """

    language: str
    heads: Mapping[str, BodyHead]
    links: tuple[str, ...]
    owner_links: tuple[str, ...]
    place_links: tuple[str, ...]
    organisations: tuple[str, ...]
    organisation_links: tuple[str, ...]
    juxtaposed: bool = False


def load_bodies(language: str, data: Path = DATA) -> Bodies:
    """Read the heads of bodies of one language.

    Args:
        language: ISO 639-1 code.
        data: Root of the vocabulary's files.

    Raises:
        VocabularyError: The file is missing or has not the shape described by the classes above.
    """
    top = read_entry(data / "languages" / language / "bodies.yml")
    top.only("heads", "links", "owner_links", "place_links", "organisations", "organisation_links", "juxtaposed")
    portfolios = tuple(load_portfolios(data))
    heads: dict[str, BodyHead] = {}
    owner: dict[str, str] = {}
    for entry in top.entries("heads"):
        head = _head(entry, portfolios)
        if head.id in heads:
            raise entry.error("id", f"{head.id!r} comes twice")
        for form in head.forms:
            if owner.setdefault(form, head.id) != head.id:
                raise entry.error("singular", f"{form!r} is a form of {owner[form]!r} too")
        heads[head.id] = head
    return Bodies(
        language, heads, top.words("links"), top.words("owner_links"), top.words("place_links"),
        top.words("organisations"), top.words("organisation_links"), top.flag("juxtaposed"),
    )  # fmt: skip


def _head(entry: Entry, portfolios: tuple[str, ...]) -> BodyHead:
    entry.only(
        "id", "label", "type", "singular", "plural", "takes", "needs", "stands_for", "portfolio", "portfolio_before",
        "implies",
    )  # fmt: skip
    head = BodyHead(
        id=entry.text("id"),
        label=entry.text("label"),
        type=BodyType(entry.one_of("type", tuple(BodyType))),
        singular=entry.words("singular"),
        plural=entry.words("plural"),
        takes=frozenset(map(Taken, entry.some_of("takes", tuple(Taken)))),
        needs=entry.flag("needs"),
        stands_for=entry.flag("stands_for"),
        portfolio=None if entry.maybe("portfolio") is None else entry.one_of("portfolio", portfolios),
        portfolio_before=entry.flag("portfolio_before"),
        implies=entry.maybe("implies"),
    )
    if not head.forms:
        raise entry.error("singular", "a head needs at least one form")
    return head
