"""Makes the learned heads from the data: ``python -m training``; see ``docs/models.md``."""

import argparse
import json
import os
import random
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

import numpy as np
import torch

from dragoman.extraction.triggers import SPOTTED_FROM
from training.confidence import (
    Judged,
    calibrate,
    fit,
    least_for,
    read_judged,
    reliability,
    scores_unseen,
    shares_by_rule,
)  # fmt: skip
from training.corpus_names import read_corpus, read_meantime
from training.grammar import (
    Labels,
    Parser,
    examples_of,
    export,
    labels_of,
    train_cutter,
    train_parser,
)
from training.judge import (
    ADDED_FROM,
    KEPT_FROM,
    NEEDED_FROM,
    Example,
    known_traits,
    read_examples,
    score_judge,
    score_rules,
    train_judges,
)  # fmt: skip
from training.names import score_names, train_namer
from training.pages import answered_articles
from training.passages import taught
from training.spotter import Marked, kinds, mark, score_spotter
from training.states import encode_all
from training.tagged import TAGS, read_columns, read_winer
from training.trees import Tree, read_treebank
from training.tuning import prepare, shares_of, train_spotter, write_adapters

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("DRAGOMAN_SHARED", ROOT.parent / "shared"))
HEADS = ROOT / "dragoman" / "encoder" / "models"
CACHE = ROOT / ".training"
FIGURES = ROOT / "docs" / "figures"
TREEBANKS = {"ar": "Arabic-PUD", "en": "English-PUD", "es": "Spanish-PUD", "fr": "French-PUD"}
PRECISION = 0.92
"""Share of right engagements that the least confidence reported is chosen for, on the dev parts."""

MOST_ASKED = 0.6
"""The least confidence is not raised beyond this, or too much that is right would be lost."""

_HELD = 10  # one sentence in ten is kept to measure with
_AT_ONCE = 2  # processes
T = TypeVar("T")


def _of_all_languages(read: Callable[[str], list[T]]) -> list[T]:
    """Read what each language has to teach, two languages at a time, in the order of the languages."""
    with ProcessPoolExecutor(_AT_ONCE, mp_context=get_context("spawn")) as pool:
        return [each for part in pool.map(read, TREEBANKS) for each in part]


def _marked(language: str) -> list[Marked]:
    return list(mark(taught(ROOT / "corpus", language), language))


def _examples(language: str) -> list[Example]:
    return list(read_examples(taught(ROOT / "corpus", language, with_sides=True), language))


def _judged(language: str) -> list[tuple[list[Judged], list[Judged]]]:
    engagements, others = read_judged(ROOT / "corpus" / language / "dev", language)
    engagements += read_judged(ROOT / "stories" / language / "dev", language)[0]
    others += read_judged(ROOT / "corpus" / language / "train", language)[1]
    return [(engagements, others)]


def grammar() -> None:
    """Learn to cut and to parse, and write the two heads with their labels."""
    taught, kept = [], []
    for language, name in TREEBANKS.items():
        trees = list(read_treebank(SHARED / "data" / "pud" / name / f"{language}_pud-ud-test.conllu", language))
        kept += trees[::_HELD]
        taught += [tree for number, tree in enumerate(trees) if number % _HELD]
    states, held = encode_all([t.words for t in taught], CACHE), encode_all([t.words for t in kept], CACHE)
    labels = labels_of(taught)
    arabic = [n for n, tree in enumerate(taught) if tree.language == "ar"]
    cutter = train_cutter([taught[n] for n in arabic], [states[n] for n in arabic], labels)
    parser = train_parser(examples_of(taught, states, labels), labels)
    measure(parser, kept, held, labels)
    HEADS.mkdir(exist_ok=True)
    some = torch.zeros(1, 5, held[0].shape[1])
    export(cutter, HEADS / "cutter.onnx", (some,), ["states"], ["cuts"])
    outs = ["poses", "arcs", "relations", *labels.features]
    export(parser, HEADS / "parser.onnx", (some, torch.zeros(1, 5, dtype=torch.long)), ["states", "kinds"], outs)
    (HEADS / "grammar.json").write_text(labels.to_json(), "utf-8")


def measure(parser: Parser, trees: list[Tree], states: list["np.ndarray[tuple[int, int], np.dtype[np.float16]]"],
            labels: Labels) -> None:  # fmt: skip
    """Print unlabelled and labelled attachment and parts of speech, punctuation left out."""
    for language in TREEBANKS:
        rows = [n for n, tree in enumerate(trees) if tree.language == language]
        right = np.zeros(4)
        for example in examples_of([trees[n] for n in rows], [states[n] for n in rows], labels):
            with torch.no_grad():
                pos, arcs, relations, *_ = parser(torch.from_numpy(example.states).float()[None], example.kinds[None])
            heads = arcs[0].argmax(-1)
            found = relations[0].argmax(0)[torch.arange(len(heads)), heads]
            asked = example.relations != labels.relations.index("punct")
            hung = (heads == example.heads) & asked
            named = hung & (found == example.relations)
            tagged = (pos[0].argmax(-1) == example.pos) & asked
            right += [int(x.sum()) for x in (asked, hung, named, tagged)]
        print(
            f"{language}: UAS {right[1] / right[0]:.3f}, LAS {right[2] / right[0]:.3f}, POS {right[3] / right[0]:.3f}"
        )


