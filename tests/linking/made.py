"""Small builders for the tests of linking: articles of one line a block, linked; sentences made by hand."""

import re

from dragoman.linking import link_actors
from dragoman.linking.chunks import Atom
from dragoman.linking.sentence import WordSentence
from dragoman.model import Actor, ActorType, Article, Block, Explanation, Form, Links, Place, Span, Token
from dragoman.nlp import annotate
from dragoman.text.words import cut_words

WHY = Explanation("prose", "Full sentences.")
MOROCCO = Actor("state:MAR", "Morocco", ActorType.STATE, "MAR", "MAR", "Morocco")
SPAIN = Actor("state:ESP", "Spain", ActorType.STATE, "ESP", "ESP", "Spain")
RABAT = Place("Rabat", "MAR")


def link(text: str, language: str, title: str | None = None) -> Links:
    """Link a text; each line is a block of the body."""
    blocks = tuple(Block(Span(m.start(), m.end()), True, WHY) for m in re.finditer(r"[^\n]+", text))
    return link_actors(annotate(Article("a", "a.txt", "d", text, blocks, title=title), language))


def link_below(masthead: str, text: str, language: str) -> Links:
    """Link a text, each line a block of the body, that stands below a line that is not."""
    page = f"{masthead}\n{text}"
    blocks = tuple(Block(Span(m.start(), m.end()), m.start() > 0, WHY) for m in re.finditer(r"[^\n]+", page))
    return link_actors(annotate(Article("a", "a.txt", "d", page, blocks), language))


def parties(links: Links) -> dict[str, str | None]:
    """Give the party of each person."""
    named = (m for m in links.mentions if m.person is not None)
    return {m.person.label: m.actor.party if m.actor else None for m in named if m.person}


def posts(links: Links) -> list[tuple[str, str, bool]]:
    """Give who holds which post, and whether it is no longer held."""
    return [(t.person.label, t.post, t.is_former) for t in links.tenures]


def meant(links: Links, text: str, words: str) -> list[str | None]:
    """Give the persons, or else the parties, that the last occurrence of some words means."""
    start = text.rindex(words)
    span = Span(start, start + len(words))
    found = [m for m in links.mentions if m.span == span]
    return [m.person.label if m.person else m.actor.party if m.actor else None for m in found]


def sentence(text: str, *pos: str) -> WordSentence:
    """Make a sentence by hand, a token a word; the parts of speech left out are nouns."""
    words = cut_words(text, 0, len(text))
    tags = [*pos, *["NOUN"] * (len(words) - len(pos))]
    tokens = [
        Token(i, w.start, w.end, w.text, w.text.lower(), tag, "dep", i)
        for i, (w, tag) in enumerate(zip(words, tags, strict=True))
    ]
    made = WordSentence(text, words, tokens)
    made.mark([])
    return made


def capital(first: int = 0, last: int = 1) -> Atom:
    """Make the atom of Rabat."""
    return Atom(first, last, Form.CAPITAL, actor=MOROCCO, place=RABAT)
