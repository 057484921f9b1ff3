"""What is surer than a weighing of features: rules over the classifier's labels, each with its reason."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from dragoman.cleaning.features import Core, overlap_with
from dragoman.cleaning.traits import Shape, Traits
from dragoman.model.explanation import Explanation

_UNFINISHED = frozenset({Shape.HEADLINE, Shape.LABEL, Shape.STOCK})
_TOP = 5
"""Blocks from the top of the body that a date line may stand below."""
_PLEAS = frozenset({"consent", "subscription", "copyright", "disclaimer"})
"""Kinds of stock phrase that come as whole paragraphs."""
_LONGEST_PLEA = 45
_FEWEST_BEFORE = 12
"""Words of article that have to stand above a heading for it to close the article."""
_LONGEST_TEASER = 25
"""Words of a teaser below such a heading; one paragraph alone has to be longer for the article to go on with it."""
_LONE_OVERLAP = 0.4
"""Share of the words of such a paragraph that have to stand in the article above."""
_ENOUGH_BEFORE_COMMENTS = 60
"""Words of article above a heading of the comments, from which on it closes the article for good."""


@dataclass(slots=True)
class Verdicts:
    """The labels of a page while the rules go over it.

    Attributes:
        page: The traits of its blocks.
        core: Its densest run of prose.
        is_body: The label of each block.
        reasons: Why a rule changed the label of a block.
    """

    page: Sequence[Traits]
    core: Core
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
    _extend(verdicts)
    _close_article(verdicts)
    _keep_lists(verdicts)
    _keep_subheadings(verdicts)
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
    if (
        traits.link
        or traits.origin
        or traits.shape is Shape.STOCK
        or (traits.count <= _LONGEST_PLEA and "©" in traits.text)
    ):
        return True
    if traits.stock_start in _PLEAS and traits.count <= _LONGEST_PLEA:
        return True
    return traits.stock_start is not None and traits.stock_share >= 0.4


def _drop_lines_of_stock(verdicts: Verdicts) -> None:
    for index, traits in enumerate(verdicts.page):
        if traits.link:
            verdicts.drop(index, "pointer", "The line points to another article.")
        elif traits.origin:
            verdicts.drop(index, "date-or-byline", "The line says when or by whom the page was written.")
        elif is_surely_furniture(traits):
            kind = (traits.stock_start or min(traits.stock, default="copyright")).replace("_", " ")
            verdicts.drop(index, "stock-phrase", f"The line is, or begins with, a stock phrase of web pages ({kind}).")


def _extend(verdicts: Verdicts) -> None:
    """Take in paragraphs on the same topic that follow the article without a break, or stand close above it."""
    body = _body(verdicts)
    if len(body) < 2:
        return
    index = body[-1] + 1
    while index < len(verdicts.page) and _continues(verdicts, index):
        verdicts.keep(index, "continues", "It goes on from the article's text without a break, on the same topic.")
        index += 1
    first, index = body[0], body[0] - 1
    while index >= max(0, first - 3):
        if _continues(verdicts, index) and not verdicts.page[index].closing:
            first = index
            verdicts.keep(index, "leads-in", "A paragraph close above the article's text, on the same topic.")
        index -= 1


def _continues(verdicts: Verdicts, index: int) -> bool:
    traits = verdicts.page[index]
    if index in verdicts.reasons or not traits.is_sentence or traits.stock_start is not None:
        return False
    below = verdicts.page[index + 1] if index + 1 < len(verdicts.page) else None
    ends_here = below is not None and (below.closing or is_surely_furniture(below))
    is_last = ends_here and not traits.stock
    least = 0.0 if is_last else 0.15 if traits.is_prose else 0.34
    return overlap_with(verdicts.core, traits.content, inside=verdicts.core.holds(index)) >= least


def _keep_lists(verdicts: Verdicts) -> None:
    """Keep the items of a list that a line of the article ending in a colon opens, and the sentence after them."""
    opened = listed = False
    for index, traits in enumerate(verdicts.page):
        if opened and (traits.is_item or (listed and traits.is_sentence)) and index not in verdicts.reasons:
            verdicts.keep(index, "list-item", "It belongs to a list that the article opens, or goes on from it.")
        listed = opened and traits.is_item and verdicts.is_body[index]
        opened = listed or (verdicts.is_body[index] and traits.opens_list)


def _keep_subheadings(verdicts: Verdicts) -> None:
    """Keep a short line between two paragraphs of the article that is written like a phrase, not like names."""
    for index in range(1, len(verdicts.page) - 1):
        traits = verdicts.page[index]
        if verdicts.is_body[index] or index in verdicts.reasons or traits.closing or traits.stock:
            continue
        between = all(verdicts.is_body[i] and verdicts.page[i].shape not in _UNFINISHED for i in (index - 1, index + 1))
        is_phrase = 2 <= traits.count <= 9 and traits.capitals <= 0.67 and traits.text[0].isupper()
        if between and is_phrase and not traits.marks & {"address", "separator", "year", "bullet"}:
            verdicts.keep(index, "subheading", "A subheading between two paragraphs of the article.")


def _close_article(verdicts: Verdicts) -> None:
    """Let a heading such as "Related articles" close the article, unless the article clearly goes on below it."""
    index = before = 0
    while index < len(verdicts.page):
        if not verdicts.page[index].closing or before < _FEWEST_BEFORE:
            before += verdicts.words_in(index, index + 1)
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
    above = frozenset[str]().union(*(page[index].content for index in range(heading) if verdicts.is_body[index]))
    is_final = "comments" in page[heading].stock and before >= _ENOUGH_BEFORE_COMMENTS
    start = heading + 1
    while start < end:
        stop = start
        while stop < end and _is_running_prose(verdicts, stop):
            stop += 1
        if stop - start < 2 and not is_final and _is_lone_paragraph(page[start], above):
            verdicts.keep(start, "resumes", "A paragraph on the article's topic, below a heading in its midst.")
            return start
        if stop - start >= 2:
            words = [word for traits in page[start:stop] for word in traits.content]
            is_on_topic = sum(word in above for word in words) >= 0.2 * len(words)
            if verdicts.words_in(start, stop) > before or (is_on_topic and not is_final):
                return start
        start = max(stop, start + 1)
    return end


def _is_lone_paragraph(traits: Traits, above: frozenset[str]) -> bool:
    """Say whether one paragraph, longer than a teaser, has enough of an article's words to go on with it."""
    is_long = traits.is_prose and traits.count > _LONGEST_TEASER and traits.stock_share < 0.1
    return is_long and len(traits.content & above) >= _LONE_OVERLAP * len(traits.content)


