"""Whose somebody is by what the page says of her beside her post: for whom she acts, what she is called afterwards.

Each rule asks for words that tell it, and leaves open what two readings would tell differently.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from dragoman.linking.chunks import Atom, NameChunk, PostChunk
from dragoman.linking.counterparts import two_states
from dragoman.linking.demonyms import lone_demonyms
from dragoman.linking.lexicon import Lexicon
from dragoman.linking.offices import NATIONAL
from dragoman.linking.people import KnownPerson, People
from dragoman.linking.scenes import Scene
from dragoman.linking.sentence import WordSentence
from dragoman.model.actor import Actor
from dragoman.model.mention import Form
from dragoman.text.words import PhraseIndex
from dragoman.vocabulary.posts import Level

_PARTIES = frozenset((Form.NAME, Form.CAPITAL, Form.SEAT, Form.EPITHET, Form.ADJECTIVE, Form.PATTERN))
_SINGLE = frozenset((Level.HEAD_OF_STATE, Level.HEAD_OF_GOVERNMENT))  # a state has one of each
_OF_FIELD = frozenset((Level.MINISTER, Level.DEPUTY_MINISTER, Level.CHIEF))  # and one for each portfolio
_RECENT = 2  # sentences back to whom a description may mean
_LONGEST = 4  # words of a phrase that ties somebody to a party
_VERB = 2  # words between "for Mali" at the head of a clause and who signed: « por Malí firmó X »


class Affiliator:
    """Gives persons of no known actor the party that the page tells otherwise.

    Args:
        people: The persons of the page, changed in place.
        words: The language's.
    """

    def __init__(self, people: People, words: Lexicon) -> None:
        self._people, self._words = people, words

    def from_representing(self, scenes: Sequence[Scene]) -> None:
        """Read whom somebody represents: "Mali is represented by X, Chad by Y", « signé pour le Mali par X »."""
        for scene in scenes:
            for start, end in _clauses(scene.sentence):
                names = [name for name in scene.names if start <= _start(name) < end]
                parties = [a for a in scene.sentence.atoms if start <= a.first < end and _is_party(a, scene)]
                told = (*self._for(scene.sentence, names, parties), *self._by(scene.sentence, names, parties))
                for name, party in told:
                    person = self._people.known(name)
                    if person is not None and person.actor is None and not any(post.owner for post in name.posts):
                        person.actor = party.actor

    def _for(
        self, sentence: WordSentence, names: Sequence[NameChunk], parties: Sequence[Atom]
    ) -> Iterator[tuple[NameChunk, Atom]]:
        """Read "X for Mali and Y for Chad", « pour le Mali par X »: as many parties as names, in turn."""
        told = [a for a in parties if _ends_before(sentence, self._words.on_behalf, a.first)]
        if not told or len(told) != len(names):
            return
        firsts = sorted([(_start(name), 0) for name in names] + [(atom.first, 1) for atom in told])
        in_turn = all(left[1] != right[1] for left, right in pairwise(firsts))
        if in_turn and (len(told) > 1 or self._is_tied(sentence, told[0], names[0])):
            yield from zip(names, told, strict=True)

    def _is_tied(self, sentence: WordSentence, party: Atom, name: NameChunk) -> bool:
        """Say whether "for Mali" goes with a name: « pour le Mali par X », « X, pour le Mali, »."""
        start = _start(name)
        if start < party.first:
            is_near = party.first - _end(name) <= _LONGEST
            return is_near and sentence.gap(_end(name)).strip() == "," and bool(sentence.gap(party.last).strip())
        is_opening = party.first <= _LONGEST and start - party.last <= _VERB
        return is_opening or _ends_before(sentence, self._words.agents, start, party.last)

    def _by(
        self, sentence: WordSentence, names: Sequence[NameChunk], parties: Sequence[Atom]
    ) -> Iterator[tuple[NameChunk, Atom]]:
        """Read "Mali will be represented by X, Chad by Y"."""
        edge, is_told = 0, False
        for name in names:
            start = _start(name)
            before = [a for a in parties if edge <= a.first and a.last <= start]
            is_told = is_told or _ends_before(sentence, self._words.represented, start, edge)
            if is_told and before and _ends_before(sentence, self._words.agents, start, before[-1].last):
                yield name, before[-1]
            edge = name.last

    def from_descriptions(self, scenes: Sequence[Scene]) -> None:
        """Give X to Oman in "X came and left. The Omani foreign minister …", where nobody else can be meant."""
        for number, scene in enumerate(scenes):
            near = [name for each in scenes[max(0, number - _RECENT) : number] for name in each.names]
            people = {p.id: p for p in map(self._people.known, near) if p is not None and p.actor is None}
            for owner, post, gender in _descriptions(scene):
                is_known = any(p.actor is not None and p.actor.party == owner.party for p in self._people)
                fit = [p for p in people.values() if p.may_be(gender) and _may_hold(p, post)]
                if len(people) == 1 == len(fit) and not is_known:
                    fit[0].actor = owner
                    fit[0].posts.extend([] if post is None else [post])

    def from_counterparts(self, scenes: Sequence[Scene]) -> None:
        """Give X to Oman in "she met X. … Her Omani counterpart …", if nobody else is there without post and party."""
        before: dict[str, KnownPerson] = {}
        for scene in scenes:
            claimed = {id(post) for name in scene.names for post in name.posts}
            told = [post for post in scene.posts if post.is_counterpart and id(post) not in claimed]
            for post in told:
                owner = None if post.is_plural else post.owner
                if owner is None:
                    continue
                free = [p for p in before.values() if p.actor is None and not p.posts and p.may_be(post.gender)]
                is_known = any(p.actor is not None and p.actor.party == owner.party for p in before.values())
                if len(free) == 1 and not is_known:
                    free[0].actor = owner
                    free[0].posts.append(post)
            before.update({p.id: p for p in map(self._people.known, scene.names) if p is not None})

    def from_peers(self, scenes: Sequence[Scene]) -> None:
        """Of two who hold the same post, on a page about two states, one is the one's and one the other's."""
        pair = two_states(scenes)
        for scene in scenes if pair else ():
            people = {p.id: p for p in map(self._people.known, scene.names) if p is not None}
            for person in [p for p in people.values() if p.actor is None]:
                peers = {p.actor.party for p in people.values() if p.actor is not None and _are_peers(p, person)}
                if len(peers) == 1 and peers <= pair.keys():
                    person.actor = next(actor for party, actor in pair.items() if party not in peers)


def _clauses(sentence: WordSentence) -> Iterator[tuple[int, int]]:
    """Give the stretches of a sentence that a semicolon parts."""
    start = 0
    for index in range(1, len(sentence.words) + 1):
        if index == len(sentence.words) or ";" in sentence.gap(index):
            yield start, index
            start = index


def _start(name: NameChunk) -> int:
    return min([name.first, *(post.first for post in name.posts if not post.is_shared)])


def _end(name: NameChunk) -> int:
    return max([name.last, *(post.last for post in name.posts if not post.is_shared)])


def _is_party(atom: Atom, scene: Scene) -> bool:
    """Say whether a name of the vocabulary is a party, and no part of somebody's post or name."""
    chunks: list[NameChunk | PostChunk] = [*scene.names, *scene.posts]
    inside = any(chunk.first <= atom.first < chunk.last for chunk in chunks)
    return atom.actor is not None and atom.form in _PARTIES and not inside


