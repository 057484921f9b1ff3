"""How well the names of people, organisations and places are found in sentences with their names marked.

A name is right where its words and its type are. On our own pages nobody marked every name: one that is told of words
that may be a name nobody marked is neither right nor wrong.
"""

from collections.abc import Iterable, Sequence

from dragoman.encoder import load_encoder
from dragoman.nlp.grammar import Part
from dragoman.nlp.names import load_namer
from evaluation.tally import Scorecard
from training.tagged import Tagged, spans_of


def score_names(sentences: Iterable[Tagged]) -> Scorecard:
    """Find the names of sentences, and compare with those that are marked."""
    card, encoder, namer = Scorecard(), load_encoder(), load_namer()
    for sentence in sentences:
        texts = [text for group in sentence.groups for text in group]
        parts = [
            Part(text, row, kind, "", "", 0, "")
            for text, row, kind in zip(texts, sentence.rows, sentence.kinds, strict=True)
        ]
        compare(sentence, namer.find(parts, encoder.states(sentence.words)), card)
    return card


def compare(sentence: Tagged, tags: Sequence[tuple[str, bool]], card: Scorecard) -> None:
    """Count the names of one sentence.

    Args:
        sentence: With its names.
        tags: Of each part: type of the name or the empty string, and whether a name begins with it.
        card: Where to count.
    """
    told = set(spans_of([f"{'B' if begins else 'I'}-{kind}" if kind else "O" for kind, begins in tags]))
    wrong = [name for name in told - sentence.names if sentence.unsure.isdisjoint(range(name[0], name[1]))]
    right = len(told & sentence.names)
    card.add("names", right, len(sentence.names), right + len(wrong))
