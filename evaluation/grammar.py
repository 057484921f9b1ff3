"""How well sentences of the treebanks are cut and parsed, of which one in ten was kept from the parser.

Measured as in the CoNLL shared task of 2017 (Zeman et al.): a part counts where it is cut as the treebank has it; its
attachment is right where its head is, labelled where the relation is too. Punctuation is left out.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path

from dragoman.encoder import load_encoder
from dragoman.nlp.grammar import Part, load_grammar
from dragoman.vocabulary.languages import load_languages
from evaluation.tally import Scorecard
from training.trees import Tree, read_treebank

_HELD = 10  # one sentence in ten, as training/__main__.py keeps them
Key = tuple[int, int, str]  # word, place in it, text


def held_trees(path: Path, language: str) -> list[Tree]:
    """Read the sentences of a treebank that its parser did not learn from."""
    return list(read_treebank(path, language))[::_HELD]


def score_grammar(trees: Iterable[Tree]) -> Scorecard:
    """Parse sentences, and compare with their trees."""
    card, encoder, grammar = Scorecard(), load_encoder(), load_grammar()
    for tree in trees:
        has_parts = load_languages()[tree.language].has_parts
        compare(tree, grammar.parse(tree.words, encoder.states(tree.words), has_parts=has_parts), card)
    return card


def compare(tree: Tree, parts: Sequence[Part], card: Scorecard) -> None:
    """Count what is right of one sentence."""
    keys, told_keys = keys_of([(p.word, p.text) for p in tree.parts]), keys_of([(p.word, p.text) for p in parts])
    gold = {
        key: (part.pos, keys[part.head] if part.head >= 0 else None, part.relation)
        for key, part in zip(keys, tree.parts, strict=True)
    }
    told = {
        key: (part.pos, told_keys[part.head] if part.head != n else None, part.dep)
        for n, (key, part) in enumerate(zip(told_keys, parts, strict=True))
    }
    asked = {key for key, part in gold.items() if part[2] != "punct"}
    given = len(told) - sum(key in told for key in gold.keys() - asked)
    both = [(gold[key], told[key]) for key in asked if key in told]
    for name, right in (
        ("cut", len(both)),
        ("parts of speech", sum(one[0] == other[0] for one, other in both)),
        ("unlabelled", sum(one[1] == other[1] for one, other in both)),
        ("labelled", sum(one[1:] == other[1:] for one, other in both)),
    ):
        card.add(name, right, len(asked), given)


def keys_of(parts: Iterable[tuple[int, str]]) -> list[Key]:
    """Name each part by its word, its place in the word and its text."""
    return [
        (word, place, text)
        for word, group in groupby(parts, key=lambda part: part[0])
        for place, (_, text) in enumerate(group)
    ]
