"""Made-up pages for the benchmarks: three engagements, three posts, three statements and a relation each.

States are drawn by Zipf's law, since the press writes of few. An occurrence is reported by three pages on average; one
report in sixteen gives another day, so that there is something to judge, and one engagement in eight is but planned.
"""

import hashlib
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.model.actor import Actor, ActorType, Framework, Person, Place
from dragoman.model.article import Article, Block
from dragoman.model.citation import Citation
from dragoman.model.explanation import Explanation
from dragoman.model.facts import (
    Engagement,
    Facts,
    Occupancy,
    Participant,
    Plover,
    Predicate,
    Relation,
    Role,
    Statement,
    Status,
)
from dragoman.model.page import MediaType, Page
from dragoman.model.record import PageRecord
from dragoman.model.span import Span
from dragoman.vocabulary.actors import load_actors
from dragoman.vocabulary.parties import State

_FIRST, _DAYS = date(2005, 1, 1), 20 * 365
_WHY = Explanation("made-up", "It was made up.")
_KINDS = ("visit", "meeting", "agreement")
_STATUSES = (Status.HELD,) * 7 + (Status.PLANNED,)
_THEMES = ("defence", "cyber", "migration", "energy", "education", "maritime-security")
_POSTS = ("Foreign Minister", "Defence Minister", "ambassador")
_FRAMEWORKS = tuple(f"Dialogue {number}" for number in range(40))
_SYLLABLES = ("ba", "ri", "to", "ne", "ka", "lu", "mo", "sa", "vi", "de", "go", "fu", "che", "ya", "pe", "zo")
_STATES, _SOURCES = 150, 300
_TERM = 1460  # days that a minister holds a post


@dataclass(frozen=True, slots=True)
class Event:
    """What some pages report.

    Attributes:
        kind, status, day: What, what became of it and when, in days.
        sides: The two parties.
        post: Which of the posts those who come hold.
    """

    kind: str
    status: Status
    day: int
    sides: tuple[Actor, Actor]
    post: int


@dataclass(frozen=True, slots=True)
class Told:
    """A page of a story; pages of one story report the same three events, in the same order.

    Attributes:
        story: The story's number.
        page: As it is handed in.
        record: As it was read.
    """

    story: int
    page: Page
    record: PageRecord


class World:
    """States, their ministers by turns, and what they do with one another.

    Args:
        seed: Of chance; the same gives the same pages.
    """

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)
        self._states = list(load_actors().states.values())[:_STATES]
        self._weights = [1 / rank for rank in range(1, len(self._states) + 1)]

    def pages(self) -> Iterator[Told]:
        """Give pages without end."""
        number = story = 0
        while True:
            events = [self._event(kind) for kind in _KINDS]
            for _ in range(self._chance.choice((1, 2, 3, 3, 4, 5))):
                yield self._page(number, story, events)
                number += 1
            story += 1

    def _event(self, kind: str) -> Event:
        left, right = self._chance.choices(self._states, self._weights, k=2)
        day, post = self._chance.randrange(_DAYS), self._chance.randrange(len(_POSTS))
        return Event(kind, self._chance.choice(_STATUSES), day, (_actor(left), _actor(right)), post)

    def _page(self, number: int, story: int, events: Sequence[Event]) -> Told:
        text = f"Page {number}. They met, and somebody said so."
        digest = hashlib.sha256(text.encode()).hexdigest()
        published = _day(max(event.day for event in events) + 1)
        page = Page(f"{number}.txt", f"made/{number}.txt", text, MediaType.TEXT, digest, published=published)
        article = Article(
            page.id, page.path, digest, text, (Block(Span(0, len(text)), True, _WHY),), published=published,
            source=f"Source {self._chance.randrange(_SOURCES)}", title=f"Page {number}",
        )  # fmt: skip
        language = self._chance.choice(("fr", "en", "es", "ar"))
        return Told(story, page, PageRecord(article, language, self._facts(article, events)))

    def _facts(self, article: Article, events: Sequence[Event]) -> Facts:
        cited = (Citation.cut(article.page_id, article.text, Span(0, 9)),)
        engagements, occupancies, statements = [], [], []
        for count, event in enumerate(events):
            people = [_minister(side, event) for side in event.sides]
            engagements.append(self._engagement(f"E{count}", event, people, cited))
            occupancies.append(Occupancy(people[0], _POSTS[event.post], event.sides[0], None, cited, (_WHY,), 0.9))
            said = f"We met on day {event.day}."
            statements.append(
                Statement(people[1], event.sides[1], _POSTS[event.post], said, _THEMES[:1], (), cited, (_WHY,), 0.9)
            )
        framework = Framework("framework:0", _FRAMEWORKS[0], _FRAMEWORKS[0])
        relation = Relation(Predicate.PARTICIPATES_IN, events[0].sides[0], framework, None, cited, (_WHY,), 0.9)
        return Facts(tuple(engagements), (relation,), tuple(occupancies), tuple(statements))

    def _engagement(self, name: str, event: Event, people: list[Person], cited: tuple[Citation, ...]) -> Engagement:
        takers = tuple(
            Participant(side, Role.PARTICIPANT, person, _POSTS[event.post])
            for side, person in zip(event.sides, people, strict=True)
        )
        label = _FRAMEWORKS[event.day % len(_FRAMEWORKS)]
        day = event.day + (self._chance.random() < 1 / 16)
        return Engagement(
            name, event.kind, Plover("CONSULT", None), event.status, _day(day), None,
            (Place(event.sides[0].label, event.sides[0].country),), takers,
            (Framework(f"framework:{label}", label, label),) if event.day % 3 else (),
            (self._chance.choice(_THEMES),), cited, (_WHY,), self._chance.choice((0.9, 0.9, 0.9, 0.75)),
        )  # fmt: skip


def _minister(state: Actor, event: Event) -> Person:
    """Give who comes for a state: the same for four years."""
    chance = random.Random(f"{state.id}/{event.post}/{event.day // _TERM}")
    name = " ".join("".join(chance.choices(_SYLLABLES, k=count)).capitalize() for count in (2, 4))
    return Person(f"person:{name.lower().replace(' ', '-')}", name, name)


def _actor(state: State) -> Actor:
    return Actor(f"state:{state.code}", state.label, ActorType.STATE, state.code, state.code, state.label)


def _day(number: int) -> str:
    return (_FIRST + timedelta(days=number)).isoformat()
