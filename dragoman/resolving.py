"""What waits in a record put among the rest: which reports are of one engagement, which names are one person's.

The record comes out the same in whatever order pages came, in one run or in many: pairs are compared by what they
are, clusters depend on the pairs of their neighbourhood alone, and a neighbourhood that a new page touches is clustered
anew.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Set
from dataclasses import asdict
from itertools import combinations
from typing import Any

from dragoman.model.codec import Json, encode_explanations
from dragoman.person_resolving import resolve_aliases
from dragoman.relation_resolving import resolve_relations
from dragoman.resolution.clustering import Pair, components, neighbourhood, pair_of
from dragoman.resolution.merging import Merged, merge_reports
from dragoman.resolution.names import plainness
from dragoman.resolution.pages import Pages
from dragoman.resolution.people import alias_key
from dragoman.resolution.posts import read_post
from dragoman.resolution.reports import PageFacts, Report, read_report
from dragoman.rulings import Rulings, follow
from dragoman.store import Store, StoredFact
from dragoman.store.keys import address_key
from dragoman.store.resolution import Resolution
from dragoman.store.resolution_rows import EngagementRows
from dragoman.text.edtf import bounds

_AT_ONCE = 50  # pages a transaction: in a large record each leads to some seventy others, which are held at once
_KEPT = -1.5  # log-odds from which a pair is kept for people to judge, though it is taken for two


def resolve_pending(store: Store, tell: Callable[[int], None] = lambda _left: None) -> int:
    """Put all that waits in a record among the rest.

    Args:
        store: The record.
        tell: Called with the number of facts left, for showing how far it is.

    Returns:
        How many facts there were.

    Raises:
        StoreError: The record cannot be written; what was done is kept.
    """
    done = 0
    while left := store.pending():
        tell(left)
        with store.resolving() as work:
            done += _Batch(work).run()
    return done


class _Batch:
    """One transaction's worth of pages."""

    def __init__(self, work: Resolution) -> None:
        self._work = work
        self._pages = Pages(())
        self._rulings = Rulings(follow(work.judgements(), self._newer))

    def run(self) -> int:
        facts = self._work.pending(_AT_ONCE)
        self._work.settle([fact.key for fact in facts])
        new = {fact.key for fact in facts if fact.family == "engagements"}
        self._load({fact.page.key for fact in facts if fact.family == "engagements"})
        self._link(new)
        groups = self._cluster(new)
        changed = put_names(self._work, facts)
        named = {alias for found in self._work.named_in([fact.key for fact in facts]).values() for alias in found}
        resolve_aliases(self._work, changed, self._rulings, named=named, groups=groups)
        resolve_relations(self._work, [fact.key for fact in facts if fact.family == "relations"])
        return len(facts)

    def _newer(self, homes: Mapping[str, str]) -> dict[str, list[Report]]:
        """Give the reports of the later versions of some pages."""
        moved = self._work.moved(homes)
        found = [read_stored(fact) for fact in self._work.engagement_facts(set(moved.values()))]
        return {old: [report for report in found if report.page.key == new] for old, new in moved.items()}

    def _link(self, new: Collection[str]) -> None:
        """Compare the pages of new reports with those that their keys lead to."""
        keys = {name: self._pages.keys_of(name) for name in sorted(new)}
        self._work.put_block_keys({name: found.own for name, found in keys.items()})
        under = self._work.under({key for found in keys.values() for key in found.sought})
        pairs = {
            pair_of(name, other)
            for name, found in keys.items() for key in found.sought for other in under.get(key, ()) if other != name
        }  # fmt: skip
        self._load_of({name for pair in pairs for name in pair})
        page_pairs = {
            pair_of(*(self._pages[key].page.key for key in pair)) for pair in pairs if self._pages.meet(*pair)
        }
        links: dict[Pair, tuple[float, list[Json]]] = {}
        for left, right in sorted(pair for pair in page_pairs if pair[0] != pair[1]):
            if not self._pages.may_link(left, right, _KEPT):
                continue
            for pair, found in self._pages.links(left, right).items():
                if found.score > _KEPT:
                    links[pair] = (found.score, encode_explanations(found.reasons))
        self._work.put_links(links)

    def _cluster(self, new: Set[str]) -> list[Collection[str]]:
        """Cluster the neighbourhoods of new reports anew; give what is one since then, and what was until then."""
        around, ties = neighbourhood(new, self._work.linked, self._beside)
        self._load_of(around)
        same, different = self._rulings.pairs({key: self._pages[key] for key in around}, around)
        kept = {key for key in around if not self._rulings.is_rejected(self._pages[key])}
        ties = {pair for pair in (*ties, *same) if set(pair) <= kept}
        before = self._work.grouped_in_engagements(around)
        groups = [
            members
            for component in components(kept, ties)
            for members in self._pages.cluster(component, same=same, different=different)
        ]
        same_as_before = {frozenset(found) for found in before.values() if new.isdisjoint(found)}
        changed = [members for members in groups if frozenset(members) not in same_as_before]
        staying = {frozenset(members) for members in groups} & same_as_before
        gone = {name: found for name, found in before.items() if frozenset(found) not in staying}
        self._work.put_engagements(
            list(gone), [self._rows([self._pages[key] for key in members]) for members in changed]
        )
        return [*changed, *gone.values()]

    def _beside(self, keys: Collection[str]) -> set[str]:
        """Give the reports that were one with some others, or that somebody judged together with them."""
        return self._work.mates(keys) | self._judged_beside(keys)

    def _judged_beside(self, keys: Collection[str]) -> set[str]:
        """Give the reports that somebody judged together with some others."""
        if not self._rulings.any_pairs:
            return set()
        self._load_of(keys)
        pages = self._rulings.partners({self._pages[key].page.key for key in keys})
        on_pages = self._work.engagements_on(pages)
        self._load_of(on_pages)
        return self._rulings.judged_with([self._pages[key] for key in keys], [self._pages[key] for key in on_pages])

    def _load_of(self, keys: Iterable[str]) -> None:
        """Load the whole pages on which some reports stand."""
        self._load(self._work.pages_of([key for key in keys if key not in self._pages]))

    def _load(self, pages: Collection[str]) -> None:
        self._pages.add(read_stored(fact) for fact in self._work.engagement_facts(pages))

    def _rows(self, reports: list[Report]) -> EngagementRows:
        corrections, judged = self._rulings.of(reports)
        return engagement_rows(merge_reports(reports, corrections=corrections), reports, judged)


