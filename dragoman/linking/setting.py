"""Where a page, or a block of it, is set: the state that a post without an owner belongs to."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from dragoman.linking.chunks import Atom, NameChunk, PostChunk
from dragoman.linking.sentence import WordSentence
from dragoman.model.actor import Actor, ActorType
from dragoman.model.mention import Form

_LEAD = 3  # sentences that tell what a page is about
_LEAST = 3  # a state that weighs less is named in passing
_REACH = 9  # words between the place and the end of a dateline
_INSIDE = frozenset(("", ",", ".", "(", ")", "),"))
_APART = frozenset((",", "—", "–", "-", "|", "·"))  # between a place and its date
_YEAR = re.compile(r"(?:19|20)\d\d")
_DATELINE_PLACES = frozenset((Form.CAPITAL, Form.CITY))


def dateline(sentence: WordSentence, signs: Sequence[str]) -> Atom | None:
    """Find the place of a dateline: « Rabat – », "WARSAW, April 9 (Reuters) -", "■ MUSCAT:".

    Args:
        sentence: The first sentence of a block.
        signs: Signs that part a dateline from the text.
    """
    first = sentence.atoms[0] if sentence.atoms else None
    if first is None or first.first != 0 or not _may_open(sentence, first):
        return None
    for index in range(first.last, min(len(sentence.words), first.last + _REACH)):
        gap = sentence.gap(index)
        if any(sign in gap for sign in signs) and _is_sign(sentence, index):
            return first
        if gap.strip() not in _INSIDE:
            return None
        token = sentence.tokens[index]
        if token.pos in ("VERB", "AUX", "PRON") and not sentence.words[index].is_capital:
            return None
    return None


def imprint(sentence: WordSentence, *, is_masthead: bool = False) -> Atom | None:
    """Find the place of a line above the article: alone, « La Habana, 25 de agosto de 2022 », "The Courier – Tbilisi".

    Args:
        sentence: The line, its names marked.
        is_masthead: Whether it is the first, in which a publisher may name its seat; a reporter's may be anywhere.
    """
    for atom in sentence.atoms:
        after = sentence.words[atom.last : atom.last + _REACH]
        is_dated = any(_YEAR.fullmatch(word.text) for word in after)
        is_alone = atom.first == 0 and atom.last == len(sentence.words)
        is_beside_date = is_dated and sentence.gap(atom.last).strip() in _APART
        is_city = atom.form in _DATELINE_PLACES or (atom.form is Form.NAME and is_beside_date)  # «جيبوتي، 3 يناير 2025»
        if is_city and (is_alone or is_beside_date or (is_masthead and _is_seat(sentence, atom))):
            return atom
    return None


def _is_seat(sentence: WordSentence, atom: Atom) -> bool:
    """Say whether a city ends a line behind the name of whoever publishes there."""
    is_end = atom.last == len(sentence.words) and atom.first > 1
    return is_end and sentence.gap(atom.first).strip() in _APART - {"|", "·"}


def _may_open(sentence: WordSentence, atom: Atom) -> bool:
    """Say whether a name is of a city, or written like a dateline's in capitals: "SINGAPORE"."""
    if atom.place is None or atom.last >= len(sentence.words):
        return False
    return atom.form in _DATELINE_PLACES or sentence.said(atom.first, atom.last).isupper()


def _is_sign(sentence: WordSentence, index: int) -> bool:
    """Say whether what stands before a word ends a dateline: a dash with a blank, a colon, a bracketed agency."""
    gap, word = sentence.gap(index), sentence.words[index]
    if gap.strip() == "(":
        return word.text.isupper() or not word.has_case
    return ":" in gap or any(blank.isspace() for blank in gap)


def home(
    sentences: Sequence[WordSentence],
    posts: Sequence[Sequence[PostChunk]],
    names: Sequence[Sequence[NameChunk]],
    title: str,
) -> Actor | None:
    """Find the state that a page is set in: the one whose ministers need no adjective.

    A page introduces foreigners as "the Polish minister, X" and its own people as "the minister, X". So a state that
    introduces somebody is left aside if another is named nearly as often; the one named most must stand out.

    Args:
        sentences: The sentences of the body.
        posts: The posts in each sentence; whose counterpart comes first is abroad.
        names: The names of persons in each sentence, with their posts.
        title: The title of the page, or the empty string; a state named in it weighs more.
    """
    states: dict[str, Actor] = {}
    counts: Counter[str] = Counter()
    for number, sentence in enumerate(sentences):
        for atom in sentence.atoms:
            country = _country(atom)
            if country is None:
                continue
            counts[country] += 2 if number < _LEAD or sentence.said(atom.first, atom.last) in title else 1
            if atom.actor is not None and atom.actor.type is ActorType.STATE:
                states.setdefault(country, atom.actor)
    held = [post for chunks in names for name in chunks for post in name.posts if post.is_post]
    owners = {post.owner.country for post in held if post.owner is not None}
    most = max(counts.values(), default=0)
    others = Counter({country: n for country, n in counts.items() if country not in owners and 2 * n >= most})
    state = _outstanding(others, 2.0, states) or _outstanding(counts, 2.5, states)
    abroad = next((owner for chunks in posts for owner in _counterparts(chunks)), None)
    if state is None and abroad is not None:  # of whom somebody abroad is the counterpart
        rest = Counter({country: n for country, n in counts.items() if country != abroad and country not in owners})
        state = _outstanding(rest, 1.5, states)
    return None if state is None or state.country == abroad else state


def _counterparts(posts: Sequence[PostChunk]) -> Iterator[str | None]:
    """Give the states whose people a sentence calls counterparts, if it does not say whose counterparts they are."""
    for post in posts:
        if post.is_counterpart and post.owner is not None:
            before = (other.owner for other in posts if other.first < post.first and other.owner is not None)
            if all(owner.country == post.owner.country for owner in before):
                yield post.owner.country


def _outstanding(counts: Counter[str], margin: float, states: Mapping[str, Actor]) -> Actor | None:
    """Give the state counted most, if it leads the next by a margin and is not named just in passing."""
    ranked = sorted(counts, key=lambda country: -counts[country])
    if not ranked or counts[ranked[0]] < _LEAST:
        return None
    if len(ranked) > 1 and counts[ranked[0]] < margin * counts[ranked[1]]:
        return None
    return states.get(ranked[0])


def _country(atom: Atom) -> str | None:
    if atom.actor is not None and atom.actor.type is ActorType.STATE:
        return atom.actor.country
    return atom.place.country if atom.place is not None else None
