"""What is surer than a weighing of features: rules over the classifier's labels, each with its reason."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from dragoman.cleaning.features import Core, content_words
from dragoman.cleaning.traits import Shape, Traits
from dragoman.model.explanation import Explanation

_UNFINISHED = frozenset({Shape.HEADLINE, Shape.LABEL, Shape.STOCK})
_ENOUGH_BEFORE_COMMENTS = 60
"""Words of article above a heading of the comments, from which on it closes the article for good."""


@dataclass(slots=True)
class Verdicts:
    """The labels of a page while the rules go over it.

    Attributes:
        page: The traits of its blocks.
        core: Its densest run of prose.
        small: The function words of all languages.
        is_body: The label of each block.
        reasons: Why a rule changed the label of a block.
    """

    page: Sequence[Traits]
    core: Core
    small: frozenset[str]
    is_body: list[bool]
    reasons: dict[int, Explanation] = field(default_factory=dict)

    def drop(self, index: int, rule: str, detail: str) -> None:
        """Make a block furniture."""
        self.is_body[index] = False
        self.reasons[index] = Explanation(rule, detail)

    def keep(self, index: int, rule: str, detail: str) -> None:
        """Make a block body."""
        self.is_body[index] = True
        self.reasons[index] = Explanation(rule, detail)

    def words_in(self, first: int, last: int) -> int:
        """Count the words of body prose from one block to before another."""
        return sum(
            traits.count
            for traits, is_body in zip(self.page[first:last], self.is_body[first:last], strict=True)
            if is_body and traits.shape not in _UNFINISHED
        )


def apply_rules(verdicts: Verdicts) -> None:
    """Correct the classifier's labels where a rule is surer than it."""
    _drop_lines_of_stock(verdicts)
    _close_article(verdicts)
    _keep_the_only_prose(verdicts)
    _trim_top(verdicts)
    _trim_bottom(verdicts)


def trim(verdicts: Verdicts) -> None:
    """Drop stock phrases and what stands above the first and below the last sentence of the article."""
    _drop_lines_of_stock(verdicts)
    _trim_top(verdicts)
    _trim_bottom(verdicts)


def is_surely_furniture(traits: Traits) -> bool:
    """Say whether a block is furniture wherever it stands: a stock phrase, or a line that points elsewhere."""
    return traits.link or traits.shape is Shape.STOCK or (traits.stock_start is not None and traits.stock_share >= 0.4)


def _drop_lines_of_stock(verdicts: Verdicts) -> None:
    for index, traits in enumerate(verdicts.page):
        if traits.link:
            verdicts.drop(index, "pointer", "The line points to another article.")
        elif is_surely_furniture(traits):
            kind = (traits.stock_start or min(traits.stock, default="stock")).replace("_", " ")
            verdicts.drop(index, "stock-phrase", f"The line is a stock phrase of web pages ({kind}).")


def _close_article(verdicts: Verdicts) -> None:
    """Let a heading such as "Related articles" close the article, unless the article clearly goes on below it."""
    index = 0
    while index < len(verdicts.page):
        before = verdicts.words_in(0, index)
        if not verdicts.page[index].closing or before < 12:
            index += 1
            continue
        resumes = _resumes_at(verdicts, index, before)
        heading = verdicts.page[index].text
        verdicts.drop(index, "closing-heading", "A heading that opens the part after an article.")
        for below in range(index + 1, resumes):
            verdicts.drop(below, "after-article", f"It stands after the article, below “{heading[:60]}”.")
        index = resumes


def _resumes_at(verdicts: Verdicts, heading: int, before: int) -> int:
    """Find where the article goes on below a closing heading; the number of blocks where it does not."""
    end, page = len(verdicts.page), verdicts.page
    is_comments = "comments" in page[heading].stock
    start = heading + 1
    while start < end:
        stop = start
        while stop < end and _is_running_prose(verdicts, stop):
            stop += 1
        if stop - start >= 2:
            after = verdicts.words_in(start, stop)
            if after > before or not is_comments or before < _ENOUGH_BEFORE_COMMENTS:
                if after > before or _same_topic(verdicts, heading, start, stop):
                    return start
        start = max(stop, start + 1)
    return end


