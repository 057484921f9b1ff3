"""Sentences with their names marked, to learn from and to measure with; nothing here needs torch."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from dragoman.nlp.boundaries import sentence_starts
from dragoman.nlp.parts import part_kinds
from dragoman.nlp.words import WordCutter
from dragoman.vocabulary.languages import load_languages

TAGS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")
_TYPES = {"Person": "PER", "Organization": "ORG", "Location": "LOC"}


@dataclass(frozen=True, slots=True)
class Tagged:
    """A sentence with its names.

    Attributes:
        language: ISO 639-1.
        groups: Its words, each as its parts.
        names: Where names stand among the parts: first part, end, type.
        unsure: Parts that may be of a name nobody marked; they teach nothing.
    """

    language: str
    groups: tuple[tuple[str, ...], ...]
    names: frozenset[tuple[int, int, str]]
    unsure: frozenset[int] = frozenset()

    @property
    def words(self) -> tuple[str, ...]:
        """The words as written."""
        return tuple("".join(group) for group in self.groups)

    @property
    def rows(self) -> list[int]:
        """The index of the word that each part belongs to."""
        return [row for row, group in enumerate(self.groups) for _ in group]

    @property
    def kinds(self) -> list[str]:
        """What part of its word each part is."""
        return [kind for group in self.groups for kind in part_kinds(group)]

    def tags(self) -> list[int]:
        """Give one tag a part, -100 for what teaches nothing."""
        tags = ["O"] * len(self.rows)
        for first, end, kind in self.names:
            tags[first:end] = [f"B-{kind}", *[f"I-{kind}"] * (end - first - 1)]
        return [-100 if tag == "O" and n in self.unsure else TAGS.index(tag) for n, tag in enumerate(tags)]


def read_winer(folder: Path) -> Iterator[Tagged]:
    """Read the French Wikinews articles of a folder; of nested names the outermost counts."""
    for path in sorted(folder.rglob("*.ann")):
        text = path.with_suffix(".txt").read_text("utf-8")
        yield from cut_text(text, outermost(_winer_names(path)), "fr")


def _winer_names(path: Path) -> Iterator[tuple[int, int, str]]:
    for line in path.read_text("utf-8").splitlines():
        columns = line.split("\t")
        if line.startswith("T") and ";" not in columns[1]:
            kind, start, end = columns[1].split()
            yield int(start), int(end), _TYPES.get(kind, "")


def outermost(names: Iterable[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Leave out names that stand inside others."""
    kept: list[tuple[int, int, str]] = []
    for name in sorted(names, key=lambda n: (n[0], -n[1])):
        if not kept or name[0] >= kept[-1][1]:
            kept.append(name)
    return [name for name in kept if name[2]]


def cut_text(text: str, names: Sequence[tuple[int, int, str]], language: str) -> Iterator[Tagged]:
    """Cut a text into sentences with the names at their words; a name that no words match is dropped."""
    start, cutter = 0, WordCutter(load_languages()[language])
    for line in text.split("\n"):
        ends = [0, *sentence_starts(line, frozenset()), len(line)]
        for a, b in pairwise(ends):
            spans = list(cutter.cut(text, start + a, start + b))
            firsts = {span.start: n for n, span in enumerate(spans)}
            lasts = {span.end: n + 1 for n, span in enumerate(spans)}
            inside = frozenset((firsts[s], lasts[e], k) for s, e, k in names if s in firsts and e in lasts)
            if spans:
                yield Tagged(language, tuple((span.cut(text),) for span in spans), inside)
        start += len(line) + 1


def read_columns(path: Path, language: str) -> Iterator[Tagged]:
    """Read sentences of ``index TAB word TAB tag`` lines."""
    for block in path.read_text("utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if line.strip()]
        if rows:
            yield Tagged(language, tuple((row[1],) for row in rows), frozenset(spans_of([row[2] for row in rows])))


def spans_of(tags: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Give the names that tags of the IOB kind mark; other types than people, organisations and places left out."""
    first = 0
    for index, tag in enumerate([*tags, "O"]):
        before = tags[index - 1] if index else "O"
        if before != "O" and (tag[:1] != "I" or tag[2:] != before[2:]):
            if before[2:] in ("PER", "ORG", "LOC"):
                yield first, index, before[2:]
            first = index
        elif before == "O":
            first = index
