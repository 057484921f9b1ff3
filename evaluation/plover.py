"""The PLOVER type that the product gives to sentences, against the sentences of PLOVER's own draft gold standard.

``python -m evaluation.plover [--errors]`` reads each sentence as a page of its own. Its type is that of the surest
engagement found in it. F1 is taken for each type that the gold standard has, and their mean (macro-F1) is the figure.

A third of the gold standard is of one state alone (its police, its rebels, its voters), and what has one party is no
engagement. So a second figure tells how far the words reach: the type of the signal that stands highest in the
sentence's grammar, whoever takes part.

The gold standard is of 2016; types that PLOVER has renamed or put together since are taken for their successors, as
in its manual of 2021.
"""

import argparse
import json
import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from dragoman.extraction.confidence import confidence_of, load_confidence
from dragoman.extraction.engagements import built, occurrences_of
from dragoman.extraction.grammar import Grammar
from dragoman.extraction.polarity import StatusReader
from dragoman.extraction.triggers import Signal, TriggerFinder, trigger_index
from dragoman.linking import link_actors
from dragoman.model.article import Article, Block
from dragoman.model.explanation import Explanation
from dragoman.model.facts import Status
from dragoman.model.mention import Reading
from dragoman.model.span import Span
from dragoman.nlp import annotate
from dragoman.temporal import tag_times
from dragoman.vocabulary.kinds import load_kinds

SHARED = Path(os.environ.get("DRAGOMAN_SHARED", Path(__file__).resolve().parents[2] / "shared"))
GOLD = Path("data") / "plover-gold" / "PLOVER_GSR_CAMEO.part.json"
RENAMED = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
NONE = "–"


@dataclass(frozen=True, slots=True)
class Typed:
    """A sentence with its type.

    Attributes:
        id: Its id in the gold standard.
        text: The sentence.
        asked: Its type.
        told: The type that the product gives, or :data:`NONE`.
        signalled: The type that the words alone signal, or :data:`NONE`.
        cause: Why none was given; empty where one was.
    """

    id: str
    text: str
    asked: str
    told: str = NONE
    signalled: str = NONE
    cause: str = ""


def read_gold(path: Path) -> Iterator[Typed]:
    """Read the sentences of the gold standard with their types."""
    for entry in json.loads(path.read_text("utf-8")):
        if "text" in entry:
            yield Typed(entry["id"], entry["text"].strip(" {}"), RENAMED.get(entry["event"], entry["event"]))


def tell(gold: Typed) -> Typed:
    """Read a sentence with the product, and say its type or why it has none."""
    grammar = _grammar(gold.text)
    found = sorted(occurrences_of(grammar), key=confidence_of, reverse=True)
    engagements = built(grammar, found)
    signals = _signals(grammar)
    signalled = next((code for code in (_code(*each) for each in signals) if code is not None), NONE)
    told = replace(gold, signalled=signalled)
    if engagements and engagements[0].confidence >= load_confidence()["least"]:
        return replace(told, told=engagements[0].plover.event_type)
    return replace(told, cause="unsure" if engagements else "no sides" if signals else "no word known")


def _signals(grammar: Grammar) -> list[tuple[Signal, Status | None]]:
    """Give the signals of a sentence with their status, those first that stand highest in its grammar."""
    index = trigger_index("en")
    finder, status = TriggerFinder(grammar, index), StatusReader(grammar, index.triggers.polarity)
    found = [signal for sentence in grammar.reading.annotated.sentences for signal in finder.find(sentence)]
    found.sort(key=lambda signal: len(list(grammar.ancestors(signal.governor))))
    return [(signal, status.read(signal).status) for signal in found]


def _code(signal: Signal, status: Status | None) -> str | None:
    return load_kinds()[signal.kind].code(status).event_type if status is not None else None


def _grammar(text: str) -> Grammar:
    block = Block(Span(0, len(text)), is_body=True, explanation=Explanation("given", "a sentence by itself"))
    annotated = annotate(Article("sentence", "-", "0" * 64, text, (block,)), "en")
    return Grammar(Reading(annotated, tag_times(annotated), link_actors(annotated)))


def f1_by_type(pairs: Sequence[tuple[str, str]]) -> dict[str, float]:
    """Give F1 for each type that is asked for, the most frequent first.

    Args:
        pairs: For each sentence the type asked for and the type given.
    """
    asked, told = Counter(a for a, _ in pairs), Counter(t for _, t in pairs)
    right = Counter(a for a, t in pairs if a == t)
    return {kind: 2 * right[kind] / (asked[kind] + told[kind]) for kind, _ in asked.most_common()}


def report(typed: Sequence[Typed]) -> Iterator[str]:
    """Give the lines to print: F1 by type, by engagements and by words alone, what else was told, and the means."""
    told = f1_by_type([(t.asked, t.told) for t in typed])
    signalled = f1_by_type([(t.asked, t.signalled) for t in typed])
    yield f"{'type':12}  n   F1  words  instead"
    for kind, score in told.items():
        here = [t for t in typed if t.asked == kind]
        others = Counter(t.cause or t.told for t in here if t.told != kind)
        rest = ", ".join(f"{name} {count}" for name, count in others.most_common())
        yield f"{kind:12} {len(here):2}  {score:.2f}  {signalled[kind]:.2f}  {rest}"
    means = (sum(scores.values()) / len(scores) for scores in (told, signalled))
    yield "macro-F1 {:.3f}, by the words alone {:.3f}; {} types, {} sentences".format(*means, len(told), len(typed))


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; gives its exit status."""
    parser = argparse.ArgumentParser(prog="plover", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--errors", action="store_true", help="list the sentences whose type is not told right")
    arguments = parser.parse_args(argv)
    if not (SHARED / GOLD).is_file():
        print(f"skipped: {SHARED / GOLD} is not there")
        return 0
    typed = [tell(gold) for gold in read_gold(SHARED / GOLD)]
    if arguments.errors:
        for t in (t for t in typed if t.told != t.asked):
            print(f"{t.asked} / {t.told} {t.cause} / {t.signalled}: {t.text}")
    for line in report(typed):
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
