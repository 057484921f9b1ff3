"""How does the cost of the record grow? ``python -m benchmarks.growth [PAGES]…``.

Records of made-up pages (three engagements, three posts, three statements and a relation each; an occurrence is
reported by three pages on average; states by Zipf's law, since the press writes of few) are filled to each size, and at
each the last thousand pages are timed: keeping them, and putting them among the rest. Then every question of
``dragoman show`` is asked, five times each. Times are wall clock, memory is the peak of the process.
"""

import argparse
import hashlib
import random
import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from dragoman import views
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
from dragoman.resolving import resolve_pending
from dragoman.store import Run, Store, open_store
from dragoman.vocabulary.actors import load_actors
from dragoman.vocabulary.parties import State

_LAST = 1_000  # pages timed at each size
_DAYS = 20 * 365
_WHY = Explanation("made-up", "It was made up.")
_KINDS = ("visit", "meeting", "agreement")
_THEMES = ("defence", "cyber", "migration", "energy", "education", "maritime-security")
_POSTS = ("Foreign Minister", "Defence Minister", "ambassador")
_FRAMEWORKS = tuple(f"Dialogue {number}" for number in range(40))
_SYLLABLES = ("ba", "ri", "to", "ne", "ka", "lu", "mo", "sa", "vi", "de", "go", "fu", "che", "ya", "pe", "zo")