def _is_running_prose(verdicts: Verdicts, index: int) -> bool:
    shape = verdicts.page[index].shape
    return verdicts.is_body[index] and shape in {Shape.PROSE, Shape.REMARK, Shape.LEAD}


def _keep_the_only_prose(verdicts: Verdicts) -> None:
    """Keep the core where nothing was found to be body: a page has its article somewhere, if it has prose at all."""
    if any(verdicts.is_body):
        return
    core = verdicts.core
    for index in range(core.first, min(core.last + 1, len(verdicts.page))):
        words = verdicts.page[index].content
        is_on_topic = core.blocks <= 2 or overlap_with(core, words, inside=True) >= 0.15
        if verdicts.page[index].is_prose and is_on_topic and index not in verdicts.reasons:
            verdicts.keep(index, "only-prose", "The only running text of the page.")


def _body(verdicts: Verdicts) -> list[int]:
    return [index for index, is_body in enumerate(verdicts.is_body) if is_body]


def _trim_top(verdicts: Verdicts) -> None:
    """Leave headings, bylines and labels above the first sentence out: the body begins with the article's text."""
    body = _body(verdicts)
    origin = _origin_below(verdicts, body[0]) if body else None
    for index in body:
        traits = verdicts.page[index]
        is_heading = traits.shape in _UNFINISHED and "bullet" not in traits.marks
        if not is_heading and (origin is None or index > origin):
            return
        verdicts.drop(index, "above-text", "A heading, a byline or a label above the article's first sentence.")


def _origin_below(verdicts: Verdicts, top: int) -> int | None:
    """Find a title and date line close below what was held to be the top of the article, most of which follows them.

    The article cannot have begun above them.
    """
    page = verdicts.page
    for index in range(min(top + _TOP, len(page)) - 1, top, -1):
        is_below_title = page[index].origin and page[index - 1].shape in _UNFINISHED
        if is_below_title and verdicts.words_in(index, len(page)) > 2 * verdicts.words_in(top, index):
            return index
    return None


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
    return verdicts.is_body[index] and verdicts.page[index].opens_list


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
