"""Forms of words that may stand for an actor."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

Names = Mapping[str, tuple[str, ...]]  # ISO 639-1 code of a language -> forms in it, the usual one first

LANGUAGES = ("en", "fr", "es", "ar")  # that actors and frameworks have names in


class FormRole(StrEnum):
    """How a form of words stands for its actor."""

    NAME = "name"
    ACRONYM = "acronym"
    DEMONYM = "demonym"  # adjective or inhabitant of a state: "Moroccan", « marocaines »
    ADJECTIVE = "adjective"  # of an organisation: « otanien »
    CAPITAL = "capital"  # a place; the state's government where the context says so
    SEAT = "seat"  # a building or office that stands for the state: "the Kremlin"
    EPITHET = "epithet"  # stands for the actor only on a page that names it otherwise: « le Royaume »
    COMPOUND = "compound"  # first half of a compound: « maroco- »
    CITY = "city"


@dataclass(frozen=True, slots=True)
class Form:
    """Words that may stand for an actor, or for a city of a state.

    Attributes:
        text: The words.
        actor_id: ``state:MAR``, ``org:nato`` or ``body:nato/north-atlantic-council``.
        role: How they stand for it.
        language: ISO 639-1 code.
        exact: Whether case and accents have to agree too; true of all acronyms.
        label: The English name of what is meant: the actor's, or the city's for capitals and cities.
    """

    text: str
    actor_id: str
    role: FormRole
    language: str
    exact: bool
    label: str


def list_forms(
    actor_id: str, label: str, exact: frozenset[str], groups: Iterable[tuple[FormRole, Names]]
) -> Iterator[Form]:
    """Give a form for each text of each group, the acronyms among the names marked as such.

    Args:
        actor_id: Whom the forms stand for.
        label: The English name of what they mean.
        exact: Texts whose case and accents have to agree.
        groups: Texts by language, with their role.
    """
    for given, names in groups:
        for language, texts in names.items():
            for text in texts:
                is_acronym = _is_acronym(text)
                role = FormRole.ACRONYM if is_acronym and given is FormRole.NAME else given
                yield Form(text, actor_id, role, language, is_acronym or text in exact, label)


def _is_acronym(text: str) -> bool:
    """Say whether a form is an acronym: all capitals (``AP-OTAN``, ``U.S.``, ``NATO PA``) or mixed ones (``AfDB``)."""
    return text.isupper() or (text.isalpha() and sum(map(str.isupper, text)) > 1)
