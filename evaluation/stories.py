"""Stories: answered pages that report the same occurrences, as records of which every fact is right.

What is one across pages is measured apart from how well a page is read: here a page's facts are those of its answer.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.model.actor import Actor, ActorType, Framework, Person, Place
from dragoman.model.article import Article, Block
from dragoman.model.citation import Citation
from dragoman.model.explanation import Explanation
from dragoman.model.facts import Engagement, Facts, Occupancy, Participant, Plover, Role, Status
from dragoman.model.page import MediaType, Page
from dragoman.model.record import PageRecord
from dragoman.model.span import Span
from dragoman.text.normalize import fold, slug
from dragoman.vocabulary.actors import load_actors
from evaluation.corpus import REPOSITORY

Json = dict[str, Any]

STORIES = REPOSITORY / "stories"
_WHY = Explanation("answer", "A careful reader says so.")
_STATE = re.compile("[A-Z]{3}")


@dataclass(frozen=True, slots=True)
class Story:
    """One page of a story.

    Attributes:
        page: The page as it is handed in.
        record: Its answer as a record.
        events: The occurrence that each engagement reports, by the engagement's id.
        people: The person that each name of the page stands for, by the folded name.
    """

    page: Page
    record: PageRecord
    events: dict[str, str]
    people: dict[str, str]


def read_stories(split: str, folder: Path = STORIES) -> list[Story]:
    """Read the pages of one split, by the order of their paths.

    Args:
        split: ``dev`` or ``test``.
        folder: Holds ``LANGUAGE/SPLIT/NAME.txt`` with ``NAME.json`` beside it.
    """
    return [_story(path) for path in sorted(folder.glob(f"*/{split}/*.json"))]


def _story(path: Path) -> Story:
    answer = json.loads(path.read_text("utf-8"))
    content = (path.parent / answer["page"]).read_text("utf-8")
    digest = hashlib.sha256(content.encode()).hexdigest()
    page = Page(answer["page"], str(path), content, MediaType.TEXT, digest, published=answer["published"])
    start = content.find(answer["body"]["first"])
    end = content.rfind(answer["body"]["last"]) + len(answer["body"]["last"])
    article = Article(
        page.id, page.path, digest, content, (Block(Span(start, end), True, _WHY),), published=answer["published"],
        title=answer["title"],
    )  # fmt: skip
    facts = Facts(
        engagements=tuple(_engagement(item, article) for item in answer["engagements"]),
        occupancies=tuple(_occupancies(answer["occupancies"], article)),
    )
    return Story(
        page,
        PageRecord(article, answer["language"], facts),
        {item["id"]: item["event"] for item in answer["engagements"]},
        {fold(name): key for name, key in answer.get("people", {}).items()},
    )


def _first(value: str) -> str:
    return value.split("|")[0]


def _cite(article: Article, quotes: Iterable[str]) -> tuple[Citation, ...]:
    spans = [Span(at, at + len(quote)) for quote in quotes if (at := article.text.find(quote)) >= 0]
    return tuple(Citation.cut(article.page_id, article.text, span) for span in spans)


def _engagement(item: Json, article: Article) -> Engagement:
    return Engagement(
        id=item["id"],
        kind=_first(item["kind"]),
        plover=Plover("CONSULT", None),
        status=Status(item["status"][0]),
        when=item["when"],
        when_text=item.get("when_text"),
        places=tuple(_place(where) for where in item["where"]),
        participants=tuple(_participant(one) for one in item["participants"] if not one.get("optional")),
        frameworks=tuple(Framework(slug(_first(name)), _first(name), _first(name)) for name in item["frameworks"]),
        themes=tuple(_first(theme) for theme in item["themes"]),
        evidence=_cite(article, item["evidence"]),
        explanations=(_WHY,),
    )


def _place(where: str) -> Place:
    """The English label is the last that is no code."""
    names = where.split("|")
    labels = [name for name in names if not _STATE.fullmatch(name)]
    country = next((name for name in names if _STATE.fullmatch(name)), None)
    return Place(labels[-1] if labels else names[0], country)


def _participant(item: Json) -> Participant:
    return Participant(
        _actor(_first(item["party"])),
        Role(item.get("role", "participant")),
        _person(item["person"]) if item.get("person") else None,
        _first(item["post"]) if item.get("post") else None,
        item.get("count"),
    )


def _person(name: str) -> Person:
    name = _first(name)
    return Person(f"person:{slug(name)}", name, name)


def _actor(party: str) -> Actor:
    state = load_actors().states.get(party)
    if state is not None:
        return Actor(f"state:{party}", state.label, ActorType.STATE, party, party, party)
    return Actor(f"org:{slug(party)}", party, ActorType.ORGANIZATION, party, None, party)


def _occupancies(items: Iterable[Json], article: Article) -> Iterator[Occupancy]:
    for item in items:
        evidence = _cite(article, item.get("evidence") or [_first(item["post"])])
        if not item.get("optional") and evidence:
            party = _first(item["organisation"]) if item.get("organisation") else None
            actor = None if party is None else _actor(party)
            yield Occupancy(_person(item["person"]), _first(item["post"]), actor, None, evidence)