def _is_running_prose(verdicts: Verdicts, index: int) -> bool:
    shape = verdicts.page[index].shape
    return verdicts.is_body[index] and shape in {Shape.PROSE, Shape.REMARK, Shape.LEAD}


def _same_topic(verdicts: Verdicts, heading: int, start: int, stop: int) -> bool:
    """Say whether some prose shares enough words with the article above the heading."""
    above = {
        word
        for traits, is_body in zip(verdicts.page[:heading], verdicts.is_body[:heading], strict=True)
        if is_body
        for word in content_words(traits, verdicts.small)
    }
    words = [word for traits in verdicts.page[start:stop] for word in content_words(traits, verdicts.small)]
    return bool(words) and sum(word in above for word in words) / len(words) >= 0.2


def _keep_the_only_prose(verdicts: Verdicts) -> None:
    """Keep the core where nothing was found to be body: a page has its article somewhere, if it has prose at all."""
    if any(verdicts.is_body):
        return
    core = verdicts.core
    for index in range(core.first, min(core.last + 1, len(verdicts.page))):
        if verdicts.page[index].is_prose and index not in verdicts.reasons:
            verdicts.keep(index, "only-prose", "The only running text of the page.")


def _body(verdicts: Verdicts) -> list[int]:
    return [index for index, is_body in enumerate(verdicts.is_body) if is_body]


def _trim_top(verdicts: Verdicts) -> None:
    """Leave headings, bylines and labels above the first sentence out: the body begins with the article's text."""
    for index in _body(verdicts):
        if verdicts.page[index].shape not in _UNFINISHED or "bullet" in verdicts.page[index].marks:
            return
        verdicts.drop(index, "above-text", "A heading, a byline or a label above the article's first sentence.")


def _trim_bottom(verdicts: Verdicts) -> None:
    """Leave headlines and labels below the last sentence out, unless they are the items of a list."""
    body = _body(verdicts)
    for index in reversed(body):
        traits = verdicts.page[index]
        if traits.shape not in _UNFINISHED or "bullet" in traits.marks or _is_listed(verdicts, index):
            return
        verdicts.drop(index, "below-text", "A headline or a label below the article's last sentence.")


def _is_listed(verdicts: Verdicts, index: int) -> bool:
    """Say whether a line belongs to a list that a body line ending in a colon opens."""
    while index > 0 and verdicts.is_body[index] and verdicts.page[index].shape in {Shape.HEADLINE, Shape.LABEL}:
        index -= 1
    return verdicts.is_body[index] and verdicts.page[index].shape is Shape.LEAD


def reason_for(traits: Traits, *, is_body: bool, inside: bool, score: float) -> Explanation:
    """Say in words why the classifier held a block to be body or furniture.

    Args:
        traits: The block.
        is_body: What it was held to be.
        inside: Whether it stands in the densest run of prose.
        score: How much its features speak for body.
    """
    count = traits.count
    shape = {
        Shape.PROSE: f"a paragraph of {count} words that ends as a sentence does",
        Shape.REMARK: f"a short sentence of {count} words",
        Shape.TEASER: "a text that is cut off before its end",
        Shape.LEAD: "a line that ends in a colon",
        Shape.UNFINISHED: f"{count} words without the end of a sentence",
        Shape.HEADLINE: f"a line of {count} words without the end of a sentence",
        Shape.LABEL: f"a label of {count} word{'s' if count != 1 else ''}",
        Shape.STOCK: "a stock phrase of web pages",
        Shape.EDGE: "nothing",
    }[traits.shape]
    place = "in the page's main run of text" if inside else "outside the page's main run of text"
    verdict = "it reads as part of the article" if is_body else "it reads as what stands around an article"
    detail = f"{shape[0].upper()}{shape[1:]}, {place}: {verdict}."
    return Explanation(str(traits.shape), detail, round(score, 2))
