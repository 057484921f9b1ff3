"""Where a page, or a block of it, is set: the state that a post without an owner belongs to."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from dragoman.linking.chunks import Atom, NameChunk, PostChunk
from dragoman.linking.sentence import WordSentence
from dragoman.model.actor import Actor, ActorType
from dragoman.model.mention import Form
from dragoman.text.words import PhraseIndex
from dragoman.vocabulary.actors import load_actors

_LEAD = 3  # sentences that tell what a page is about
_LEAST = 3  # a state that weighs less is named in passing
_REACH = 9  # words between the place and the end of a dateline
_LONGEST_MASTHEAD = 9  # words
_DOMAIN = 2  # letters of a state's own
_INSIDE = frozenset(("", ",", ".", "(", ")", "),"))
_APART = frozenset((",", "—", "–", "-", "|", "·"))  # between a place and its date
_YEAR = re.compile(r"(?:19|20)\d\d")
_DATELINE_PLACES = frozenset((Form.CAPITAL, Form.CITY))
_SIGNING = frozenset((Form.NAME, Form.ADJECTIVE, Form.PATTERN))  # forms in which a state names its own office


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


def imprint(sentence: WordSentence) -> Atom | None:
    """Find the place of a line above the article, alone or with its date: « La Habana, 25 de agosto de 2022 »."""
    for atom in sentence.atoms:
        after = sentence.words[atom.last : atom.last + _REACH]
        is_dated = any(_YEAR.fullmatch(word.text) for word in after)
        is_alone = atom.first == 0 and atom.last == len(sentence.words)
        if atom.form in _DATELINE_PLACES and (is_alone or (is_dated and sentence.gap(atom.last).strip() in _APART)):
            return atom
    return None


def publisher(lines: Iterable[WordSentence]) -> Actor | None:
    """Find the state whose ministry, embassy or army a page is from: "Government of India", "British Embassy Tashkent".

    Args:
        lines: The lines above the article, names and bodies marked.
    """
    for line in lines:
        owned = [atom for atom in line.atoms if atom.actor is not None and atom.actor.country is not None]
        states = [atom for atom in owned if atom.actor is not None and atom.actor.type is ActorType.STATE]
        bodies = [atom for atom in owned if atom not in states]
        is_whole = len(states) == 1 and _is_whole(line, states[0])
        for atom in (*bodies[:1], *(states if is_whole else ())):
            if len(line.words) <= _LONGEST_MASTHEAD and atom.actor is not None:
                return _state(atom.actor.country, line.said(atom.first, atom.last))
    return None


def issuer(lines: Sequence[WordSentence], offices: PhraseIndex[bool]) -> Actor | None:
    """Find the state whose office a site is named after, in a line or the next: « La France au Kenya / Ambassade ».

    Args:
        lines: The first lines of the page, their names marked.
        offices: Words for such offices: "ministry", « ambassade ».
    """
    for number, line in enumerate(lines):
        if not any(_opens_part(line, index) and offices.longest(line.words, index) for index in range(len(line.words))):
            continue
        for near in (line, *lines[max(0, number - 1) : number], *lines[number + 1 : number + 2]):
            states = [atom.actor for atom in near.atoms if atom.form in _SIGNING and atom.actor is not None]
            if states and states[0].country is not None:
                return _state(states[0].country, states[0].text or "")
    return None


def agency(lines: Iterable[WordSentence], agencies: PhraseIndex[str]) -> Actor | None:
    """Find the state whose news agency signs a page: «الرباط (ومع) –», or a line of place, date and «واس».

    Args:
        lines: The first words of the article, and the lines around it.
        agencies: Signs of agencies, with the code of the state.
    """
    for line in lines:
        for index in range(len(line.words)):
            match = agencies.longest(line.words, index)
            if match is None or index > _REACH + _REACH:
                continue
            is_bracketed = "(" in line.gap(index) and ")" in line.gap(match[0])
            is_edge = index == 0 or match[0] == len(line.words)
            if is_bracketed or (is_edge and any(_YEAR.fullmatch(word.text) for word in line.words)):
                return _state(match[1], line.said(index, match[0]))
    return None


def _opens_part(line: WordSentence, index: int) -> bool:
    """Say whether a word opens a line, or what stands after a dash in it."""
    return index == 0 or bool(set(line.gap(index)) & _APART)


def _is_whole(line: WordSentence, state: Atom) -> bool:
    """Say whether a line is the formal name of a state, or its address: "Republic of Namibia", "Canada.ca"."""
    rest = line.words[state.last :]
    is_address = len(rest) == 1 and len(rest[0].text) == _DOMAIN and rest[0].gap == "."
    return state.first == 0 and (is_address or (not rest and len(line.words) > 1))


def _state(country: str | None, text: str) -> Actor | None:
    state = load_actors().states.get(country or "")
    return None if state is None else Actor(state.id, state.label, ActorType.STATE, state.code, state.code, text)


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