class World:
    """States, their ministers by turns, and what they do with one another."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)
        self._states = list(load_actors().states.values())[:150]
        self._weights = [1 / rank for rank in range(1, len(self._states) + 1)]

    def pages(self) -> Iterator[tuple[Page, PageRecord]]:
        """Give pages without end."""
        number = 0
        while True:
            story = [self._event(kind) for kind in _KINDS]
            for _ in range(self._chance.choice((1, 2, 3, 3, 4, 5))):
                yield self._page(number, story)
                number += 1

    def _event(self, kind: str) -> tuple[str, int, tuple[Actor, Actor], int]:
        left, right = self._chance.choices(self._states, self._weights, k=2)
        sides = tuple(
            Actor(f"state:{s.code}", s.label, ActorType.STATE, s.code, s.code, s.label) for s in (left, right)
        )
        return kind, self._chance.randrange(_DAYS), (sides[0], sides[1]), self._chance.randrange(len(_POSTS))

    def _minister(self, state: Actor, post: int, day: int) -> Person:
        """The same for four years."""
        chance = random.Random(f"{state.id}/{post}/{day // 1460}")
        name = " ".join("".join(chance.choices(_SYLLABLES, k=count)).capitalize() for count in (2, 4))
        return Person(f"person:{name.lower().replace(' ', '-')}", name, name)

    def _page(self, number: int, story: list[tuple[str, int, tuple[Actor, Actor], int]]) -> tuple[Page, PageRecord]:
        text = f"Page {number}. They met, and somebody said so."
        digest = hashlib.sha256(text.encode()).hexdigest()
        published = _day(max(day for _, day, _, _ in story) + 1)
        page = Page(f"{number}.txt", f"made/{number}.txt", text, MediaType.TEXT, digest, published=published)
        source = f"Source {self._chance.randrange(300)}"
        article = Article(
            page.id, page.path, digest, text, (Block(Span(0, len(text)), True, _WHY),), source=source,
            published=published, title=f"Page {number}",
        )  # fmt: skip
        return page, PageRecord(article, self._chance.choice(("fr", "en", "es", "ar")), self._facts(article, story))

    def _facts(self, article: Article, story: list[tuple[str, int, tuple[Actor, Actor], int]]) -> Facts:
        cited = (Citation.cut(article.page_id, article.text, Span(0, 9)),)
        engagements, occupancies, statements = [], [], []
        for count, (kind, day, sides, post) in enumerate(story):
            people = [self._minister(side, post, day) for side in sides]
            takers = tuple(
                Participant(side, Role.PARTICIPANT, person, _POSTS[post])
                for side, person in zip(sides, people, strict=True)
            )
            framework = _FRAMEWORKS[day % len(_FRAMEWORKS)]
            engagements.append(
                Engagement(
                    f"E{count}", kind, Plover("CONSULT", None), Status.HELD, _day(day), None,
                    (Place(sides[0].label, sides[0].country),), takers,
                    (Framework(f"framework:{framework}", framework, framework),) if day % 3 else (),
                    (self._chance.choice(_THEMES),), cited, (_WHY,), 0.9,
                )
            )  # fmt: skip
            occupancies.append(Occupancy(people[0], _POSTS[post], sides[0], None, cited, (_WHY,), 0.9))
            statements.append(
                Statement(
                    people[1], sides[1], _POSTS[post], f"We met on day {day}.", (_THEMES[0],), (), cited, (_WHY,), 0.9
                )
            )
        framework_ = Framework("framework:0", _FRAMEWORKS[0], _FRAMEWORKS[0])
        relation = Relation(Predicate.PARTICIPATES_IN, story[0][2][0], framework_, None, cited, (_WHY,), 0.9)
        return Facts(tuple(engagements), (relation,), tuple(occupancies), tuple(statements))


def _actor(state: State) -> Actor:
    return Actor(f"state:{state.code}", state.label, ActorType.STATE, state.code, state.code, state.label)


def _day(number: int) -> str:
    return (date(2005, 1, 1) + timedelta(days=number)).isoformat()


def _questions() -> dict[str, Callable[[Store], object]]:
    return {
        "pair in a year": lambda store: views.timeline(store, between=("AFG", "AGO"), since="2015", until="2015"),
        "newest fifty": lambda store: views.timeline(store, newest=True, limit=50),
        "months of a pair": lambda store: views.count_by_month(store, between=("AFG", "AGO")),
        "conflicts": lambda store: views.conflicts(store, limit=50),
        "possible merges": lambda store: views.possible_merges(store, limit=20),
        "doubtful": lambda store: views.low_confidence(store, limit=50),
        "summary": views.summary,
    }


def measure(sizes: Sequence[int], folder: Path) -> Iterator[str]:
    """Fill a record to each size; give lines of a table in Markdown."""
    world = World(1).pages()
    yield "| pages | facts | keep 1,000 | put among the rest | file | peak memory |"
    yield "| --- | --- | --- | --- | --- | --- |"
    kept = 0
    path = folder / "growth.db"
    with open_store(str(path)) as store:
        for size in sizes:
            run = store.start_run("growth")
            while kept < size - _LAST:
                kept = _keep(run, world, kept, min(20_000, size - _LAST - kept))
                resolve_pending(store)
            start = time.perf_counter()
            kept = _keep(run, world, kept, size - kept)
            middle = time.perf_counter()
            resolve_pending(store)
            end = time.perf_counter()
            facts = sum(store.counts()[name] for name in ("engagements", "relations", "occupancies", "statements"))
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            yield (
                f"| {size:,} | {facts:,} | {middle - start:.1f} s | {end - middle:.1f} s "
                f"| {path.stat().st_size / 2**20:,.0f} MiB | {memory:,.0f} MiB |"
            )
        yield ""
        yield f"| question, at {facts:,} facts | median | slowest |"
        yield "| --- | --- | --- |"
        for name, ask in _questions().items():
            times = sorted(_time(ask, store) for _ in range(5))
            yield f"| {name} | {1000 * median(times):.0f} ms | {1000 * times[-1]:.0f} ms |"


def _keep(run: Run, world: Iterator[tuple[Page, PageRecord]], kept: int, count: int) -> int:
    for _ in range(count):
        run.keep(*next(world))
    return kept + count


def _time(ask: Callable[[Store], object], store: Store) -> float:
    start = time.perf_counter()
    ask(store)
    return time.perf_counter() - start


def main(argv: Sequence[str] | None = None) -> int:
    """Run the benchmark; gives its exit status."""
    parser = argparse.ArgumentParser(prog="growth", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("sizes", nargs="*", type=int, default=[1_000, 10_000, 100_000], metavar="PAGES")
    arguments = parser.parse_args(argv)
    with TemporaryDirectory() as folder:
        for line in measure(sorted(arguments.sizes), Path(folder)):
            print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
