"""Names to learn from the project's own answered pages, and from MEANTIME.

An answer names the people of a page; the states, organisations and cities are found by the vocabulary, whose words are
sure. Nobody marked these pages word by word: a capital letter or a proper noun outside these may be a name all the
same, and is left out of the lesson.
"""

import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator, Sequence
from pathlib import Path

from dragoman.linking import link_actors
from dragoman.model.annotation import AnnotatedArticle, Token
from dragoman.model.mention import Form, MentionKind
from dragoman.nlp import annotate
from dragoman.vocabulary.languages import load_languages
from training.pages import answered_articles
from training.tagged import Tagged, outermost

_PLACES = (Form.NAME, Form.CAPITAL, Form.CITY, Form.DATELINE)


def read_corpus(corpus: Path, language: str, part: str = "train") -> Iterator[Tagged]:
    """Read the pages that a language has to teach with, or another part of them."""
    for article, answer in answered_articles(corpus / language / part, language):
        annotated = annotate(article, language, has_names=False, has_events=False)
        names = outermost([*_people(annotated, answer), *_vocabulary(annotated)])
        for sentence in annotated.sentences:
            tokens = annotated.tokens_of(sentence)
            firsts = {token.start: n for n, token in enumerate(tokens)}
            ends = {token.end: n + 1 for n, token in enumerate(tokens)}
            inside = frozenset((firsts[s], ends[e], k) for s, e, k in names if s in firsts and e in ends)
            groups = groups_of(tokens, has_parts=load_languages()[language].has_parts)
            unsure = frozenset(n for n, t in enumerate(tokens) if t.pos == "PROPN" or t.text[0].isupper())
            yield Tagged(language, groups, inside, unsure)


def groups_of(tokens: Sequence[Token], *, has_parts: bool) -> tuple[tuple[str, ...], ...]:
    """Put the parts of each word together again."""
    groups: list[list[str]] = []
    end = -1
    for token in tokens:
        if has_parts and groups and token.start == end and token.text.isalpha() and groups[-1][-1].isalpha():
            groups[-1].append(token.text)
        else:
            groups.append([token.text])
        end = token.end
    return tuple(map(tuple, groups))


def _people(annotated: AnnotatedArticle, answer: dict[str, object]) -> Iterator[tuple[int, int, str]]:
    full = sorted(set(_named(answer)), key=len, reverse=True)
    words = {word for name in full for word in [name, " ".join(name.split()[1:]), name.split()[-1]] if len(word) > 2}
    for word in words:
        for match in re.finditer(
            rf"(?<!\w){re.escape(word)}(?!\w)|(?<=[وبلفك]){re.escape(word)}(?!\w)", annotated.article.text
        ):
            yield match.start(), match.end(), "PER"


def _named(value: object) -> Iterator[str]:
    """Give the names of people anywhere in an answer."""
    if isinstance(value, list):
        for item in value:
            yield from _named(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            if key == "person" and isinstance(item, str):
                yield from item.split("|")
            elif key in ("persons", "persons_optional"):
                yield from (name for names in item for name in names.split("|"))
            else:
                yield from _named(item)


def _vocabulary(annotated: AnnotatedArticle) -> Iterator[tuple[int, int, str]]:
    for mention in link_actors(annotated).mentions:
        if mention.form not in _PLACES:
            continue
        is_state = mention.actor is not None and mention.actor.type == "state"
        if mention.kind is MentionKind.PLACE or (mention.kind is MentionKind.ACTOR and is_state):
            yield mention.span.start, mention.span.end, "LOC"
        elif mention.kind is MentionKind.ACTOR:
            yield mention.span.start, mention.span.end, "ORG"


def read_meantime(folder: Path) -> Iterator[Tagged]:
    """Read the English Wikinews articles whose entities are marked."""
    for path in sorted(folder.rglob("*.xml")):
        root = ElementTree.parse(path).getroot()  # a file of ours, not a page
        types = {e.get("m_id"): e.get("ent_type") for e in root.iter("ENTITY")}
        refers = {r.find("source").get("m_id"): r.find("target").get("m_id")  # type: ignore[union-attr]
                  for r in root.iter("REFERS_TO") if r.find("source") is not None}  # fmt: skip
        tokens = list(root.iter("token"))
        place = {token.get("t_id"): n for n, token in enumerate(tokens)}
        names = []
        for mention in root.iter("ENTITY_MENTION"):
            kind = types.get(refers.get(mention.get("m_id", "")))
            at = sorted(place[a.get("t_id")] for a in mention.iter("token_anchor"))
            if mention.get("syntactic_type") == "NAM" and kind in ("PER", "ORG", "LOC"):
                names.append((at[0], at[-1] + 1, kind))
        names = outermost(names)
        for number in dict.fromkeys(token.get("sentence") for token in tokens):
            rows = [n for n, token in enumerate(tokens) if token.get("sentence") == number]
            inside = frozenset((s - rows[0], e - rows[0], k) for s, e, k in names if rows[0] <= s and e <= rows[-1] + 1)
            words = tuple((tokens[n].text or "",) for n in rows)
            unsure = frozenset(n for n, (word,) in enumerate(words) if word[:1].isupper())
            yield Tagged("en", words, inside, unsure)
