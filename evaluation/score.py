"""Score the product: ``python -m evaluation.score [--errors] [--pin [--lower-floors REASON]] [--part NAME]…``.

Reads every answered page, prints precision, recall and F1, and compares them with the pinned floors. The exit status
is 0 if all floors hold, 1 if one does not, 2 if something is wrong with the question.
"""

import argparse
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from evaluation.answers import Json
from evaluation.corpus import REPOSITORY, Part, find_parts, shared_folder
from evaluation.floors import (
    Floors,
    LoweredFloors,
    PinnedPart,
    figures_of,
    find_falls,
    pin,
    read_floors,
    write_floors,
)
from evaluation.scorer import score
from evaluation.table import render
from evaluation.tally import Scorecard

Read = Callable[[Iterable[Path]], Iterable[Json]]

FLOORS = Path(__file__).with_name("floors.json")


@dataclass(slots=True)
class Scores:
    """Scorecards of one run.

    Attributes:
        parts: The scorecard of each part of the corpus.
        groups: The same cut by language, for the table: ``seeds fr``, ``fr/dev`` …
        pages: How many pages each group has.
    """

    parts: dict[str, Scorecard] = field(default_factory=dict)
    groups: dict[str, Scorecard] = field(default_factory=dict)
    pages: dict[str, int] = field(default_factory=dict)


def score_parts(parts: Sequence[Part], read: Read) -> Scores:
    """Read all pages of some parts and score them.

    Args:
        parts: Parts of the corpus.
        read: Gives the page records of some pages; those that are rejected have none.
    """
    scores = Scores()
    for part in parts:
        records = list(read(page.page for page in part.pages))
        scores.parts[part.name] = Scorecard()
        answers = list(part.answers())
        for language in sorted({answer.language for answer in answers}):
            group = part.name if "/" in part.name else f"{part.name} {language}"
            chosen = [answer for answer in answers if answer.language == language]
            scores.groups[group] = score(chosen, records)
            scores.pages[group] = len(chosen)
            scores.parts[part.name].merge(scores.groups[group])
    return scores


def find_all_falls(floors: Floors, parts: Sequence[Part], scores: Scores) -> list[str]:
    """Say which floors do not hold."""
    return [
        fall
        for part in parts
        for fall in find_falls(floors, part.name, part.digest(), figures_of(scores.parts[part.name]))
    ]


def pin_all(path: Path, parts: Sequence[Part], scores: Scores, reason: str | None) -> None:
    """Pin the figures of some parts.

    Raises:
        LoweredFloors: A floor would be lowered, and no reason was given.
    """
    measured = {part.name: PinnedPart(part.digest(), figures_of(scores.parts[part.name])) for part in parts}
    write_floors(path, pin(read_floors(path), measured, reason))


def read_with_product(paths: Iterable[Path]) -> Iterable[Json]:
    """Read pages with the product, which is loaded only now: it brings the language models."""
    from evaluation.reading import read_records

    return read_records(paths)


def _arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="score", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--errors", action="store_true", help="list what is wrong, of parts that may be looked at")
    parser.add_argument("--part", action="append", metavar="NAME", help="only this part, such as fr/dev (repeatable)")
    parser.add_argument("--pin", action="store_true", help="make the figures the new floors")
    parser.add_argument("--lower-floors", metavar="REASON", help="with --pin: lower floors too, and record why")
    parser.add_argument("--corpus", type=Path, default=REPOSITORY / "corpus", help=argparse.SUPPRESS)
    parser.add_argument("--shared", type=Path, default=shared_folder(), help=argparse.SUPPRESS)
    parser.add_argument("--floors", type=Path, default=FLOORS, help=argparse.SUPPRESS)
    arguments = parser.parse_args(argv)
    if arguments.lower_floors is not None and not (arguments.pin and arguments.lower_floors.strip()):
        parser.error("--lower-floors needs --pin and a reason")
    return arguments


def main(argv: Sequence[str] | None = None, *, read: Read = read_with_product) -> int:
    """Run the command; gives its exit status."""
    arguments = _arguments(argv)
    parts = find_parts(arguments.corpus, arguments.shared)
    if not any(part.name == "seeds" for part in parts):
        print(f"The real pages are not here ({arguments.shared}); they are skipped.")
    if arguments.part:
        parts = [part for part in parts if part.name in arguments.part]
    if not parts:
        print("There are no answered pages to score.", file=sys.stderr)
        return 2
    scores = score_parts(parts, read)
    print(render(scores.groups, scores.pages))
    if arguments.errors:
        print("", *(error for part in parts if part.is_open for error in scores.parts[part.name].errors), sep="\n")
    if arguments.pin:
        return _pin(arguments, parts, scores)
    falls = find_all_falls(read_floors(arguments.floors), parts, scores)
    print("", *(falls or ["All floors hold."]), sep="\n")
    return int(bool(falls))


def _pin(arguments: argparse.Namespace, parts: Sequence[Part], scores: Scores) -> int:
    try:
        pin_all(arguments.floors, parts, scores, arguments.lower_floors)
    except LoweredFloors as refusal:
        print(f"Not pinned, these floors would fall: {refusal}", file=sys.stderr)
        print('Say why with --lower-floors "reason" if that is meant.', file=sys.stderr)
        return 1
    print(f"\nPinned in {arguments.floors}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
