"""Answers: what a careful reader reports of a page, as far as it is compared.

An answer file is a JSON object; its form is described in ``evaluation/README.md``. A value may name alternatives,
separated with ``|``, each as right as the other.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.text.normalize import fold

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Something that has one right value or several equally right ones.

    Attributes:
        text: The alternatives as they were written down, separated with ``|``.
        names: The same, folded for comparison.
    """

    text: str
    names: frozenset[str]

    @classmethod
    def of(cls, value: str) -> "Wanted":
        """Read the alternatives of one value."""
        return cls(value, frozenset(fold(part) for part in value.split("|")))


@dataclass(frozen=True, slots=True)
class WantedParty:
    """A party to an engagement: its alternatives, its role if that is asked for, whether it is disputed."""

    party: Wanted
    role: str | None
    is_optional: bool


@dataclass(frozen=True, slots=True)
class WantedEngagement:
    """An engagement that a page reports. ``whens`` are the accepted dates, None among them where that will do."""

    id: str
    kind: str
    statuses: tuple[str, ...]
    when: str | None
    whens: frozenset[str | None]
    places: tuple[Wanted, ...]
    parties: tuple[WantedParty, ...]
    persons: tuple[Wanted, ...]
    persons_optional: tuple[Wanted, ...]
    frameworks: tuple[Wanted, ...]
    themes: tuple[Wanted, ...]
    evidence: tuple[str, ...]
    is_optional: bool

    @classmethod
    def read(cls, item: Json) -> "WantedEngagement":
        """Read one engagement of an answer."""
        no_date_will_do = {None} if item.get("when_optional") else set()
        return cls(
            id=item["id"],
            kind=item["kind"],
            statuses=tuple(item["status"]),
            when=item["when"],
            whens=frozenset({item["when"], *item.get("when_also", []), *no_date_will_do}),
            places=_wanted(item["where"]),
            parties=tuple(
                WantedParty(Wanted.of(p["party"]), p.get("role"), bool(p.get("optional"))) for p in item["participants"]
            ),
            persons=_wanted(item["persons"]),
            persons_optional=_wanted(item.get("persons_optional", [])),
            frameworks=_wanted(item["frameworks"]),
            themes=_wanted(item["themes"]),
            evidence=tuple(item["evidence"]),
            is_optional=bool(item.get("optional")),
        )


@dataclass(frozen=True, slots=True)
class WantedFact:
    """A relation, an occupancy or a statement: the fields of it that are compared, by their names in the answer."""

    fields: Mapping[str, Wanted]
    is_optional: bool

    def __str__(self) -> str:
        return ", ".join(f"{name} {wanted.text!r}" for name, wanted in self.fields.items())


FACT_FIELDS: Mapping[str, tuple[str, ...]] = {
    "relations": ("predicate", "subject", "object"),
    "occupancies": ("person", "post"),
    "statements": ("speaker", "quote"),
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a careful reader reports of one page.

    Attributes:
        page: File name of the page.
        language: ISO 639-1 code of its body.
        published: EDTF date, or None where the page has none; only compared if ``asks_published``.
        title: Its title, or None where it is not asked for.
        body: First and last words of the article proper, or None where it is not asked for.
        furniture: Words of the page that stand outside the article.
        engagements: All engagements, the disputed ones included.
        facts: Relations, occupancies and statements by name of their list; a list that is absent is not asked for.
    """

    page: str
    language: str
    published: str | None
    asks_published: bool
    title: str | None
    body: tuple[str, str] | None
    furniture: tuple[str, ...]
    engagements: tuple[WantedEngagement, ...]
    facts: Mapping[str, tuple[WantedFact, ...]]

    @classmethod
    def read(cls, item: Json) -> "Answer":
        """Read one answer.

        Raises:
            KeyError: The answer lacks something that every answer has.
        """
        body = item.get("body")
        return cls(
            page=item["page"],
            language=item["language"],
            published=item.get("published"),
            asks_published="published" in item,
            title=item.get("title"),
            body=(body["first"], body["last"]) if body else None,
            furniture=tuple(item.get("furniture", [])),
            engagements=tuple(WantedEngagement.read(engagement) for engagement in item["engagements"]),
            facts={name: _facts(item[name], fields) for name, fields in FACT_FIELDS.items() if name in item},
        )


def _wanted(values: list[str]) -> tuple[Wanted, ...]:
    return tuple(Wanted.of(value) for value in values)


def _facts(items: list[Json], fields: tuple[str, ...]) -> tuple[WantedFact, ...]:
    return tuple(
        WantedFact({name: Wanted.of(item[name]) for name in fields}, bool(item.get("optional"))) for item in items
    )


def read_answer(path: Path) -> Answer:
    """Read an answer file.

    Raises:
        ValueError: The file is no answer; names it.
    """
    try:
        return Answer.read(json.loads(path.read_text("utf-8")))
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"{path} is no answer: {error!r}") from error
