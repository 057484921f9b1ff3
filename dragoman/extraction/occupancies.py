"""Occupancies: who holds which post, as the page states it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman.extraction.grammar import Grammar
from dragoman.model.annotation import Sentence
from dragoman.model.citation import Citation
from dragoman.model.facts import Occupancy
from dragoman.model.mention import Tenure
from dragoman.text.normalize import fold
from dragoman.vocabulary.relations import load_relations

_NEAR = 20  # characters between a post and the words that say when it was held


def extract_occupancies(grammar: Grammar) -> tuple[Occupancy, ...]:
    """Read who holds which post.

    A post said several times is one occupancy. A shorter form, and a bare rank such as "Ambassador", give none
    beside a fuller one. A post no longer held is reported only with the time that it was held.

    Args:
        grammar: The page.

    Returns:
        The occupancies, in the order of the text.
    """
    by_person: dict[str, list[Tenure]] = {}
    for tenure in grammar.reading.links.tenures:
        by_person.setdefault(tenure.person.id, []).append(tenure)
    fullest = {id(t) for tenures in by_person.values() for t in _fullest(tenures)}
    found = (_occupancy(grammar, t) for t in grammar.reading.links.tenures if id(t) in fullest)
    return tuple(occupancy for occupancy in found if occupancy is not None)


def _fullest(tenures: Iterable[Tenure]) -> Iterator[Tenure]:
    """Leave out of one person's posts what is said again, shorter forms, and ranks."""
    distinct: dict[str, Tenure] = {}
    for tenure in tenures:
        distinct.setdefault(fold(tenure.post), tenure)
    for folded, tenure in distinct.items():
        words = set(folded.split())
        others = [set(other.split()) for other in distinct if other != folded]
        is_bare = len(words) == 1 and bool(others)
        if not is_bare and not any(words < other for other in others):
            yield tenure


def _occupancy(grammar: Grammar, tenure: Tenure) -> Occupancy | None:
    sentence = next((s for s in grammar.reading.annotated.sentences if s.span.overlaps(tenure.span)), None)
    if sentence is None:
        return None
    when = _then(grammar, tenure, sentence) if tenure.is_former else _since(grammar, tenure, sentence)
    if tenure.is_former and when is None:
        return None
    article = grammar.reading.annotated.article
    evidence = (Citation.cut(article.page_id, article.text, sentence.span),)
    return Occupancy(tenure.person, tenure.post, tenure.actor, when, evidence, (tenure.explanation,))


def _since(grammar: Grammar, tenure: Tenure, sentence: Sentence) -> str | None:
    """Give since when a post is held: "ambassador since 2019", "appointed in June 2019"."""
    times = _times(grammar, tenure, sentence)
    for time in times:
        if time.edtf.endswith("/..") and 0 <= time.start - tenure.span.end <= _NEAR:
            return time.edtf
    appointed = load_relations(grammar.reading.annotated.language).appointments
    lemmas = {token.lemma for token in grammar.tokens[sentence.first : sentence.last]}
    dated = [t.edtf for t in times if _is_date(t.edtf)]
    return f"{dated[0]}/.." if lemmas & appointed and len(dated) == 1 else None


def _then(grammar: Grammar, tenure: Tenure, sentence: Sentence) -> str | None:
    """Give when a post was held that the page says was held at the time told of: "then Foreign Minister"."""
    words = load_relations(grammar.reading.annotated.language).then
    told = f" {fold(grammar.text[max(sentence.span.start, tenure.span.start - _NEAR) : tenure.span.end + _NEAR])} "
    if not any(f" {fold(word)} " in told for word in words):
        return None
    dated = [t.edtf for t in _times(grammar, tenure, sentence) if _is_date(t.edtf)]
    return dated[0] if len(dated) == 1 else None


@dataclass(frozen=True, slots=True)
class _Time:
    """A date outside the words of a post."""

    edtf: str
    start: int


def _times(grammar: Grammar, tenure: Tenure, sentence: Sentence) -> list[_Time]:
    found = (t for t in grammar.times_in(sentence) if not tenure.span.contains(t.span))
    return [_Time(t.edtf, t.span.start) for t in found if t.edtf is not None]


def _is_date(edtf: str) -> bool:
    return "/" not in edtf and "X" not in edtf
