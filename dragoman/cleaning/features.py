"""What a block looks like among its neighbours: the features that the classifier weighs.

Features are named and mostly 0 or 1, so that a weight can be read and a decision explained. None depends on a
language but through the words of furniture.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from dragoman.cleaning.traits import Shape, Traits

Features = dict[str, float]

_PROSE_SHAPES = frozenset({Shape.PROSE, Shape.UNFINISHED})
_LIST_SHAPES = frozenset({Shape.HEADLINE, Shape.LABEL, Shape.STOCK})

_REACH = 4
"""How many paragraphs to either side are looked at for words that come back."""


@dataclass(frozen=True, slots=True)
class Core:
    """The densest run of prose on a page.

    Attributes:
        first, last: Indexes of its first and last block.
        vocabulary: In how many prose blocks of the run each longer word occurs.
        blocks: How many prose blocks it has.
    """

    first: int
    last: int
    vocabulary: Counter[str]
    blocks: int

    def holds(self, index: int) -> bool:
        """Say whether a block stands inside the run."""
        return self.first <= index <= self.last


def weight_as_prose(traits: Traits) -> float:
    """Say how much a block speaks for a run of prose; negative where it speaks against one."""
    count = traits.count
    if traits.shape is Shape.STOCK or traits.closing:
        return -14.0
    if traits.is_prose:
        return min(count, 60) * (1.0 if traits.small_words >= 0.2 else 0.4) - 6
    if traits.shape is Shape.REMARK:
        return 1.0
    if traits.shape is Shape.UNFINISHED:
        return 4.0
    return -7.0


def cohesion(page: Sequence[Traits]) -> list[float]:
    """Give for each block the share of its words that come back in a paragraph nearby.

    Paragraphs of one article take up one another's words; teasers of several articles do not.
    """
    words = [traits.content for traits in page]
    prose = [index for index, traits in enumerate(page) if traits.is_prose]
    result = []
    for index, own in enumerate(words):
        at = bisect_left(prose, index)
        near = [i for i in prose[max(0, at - _REACH) : at + _REACH + 1] if i != index and words[i] != own]
        others = frozenset().union(*(words[i] for i in near))
        result.append(len(own & others) / len(own) if own else 0.0)
    return result


def anchor_words(page: Sequence[Traits]) -> frozenset[str]:
    """Give the words of the headline that the page's first line repeats, as the window's title does; or none."""
    first = f" {' '.join(page[0].words)} "
    for traits in page[1:]:
        if 4 <= traits.count <= 35 and f" {' '.join(traits.words)} " in first:
            return traits.content
    return frozenset()


def find_core(page: Sequence[Traits]) -> Core:
    """Find the run of blocks that weighs most as prose (the maximum-sum segment, after Kadane)."""
    best, best_run, total, start = 0.0, (0, 0), 0.0, 0
    together, anchor = cohesion(page), anchor_words(page)
    for index, traits in enumerate(page):
        if total <= 0:
            total, start = 0.0, index
        weight = weight_as_prose(traits)
        if weight > 0:
            weight *= min(1.0, 0.4 + 2 * together[index])
            weight *= 1 + 3 * len(anchor & traits.content) / max(1, len(anchor))
        total += weight
        if total > best:
            best, best_run = total, (start, index)
    prose = [t for t in page[best_run[0] : best_run[1] + 1] if t.is_prose]
    vocabulary = Counter(word for t in prose for word in t.content)
    return Core(*best_run, vocabulary, len(prose))


def overlap_with(core: Core, words: frozenset[str], *, inside: bool) -> float:
    """Give the share of some words that occur in the core (elsewhere in it, for a block of the core itself)."""
    if not words:
        return 0.0
    least = 2 if inside else 1
    return sum(core.vocabulary[word] >= least for word in words) / len(words)


def _bin(value: float, edges: Sequence[float]) -> int:
    return bisect_right(edges, value)


def _own(traits: Traits) -> Iterator[tuple[str, float]]:
    count, shape = traits.count, traits.shape
    yield f"shape={shape}", 1
    yield f"length={_bin(count, (1, 3, 6, 9, 12, 16, 20, 30, 45, 70))}", 1
    yield f"sentences={min(traits.sentences, 4)}", 1
    if count >= 6:
        yield f"small={_bin(traits.small_words, (0.1, 0.2, 0.3, 0.4))}", 1
    if count >= 3:
        yield f"capitals={_bin(traits.capitals, (0.15, 0.3, 0.5, 0.75))}/{'long' if count > 11 else 'short'}", 1
    if traits.is_upper:
        yield "upper", 1
    if traits.digits > 0.15:
        yield "digits", 1
    for mark in traits.marks if count < 12 else traits.marks - {"bullet"}:
        yield f"mark={mark}/{'long' if count > 11 else 'short'}", 1
    yield from _stock(traits, count)


def _stock(traits: Traits, count: int) -> Iterator[tuple[str, float]]:
    if traits.stock:
        yield f"stock-share={_bin(traits.stock_share, (0.1, 0.25, 0.5, 0.8))}", 1
    if traits.stock_start is not None:
        yield f"stock-start/{'short' if count < 12 else 'long'}", 1
        if count < 30:
            yield f"starts={traits.stock_start}", 1
    if count < 40:
        for kind in traits.stock:
            yield f"has={kind}", 1
    if traits.closing:
        yield "closing", 1
    if traits.link:
        yield "link", 1


def _shape_at(page: Sequence[Traits], index: int) -> Shape:
    return page[index].shape if 0 <= index < len(page) else Shape.EDGE


def _around(page: Sequence[Traits], index: int) -> Iterator[tuple[str, float]]:
    own = page[index].shape
    before, after = _shape_at(page, index - 1), _shape_at(page, index + 1)
    yield f"before={before}", 1
    yield f"after={after}", 1
    yield f"{own}<{before}", 1
    yield f"{own}>{after}", 1
    yield f"before2={_shape_at(page, index - 2)}", 1
    yield f"after2={_shape_at(page, index + 2)}", 1
    if own in _PROSE_SHAPES and before in _LIST_SHAPES and after in _LIST_SHAPES:
        yield "between-headlines", 1


@dataclass(frozen=True, slots=True)
class _Counts:
    """Running totals over a page, so that any window is counted in two steps."""

    words: list[int]
    prose: list[int]
    lists: list[int]

    @classmethod
    def of(cls, page: Sequence[Traits]) -> "_Counts":
        words = [min(t.count, 80) for t in page]
        prose = [count if t.is_prose else 0 for t, count in zip(page, words, strict=True)]
        lists = [int(t.shape in _LIST_SHAPES) for t in page]
        return cls(*(list(accumulate(values, initial=0)) for values in (words, prose, lists)))

    def density(self, index: int, reach: int) -> float:
        """Give the share of words around a block (itself left out) that stand in prose."""
        low, high = max(0, index - reach), min(len(self.words) - 1, index + reach + 1)
        words = self.words[high] - self.words[low] - (self.words[index + 1] - self.words[index])
        prose = self.prose[high] - self.prose[low] - (self.prose[index + 1] - self.prose[index])
        return prose / words if words else 0.0

    def prose_before(self, index: int) -> float:
        return self.prose[index] / max(1, self.prose[-1])

    def prose_after(self, index: int) -> float:
        return (self.prose[-1] - self.prose[index + 1]) / max(1, self.prose[-1])

    def list_share(self, low: int, high: int) -> float:
        low, high = max(0, low), min(len(self.lists) - 1, high)
        return (self.lists[high] - self.lists[low]) / max(1, high - low)


def _kind(traits: Traits) -> str:
    if traits.is_prose:
        return "prose"
    return "list" if traits.shape in _LIST_SHAPES else "other"


def _placed(counts: _Counts, index: int, kind: str) -> Iterator[tuple[str, float]]:
    yield f"near={_bin(counts.density(index, 2), (0.01, 0.4, 0.8))}/{kind}", 1
    yield f"far={_bin(counts.density(index, 7), (0.1, 0.4, 0.7, 0.9))}/{kind}", 1
    yield f"prose-before={_bin(counts.prose_before(index), (0.001, 0.05, 0.5, 0.9))}/{kind}", 1
    yield f"prose-after={_bin(counts.prose_after(index), (0.001, 0.05, 0.5, 0.9))}/{kind}", 1
    yield f"lists-above={_bin(counts.list_share(index - 6, index), (0.2, 0.5, 0.8))}", 1
    yield f"lists-below={_bin(counts.list_share(index + 1, index + 7), (0.2, 0.5, 0.8))}", 1


def _by_core(core: Core, index: int, kind: str, overlap: float) -> Iterator[tuple[str, float]]:
    if core.holds(index):
        where = "inside"
    elif index < core.first:
        where = f"above{_bin(core.first - index, (2, 4, 10))}"
    else:
        where = f"below{_bin(index - core.last, (2, 4, 10))}"
    yield f"core={where}/{kind}", 1
    if core.blocks > 2:
        side = "inside" if core.holds(index) else "outside"
        yield f"topic={_bin(overlap, (0.05, 0.2, 0.4, 0.6))}/{kind}/{side}", 1


def _closed(page: Sequence[Traits], core: Core) -> list[bool]:
    """Say for each block whether a closing heading stands between the core's beginning and it."""
    seen, result = False, []
    for index, traits in enumerate(page):
        result.append(seen)
        if core.holds(index) and index > core.first and traits.is_prose and index > 0 and page[index - 1].is_prose:
            seen = False
        seen = seen or (traits.closing and index > core.first)
    return result


def _repeats(page: Sequence[Traits]) -> Iterator[bool]:
    seen = Counter(traits.words for traits in page)
    yield from (seen[traits.words] > 1 for traits in page)


def features_of(page: Sequence[Traits], core: Core) -> list[Features]:
    """Give the features of every block of a page.

    Args:
        page: The traits of its blocks, in order.
        core: Its densest run of prose.
    """
    together = cohesion(page)
    counts, closed, repeats = _Counts.of(page), _closed(page, core), list(_repeats(page))
    result = []
    for index, traits in enumerate(page):
        kind = _kind(traits)
        overlap = overlap_with(core, traits.content, inside=core.holds(index))
        features = dict(_own(traits))
        features.update(_around(page, index))
        features.update(_placed(counts, index, kind))
        features.update(_by_core(core, index, kind, overlap))
        features[f"cohesion={_bin(together[index], (0.03, 0.1, 0.2, 0.35))}/{kind}"] = 1
        if closed[index]:
            features[f"closed/{kind}"] = 1
        if repeats[index]:
            features[f"repeated/{kind}"] = 1
        result.append(features)
    return result