def _ends_before(sentence: WordSentence, phrases: PhraseIndex[bool], at: int, floor: int = 0) -> bool:
    """Say whether one of some phrases ends right before a word, an article aside."""
    for end in (at, at - 1):
        if end < at and (end < 1 or sentence.tokens[end].pos != "DET"):
            continue
        firsts = range(max(floor, end - _LONGEST), end)
        if any(last == end for first in firsts for last, _ in phrases.at(sentence.words, first)):
            return True
    return False


def _descriptions(scene: Scene) -> Iterator[tuple[Actor, PostChunk | None, str | None]]:
    """Give whose posts, and what lone demonyms, are subjects of a sentence and mean one person at hand."""
    claimed = {id(post) for name in scene.names for post in name.posts}
    for post in scene.posts:
        is_one = (
            post.head is not None and post.is_definite and not (post.is_plural or post.indefinite or post.possessive)
        )
        is_free = id(post) not in claimed and _is_subject(scene, post.first, post.last)
        if is_one and is_free and post.owner is not None:
            yield post.owner, post, post.gender
    for atom, gender in lone_demonyms(scene.sentence):
        if atom.actor is not None and _is_subject(scene, atom.first, atom.last):
            yield atom.actor, None, gender


def _is_subject(scene: Scene, first: int, last: int) -> bool:
    return any(scene.sentence.tokens[index].dep.startswith("nsubj") for index in range(first, last))


def _may_hold(person: KnownPerson, post: PostChunk | None) -> bool:
    """Say whether a description may be of somebody: of no post so far, or of a post of its sort.

    An envoy of an organisation is of some nation, for which he does not act.
    """
    held = [each for each in person.posts if each.head is not None or each.rank is not None]
    if post is None:
        return all(each.level in NATIONAL for each in held)
    is_same = any(each.level is post.level and each.portfolio in (None, post.portfolio) for each in held)
    return post.level in NATIONAL and (not held or is_same)


def _are_peers(person: KnownPerson, other: KnownPerson) -> bool:
    """Say whether two hold, now, a post that a state has but once."""
    return bool(_unique_posts(person) & _unique_posts(other))


def _unique_posts(person: KnownPerson) -> set[tuple[Level | None, str | None]]:
    held = [post for post in person.posts if post.head is not None and not post.is_former]
    of_field = {(p.level, p.portfolio) for p in held if p.level in _OF_FIELD and p.portfolio is not None}
    return of_field | {(p.level, None) for p in held if p.level in _SINGLE and p.is_bare}
