"""Occupancies: who holds which post, as the page states it."""

from collections.abc import Iterable, Iterator

from dragoman.extraction.grammar import Grammar
from dragoman.model.annotation import Sentence
from dragoman.model.citation import Citation
from dragoman.model.facts import Occupancy
from dragoman.model.mention import Tenure
from dragoman.text.normalize import fold
from dragoman.vocabulary.relations import load_relations


def extract_occupancies(grammar: Grammar) -> tuple[Occupancy, ...]:
    """Read who holds which post.

    A post said several times is one occupancy. A shorter form of a post, and a bare rank such as "Ambassador", give none
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
    sentence = _sentence(grammar, tenure)
    when = _since(grammar, tenure, sentence)
    if sentence is None or (tenure.is_former and when is None):
        return None
    article = grammar.reading.annotated.article
    evidence = (Citation.cut(article.page_id, article.text, sentence.span),)
    return Occupancy(tenure.person, tenure.post, tenure.actor, when, evidence, (tenure.explanation,))


def _sentence(grammar: Grammar, tenure: Tenure) -> Sentence | None:
    return next((s for s in grammar.reading.annotated.sentences if s.span.overlaps(tenure.span)), None)


def _since(grammar: Grammar, tenure: Tenure, sentence: Sentence | None) -> str | None:
    """Give since when a post is held: "ambassador since 2019", "appointed in June 2019"."""
    if sentence is None:
        return None
    times = [t for t in grammar.times_in(sentence) if t.edtf is not None and not tenure.span.contains(t.span)]
    near = [t for t in times if 0 <= t.span.start - tenure.span.end <= len(" in the same post ")]
    for time in near:
        if time.edtf is not None and time.edtf.endswith("/.."):
            return time.edtf
    appointed = load_relations(grammar.reading.annotated.language).appointments
    lemmas = {token.lemma for token in grammar.tokens[sentence.first : sentence.last]}
    dated = [t.edtf for t in times if t.edtf is not None and "/" not in t.edtf and "X" not in t.edtf]
    return f"{dated[0]}/.." if lemmas & appointed and len(dated) == 1 else None
