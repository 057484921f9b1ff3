"""Standing frameworks: partnerships, dialogues, programmes, treaties and the like that engagements fall under.

The known ones have a file each in ``frameworks/``. Those that any two states may have, such as a joint commission, are
told by their shape: ``languages/<code>/frameworks.yml`` has the words.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from dragoman.vocabulary.entries import Entry, read_entry
from dragoman.vocabulary.files import DATA, files_in
from dragoman.vocabulary.forms import LANGUAGES


class FrameworkType(StrEnum):
    """What sort of arrangement a framework is."""

    DIALOGUE = "dialogue"
    PARTNERSHIP = "partnership"
    PROGRAMME = "programme"
    INITIATIVE = "initiative"
    PLATFORM = "platform"
    TREATY = "treaty"
    COALITION = "coalition"
    STRATEGY = "strategy"
    PROCESS = "process"
    GROUP = "group"
    CONFERENCE_SERIES = "conference-series"
    EXERCISE = "exercise"
    OPERATION = "operation"


@dataclass(frozen=True, slots=True)
class KnownFramework:
    """One standing framework.

    Attributes:
        id: Its slug, which is also the name of its file: ``mediterranean-dialogue``.
        label: English name.
        type: What sort of arrangement it is.
        owner: Slug of the organisation it belongs to, or that it is itself (the Quad), or None.
        parties: States (alpha-3) and organisations (slug) of a bilateral or small one; empty for a wide one.
        parent: Id of the framework it is a part of, or None.
        is_body: Whether it can also be joined, and sit, like a body.
        names: All its names by language; matched without regard to case and accents.
        exact: Forms that are matched only as printed, acronyms for the most part: ``MD``.
        needs_owner: Whether a name counts only where its owner or one of its parties is named near by, because it
            says too little: "the Strategic Concept".
        acronym_needs_owner: The same for the exact forms alone: ``MAP`` is a press agency too.
        since: Year it began, or None.
        ended: Year it ended, or None.
    """

    id: str
    label: str
    type: FrameworkType
    owner: str | None
    parties: tuple[str, ...]
    parent: str | None
    is_body: bool
    names: Mapping[str, tuple[str, ...]]
    exact: tuple[str, ...]
    needs_owner: bool
    acronym_needs_owner: bool
    since: int | None
    ended: int | None


Frameworks = Mapping[str, KnownFramework]


@dataclass(frozen=True, slots=True)
class FrameworkShape:
    """Words that make a framework between the parties they are used with: "Joint Commission", « Dialogue stratégique ».

    Attributes:
        id: Stable id, shared by the languages: ``joint-commission``.
        label: English name; the parties and the topic are put after it.
        type: What sort of arrangement it makes.
        sits: Whether it is a standing body that sits, so that its sitting is a session; else it is an instrument.
        heads: The words, singular and plural.
        topic: Whether a topic may follow: "Working Group on …".
        needs: Whether it counts only when parties or a topic are named with it, because the words alone say too little.
        parent: Id of the shape that it is usually a part of, or None: a working group of a strategic dialogue.
    """

    id: str
    label: str
    type: FrameworkType
    sits: bool
    heads: tuple[str, ...]
    topic: bool
    needs: bool
    parent: str | None


@dataclass(frozen=True, slots=True)
class FrameworkShapes:
    """The shapes of one language.

    Attributes:
        language: ISO 639-1 code.
        shapes: The shapes.
        party_links: Words between a shape and its parties, and between the parties: "between", "and".
        topic_links: Words between a shape and its topic: "on", « sur les questions ».
        part_links: Words that make one framework a part of another: "within", « issu du ».
    """

    language: str
    shapes: tuple[FrameworkShape, ...]
    party_links: tuple[str, ...]
    topic_links: tuple[str, ...]
    part_links: tuple[str, ...]


@cache
def load_frameworks(data: Path = DATA) -> Frameworks:
    """Read all standing frameworks, by id.

    Args:
        data: Root of the vocabulary's files.

    Raises:
        VocabularyError: A file is not in shape, is not named after its id, or names a parent that is not there.
    """
    entries = [read_entry(path) for path in files_in("frameworks", data=data)]
    frameworks = {entry.path.stem: _framework(entry) for entry in entries}
    for entry in entries:
        parent = frameworks[entry.path.stem].parent
        if parent is not None and parent not in frameworks:
            raise entry.error("parent", f"there is no framework {parent!r}")
    return frameworks


def load_framework_shapes(language: str, data: Path = DATA) -> FrameworkShapes:
    """Read the shapes of frameworks of one language.

    Raises:
        VocabularyError: The file is missing or not in shape, or a shape names a parent that is not there.
    """
    top = read_entry(data / "languages" / language / "frameworks.yml")
    top.only("shapes", "party_links", "topic_links", "part_links")
    shapes = tuple(map(_shape, top.entries("shapes")))
    ids = {shape.id for shape in shapes}
    for entry, shape in zip(top.entries("shapes"), shapes, strict=True):
        if shape.parent is not None and shape.parent not in ids:
            raise entry.error("parent", f"there is no shape {shape.parent!r}")
    return FrameworkShapes(
        language, shapes, top.words("party_links"), top.words("topic_links"), top.words("part_links")
    )


def _framework(entry: Entry) -> KnownFramework:
    entry.only(
        "id", "label", "type", "owner", "parties", "parent", "is_body", "names", "exact", "needs_owner",
        "acronym_needs_owner", "since", "ended",
    )  # fmt: skip
    framework = KnownFramework(
        id=entry.text("id"),
        label=entry.text("label"),
        type=FrameworkType(entry.one_of("type", tuple(FrameworkType))),
        owner=entry.maybe("owner"),
        parties=entry.words("parties"),
        parent=entry.maybe("parent"),
        is_body=entry.flag("is_body"),
        names=entry.names("names", LANGUAGES),
        exact=entry.words("exact"),
        needs_owner=entry.flag("needs_owner"),
        acronym_needs_owner=entry.flag("acronym_needs_owner"),
        since=entry.number("since"),
        ended=entry.number("ended"),
    )
    _check(entry, framework)
    return framework


def _check(entry: Entry, framework: KnownFramework) -> None:
    if framework.id != entry.path.stem:
        raise entry.error("id", f"{framework.id!r} is not the name of its file")
    if framework.label not in framework.names.get("en", ()):
        raise entry.error("names.en", f"the label {framework.label!r} is not among the English names")


def _shape(entry: Entry) -> FrameworkShape:
    entry.only("id", "label", "type", "sits", "heads", "topic", "needs", "parent")
    return FrameworkShape(
        id=entry.text("id"),
        label=entry.text("label"),
        type=FrameworkType(entry.one_of("type", tuple(FrameworkType))),
        sits=entry.flag("sits"),
        heads=entry.words("heads"),
        topic=entry.flag("topic"),
        needs=entry.flag("needs"),
        parent=entry.maybe("parent"),
    )
