"""Who acts: states, organisations, their bodies, persons; and the frameworks they act under."""

from dataclasses import dataclass
from enum import StrEnum


class ActorType(StrEnum):
    """What an actor is."""

    STATE = "state"
    ORGANIZATION = "organization"
    BODY = "body"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Actor:
    """A body or a state, as a page names it.

    Attributes:
        id: Stable id: ``state:MAR``, ``org:nato``, ``body:nato/north-atlantic-council``; bodies and organisations
            unknown to the vocabulary get an id made of their folded name.
        label: Its name in English (in the page's words where the vocabulary has none).
        type: What it is.
        party: What it counts as among the parties to an engagement: ISO 3166-1 alpha-3 of a state, else the
            organisation's usual English acronym, or its English name where it has none.
        country: ISO 3166-1 alpha-3 of the state it belongs to, or None.
        text: The words of the page that name it.
    """

    id: str
    label: str
    type: ActorType
    party: str
    country: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Person:
    """A person, as one page names her.

    Attributes:
        id: Made of the folded full name: ``person:clare-hutchinson``.
        label: The fullest name on the page.
        text: The words at this mention.
    """

    id: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Framework:
    """A standing arrangement that engagements fall under.

    Attributes:
        id: Stable id: ``framework:mediterranean-dialogue``.
        label: Its name in English.
        text: The words of the page that name it.
    """

    id: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where something took place.

    Attributes:
        label: Its name (in English where known).
        country: ISO 3166-1 alpha-3, or None.
    """

    label: str
    country: str | None