def put_names(work: Resolution, facts: Iterable[StoredFact]) -> set[str]:
    """Keep who is named where; give the aliases of which something new is known."""
    rows: list[Json] = []
    names: dict[str, tuple[str, str | None]] = {}
    told = list(facts)
    for fact in told:
        for ordinal, (person, party, post) in enumerate(_named(fact.family, fact.data)):
            key = alias_key(person["id"], person["label"], party, fact.page.key)
            label = min(person["label"], names[key][0] if key in names else person["label"], key=plainness)
            names[key] = (label, party)
            sense = None if post is None else read_post(post).key
            rows.append(
                {"fact": fact.key, "ordinal": ordinal, "alias": key, "label": person["label"], "post": post}
                | {"sense": sense}
            )
    work.put_stated([fact for fact in told if fact.family != "engagements"], rows)
    return work.put_mentions(rows, names, plainness)


def read_stored(fact: StoredFact) -> Report:
    """Give a stored engagement as a report to be compared."""
    page = PageFacts(
        fact.page.key, fact.page.page_id, fact.page.language, fact.page.published, fact.page.source or fact.page.url,
        address_key(fact.page.url),
    )  # fmt: skip
    return read_report(fact.key, page, fact.data, fact.quotes)


def _named(family: str, data: Json) -> Iterator[tuple[Json, str | None, str | None]]:
    """Give each person that a fact names, with party and post."""
    match family:
        case "engagements":
            found = [(item["person"], item["party"], item["post"]) for item in data["participants"]]
        case "occupancies":
            found = [(data["person"], data["party"], data["post"])]
        case "statements":
            speaker = data["speaker"]
            found = [(speaker["person"], speaker["party"], speaker["post"])]
        case _:
            found = []
    yield from (item for item in found if item[0] is not None)


def engagement_rows(merged: Merged, reports: Collection[Report], judged: str | None) -> EngagementRows:
    """Give an engagement of the record as rows; its id is made of the first of its reports' keys."""
    data = merged.data
    keys = sorted(report.key for report in reports)
    name = f"E{keys[0][:16]}"
    days = bounds(data["when"]) or (None, None)
    found = [asdict(conflict) for conflict in merged.conflicts]
    kept: Mapping[str, Any] = {
        **data,
        "values": {field: [asdict(value) for value in values] for field, values in merged.values.items()},
        "conflicts": found,
        "history": list(merged.history),
    }
    return EngagementRows(
        engagement={
            "id": name, "kind": data["kind"], "status": data["status"], "first_day": days[0], "last_day": days[1],
            "confidence": data["confidence"], "pages": len(data["pages"]), "sources": len(_sources(reports)),
            "judged": judged, "data": dict(kept),
        },
        facts=tuple(keys),
        facets=tuple(
            {"sort": sort, "one": one, "other": other, "label": label, "kind": data["kind"], "status": data["status"]}
            | {"first_day": days[0], "last_day": days[1]}
            for sort, one, other, label in _facets(data, reports)
        ),
        conflicts=tuple(
            {
                "key": f"{name}/{item['field']}/{item['subject']}", "person": None, "field": item["field"],
                "rank": item["rank"], "data": item,
            }
            for item in found
        ),
    )  # fmt: skip


def _facets(data: Json, reports: Collection[Report]) -> Iterator[tuple[str, str, str, str | None]]:
    """Give what an engagement is found, ordered and counted by: sort, value, the other of a pair, label."""
    parties = sorted({item["party"] for item in data["participants"] if item["party"] is not None})
    yield "all", "", "", None
    yield from (("party", party, "", None) for party in parties)
    yield from (("pair", one, other, None) for one, other in combinations(parties, 2))
    yield from (("framework", item["id"], "", item["label"]) for item in data["frameworks"])
    yield from (("theme", theme, "", None) for theme in data["themes"])
    yield from (("source", source, "", None) for source in _sources(reports))
    yield from (("language", code, "", None) for code in sorted({report.page.language for report in reports}))
    aliases = {alias for report in reports for alias in _aliases(report)}
    yield from (("name", alias, "", None) for alias in sorted(aliases))


def _aliases(report: Report) -> Iterator[str]:
    for person, party, _ in _named("engagements", report.data):
        yield alias_key(person["id"], person["label"], party, report.page.key)


def _sources(reports: Iterable[Report]) -> list[str]:
    """Give the sources that are stated; an address in their place says nothing of whose it is."""
    sources = {report.page.source for report in reports}
    return sorted(source for source in sources if source and "://" not in source)
