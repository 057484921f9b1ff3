"""Score the stages before the facts: ``python -m evaluation.stages [STAGE…] [--write] [--pin]``.

Grammar, names, dates and linking, each by what careful readers marked, by language where there is something marked.
Floors are pinned as for ``python -m evaluation.score``, in ``stage_floors.json``. What needs data that is not here is
skipped. The exit status is 0 if all floors hold, 1 if one does not.
"""

import argparse
import hashlib
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from evaluation import dates
from evaluation.corpus import REPOSITORY, find_parts, shared_folder
from evaluation.floors import (
    LoweredFloors,
    PinnedPart,
    figures_of,
    find_falls,
    pin,
    read_floors,
    write_floors,
)
from evaluation.grammar import held_trees, score_grammar
from evaluation.links import score_links
from evaluation.names import score_names
from evaluation.tally import Scorecard
from evaluation.written import render_table, replace_section
from training.corpus_names import read_corpus
from training.tagged import read_columns, read_winer

FLOORS = Path(__file__).with_name("stage_floors.json")
DOCUMENT = Path(__file__).with_name("README.md")
_SECTION = "STAGES"
TREEBANKS = {"ar": "Arabic-PUD", "en": "English-PUD", "es": "Spanish-PUD", "fr": "French-PUD"}
_WINER = 8  # one sentence in eight of WiNER-fr 2017: enough, and an eighth of the time


@dataclass(frozen=True, slots=True)
class Trial:
    """A stage tried on some data.

    Attributes:
        name: The stage, the language and the data: ``names en wikigold``.
        files: What is read; the trial is skipped where there is none.
        run: Does it.
    """

    name: str
    files: tuple[Path, ...]
    run: Callable[[], Scorecard]

    @property
    def stage(self) -> str:
        """The stage."""
        return self.name.partition(" ")[0]

    def digest(self) -> str:
        """Give the SHA-256 of all names and contents, in hexadecimal."""
        total = hashlib.sha256()
        for file in self.files:
            total.update(f"{file.name}\0{hashlib.sha256(file.read_bytes()).hexdigest()}\n".encode())
        return total.hexdigest()


def find_trials(corpus: Path, shared: Path) -> list[Trial]:
    """Find what can be tried here.

    Args:
        corpus: Our own answered pages.
        shared: The folder of public data.
    """
    data = shared / "data"
    trials = [*_grammar(data / "pud"), *_names(data, corpus), *_dates(data), *_linking(corpus, shared)]
    return [trial for trial in trials if trial.files]


def _grammar(folder: Path) -> Iterator[Trial]:
    for language, name in TREEBANKS.items():
        path = folder / name / f"{language}_pud-ud-test.conllu"
        yield Trial(f"grammar {language}", _there(path), partial(_parse, path, language))


def _parse(path: Path, language: str) -> Scorecard:
    return score_grammar(held_trees(path, language))


def _names(data: Path, corpus: Path) -> Iterator[Trial]:
    gold, winer = data / "wikigold-en" / "wikigold-en.conllu", data / "winer-fr" / "2017"
    yield Trial("names en wikigold", _there(gold), lambda: score_names(read_columns(gold, "en")))
    files = tuple(sorted(winer.rglob("*.ann")))
    yield Trial("names fr WiNER 2017", files, lambda: score_names(list(read_winer(winer))[::_WINER]))
    for language in TREEBANKS:
        yield Trial(f"names {language} dev", _pages(corpus / language / "dev"), partial(_name, corpus, language))


def _name(corpus: Path, language: str) -> Scorecard:
    return score_names(read_corpus(corpus, language, part="dev"))


def _dates(data: Path) -> Iterator[Trial]:
    corpora: tuple[tuple[str, Path, Callable[[Path], Iterator[dates.Gold]]], ...] = (
        ("en", data / "meantime-en", dates.read_meantime),
        ("fr", data / "french-timebank", dates.read_timebank),
    )
    for language, folder, read in corpora:
        files = tuple(sorted(path for path in folder.rglob("*") if path.suffix in (".tml", ".xml")))
        yield Trial(f"dates {language}", files, partial(_date, read, folder, language))


