# ruff: noqa
# mypy: ignore-errors
"""Temporary: what the views do not give yet."""

from collections import Counter
from typing import Any

from dragoman.store import EngagementQuery, FactQuery, Store
from dragoman.views.engagements import timeline


def parties(store: Store) -> Any:
    counts = Counter(c for e in timeline(store) for c in {t.party for t in e.takers if t.party})
    labels = {}
    for code, label in store.parties():
        labels.setdefault(code, label)
    return [(c, labels.get(c, c), n) for c, n in counts.most_common()]
