"""Whose page it is: the state whose ministry, embassy, army or news agency wrote it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from dragoman.linking.chunks import Atom
from dragoman.linking.sentence import WordSentence
from dragoman.model.actor import Actor, ActorType
from dragoman.model.mention import Form
from dragoman.text.words import PhraseIndex
from dragoman.vocabulary.actors import load_actors

_LONGEST_MASTHEAD = 9  # words
_DOMAIN = 2  # letters of a state's own
_SIGNED_WITHIN = 18  # words
_SIGNS = frozenset("–—-:")  # behind an agency at the head of a dispatch
_SHORTEST_NAME = 6  # letters; a shorter sign of an agency is an acronym
_APART = frozenset((",", "—", "–", "-", "|", "·"))
_YEAR = re.compile(r"(?:19|20)\d\d")
_SIGNING = frozenset((Form.NAME, Form.ADJECTIVE, Form.PATTERN))  # forms in which a state names its own office
_PLACES = frozenset((Form.CAPITAL, Form.CITY))
_ADDRESS = re.compile(r"\b(?:gov|gob|gouv|gub|govt|mil|mfa|mod)\.([a-z]{2})\b", re.IGNORECASE)
"""Where a government's sites live; the United States' stand right below ``.gov`` and ``.mil``."""
_AMERICAN = re.compile(r"\b\w+\.(?:gov|mil)(?![\w.])", re.IGNORECASE)
_BRITISH = "UK"  # the one country code that is none of ISO 3166


def address(texts: Iterable[str | None]) -> Actor | None:
    """Find the state whose government a page's address or masthead names: "mfa.gov.sg", « Portal Gov.pl ».

    Args:
        texts: The address of the page, its source, its first lines.
    """
    for text in filter(None, texts):
        found = _ADDRESS.search(text)
        if found is not None:
            return _state(_by_domain().get(found[1].upper()), found[0])
        if (home := _AMERICAN.search(text)) is not None:
            return _state("USA", home[0])
    return None


@cache
def _by_domain() -> Mapping[str, str]:
    codes = {state.alpha2: code for code, state in load_actors().states.items()}
    return codes | {_BRITISH: codes["GB"]}


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
        if not _opens_with(line, offices):
            continue
        for near in (line, *lines[max(0, number - 1) : number], *lines[number + 1 : number + 2]):
            states = [atom.actor for atom in near.atoms if atom.form in _SIGNING and atom.actor is not None]
            if states and states[0].country is not None:
                return _state(states[0].country, states[0].text or "")
    return None


def seat(lines: Sequence[WordSentence], offices: PhraseIndex[bool], missions: PhraseIndex[bool]) -> Actor | None:
    """Find the state of an office that names its place alone: «محافظة البصرة», « Cámara de Senadores / Montevideo, … ».

    Args:
        lines: The first lines of the page, their names marked.
        offices: Words for offices of a state.
        missions: Those that lie abroad, whose place tells nothing.
    """
    opening = next((line for line in lines if _opens_with(line, offices)), None)
    if opening is None or any(_opens_with(line, missions) for line in lines):
        return None
    for line in lines:
        for atom in line.atoms:
            is_imprint = line is opening or (atom.first == 0 and any(_YEAR.fullmatch(word.text) for word in line.words))
            if atom.form in _PLACES and atom.place is not None and is_imprint:
                return _state(atom.place.country, line.said(atom.first, atom.last))
    return None


def _opens_with(line: WordSentence, offices: PhraseIndex[bool]) -> bool:
    """Say whether an office opens a line, or a part of it."""
    return any(
        _opens_part(line, index) and offices.longest(line.words, index) is not None for index in range(len(line.words))
    )


def agency(lines: Iterable[WordSentence], agencies: PhraseIndex[str]) -> Actor | None:
    """Find the state whose news agency signs a page: «الرباط (ومع) –», or a line of place, date and «واس».

    Args:
        lines: The first words of the article, and the lines around it.
        agencies: Signs of agencies, with the code of the state.
    """
    for line in lines:
        for index in range(len(line.words)):
            match = agencies.longest(line.words, index)
            if match is None or index > _SIGNED_WITHIN or not _is_printed(line, index, match[0]):
                continue
            is_bracketed = "(" in line.gap(index) and ")" in line.gap(match[0])
            is_edge = index == 0 or match[0] == len(line.words)
            is_parted = line.words[index].has_case and bool(set(line.gap(match[0])) & _SIGNS)
            if is_bracketed or is_parted or (is_edge and any(_YEAR.fullmatch(word.text) for word in line.words)):
                return _state(match[1], line.said(index, match[0]))
    return None


def _is_printed(line: WordSentence, first: int, last: int) -> bool:
    """Say whether a sign is printed like one: an acronym in capitals, a name with one."""
    said = line.said(first, last)
    return not line.words[first].has_case or said.isupper() or (len(said) >= _SHORTEST_NAME and said[0].isupper())


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
