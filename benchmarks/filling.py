"""A large record of made-up pages, quickly: what is one across them is known, and need not be found out."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from itertools import combinations, islice

from benchmarks.world import Told, World
from dragoman.model.codec import encode_explanations
from dragoman.model.explanation import Explanation
from dragoman.person_resolving import resolve_aliases
from dragoman.resolution.clustering import pair_of
from dragoman.resolution.merging import merge_reports
from dragoman.resolving import engagement_rows, put_names, read_stored
from dragoman.rulings import Rulings
from dragoman.store import Run, Store, StoredFact
from dragoman.store.resolution import Resolution
from dragoman.store.resolution_rows import EngagementRows

_AT_ONCE = 500  # pages a transaction
_SURE, _UNSURE = 6.0, 1.0  # log-odds
_WHY = Explanation("made-up", "It was made up.")


def fill(store: Store, pages: int, tell: Callable[[int], None] = lambda _done: None) -> None:
    """Fill a record that is empty.

    Its tables hold what reading would have put there, but for the comparisons of pages: one story's reports of one
    event are one engagement, and between stories nothing is compared but names.

    Args:
        store: The record.
        pages: How many.
        tell: Called with the number of pages kept.
    """
    world = islice(World(1).pages(), pages)
    run = store.start_run("made-up")
    waiting: list[Told] = []
    kept = 0
    for told in world:
        if len(waiting) >= _AT_ONCE and told.story != waiting[-1].story:
            kept += _put(store, run, waiting)
            tell(kept)
            waiting = []
        waiting.append(told)
    tell(kept + _put(store, run, waiting))
    run.finish({"read": pages})


def _put(store: Store, run: Run, pages: Collection[Told]) -> int:
    for told in pages:
        run.keep(told.page, told.record)
    stories = {told.page.digest: told.story for told in pages}
    with store.resolving() as work:
        facts = work.pending(len(pages))
        work.settle([fact.key for fact in facts])
        reports = [fact for fact in facts if fact.family == "engagements"]
        work.put_engagements((), [_merged(group) for group in _groups(reports, stories)])
        _link(work, reports, stories)
        resolve_aliases(work, put_names(work, facts), Rulings(()))
    return len(pages)


def _groups(reports: Collection[StoredFact], stories: dict[str, int]) -> Iterator[list[StoredFact]]:
    groups: dict[tuple[int, int], list[StoredFact]] = defaultdict(list)
    for fact in reports:
        groups[stories[fact.page.key], fact.ordinal].append(fact)
    yield from groups.values()


def _merged(group: list[StoredFact]) -> EngagementRows:
    told = [read_stored(fact) for fact in group]
    return engagement_rows(merge_reports(told), told, None)


def _link(work: Resolution, reports: Collection[StoredFact], stories: dict[str, int]) -> None:
    """Tie the reports of one event, and leave something to be judged: each tenth is likened to one of another."""
    groups = list(_groups(reports, stories))
    pairs = {pair_of(one.key, other.key): _SURE for group in groups for one, other in combinations(group, 2)}
    pairs |= {
        pair_of(one[0].key, other[0].key): _UNSURE for one, other in zip(groups[::10], groups[1::10], strict=False)
    }
    work.put_links({pair: (score, encode_explanations((_WHY,))) for pair, score in pairs.items()})
