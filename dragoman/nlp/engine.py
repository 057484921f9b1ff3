"""The learned grammar and the learned names, put to work on paragraphs."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from dragoman.encoder import load_encoder
from dragoman.model.span import Span
from dragoman.nlp.boundaries import dateline_end, sentence_starts
from dragoman.nlp.events import load_spotter
from dragoman.nlp.grammar import Part, load_grammar
from dragoman.nlp.lemmas import lemma_of
from dragoman.nlp.names import load_namer
from dragoman.nlp.possessives import mend_possessives
from dragoman.nlp.words import WordCutter
from dragoman.vocabulary.languages import LanguagePack, load_languages
from dragoman.vocabulary.references import References, load_references

_LONGEST = 120  # words; what is longer is no sentence, and the table of arcs grows with the square


@dataclass(frozen=True, slots=True)
class Node:
    """A token of a sentence; see :class:`dragoman.model.Token` for the terms.

    Attributes:
        start, end: Offsets in the paragraph; end exclusive.
        text: As it stands.
        lemma: Its dictionary form, in lower case.
        pos: Universal part of speech.
        dep: Universal dependency relation, in lower case.
        head: Index of its head in the sentence, its own for the root.
        morph: Universal features.
        entity: ``PER``, ``ORG``, ``LOC``, ``MISC`` or the empty string.
        entity_begins: Whether an entity begins here.
        event: Kind of engagement that the word is most likely to tell of, or the empty string.
        event_chance: How likely it tells of any.
    """

    start: int
    end: int
    text: str
    lemma: str
    pos: str
    dep: str
    head: int
    morph: str
    entity: str
    entity_begins: bool
    event: str
    event_chance: float


class Engine:
    """Parses one language with the heads over the encoder.

    Args:
        pack: The language.
        has_names: Whether names are told as well; they are not while their head is being made.
        has_events: Whether words that tell of engagements are told as well; likewise.
    """

    def __init__(self, pack: LanguagePack, *, has_names: bool = True, has_events: bool = True) -> None:
        self._pack = pack
        self._words, self._references = WordCutter(pack), load_references(pack.code)
        self._grammar, self._names = load_grammar(), load_namer() if has_names else None
        self._events = load_spotter() if has_events else None

    def parse(self, texts: Iterable[str]) -> Iterator[list[list[Node]]]:
        """Give the sentences of each paragraph, in order."""
        for text in texts:
            yield [self._sentence(text, spans) for spans in self.cut(text)]

    def cut(self, text: str) -> Iterator[list[Span]]:
        """Give the words of each sentence of a paragraph; a sentence that is too long for one comes in pieces."""
        # A dateline is parsed by itself, or its place becomes the subject of the sentence that it opens.
        starts = {0, dateline_end(text), *sentence_starts(text, self._pack.abbreviations), len(text)}
        for start, end in pairwise(sorted(starts)):
            spans = list(self._words.cut(text, start, end))
            yield from (spans[at : at + _LONGEST] for at in range(0, len(spans), _LONGEST))

    def read_as(self, words: Iterable[str]) -> list[str]:
        """Give words as the encoder is to read them."""
        return [self._pack.read_as.get(word.casefold(), word) for word in words]

    def _sentence(self, text: str, spans: Sequence[Span]) -> list[Node]:
        words = [span.cut(text) for span in spans]
        vectors = load_encoder().encode(self.read_as(words))
        parts = self._grammar.parse(words, vectors.states, has_parts=self._pack.has_parts)
        parts = mend_possessives(parts) if "'s" in self._pack.suffixes else parts
        names = self._names.find(parts, vectors.states) if self._names else [("", False)] * len(parts)
        events = self._events.find(vectors.events) if self._events else [("", 0.0)] * len(words)
        return self._nodes(parts, names, [events[part.word] for part in parts], spans)

    def _nodes(
        self, parts: Sequence[Part], names: Sequence[tuple[str, bool]], events: Sequence[tuple[str, float]],
        spans: Sequence[Span],
    ) -> list[Node]:  # fmt: skip
        nodes: list[Node] = []
        at, word = 0, -1
        for index, part in enumerate(parts):
            at = spans[part.word].start if part.word != word else at
            word = part.word
            nodes.append(
                Node(at, at + len(part.text), part.text, self._lemma(parts, index), part.pos, part.dep, part.head,
                     self._morph(part), *names[index], *events[index])
            )  # fmt: skip
            at += len(part.text)
        return _with_subjects(nodes, self._references)

    def _morph(self, part: Part) -> str:
        if part.pos not in {"VERB", "AUX"} or not part.text.casefold().endswith(self._pack.futures):
            return part.morph
        features = [feature for feature in part.morph.split("|") if feature[:5] not in {"Tense", "Mood=", "VerbF"}]
        return "|".join(sorted((*filter(None, features), "Mood=Ind", "Tense=Fut", "VerbForm=Fin")))

    def _lemma(self, parts: Sequence[Part], index: int) -> str:
        part = parts[index]
        before = parts[index - 1].text if index and parts[index - 1].word == part.word else ""
        behind = index + 1 < len(parts) and parts[index + 1].word == part.word
        return lemma_of(part.text, part.pos, self._pack, before=before, has_pronoun=behind)


def _with_subjects(nodes: list[Node], references: References) -> list[Node]:
    """Take a pronoun that was parsed as an expletive for the subject, where its verb can have one: « il y a signé »."""
    taken = {node.head for node in nodes if node.dep.startswith(("nsubj", "csubj", "ccomp"))}
    return [
        replace(node, dep="nsubj")
        if node.dep.startswith("expl") and references.gender_of(node.text.casefold())
        and nodes[node.head].pos == "VERB" and nodes[node.head].lemma not in references.impersonal
        and node.head not in taken else node
        for node in nodes
    ]  # fmt: skip


@cache
def load_engine(language: str, *, has_names: bool = True, has_events: bool = True) -> Engine:
    """Load the engine for a language once a process.

    Raises:
        ModelUnavailable: The encoder's weights are missing.
    """
    return Engine(load_languages()[language], has_names=has_names, has_events=has_events)
