"""Why engagements are missed or wrong: ``python -m evaluation.errors [PART…] [--worst N] [--errors] [--write]``.

Reads the dev pages and the dev stories (or the parts named), gives each fault one class, and prints how often each
comes in each language, and the worst pages. Of parts kept aside only sums are printed.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation.answers import read_answer
from evaluation.causes import Cause, Diagnosis, Extra, Missed, Slot, diagnose
from evaluation.corpus import REPOSITORY, Part, find_parts, find_stories, shared_folder
from evaluation.inside import Insight, look
from evaluation.written import render_table, replace_section

DOCUMENT = REPOSITORY / "docs" / "errors.md"
_SECTION = "ERRORS"
_WORST = 20
_SORTS: tuple[tuple[str, type[Cause]], ...] = (("missed", Missed), ("too much", Extra), ("found, and wrong in", Slot))

Look = Callable[[Path], Insight | None]


@dataclass(frozen=True, slots=True)
class Diagnosed:
    """A diagnosis with the part that its page is of."""

    part: Part
    diagnosis: Diagnosis


def diagnose_parts(parts: Iterable[Part], see: Look = look) -> Iterator[Diagnosed]:
    """Read the pages of some parts, and say what is wrong with each."""
    for part in parts:
        for page in part.pages:
            yield Diagnosed(part, diagnose(read_answer(page.answer), see(page.page)))


def render_classes(all_: Sequence[Diagnosed]) -> str:
    """Give how often each class comes, a language a column, as Markdown."""
    languages = sorted({each.diagnosis.language for each in all_})
    return "\n\n".join(_render_sort(name, sort, all_, languages) for name, sort in _SORTS)


def _render_sort(name: str, sort: type[Cause], all_: Sequence[Diagnosed], languages: Sequence[str]) -> str:
    counted = Counter((each.diagnosis.language, fault.cause) for each in all_ for fault in each.diagnosis.faults)
    alone: Counter[tuple[str, Cause]] = Counter(
        (each.diagnosis.language, slot) for each in all_ for slot in each.diagnosis.alone
    )
    rows = []
    for cause in sort:
        told = [counted[language, cause] for language in languages]
        lone = [f" ({alone[language, cause]})" if sort is Slot else "" for language in languages]
        rows.append([cause.value, *(f"{n}{extra}" for n, extra in zip(told, lone, strict=True)), sum(told)])
    sums = [_sum(sort, [d.diagnosis for d in all_ if d.diagnosis.language == language]) for language in languages]
    total = _sum(sort, [each.diagnosis for each in all_])
    return render_table([name, *languages, "all"], [*rows, ["**together**", *sums, total]])


def _sum(sort: type[Cause], diagnoses: Sequence[Diagnosis]) -> str:
    """Give how many engagements are missed, too much or wrong in a slot, and out of how many."""
    wanted = sum(d.wanted for d in diagnoses)
    missed = sum(isinstance(fault.cause, Missed) for d in diagnoses for fault in d.faults)
    extra = sum(isinstance(fault.cause, Extra) for d in diagnoses for fault in d.faults)
    found = wanted - missed
    if sort is Missed:
        return f"{missed} of {wanted}"
    return f"{extra} of {found + extra}" if sort is Extra else f"{found - sum(d.right for d in diagnoses)} of {found}"


def render_worst(all_: Iterable[Diagnosed], number: int) -> str:
    """Give the pages with most that is missed or too much, as Markdown; none of a part kept aside."""
    told = [each for each in all_ if each.part.is_open and _weight(each)[0]]
    ranked = sorted(told, key=lambda each: (*(-n for n in _weight(each)), each.part.name, each.diagnosis.page))
    rows = [
        [f"{each.part.name} {Path(each.diagnosis.page).stem}", *(_causes(each, sort) for _, sort in _SORTS)]
        for each in ranked[:number]
    ]
    return render_table(["page", *(name for name, _ in _SORTS)], rows)


def _weight(each: Diagnosed) -> tuple[int, int]:
    """Count what is missed or too much, then the wrong slots."""
    slots = sum(isinstance(fault.cause, Slot) for fault in each.diagnosis.faults)
    return len(each.diagnosis.faults) - slots, slots


def _causes(each: Diagnosed, sort: type[Cause]) -> str:
    counted = Counter(fault.cause for fault in each.diagnosis.faults if isinstance(fault.cause, sort))
    return ", ".join(f"{cause.value} {n}" if n > 1 else cause.value for cause, n in counted.most_common())


def list_errors(all_: Iterable[Diagnosed]) -> Iterator[str]:
    """Give a line for each fault, but of parts kept aside."""
    for each in all_:
        for fault in each.diagnosis.faults if each.part.is_open else ():
            yield f"{each.diagnosis.page} [{fault.cause.value}] {fault.about}"


def choose(parts: Iterable[Part], names: Sequence[str]) -> list[Part]:
    """Choose the parts that are named; the dev parts where none is."""
    return [part for part in parts if (part.name in names if names else part.name.endswith("/dev"))]


def _arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m evaluation.errors", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("parts", nargs="*", metavar="PART", help="such as fr/dev or stories/es/dev; all of dev if none")
    parser.add_argument("--worst", type=int, default=_WORST, metavar="N", help="how many pages to list (20)")
    parser.add_argument("--errors", action="store_true", help="list each fault, of parts that may be looked at")
    parser.add_argument("--write", action="store_true", help="put the tables into docs/errors.md")
    parser.add_argument("--corpus", type=Path, default=REPOSITORY / "corpus", help=argparse.SUPPRESS)
    parser.add_argument("--stories", type=Path, default=REPOSITORY / "stories", help=argparse.SUPPRESS)
    parser.add_argument("--shared", type=Path, default=shared_folder(), help=argparse.SUPPRESS)
    parser.add_argument("--document", type=Path, default=DOCUMENT, help=argparse.SUPPRESS)
    return parser.parse_args(argv)


def main(argv: Sequence[str] | None = None, *, see: Look = look) -> int:
    """Run the command; gives its exit status."""
    arguments = _arguments(argv)
    known = [*find_parts(arguments.corpus, arguments.shared), *find_stories(arguments.stories)]
    parts = choose(known, arguments.parts)
    unknown = set(arguments.parts) - {part.name for part in parts}
    if unknown or not parts:
        print(f"No such parts: {', '.join(sorted(unknown)) or 'dev'}", file=sys.stderr)
        return 2
    all_ = list(diagnose_parts(parts, see))
    told = f"{render_classes(all_)}\n\n{render_worst(all_, arguments.worst)}"
    print(told)
    if arguments.errors:
        print("", *list_errors(all_), sep="\n")
    if arguments.write:
        replace_section(arguments.document, _SECTION, told)
    return 0


if __name__ == "__main__":
    sys.exit(main())
