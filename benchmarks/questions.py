"""How long does the record think? ``python -m benchmarks.questions [--record PATH] [--pages N]``.

Every question of ``dragoman show`` is asked of a record of made-up pages (:mod:`benchmarks.world`), which is filled, or
taken where it is: of the pair, framework and person that most is told of, and of some in the middle. Each is asked five
times; times are wall clock.
"""

import argparse
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.filling import fill
from dragoman import views
from dragoman.store import Store, open_store

_TODAY = date(2025, 6, 1)
_TIMES = 5
Ask = Callable[[Store], object]


def questions(store: Store) -> dict[str, Ask]:
    """Give the questions by name; whom they are about is found in the record."""
    codes = [each.value for each in views.parties(store)]
    pair, middle = (codes[0], codes[1]), codes[len(codes) // 3]
    most = views.frameworks(store, limit=1)[0].id
    return {
        "pair that most is told of": lambda store: views.pair(store, *codes[:2], today=_TODAY),
        "pair in the middle": lambda store: views.pair(store, codes[9], middle, today=_TODAY),
        "who was sent, likewise": lambda store: views.who_was_sent(store, *codes[:2]),
        "pair, in a year": lambda store: views.timeline(store, between=pair, since="2015", until="2015"),
        "newest fifty": lambda store: views.timeline(store, newest=True, limit=50),
        "oldest fifty": lambda store: views.timeline(store, limit=50),
        "months of a pair": lambda store: views.count_by_month(store, between=pair),
        "months of everything": views.count_by_month,
        "parties": views.parties,
        "persons": views.persons,
        "frameworks": views.frameworks,
        "framework": lambda store: views.framework_activity(store, most, today=_TODAY),
        "themes by year": views.themes_by_year,
        "themes since 2015": lambda store: views.themes_by_year(store, since="2015"),
        "themes between two": lambda store: views.themes_by_year(store, between=pair),
        "planned": lambda store: views.planned(store, today=_TODAY),
        "gone quiet": lambda store: views.gone_quiet(store, today=_TODAY),
        "coverage": views.coverage,
        "conflicts": lambda store: views.conflicts(store, limit=50),
        "possible merges": lambda store: views.possible_merges(store, limit=20),
        "doubtful": lambda store: views.low_confidence(store, limit=50),
        "search": lambda store: views.search(store, "somebody"),
        "summary": views.summary,
    }


def table(store: Store) -> Iterator[str]:
    """Ask every question; give lines of a table in Markdown."""
    counts = views.summary(store)
    facts = counts.engagements + counts.relations + counts.occupancies + counts.statements
    yield f"| question, at {facts:,} facts | median | slowest |"
    yield "| --- | --- | --- |"
    for name, ask in questions(store).items():
        times = sorted(_time(ask, store) for _ in range(_TIMES))
        yield f"| {name} | {1000 * median(times):.0f} ms | {1000 * times[-1]:.0f} ms |"


def _time(ask: Ask, store: Store) -> float:
    start = time.perf_counter()
    ask(store)
    return time.perf_counter() - start


def main(argv: Sequence[str] | None = None) -> int:
    """Run the benchmark; gives its exit status."""
    parser = argparse.ArgumentParser(prog="questions", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--pages", type=int, default=100_000, help="of the record that is made; ten facts each")
    parser.add_argument("--record", type=Path, help="a record of made-up pages that is there; made where it is not")
    asked = parser.parse_args(argv)
    with TemporaryDirectory() as folder:
        record = asked.record or Path(folder) / "questions.db"
        is_new = not record.exists()
        with open_store(str(record)) as store:
            if is_new:
                fill(store, asked.pages, lambda done: print(f"{done:,} pages", file=sys.stderr, flush=True))
            for line in table(store):
                print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
