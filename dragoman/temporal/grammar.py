"""The engine that finds a language's patterns: one trie over all of them, walked once from each word."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from dragoman.temporal.lexing import Chart
from dragoman.vocabulary.dates import Rule, Symbol, Value, load_dates, slot_of


@dataclass(slots=True)
class _Node:
    """A place in the trie: what may follow, and the rule that may end here (with its place in the file)."""

    following: dict[str, list[tuple[bool, "_Node"]]] = field(default_factory=dict)
    ends: tuple[int, Rule] | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """Words that a rule fits.

    Attributes:
        meaning: What the rule says they mean.
        first, last: The expression is ``words[first:last]``.
        begin, reach: The whole match, with what only has to stand beside it, is ``words[begin:reach]``.
        slots: Word classes with their values, in order.
    """

    meaning: str
    first: int
    last: int
    begin: int
    reach: int
    slots: tuple[tuple[str, Value], ...]

    def get(self, name: str) -> Value | None:
        """Give the first value of a class, or None."""
        return next((value for slot, value in self.slots if slot == name), None)

    def number(self, name: str) -> int | None:
        """Give the first value of a class as a whole number, or None."""
        value = self.get(name)
        return None if value is None else int(value)

    def numbers(self, name: str) -> list[int]:
        """Give all values of a class."""
        return [int(value) for slot, value in self.slots if slot == name]

    def amounts(self, name: str) -> list[float]:
        """Give all values of a class with their fractions."""
        return [float(value) for slot, value in self.slots if slot == name]


@dataclass(frozen=True, slots=True)
class Grammar:
    """All patterns of a language as one trie.

    Attributes:
        root: Where every pattern begins.
        literals: The words that patterns name themselves.
    """

    root: _Node
    literals: frozenset[str]


@cache
def load_grammar(language: str) -> Grammar:
    """Build the trie of a language's patterns."""
    root = _Node()
    literals: set[str] = set()
    for place, rule in enumerate(load_dates(language).rules):
        node = root
        for symbol in rule.symbols:
            node = _step(node, symbol)
            if not symbol.name.isupper():
                literals.add(symbol.name)
        if node.ends is None:
            node.ends = (place, rule)
    return Grammar(root, frozenset(literals))


def _step(node: _Node, symbol: Symbol) -> _Node:
    """Give the node after a symbol, made if need be."""
    branches = node.following.setdefault(symbol.name, [])
    for inside, child in branches:
        if inside == symbol.inside:
            return child
    child = _Node()
    branches.append((symbol.inside, child))
    return child


def find_matches(chart: Chart, grammar: Grammar) -> Iterator[Match]:
    """Give matches from left to right: at each word the longest, among equals the earliest rule; none overlap."""
    i = 0
    while i < len(chart):
        match = _longest(chart, grammar.root, i) if chart[i] else None
        if match is None:
            i += 1
        else:
            yield match
            i = match.last


def _longest(chart: Chart, root: _Node, begin: int) -> Match | None:
    """Walk the trie from one word along every class that the words may have."""
    best: tuple[tuple[int, int], Match] | None = None
    pending: list[tuple[_Node, int, int, int, tuple[tuple[str, Value], ...]]] = [(root, begin, -1, -1, ())]
    while pending:
        node, i, first, last, slots = pending.pop()
        if node.ends is not None:
            place, rule = node.ends
            rank = (i, -place)
            if best is None or rank > best[0]:
                best = rank, Match(rule.meaning, first, last, begin, i, slots)
        if i >= len(chart):
            continue
        for item in chart[i]:
            for inside, child in node.following.get(item.name, ()):
                span = (i if first < 0 else first, item.end) if inside else (first, last)
                pending.append((child, item.end, *span, (*slots, (slot_of(item.name), item.value))))
    return None if best is None else best[1]
