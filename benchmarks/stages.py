"""Where does the time of a page go?

``python -m benchmarks.stages [PATH…]`` reads pages (by default the dev pages of the corpus) twice in this process, and
prints for the second time how much processor time each room took. Of the annotation, the encoder and the heads are
given apart; what is left of it is words, trees and dictionary forms.
"""

import argparse
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from typing import ParamSpec, TypeVar

from rich.console import Console
from rich.table import Table

from benchmarks.speed import DEV, PAGE
from dragoman.cleaning import clean_article
from dragoman.encoder import Encoder
from dragoman.extraction import extract_facts
from dragoman.ingest import read_pages
from dragoman.language import identify_language
from dragoman.linking import link_actors
from dragoman.model.article import Article
from dragoman.model.mention import Reading
from dragoman.model.page import Page
from dragoman.nlp import annotate
from dragoman.nlp.grammar import Grammar
from dragoman.nlp.names import Namer
from dragoman.temporal import tag_times
from dragoman.vocabulary.languages import supported_languages

ANNOTATION = "annotation"
INSIDE: Mapping[str, tuple[type, str]] = {
    "encoder": (Encoder, "states"),
    "grammar": (Grammar, "parse"),
    "names": (Namer, "find"),
}
"""Parts of the annotation: a class and the method whose time is taken."""

P = ParamSpec("P")
R = TypeVar("R")


class Clock:
    """Adds up the processor time of named pieces of work."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)

    def timed(self, name: str, work: Callable[P, R]) -> Callable[P, R]:
        """Give the same work, its time taken."""

        @wraps(work)
        def measured(*args: P.args, **kwargs: P.kwargs) -> R:
            start = time.process_time()
            try:
                return work(*args, **kwargs)
            finally:
                self.seconds[name] += time.process_time() - start

        return measured


def read_timed(pages: Sequence[Page], clock: Clock) -> int:
    """Read pages room by room, as the pipeline does; gives how many words they have, furniture included."""
    words = 0
    for page in pages:
        article = clock.timed("cleaning", clean_article)(page)
        if not isinstance(article, Article):
            continue
        words += len(article.text.split())
        guess = clock.timed("language", identify_language)(article, hint=page.language)
        if guess.code not in supported_languages():
            continue
        annotated = clock.timed(ANNOTATION, annotate)(article, guess.code)
        times = clock.timed("dates", tag_times)(annotated)
        links = clock.timed("names and posts", link_actors)(annotated)
        clock.timed("facts", extract_facts)(Reading(annotated, times, links))
    return words


def tabulate(seconds: Mapping[str, float], pages: float) -> Table:
    """Put the times into a table.

    Args:
        seconds: Processor time of each room, and of the parts of the annotation.
        pages: How many pages of :data:`~benchmarks.speed.PAGE` words that was for.
    """
    rest = seconds[ANNOTATION] - sum(seconds[name] for name in INSIDE)
    rows = {name: taken for name, taken in seconds.items() if name != ANNOTATION} | {"words and trees": rest}
    whole = sum(rows.values())
    table = Table(title=f"{pages:.0f} pages of {PAGE} words, {pages / whole:.1f} a second on one core")
    for heading in ("", "ms a page", "share"):
        table.add_column(heading, justify="right" if heading else "left")
    for name, taken in sorted(rows.items(), key=lambda row: -row[1]):
        table.add_row(name, f"{1000 * taken / pages:.0f}", f"{taken / whole:.0%}")
    return table


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; gives its exit status."""
    parser = argparse.ArgumentParser(prog="stages", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("paths", nargs="*", default=DEV, metavar="PATH")
    pages = [page for page in read_pages(parser.parse_args(argv).paths) if isinstance(page, Page)]
    read_timed(pages, Clock())
    clock = Clock()
    for name, (owner, method) in INSIDE.items():
        setattr(owner, method, clock.timed(name, getattr(owner, method)))
    words = read_timed(pages, clock)
    Console().print(tabulate(clock.seconds, words / PAGE))
    return 0


if __name__ == "__main__":
    sys.exit(main())