def _date(read: Callable[[Path], Iterator[dates.Gold]], folder: Path, language: str) -> Scorecard:
    return dates.score_all(read(folder), language)


def _linking(corpus: Path, shared: Path) -> Iterator[Trial]:
    for part in find_parts(corpus, shared):
        if part.name.endswith("/dev"):
            files = tuple(file for page in part.pages for file in (page.page, page.answer))
            yield Trial(f"linking {part.name}", files, partial(score_links, part))


def _there(path: Path) -> tuple[Path, ...]:
    return (path,) if path.is_file() else ()


def _pages(folder: Path) -> tuple[Path, ...]:
    return tuple(sorted(path for path in folder.glob("*") if path.suffix in (".txt", ".html", ".json")))


def render(name: str, card: Scorecard, seconds: float) -> Iterator[str]:
    """Give the figures of a trial, a measure a line: precision, recall, F1 in hundredths, how many were asked for."""
    yield f"{name} ({seconds:.0f} s on one core)"
    for measure, tally in card.tallies.items():
        shares = (100 * share for share in (tally.precision, tally.recall, tally.f1))
        yield "  {:22}{:6.1f}{:6.1f}{:6.1f}{:7d}".format(measure, *shares, tally.wanted)


def tabulate(cards: Mapping[str, Scorecard]) -> str:
    """Give F1 of all measures, a trial a line, as Markdown."""
    rows = [
        [name, ", ".join(f"{measure} {tally.f1:.2f}" for measure, tally in card.tallies.items())]
        for name, card in cards.items()
    ]
    return render_table(["stage, language, data", "F1"], rows)


def _arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m evaluation.stages", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("stages", nargs="*", metavar="STAGE", help="grammar, names, dates or linking; all where none")
    parser.add_argument("--write", action="store_true", help="put the figures into evaluation/README.md; all stages")
    parser.add_argument("--pin", action="store_true", help="make the figures the new floors")
    parser.add_argument("--lower-floors", metavar="REASON", help="with --pin: lower floors too, and record why")
    parser.add_argument("--corpus", type=Path, default=REPOSITORY / "corpus", help=argparse.SUPPRESS)
    parser.add_argument("--shared", type=Path, default=shared_folder(), help=argparse.SUPPRESS)
    parser.add_argument("--floors", type=Path, default=FLOORS, help=argparse.SUPPRESS)
    parser.add_argument("--document", type=Path, default=DOCUMENT, help=argparse.SUPPRESS)
    arguments = parser.parse_args(argv)
    if arguments.write and arguments.stages:
        parser.error("--write needs all stages")
    if arguments.lower_floors is not None and not (arguments.pin and arguments.lower_floors.strip()):
        parser.error("--lower-floors needs --pin and a reason")
    return arguments


Find = Callable[[Path, Path], Iterable[Trial]]


def main(argv: Sequence[str] | None = None, *, find: Find = find_trials) -> int:
    """Run the command; gives its exit status."""
    arguments = _arguments(argv)
    trials = [
        t for t in find(arguments.corpus, arguments.shared) if not arguments.stages or t.stage in arguments.stages
    ]
    if not trials:
        print("There is nothing here to try these stages on; they are skipped.")
        return 0
    cards = {trial.name: _run(trial) for trial in trials}
    if arguments.write:
        replace_section(arguments.document, _SECTION, tabulate(cards))
    measured = {trial.name: PinnedPart(trial.digest(), figures_of(cards[trial.name])) for trial in trials}
    floors = read_floors(arguments.floors)
    if arguments.pin:
        try:
            write_floors(arguments.floors, pin(floors, measured, arguments.lower_floors))
        except LoweredFloors as refusal:
            print(f"Not pinned, these floors would fall: {refusal}", file=sys.stderr)
            return 1
        print(f"\nPinned in {arguments.floors}.")
        return 0
    falls = [fall for name, one in measured.items() for fall in find_falls(floors, name, one.digest, one.floors)]
    print("", *(falls or ["All floors hold."]), sep="\n")
    return int(bool(falls))


def _run(trial: Trial) -> Scorecard:
    start = time.process_time()
    card = trial.run()
    print(*render(trial.name, card, time.process_time() - start), sep="\n", flush=True)
    return card


if __name__ == "__main__":
    sys.exit(main())
