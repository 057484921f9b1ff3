# ruff: noqa
# mypy: ignore-errors
"""Temporary: the merged record's views over the record of single pages."""

from collections import Counter
from typing import Any

from dragoman import views
from dragoman.store import Store
from dragoman.views.engagements import Entry


def timeline(
    store: Store,
    *,
    status: Any = None,
    theme: Any = None,
    framework: Any = None,
    newest: bool = False,
    limit: Any = None,
    offset: int = 0,
    **filters: Any,
) -> tuple[Entry, ...]:
    found = [
        entry
        for entry in views.timeline(store, **filters)
        if (status is None or entry.status == status)
        and (theme is None or theme in entry.themes)
        and (framework is None or framework in entry.frameworks)
    ]
    if newest:
        dated = [e for e in found if e.when and e.when[:4].isdigit()]
        found = dated[::-1] + [e for e in found if not (e.when and e.when[:4].isdigit())]
    return tuple(found[offset:][:limit])


def count_by_month(store: Store, **filters: Any) -> Any:
    counts = Counter(
        (e.when[:7], e.kind, e.status) for e in timeline(store, **filters) if e.when and e.when[:4].isdigit()
    )
    return tuple((m, k, s, n) for (m, k, s), n in sorted(counts.items()))


def parties(store: Store) -> Any:
    counts = Counter(c for e in timeline(store) for c in {t.party for t in e.takers if t.party})
    labels = {}
    for code, label in store.parties():
        labels.setdefault(code, label)
    return [(c, labels.get(c, c), n) for c, n in counts.most_common()]


def frameworks(store: Store) -> Any:
    return Counter(label for e in timeline(store) for label in e.frameworks).most_common()


def persons(store: Store, name: Any = None) -> Any:
    from dragoman.text.normalize import fold

    counts = Counter(c for e in timeline(store) for c in {t.person for t in e.takers if t.person})
    labels = {}
    for code, label in store.persons():
        labels.setdefault(code, label)
    found = [(c, l, counts[l]) for c, l in labels.items() if not name or fold(name) in fold(l)]
    return sorted(found, key=lambda x: (-x[2], x[1]))


def person(store: Store, identity: Any) -> Any:
    from dragoman.views.people import _view

    if any(key == identity for key, _ in store.persons()):
        return (_view(store, identity),)
    return views.person(store, identity)


def posts(store: Store, party: Any) -> Any:
    from dragoman.store import FactQuery
    from dragoman.views.people import _occupancy

    return [
        (f.data["person"]["label"], _occupancy(f))
        for f in store.facts(FactQuery("occupancies", parties=(party,)))
        if f.data["person"]
    ]


def search(store: Store, words: Any) -> Any:
    from dragoman.text.normalize import fold
    from dragoman.web import addresses
    from dragoman.web.contexts.dossiers import Hit
    from dragoman.web.contexts.parts import Ref

    w = fold(words)
    hits = [
        Hit("party", Ref(l, addresses.party(c), n), None, None) for c, l, n in parties(store) if w in fold(f"{c} {l}")
    ]
    hits += [Hit("person", Ref(l, addresses.person(c), n), None, None) for c, l, n in persons(store) if w in fold(l)]
    hits += [
        Hit("framework", Ref(l, addresses.framework(l), n), None, None) for l, n in frameworks(store) if w in fold(l)
    ]
    for f in store.facts():
        if any(w in fold(q) for q in f.quotes):
            hits.append(
                Hit(
                    f.family,
                    Ref(f.page.title or f.page.page_id, addresses.page(f.page.key)),
                    f.quotes[0],
                    f.page.language,
                )
            )
    return tuple(hits[:60])
