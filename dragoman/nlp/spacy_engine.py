"""spaCy's models, imported only here and only when a page in one of their languages is read."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING

from dragoman.errors import ModelUnavailable
from dragoman.nlp.boundaries import dateline_end, sentence_starts
from dragoman.nlp.dependencies import Node as Turned
from dragoman.nlp.dependencies import turn
from dragoman.nlp.engine import Node
from dragoman.vocabulary.languages import load_languages

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_ENTITIES: Mapping[str, str] = {
    "PER": "PER", "PERSON": "PER", "ORG": "ORG", "LOC": "LOC", "GPE": "LOC", "FAC": "LOC", "NORP": "MISC",
    "MISC": "MISC", "EVENT": "MISC", "LAW": "MISC", "PRODUCT": "MISC", "WORK_OF_ART": "MISC",
}  # fmt: skip


class SpacyEngine:
    """Parses with one of spaCy's models."""

    def __init__(self, model: "Language") -> None:
        self._model = model

    def parse(self, texts: Iterable[str]) -> Iterator[list[list[Node]]]:
        """Give the sentences of each paragraph, in order."""
        for doc in self._model.pipe(texts, batch_size=32):
            yield _sentences(doc)


@cache
def load_spacy(language: str) -> SpacyEngine:
    """Load the model of a language once a process.

    Raises:
        ModelUnavailable: It is not installed.
    """
    import spacy

    _register()
    name = load_languages()[language].model
    try:
        model = spacy.load(name)
    except OSError as error:
        raise ModelUnavailable(f"the model {name} for {language!r} is missing: pip install {name}") from error
    abbreviations = load_languages()[language].abbreviations
    model.add_pipe("dragoman_boundaries", first=True, config={"abbreviations": sorted(abbreviations)})
    return SpacyEngine(model)


def _register() -> None:
    """Tell spaCy of the component that sets the sentences before the parser runs."""
    from spacy.language import Language

    @Language.factory("dragoman_boundaries")
    def make(nlp: "Language", name: str, abbreviations: list[str]) -> "Callable[[Doc], Doc]":
        known = frozenset(abbreviations)

        def bound(doc: "Doc") -> "Doc":
            # A dateline is parsed by itself, or its place becomes the subject of the sentence that it opens.
            starts = {dateline_end(doc.text), *sentence_starts(doc.text, known)}
            for token in doc:
                token.is_sent_start = token.i == 0 or token.idx in starts
            return doc

        return bound


def _sentences(doc: "Doc") -> list[list[Node]]:
    turned = [Turned(t.head.i, t.dep_, t.pos_, t.lemma_.lower()) for t in doc]
    if doc.lang_ == "en":
        turn(turned)
    return [
        [
            Node(
                token.idx, token.idx + len(token.text), token.text, node.lemma, token.pos_, node.dep.lower(),
                node.head - sentence.start, str(token.morph), _ENTITIES.get(token.ent_type_, ""),
                token.ent_iob_ == "B",
            )
            for token, node in zip(sentence, turned[sentence.start : sentence.end], strict=True)
        ]
        for sentence in doc.sents
    ]  # fmt: skip
