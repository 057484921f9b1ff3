"""Parsed sentences to learn grammar from: CoNLL-U files, and the installed parsers' own trees.

Words are what the tokenizer gives; what a treebank splits further (Arabic clitics) are the parts of a word. Where it
splits what the reader keeps whole (« del », "reunirse"), the parts are joined again.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.nlp.parts import cut_label

_KEPT = ("nsubj:pass", "csubj:pass", "obl:agent", "aux:pass", "acl:relcl", "nmod:poss", "expl:pass")
_RENAMED = {
    "nmod:unmarked": "nmod",
    "nmod:desc": "nmod",
    "obl:unmarked": "obl",
    "compound:prt": "advmod",
    "dep": "nmod",
}
FEATURES = ("Number", "Gender", "Person", "Tense", "VerbForm", "Voice", "Mood", "Definite", "PronType", "Poss")


@dataclass(frozen=True, slots=True)
class Part:
    """A syntactic word.

    Attributes:
        text: As it stands.
        word: Index of the word it is a part of.
        pos: Universal part of speech.
        features: Values of :data:`FEATURES`, empty where there is none.
        head: Index of the part it hangs from, -1 for the root.
        relation: Universal dependency relation, few subtypes kept.
    """

    text: str
    word: int
    pos: str
    features: tuple[str, ...]
    head: int
    relation: str


@dataclass(frozen=True, slots=True)
class Tree:
    """A sentence: its words, how each is cut into parts, and the parts' grammar."""

    language: str
    words: tuple[str, ...]
    cuts: tuple[str, ...]
    parts: tuple[Part, ...]


def relation_of(label: str) -> str:
    """Give the relation that the reader tells apart."""
    label = _RENAMED.get(label, label)
    return label if label in _KEPT else label.split(":")[0]


def read_treebank(path: Path, language: str) -> Iterator[Tree]:
    """Read the sentences of a CoNLL-U file."""
    for block in path.read_text("utf-8").split("\n\n"):
        lines = [line.split("\t") for line in block.splitlines() if line and not line.startswith("#")]
        if lines:
            yield _tree(lines, language)


def _tree(lines: Sequence[Sequence[str]], language: str) -> Tree:
    rows = {int(line[0]): line for line in lines if line[0].isdigit()}
    joined = _joined(lines, rows)
    kept = [number for number in rows if joined.get(number, number) == number]
    place = {number: index for index, number in enumerate(kept)}
    place |= {number: place[into] for number, into in joined.items()}
    texts = _surfaces(lines, rows, kept, joined)
    groups = _groups(kept, rows) if language == "ar" else [[number] for number in kept]
    parts = []
    for word, group in enumerate(groups):
        for number in group:
            row = rows[number]
            head = place[int(row[6])] if int(row[6]) else -1
            if head == place[number]:
                head = -1
            parts.append(Part(texts[number], word, row[3], _features(row[5]), head, relation_of(row[7])))
    words = tuple("".join(texts[number] for number in group) for group in groups)
    cuts = tuple(cut_label([texts[number] for number in group]) for group in groups)
    return Tree(language, words, cuts, tuple(parts))


def _joined(lines: Sequence[Sequence[str]], rows: dict[int, Sequence[str]]) -> dict[int, int]:
    """Say into which number each part of a word that is kept whole goes: the one that hangs outside the word."""
    joined: dict[int, int] = {}
    for line in lines:
        first, dash, last = line[0].partition("-")
        if not dash:
            continue
        inside = range(int(first), int(last) + 1)
        outer = [number for number in inside if int(rows[number][6]) not in inside]
        joined |= dict.fromkeys(inside, outer[0])
    return joined


def _surfaces(
    lines: Sequence[Sequence[str]], rows: dict[int, Sequence[str]], kept: Sequence[int], joined: dict[int, int]
) -> dict[int, str]:
    texts = {number: rows[number][1] for number in kept}
    for line in lines:
        if "-" in line[0]:
            texts[joined[int(line[0].split("-")[0])]] = line[1]
    return texts


def _groups(numbers: Sequence[int], rows: dict[int, Sequence[str]]) -> list[list[int]]:
    """Join what has no space between, marks apart: the words of Arabic."""
    groups: list[list[int]] = []
    open_word = False
    for number in numbers:
        row = rows[number]
        mark = row[3] in ("PUNCT", "SYM") or not row[1][0].isalpha()
        if open_word and not mark:
            groups[-1].append(number)
        else:
            groups.append([number])
        open_word = "SpaceAfter=No" in row[9] and not mark
    return groups


def _features(column: str) -> tuple[str, ...]:
    told = dict(pair.split("=", 1) for pair in column.split("|") if "=" in pair)
    return tuple(told.get(name, "") for name in FEATURES)


def common(values: Iterable[str], least: int) -> list[str]:
    """Give the values that come at least so often, the commonest first."""
    return [value for value, count in Counter(values).most_common() if count >= least]
