"""What is talked about."""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache

from dragoman.extraction.grammar import Grammar
from dragoman.extraction.merging import Occurrence
from dragoman.model.annotation import Sentence
from dragoman.model.mention import MentionKind
from dragoman.model.span import Span
from dragoman.vocabulary.themes import STRONG, ThemeCues, load_theme_cues, load_themes
from dragoman.vocabulary.topics import load_topics

_OFTEN = 3  # weight from which a theme is one of the page's
_TITLES = frozenset((MentionKind.PERSON, MentionKind.POST))


class Themes:
    """Tells what the engagements of a page are about.

    Args:
        grammar: The page.
    """

    def __init__(self, grammar: Grammar) -> None:
        self._grammar = grammar
        self._cues = _cues(grammar.reading.annotated.language)
        sentences = grammar.reading.annotated.sentences
        self._by_sentence = [self._cues.weigh(_without_titles(grammar, s.span)) for s in sentences]
        self._page: Counter[str] = Counter()
        for weights in self._by_sentence:
            self._page.update(weights)

    def of(self, occurrence: Occurrence) -> tuple[str, ...]:
        """Give the themes of an occurrence.

        They are those whose words weigh enough where it is told, or weigh anything there and enough on the page; those
        of its kind; and those that the posts of two participants show, or of one if the page speaks of them elsewhere.

        Args:
            occurrence: The occurrence.
        """
        told = dict.fromkeys(themes_in(self._grammar, occurrence.stretches))
        here: Counter[str] = Counter()
        for sentence in occurrence.sentences:
            here.update(self._by_sentence[sentence.index])
        told |= dict.fromkeys(t for t, weight in here.items() if weight >= STRONG or self._page[t] >= _OFTEN)
        told |= dict.fromkeys(theme for theme in _by_kind().get(occurrence.kind, ()))
        posts = {(p.party, p.post) for p in occurrence.participants if p.post}
        shown = Counter(theme for _, post in sorted(posts, key=str) for theme in self._cues.find(post or ""))
        told |= dict.fromkeys(t for t, count in shown.items() if count > 1 or self._page[t])
        return tuple(told)


def themes_in(grammar: Grammar, stretches: Iterable[Span]) -> tuple[str, ...]:
    """Give the themes that stretches of text show.

    Names and posts are left out: "the defence minister" says who, not about what.

    Args:
        grammar: The page.
        stretches: Where to look.

    Returns:
        The themes whose words weigh enough, in the order of the text.
    """
    text = " ; ".join(_without_titles(grammar, stretch) for stretch in stretches)
    weights = _cues(grammar.reading.annotated.language).weigh(text)
    return tuple(theme for theme, weight in weights.items() if weight >= STRONG)


def goes_on(grammar: Grammar, sentence: Sentence) -> bool:
    """Say whether a sentence goes on to say what was talked about: "The agenda included …"."""
    topics = load_topics(grammar.reading.annotated.language)
    tokens = grammar.reading.annotated.tokens_of(sentence)
    return any(t.lemma in topics.lemmas or {t.lemma, t.text.casefold()} & topics.nouns for t in tokens)


@cache
def _cues(language: str) -> ThemeCues:
    return load_theme_cues(language)


@cache
def _by_kind() -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for theme in load_themes().values():
        for kind in theme.kinds:
            found.setdefault(kind, []).append(theme.id)
    return found


def _without_titles(grammar: Grammar, stretch: Span) -> str:
    """Give the words of a stretch without the persons and posts in it."""
    parts: list[str] = []
    at = stretch.start
    for mention in grammar.reading.links.mentions:
        if mention.kind in _TITLES and stretch.overlaps(mention.span) and mention.span.end > at:
            parts.append(grammar.text[at : max(at, mention.span.start)])
            at = mention.span.end
    parts.append(grammar.text[at : stretch.end])
    return " ; ".join(parts)
