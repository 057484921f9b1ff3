"""How does the cost of the record grow? ``python -m benchmarks.growth [PAGES]…``.

Records of made-up pages (:mod:`benchmarks.world`) are filled to each size, and at each the last thousand pages are
timed: keeping them, and putting them among the rest; by the processor's clock, which other programs do not lengthen,
and in brackets by the wall's. Then every question is asked (:mod:`benchmarks.questions`). Memory is the process's peak.
"""

import argparse
import resource
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import questions
from benchmarks.world import Told, World
from dragoman.resolving import resolve_pending
from dragoman.store import Run, open_store

_LAST = 1_000  # pages timed at each size


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
            times = [(time.process_time(), time.perf_counter())]
            kept = _keep(run, world, kept, size - kept)
            times.append((time.process_time(), time.perf_counter()))
            resolve_pending(store)
            times.append((time.process_time(), time.perf_counter()))
            facts = sum(store.counts()[name] for name in ("engagements", "relations", "occupancies", "statements"))
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            yield (
                f"| {size:,} | {facts:,} | {_between(*times[:2])} | {_between(*times[1:])} "
                f"| {path.stat().st_size / 2**20:,.0f} MiB | {memory:,.0f} MiB |"
            )
        yield ""
        yield from questions.table(store)


def _keep(run: Run, world: Iterator[Told], kept: int, count: int) -> int:
    for _ in range(count):
        told = next(world)
        run.keep(told.page, told.record)
    return kept + count


def _between(start: tuple[float, float], end: tuple[float, float]) -> str:
    processor, clock = (late - early for early, late in zip(start, end, strict=True))
    return f"{processor:.0f} s ({clock:.0f})"


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