def names() -> None:
    """Learn names, and write their head; Wikinews of 2017 and Wikipedia are kept to measure with."""
    data = SHARED / "data"
    taught = [*read_winer(data / "winer-fr" / "2016"), *read_meantime(data / "meantime-en" / "intra-doc_annotation")]
    for language in TREEBANKS:
        taught += read_corpus(ROOT / "corpus", language)
    kinds = json.loads((HEADS / "grammar.json").read_text("utf-8"))["kinds"]
    namer = train_namer(taught, encode_all([t.words for t in taught], CACHE), kinds)
    kept = {"WiNER-fr 2017": list(read_winer(data / "winer-fr" / "2017"))[::8]}
    kept["wikigold"] = list(read_columns(data / "wikigold-en" / "wikigold-en.conllu", "en"))
    kept |= {f"{x}/dev": list(read_corpus(ROOT / "corpus", x, part="dev")) for x in TREEBANKS}
    for name, sentences in kept.items():
        scores = score_names(namer, sentences, encode_all([s.words for s in sentences], CACHE))
        print(name, "names: precision {:.3f}, recall {:.3f}, F1 {:.3f}".format(*scores), flush=True)
    some = torch.zeros(1, 5, namer.narrow.in_features)
    export(namer, HEADS / "namer.onnx", (some, torch.zeros(1, 5, dtype=torch.long)), ["states", "kinds"], ["tags"])
    (HEADS / "names.json").write_text(json.dumps({"tags": TAGS}, indent=1) + "\n", "utf-8")


def spotter() -> None:
    """Learn the words that tell of engagements; write adapters and head. The dev parts are kept to measure with."""
    learned = train_spotter(prepare(_of_all_languages(_marked)))
    for language in TREEBANKS:
        answered = answered_articles(ROOT / "corpus" / language / "dev", language)
        kept = [sentence for sentence in mark(answered, language) if sentence.words]
        scores = score_spotter(kept, shares_of(learned, prepare(kept)), SPOTTED_FROM)
        told = "precision {:.3f}, recall {:.3f}, F1 {:.3f}".format(*scores)
        print(f"{language}/dev words that tell of engagements: {told}", flush=True)
    head = learned.head
    export(head, HEADS / "spotter.onnx", (torch.zeros(1, 5, head.norm.normalized_shape[0]),), ["states"], ["scores"])
    write_adapters(learned, HEADS / "adapters.npz")
    labels = {"kinds": kinds()}
    (HEADS / "spotter.json").write_text(json.dumps(labels, indent=1) + "\n", "utf-8")


def judge() -> None:
    """Learn who takes part, and write the judge with its traits."""
    examples = _of_all_languages(_examples)
    known = known_traits(examples)
    network = train_judges(examples, known)
    for language in TREEBANKS:
        kept = list(read_examples(answered_articles(ROOT / "corpus" / language / "dev", language), language))
        for by, scores in (("the judge", score_judge(network, kept, known)), ("rules alone", score_rules(kept))):
            told = "precision {:.3f}, recall {:.3f}, F1 {:.3f}".format(*scores)
            print(f"{language}/dev who takes part, by {by}: {told}", flush=True)
    export(network, HEADS / "judge.onnx", (torch.zeros(2, len(known)),), ["rows"], ["scores"], length=0)
    labels = {"needed_from": NEEDED_FROM, "added_from": ADDED_FROM, "kept_from": KEPT_FROM, "traits": known}
    (HEADS / "judge.json").write_text(json.dumps(labels, ensure_ascii=False, indent=1) + "\n", "utf-8")


def confidence() -> None:
    """Learn how likely facts are right, and keep the figures of the reliability diagram.

    Engagements: from the dev pages and the dev stories, which nothing else learned from, each judged by a model that
    has not seen its page. The other facts: from the train and dev pages.
    """
    judged: list[Judged] = []
    others: list[Judged] = []
    for engagements, rest in _of_all_languages(_judged):
        judged += engagements
        others += rest
    model, told = calibrate(fit(judged), scores_unseen(judged), judged)
    least = least_for(told, judged, PRECISION)
    error, rows = reliability(told, [item.is_right for item in judged])
    bins = [{"told": round(mean, 3), "right": round(share, 3), "engagements": size} for mean, share, size in rows]
    figures = {"engagements": len(told), "error": round(error, 3), "bins": bins}
    (FIGURES / "reliability.json").write_text(json.dumps(figures, indent=1) + "\n", "utf-8")
    print(f"engagements of the dev parts: {len(told)}, calibration error {error:.3f}, least reported {least:.3f}")
    for mean, share, size in rows:
        print(f"  told {mean:.2f}, right {share:.2f}, {size} engagements")
    labels = {"least": round(min(least, MOST_ASKED), 3), "intercept": model.intercept, "weights": model.weights,
              "shares": shares_by_rule(others)}  # fmt: skip
    (HEADS / "confidence.json").write_text(json.dumps(labels, ensure_ascii=False, indent=1) + "\n", "utf-8")


STEPS = {"grammar": grammar, "names": names, "spotter": spotter, "judge": judge, "confidence": confidence}


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("steps", nargs="*", help="what to make; all where none is named")
    args = parser.parse_args()
    torch.use_deterministic_algorithms(True)
    for step in args.steps or STEPS:
        start = time.monotonic()
        random.seed(1)
        torch.manual_seed(1)
        STEPS[step]()
        print(f"{step}: {time.monotonic() - start:.0f} s", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
