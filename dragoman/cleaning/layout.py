"""A page after its blocks were told apart: what the search for title, date and author goes by."""

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.cleaning.classifier import Model, decode, load_model
from dragoman.cleaning.features import features_of, find_core
from dragoman.cleaning.traits import Traits, describe, small_word_shares
from dragoman.cleaning.verdicts import Verdicts, apply_rules, is_surely_furniture, reason_for
from dragoman.model.explanation import Explanation
from dragoman.vocabulary.furniture import Furniture


@dataclass(frozen=True, slots=True)
class Layout:
    """The blocks of a page with their traits and labels.

    Attributes:
        page: Traits of the blocks, in order.
        is_body: Which of them are body.
        reasons: Why, one for each block.
        furniture: The words of furniture.
    """

    page: tuple[Traits, ...]
    is_body: tuple[bool, ...]
    reasons: tuple[Explanation, ...]
    furniture: Furniture

    @property
    def body_start(self) -> int:
        """Index of the first body block; the number of blocks where there is none."""
        return next((index for index, is_body in enumerate(self.is_body) if is_body), len(self.page))

    @property
    def body_stop(self) -> int:
        """Index after the last body block; 0 where there is none."""
        return next((index + 1 for index in reversed(range(len(self.page))) if self.is_body[index]), 0)

    def body_traits(self) -> list[Traits]:
        """Give the traits of the body blocks."""
        return [traits for traits, is_body in zip(self.page, self.is_body, strict=True) if is_body]

    def body_words(self) -> frozenset[str]:
        """Give the words of the body that carry meaning."""
        return frozenset(word for traits in self.body_traits() for word in traits.content)

    def prose_words(self) -> int:
        """Count the words of the body that stand in sentences."""
        return sum(traits.count for traits in self.body_traits())

    def likely_language(self) -> str | None:
        """Give the language whose function words the body has most of, or None where it has hardly any."""
        words = tuple(word for traits in self.body_traits()[:20] for word in traits.words)
        shares = small_word_shares(words, self.furniture)
        best = max(shares, key=lambda code: shares[code], default=None)
        return best if best is not None and shares[best] >= 0.2 else None


_BIASES = (0.85, 2.0, 3.5)


def _labels(page: Sequence[Traits], scores: Sequence[float], model: Model) -> list[bool]:
    """Label the blocks; a page most probably has an article, so where none is found the scales are tipped.

    Surely furniture is left out of the sequence: a pointer or an advertisement in mid-article does not make what
    follows it less of an article.
    """
    doubtful = [index for index, traits in enumerate(page) if not is_surely_furniture(traits)]
    labels = [False] * len(page)
    for bias in _BIASES:
        for index, label in zip(doubtful, decode([scores[i] + bias for i in doubtful], model), strict=True):
            labels[index] = label
        if any(labels):
            break
    return labels


def lay_out(blocks: Sequence[str], furniture: Furniture, model: Model | None = None) -> Layout:
    """Tell body from furniture among the blocks of a flattened page.

    Args:
        blocks: The texts of the blocks, in order; none blank.
        furniture: The words of furniture.
        model: The weights to go by; the shipped ones if not given.
    """
    page = tuple(describe(block, furniture) for block in blocks)
    core, model = find_core(page), model or load_model()
    scores = [model.score(features) for features in features_of(page, core)]
    verdicts = Verdicts(page, core, _labels(page, scores, model))
    apply_rules(verdicts)
    reasons = tuple(
        verdicts.reasons.get(index)
        or reason_for(traits, is_body=verdicts.is_body[index], inside=core.holds(index), score=scores[index])
        for index, traits in enumerate(page)
    )
    return Layout(page, tuple(verdicts.is_body), reasons, furniture)
