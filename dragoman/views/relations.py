"""Standing relations, and who said what."""

from dataclasses import dataclass

from dragoman.store import FactQuery, Store, StoredFact
from dragoman.views.filters import find_party, first_day, last_day
from dragoman.views.source import Source


@dataclass(frozen=True, slots=True)
class RelationView:
    """A standing relation.

    Attributes:
        key: Its key in the record.
        predicate, when: As in the page record.
        subject, object: Their labels.
        source: Where it was read.
        parties: Whose they are, subject and object, by code; None for a framework.
    """

    key: str
    predicate: str
    subject: str
    object: str
    when: str | None
    source: Source
    parties: tuple[str | None, str | None] = (None, None)


@dataclass(frozen=True, slots=True)
class StatementView:
    """What somebody said.

    Attributes:
        key: Its key in the record.
        speaker: The person, or None where a body spoke.
        party, actor, post: For whom and in what post, or None.
        quote: The words, or None for reported speech.
        themes, about: As in the page record.
        source: Where it was read.
    """

    key: str
    speaker: str | None
    party: str | None
    actor: str | None
    post: str | None
    quote: str | None
    themes: tuple[str, ...]
    about: tuple[str, ...]
    source: Source


def relations(
    store: Store,
    *,
    between: tuple[str, ...] = (),
    since: str | None = None,
    until: str | None = None,
    kind: str | None = None,
) -> tuple[RelationView, ...]:
    """Give standing relations; ``kind`` is a predicate such as ``member_of``, the rest as for the timeline.

    Raises:
        SettingsError: A party is not in the record, or a date is none.
    """
    parties = tuple(find_party(store, name) for name in between)
    query = FactQuery("relations", kind, parties, since=first_day(since), until=last_day(until))
    return tuple(relation_of(fact) for fact in store.facts(query))


def statements(store: Store, *, party: str | None = None) -> tuple[StatementView, ...]:
    """Give statements, page by page.

    Args:
        store: The record.
        party: For whom the speaker speaks, by code or name.

    Raises:
        SettingsError: The party is not in the record.
    """
    parties = () if party is None else (find_party(store, party),)
    return tuple(statement_of(fact) for fact in store.facts(FactQuery("statements", parties=parties)))


def statement_of(fact: StoredFact) -> StatementView:
    """Give a stored statement as a view."""
    data, speaker = fact.data, fact.data["speaker"]
    return StatementView(
        key=fact.key,
        speaker=speaker["person"] and speaker["person"]["label"],
        party=speaker["party"],
        actor=speaker["actor"] and speaker["actor"]["label"],
        post=speaker["post"],
        quote=data["quote"],
        themes=tuple(data["themes"]),
        about=tuple(data["about"]),
        source=Source.of(fact),
    )


def relation_of(fact: StoredFact) -> RelationView:
    """Give a stored relation as a view."""
    data = fact.data
    subject, thing = data["subject"], data["object"]
    parties = (subject.get("party"), thing.get("party"))
    return RelationView(
        fact.key, data["predicate"], subject["label"], thing["label"], data["when"], Source.of(fact), parties
    )
