"""Score the record: ``python -m evaluation.record [SPLIT] [--read] [--errors]``.

Answered stories (``stories/``) are put into a record, page by page, and the engagements and persons that come out are
compared with those that the answers mark as one: B-cubed (Bagga and Baldwin 1998), pairs, pairs across languages. By
default a page's facts are those of its answer; with ``--read`` the product reads the pages, and what it reads rightly
(as ``evaluation.score`` pairs it) is compared.
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory

from dragoman.export import from_contract
from dragoman.resolving import resolve_pending
from dragoman.store import FactQuery, Store, open_store
from dragoman.text.normalize import fold
from evaluation.answers import read_answer
from evaluation.scorer import pair_engagements
from evaluation.stories import Story, read_stories

Item = tuple[str, str]  # page and what stands on it


@dataclass(frozen=True, slots=True)
class ClusterScore:
    """How well items are put together.

    Attributes:
        items, groups: How many items, and how many groups of two or more there are in the answers.
        precision, recall: B-cubed.
        pair_precision, pair_recall: Of pairs.
        across: Share of the pairs across languages that are found.
        wrong, missed: Pairs.
    """

    items: int
    groups: int
    precision: float
    recall: float
    pair_precision: float
    pair_recall: float
    across: float
    wrong: tuple[tuple[Item, Item], ...]
    missed: tuple[tuple[Item, Item], ...]

    @property
    def f1(self) -> float:
        """B-cubed F1."""
        return _f1(self.precision, self.recall)

    @property
    def pair_f1(self) -> float:
        """F1 of pairs."""
        return _f1(self.pair_precision, self.pair_recall)


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def score_clusters(
    found: Mapping[Item, str], wanted: Mapping[Item, str], language: Mapping[str, str]
) -> ClusterScore:  # fmt: skip
    """Compare clusters.

    Args:
        found: The cluster of each item.
        wanted: The group of each item, of the same items.
        language: The language of each page.
    """
    ours, theirs = _groups(found), _groups(wanted)
    shares = [(len(ours[found[item]] & theirs[wanted[item]]), item) for item in wanted]
    precision = sum(both / len(ours[found[item]]) for both, item in shares) / len(shares)
    recall = sum(both / len(theirs[wanted[item]]) for both, item in shares) / len(shares)
    given, right = _pairs(ours.values()), _pairs(theirs.values())
    across = {pair for pair in right if language[pair[0][0]] != language[pair[1][0]]}
    return ClusterScore(
        items=len(wanted),
        groups=sum(1 for group in theirs.values() if len(group) > 1),
        precision=precision,
        recall=recall,
        pair_precision=len(given & right) / max(1, len(given)),
        pair_recall=len(given & right) / max(1, len(right)),
        across=len(across & given) / max(1, len(across)),
        wrong=tuple(sorted(given - right)),
        missed=tuple(sorted(right - given)),
    )


def _groups(home: Mapping[Item, str]) -> dict[str, set[Item]]:
    groups: dict[str, set[Item]] = defaultdict(set)
    for item, name in home.items():
        groups[name].add(item)
    return groups


def _pairs(groups: Iterable[Collection[Item]]) -> set[tuple[Item, Item]]:
    return {pair for group in groups for pair in combinations(sorted(group), 2)}


def fill(store: Store, stories: Iterable[Story]) -> None:
    """Keep the answers of stories as what was read of their pages."""
    run = store.start_run("answers")
    for story in stories:
        run.keep(story.page, story.record)
    resolve_pending(store)


def score_engagements(store: Store, stories: Sequence[Story], names: Mapping[Item, str]) -> ClusterScore:
    """Compare the engagements of a record with the occurrences of stories.

    Args:
        store: The record.
        stories: The stories.
        names: The occurrence that each fact reports, by page and the fact's id on it.
    """
    found = {
        (fact.page.page_id, fact.data["id"]): engagement.id
        for engagement in store.engagements() for fact in engagement.reports
    }  # fmt: skip
    wanted = {item: name for item, name in names.items() if item in found}
    return score_clusters({item: found[item] for item in wanted}, wanted, _languages(stories))


def score_people(store: Store, stories: Sequence[Story]) -> ClusterScore:
    """Compare the persons of a record with those of stories, by name and page."""
    marked = {story.page.id: story.people for story in stories}
    person = {row["key"]: row["person"] for row in store.names()}
    found: dict[Item, str] = {}
    wanted: dict[Item, str] = {}
    for page, label, alias in store.mentions():
        key = marked.get(page, {}).get(fold(label))
        if key is not None:
            found[page, fold(label)], wanted[page, fold(label)] = person[alias], key
    return score_clusters(found, wanted, _languages(stories))


def _languages(stories: Iterable[Story]) -> dict[str, str]:
    return {story.page.id: story.record.language for story in stories}


def _read(store: Store, stories: Sequence[Story]) -> dict[Item, str]:
    """Read the pages with the product; give the occurrence of each engagement that was read rightly."""
    from evaluation.reading import read_records

    by_page = {story.page.id: story for story in stories}
    run, names = store.start_run("read"), dict[Item, str]()
    for record in read_records(Path(story.page.path).with_suffix(".txt") for story in stories):
        story = by_page[record["page"]["id"]]
        run.keep(story.page, from_contract(dict(record)))
        for wanted, given in pair_engagements(read_answer(Path(story.page.path)), record):
            names[story.page.id, given["id"]] = story.events[wanted.id]
    resolve_pending(store)
    return names


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; gives its exit status."""
    parser = argparse.ArgumentParser(prog="record", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("split", nargs="?", default="dev", choices=("dev", "test"))
    parser.add_argument("--read", action="store_true", help="let the product read the pages")
    parser.add_argument("--errors", action="store_true", help="list wrong and missed pairs (dev only)")
    arguments = parser.parse_args(argv)
    stories = read_stories(arguments.split)
    with TemporaryDirectory() as folder, open_store(str(Path(folder) / "stories.db")) as store:
        if arguments.read:
            names = _read(store, stories)
        else:
            fill(store, stories)
            names = {(story.page.id, name): event for story in stories for name, event in story.events.items()}
        scores = {"engagements": score_engagements(store, stories, names), "people": score_people(store, stories)}
        facts = len(store.facts(FactQuery("engagements")))
    print(f"{len(stories)} pages, {facts} engagements on them")
    print("              items groups  B3 P  B3 R B3 F1 | pair P pair R pair F1 | across languages")
    for name, score in scores.items():
        figures = (score.precision, score.recall, score.f1, score.pair_precision, score.pair_recall, score.pair_f1)
        print(
            f"{name:12} {score.items:6} {score.groups:6}",
            *(f"{figure:6.3f}" for figure in figures),
            f"{score.across:.3f}",
        )
        if arguments.errors and arguments.split == "dev":
            print(
                *(f"  wrong  {pair}" for pair in score.wrong), *(f"  missed {pair}" for pair in score.missed), sep="\n"
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
