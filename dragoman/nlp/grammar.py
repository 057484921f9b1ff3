"""The learned grammar: parts of words, parts of speech, features, heads and relations of one sentence."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from dragoman.encoder.heads import load_head, read_labels
from dragoman.nlp.parts import cut_word, part_kinds
from dragoman.nlp.tree import best_heads
from dragoman.text.arabic import has_arabic
from dragoman.vocabulary.known_words import known_words


@dataclass(frozen=True, slots=True)
class Part:
    """A syntactic word with its grammar.

    Attributes:
        text: As it stands.
        word: Index of the word that it is or is a part of.
        kind: What part of the word it is; see :func:`dragoman.nlp.parts.part_kinds`.
        pos: Universal part of speech.
        dep: Universal dependency relation, ``root`` for the top.
        head: Index of the part it hangs from, its own for the top.
        morph: Universal features, joined with ``|``.
    """

    text: str
    word: int
    kind: str
    pos: str
    dep: str
    head: int
    morph: str


class Grammar:
    """Parses sentences with the heads that ``make train`` leaves in ``dragoman/encoder/heads``."""

    def __init__(self) -> None:
        self._labels = read_labels("grammar")
        self._kinds = {kind: number for number, kind in enumerate(self._labels["kinds"])}
        self._cutter, self._parser = load_head("cutter"), load_head("parser")
        self._root = self._labels["relations"].index("root")

    def parse(self, words: Sequence[str], states: NDArray[np.float32], *, has_parts: bool) -> list[Part]:
        """Parse one sentence.

        Args:
            words: Its words and marks.
            states: Their vectors, as :meth:`dragoman.encoder.Encoder.states` gives them.
            has_parts: Whether the language writes several words as one.

        Returns:
            The parts in order; a language without parts has one a word.
        """
        groups = self._cut(words, states) if has_parts else [[word] for word in words]
        kinds = [kind for group in groups for kind in part_kinds(group)]
        rows = [row for row, group in enumerate(groups) for _ in group]
        numbers = np.array([[self._kinds.get(kind, 0) for kind in kinds]], np.int64)
        poses, arcs, relations, *features = self._parser.run(None, {"states": states[rows][None], "kinds": numbers})
        heads = best_heads(arcs[0])
        deps = self._relations(relations[0], heads)
        tags = _with_verbs([self._labels["poses"][n] for n in poses[0].argmax(axis=1)], deps, heads)
        morphs = self._features(features)
        texts = [text for group in groups for text in group]
        return [
            Part(text, row, kind, tag, dep, head - 1 if head else index, morph)
            for index, (text, row, kind, tag, dep, head, morph) in enumerate(
                zip(texts, rows, kinds, tags, deps, heads, morphs, strict=True)
            )
        ]

    def _cut(self, words: Sequence[str], states: NDArray[np.float32]) -> list[list[str]]:
        chosen = self._cutter.run(None, {"states": states[None]})[0][0].argmax(axis=1)
        known = known_words("ar")  # the only language that writes words together
        return [cut_word(word, self._labels["cuts"][n], known) if has_arabic(word) else [word]
                for word, n in zip(words, chosen, strict=True)]  # fmt: skip

    def _relations(self, scores: NDArray[np.float32], heads: Sequence[int]) -> list[str]:
        """Choose each part's relation to its head; the top alone is ``root``."""
        names: list[str] = self._labels["relations"]
        chosen = scores[:, np.arange(len(heads)), heads].T.copy()
        chosen[:, self._root] = -np.inf
        return ["root" if not head else names[n] for head, n in zip(heads, chosen.argmax(axis=1), strict=True)]

    def _features(self, scores: Sequence[NDArray[np.float32]]) -> list[str]:
        told: list[list[str]] = []
        for (name, values), rows in zip(self._labels["features"].items(), scores, strict=True):
            told.append([f"{name}={values[n]}" if values[n] else "" for n in rows[0].argmax(axis=1)])
        return ["|".join(value for value in column if value) for column in zip(*told, strict=True)]


def _with_verbs(tags: Sequence[str], deps: Sequence[str], heads: Sequence[int]) -> list[str]:
    """Take what has an auxiliary and no copula for a verb, whatever its ending: « ont paraphé »."""
    helped = {head - 1 for dep, head in zip(deps, heads, strict=True) if dep.startswith("aux")}
    linked = {head - 1 for dep, head in zip(deps, heads, strict=True) if dep == "cop"}
    return ["VERB" if tag == "ADJ" and n in helped - linked else tag for n, tag in enumerate(tags)]


@cache
def load_grammar() -> Grammar:
    """Load the grammar once a process.

    Raises:
        ModelUnavailable: onnxruntime is missing.
    """
    return Grammar()
