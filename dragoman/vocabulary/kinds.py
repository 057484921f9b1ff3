"""Kinds of engagement: their families, definitions, roles, and what they are called in PLOVER's terms.

One file a kind in ``kinds/``. Source of the mapping: PLOVER's manual and its table from CAMEO (openeventdata/PLOVER);
what is planned or agreed in principle is AGREE, a threat where the kind is a contest.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from dragoman.model.facts import Role, Status
from dragoman.vocabulary.entries import Entry, read_entry
from dragoman.vocabulary.files import DATA, files_in
from dragoman.vocabulary.triggers import Frame


class Family(StrEnum):
    """Kinds that may report the same engagement are of one family."""

    ENCOUNTER = "encounter"
    GATHERING = "gathering"
    PRACTICE = "practice"
    ACCORD = "accord"
    SUPPORT = "support"
    CONTEST = "contest"


class Variant(StrEnum):
    """What may change the PLOVER code of something held or ongoing."""

    MANY = "many"  # more than two parties
    THIRD_PLACE = "third_place"  # two parties, on the territory of neither
    GIVEN = "given"  # for nothing


@dataclass(frozen=True, slots=True)
class PloverTerms:
    """PLOVER's vocabulary.

    Attributes:
        modes: The modes of each event type.
        contexts: All contexts.
    """

    modes: Mapping[str, tuple[str, ...]]
    contexts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PloverCode:
    """What an engagement is called in PLOVER.

    Attributes:
        event_type: Such as ``CONSULT``.
        event_mode: Such as ``visit``, or None.
    """

    event_type: str
    event_mode: str | None


@dataclass(frozen=True, slots=True)
class KindRoles:
    """What the sides of an engagement do.

    Attributes:
        initiator: The side that acts: it visits, trains, gives, accuses.
        counterpart: The side acted on.
        mutual: Every side, where none leads: "Morocco and NATO signed".
        allowed: All roles that a side may take, those above included.
    """

    initiator: Role
    counterpart: Role
    mutual: Role
    allowed: frozenset[Role]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of engagement.

    Attributes:
        id: Its name in the page record: ``visit``.
        family: Its family.
        label: Its name by language (``en``, ``fr``).
        definition: What belongs to it, and what does not.
        codes: Its PLOVER code for each status.
        variants: PLOVER codes that take the place of those for held and ongoing.
        contexts: PLOVER contexts that it has whatever its themes.
        roles: What its sides do.
        frame: How its sides stand around a word that is in no word list and was learned to tell it.
        min_parties: How many parties it needs.
        by_forces: Whether forces or services do it, so that nobody who is named takes part in person.
        one_party_enough_if_uniting: Whether one is enough if it is a body that unites several parties.
        examples: One sentence by language (``en``, ``fr``).
    """

    id: str
    family: Family
    label: Mapping[str, str]
    definition: str
    codes: Mapping[Status, PloverCode]
    variants: Mapping[Variant, PloverCode]
    contexts: tuple[str, ...]
    roles: KindRoles
    frame: Frame
    min_parties: int
    by_forces: bool
    one_party_enough_if_uniting: bool
    examples: Mapping[str, str]

    def code(self, status: Status, variants: Collection[Variant] = ()) -> PloverCode:
        """Give the PLOVER code of an engagement of this kind.

        Args:
            status: Whether it was held.
            variants: What is known of it; of several that apply, the first in the kind's file counts.
        """
        if status in (Status.HELD, Status.ONGOING):
            for variant, code in self.variants.items():
                if variant in variants:
                    return code
        return self.codes[status]


@cache
def load_kinds(data: Path = DATA) -> Mapping[str, Kind]:
    """Read the kinds, by id.

    Args:
        data: Root of the vocabulary's files.

    Raises:
        VocabularyError: A file is not in shape, is not named after its id, or uses a term that PLOVER has not.
    """
    plover = load_plover_terms(data)
    return {path.stem: _kind(read_entry(path), plover) for path in files_in("kinds", data=data)}


def load_plover_terms(data: Path = DATA) -> PloverTerms:
    """Read PLOVER's vocabulary.

    Raises:
        VocabularyError: The file is missing or not in shape.
    """
    top = read_entry(data / "plover.yml").only("types", "contexts")
    types = top.entry("types")
    return PloverTerms({name: types.words(name) for name in types.values}, top.words("contexts"))


def _kind(entry: Entry, plover: PloverTerms) -> Kind:
    entry.only(
        "id", "family", "label", "definition", "plover", "variants", "contexts", "roles", "frame", "min_parties",
        "by_forces", "one_party_enough_if_uniting", "examples",
    )  # fmt: skip
    if entry.text("id") != entry.path.stem:
        raise entry.error("id", f"{entry.text('id')!r} is not the name of its file")
    codes = entry.entry("plover").only(*Status)
    variants = entry.entry("variants").only(*Variant)
    return Kind(
        id=entry.text("id"),
        family=Family(entry.one_of("family", tuple(Family))),
        label=_both(entry.entry("label")),
        definition=entry.text("definition"),
        codes={status: _code(codes.entry(status), plover) for status in Status},
        variants={Variant(name): _code(variants.entry(name), plover) for name in variants.values},
        contexts=entry.some_of("contexts", plover.contexts),
        roles=_roles(entry.entry("roles")),
        frame=Frame(entry.one_of("frame", tuple(Frame))),
        min_parties=entry.number("min_parties") or 2,
        by_forces=entry.flag("by_forces"),
        one_party_enough_if_uniting=entry.flag("one_party_enough_if_uniting"),
        examples=_both(entry.entry("examples")),
    )


def _both(entry: Entry) -> Mapping[str, str]:
    entry.only("en", "fr")
    return {"en": entry.text("en"), "fr": entry.text("fr")}


def _code(entry: Entry, plover: PloverTerms) -> PloverCode:
    entry.only("type", "mode")
    event_type = entry.one_of("type", tuple(plover.modes))
    mode = entry.maybe("mode") and entry.one_of("mode", plover.modes[event_type])
    return PloverCode(event_type, mode)


def _roles(entry: Entry) -> KindRoles:
    entry.only("initiator", "counterpart", "mutual", "allowed")
    allowed = entry.some_of("allowed", tuple(Role))
    return KindRoles(
        initiator=Role(entry.one_of("initiator", allowed)),
        counterpart=Role(entry.one_of("counterpart", allowed)),
        mutual=Role(entry.one_of("mutual", allowed)),
        allowed=frozenset(map(Role, allowed)),
    )
