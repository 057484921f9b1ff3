"""Bodies by pattern: « le ministère marocain des Affaires étrangères », "the U.S. Embassy in Rabat"."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from dragoman.linking.body_names import KnownBodies, label_of
from dragoman.linking.chunks import Atom
from dragoman.linking.gazetteer import actor_of
from dragoman.linking.sentence import WordSentence
from dragoman.linking.topics import BLANKS, quoted_end, skip_articles, topic_end
from dragoman.model.actor import Actor, ActorType, Place
from dragoman.model.mention import Form
from dragoman.text.words import PhraseIndex
from dragoman.vocabulary.actors import Actors
from dragoman.vocabulary.bodies import Bodies, BodyHead, BodyType, Taken
from dragoman.vocabulary.parties import Organization
from dragoman.vocabulary.posts import Portfolio, Posts

_LONGEST_BEFORE = 5  # words of a portfolio before a head
_OWNING = frozenset((Form.NAME, Form.ADJECTIVE, Form.SEAT, Form.PATTERN, Form.EPITHET))
_PRIVATE = frozenset((BodyType.COMPANY, BodyType.PARTY))  # what they do, no state does
# Without an owner in the words, these belong to the state that the page is set in.
_NATIONAL = frozenset((BodyType.EXECUTIVE, BodyType.MINISTRY, BodyType.LEGISLATURE, BodyType.MILITARY, BodyType.POLICE))


@dataclass(slots=True)
class BodyDraft:
    """A body on the way to be read.

    Attributes:
        first, last: Its words are ``words[first:last]`` of the sentence.
        head_first, head_last: The words of its head.
        head: Its head.
        is_plural: Whether the head is a plural.
        owner: Whose body it is.
        portfolios: Ids of the portfolios its words name.
        title: The words of a name that is not put together of head and portfolio: "Political Committee".
        place: Where it is, for an embassy.
    """

    first: int
    last: int
    head_first: int
    head_last: int
    head: BodyHead
    is_plural: bool
    owner: Actor | None = None
    portfolios: list[str] = field(default_factory=list)
    title: str | None = None
    place: Place | None = None


class BodyFinder:
    """Finds bodies by pattern in a sentence whose names of the vocabulary are marked.

    Args:
        bodies: The language's heads of bodies.
        posts: Its posts, whose words are no bodies: the "general staff" of « chef d'état-major ».
        portfolios: The fields of government, by id.
        actors: The vocabulary's actors.
    """

    def __init__(self, bodies: Bodies, posts: Posts, portfolios: Mapping[str, Portfolio], actors: Actors) -> None:
        language = bodies.language
        self._actors, self._portfolios = actors, portfolios
        self._known = KnownBodies(actors, language)
        self._heads = PhraseIndex(_head_forms(bodies))
        self._post_heads = PhraseIndex(_post_forms(posts))
        owning, placing = frozenset(bodies.owner_links), frozenset(bodies.place_links)
        links = dict.fromkeys((*bodies.links, *bodies.owner_links, *bodies.place_links))
        self._links = PhraseIndex((link, (link in owning, link in placing)) for link in links)
        names = [(name, p.id) for p in portfolios.values() for name in p.names.get(language, ())]
        self._portfolio_names = PhraseIndex(names)
        before = [*names, *((name, p.id) for p in portfolios.values() for name in p.before)]
        self._portfolios_before = PhraseIndex(before if language == "en" else [])
        self._is_english = language == "en"

    def find(self, sentence: WordSentence, home: Actor | None = None) -> list[Atom]:
        """Find the bodies of a sentence.

        Args:
            sentence: The sentence, its names of the vocabulary marked.
            home: The state that the sentence is set in, whose ministries need not say so.

        Returns:
            All atoms of the sentence, the bodies in place of the names inside them.
        """
        found: list[Atom] = []
        index = 0
        while index < len(sentence.words):
            atom = self._at(sentence, index, found[-1].last if found else 0, home)
            if atom is not None:
                found.append(atom)
            index = index + 1 if atom is None else max(index + 1, atom.last)
        return put_in(sentence.atoms, found)

    def _at(self, sentence: WordSentence, index: int, floor: int, home: Actor | None) -> Atom | None:
        known = sentence.atom_at[index]
        if known is not None and known.first == index and known.place is None:
            return self._seated(sentence, known)
        draft = self._draft(sentence, index, floor)
        return None if draft is None else self._atom(sentence, draft, home)

    def _draft(self, sentence: WordSentence, index: int, floor: int) -> BodyDraft | None:
        for end, (head, is_plural) in self._heads.at(sentence.words, index):
            if _cuts_name(sentence, index, end) or self._is_of_post(sentence, index, end):
                continue
            draft = BodyDraft(index, end, index, end, head, is_plural)
            if head.implies is not None:
                draft.owner = self._implied(head.implies, sentence.said(index, end))
            self._extend_left(sentence, draft, floor)
            self._extend_right(sentence, draft)
            return draft
        return None

    def _is_of_post(self, sentence: WordSentence, first: int, last: int) -> bool:
        """Say whether the words belong to a post: the "government" of "head of government"."""
        for start in range(max(0, first - 5), first + 1):
            for end, _ in self._post_heads.at(sentence.words, start):
                if end > first and (start < first or end >= last):
                    return True
        return False

    # Before the head -------------------------------------------------------------------------------------------

    def _extend_left(self, sentence: WordSentence, draft: BodyDraft, floor: int) -> None:
        if self._is_english:
            self._portfolio_before(sentence, draft, floor)
            self._title_before(sentence, draft, floor)
        self._owner_before(sentence, draft, floor)

    def _portfolio_before(self, sentence: WordSentence, draft: BodyDraft, floor: int) -> None:
        if not draft.head.portfolio_before or sentence.gap(draft.first) not in BLANKS:
            return
        for start in range(max(floor, draft.first - _LONGEST_BEFORE), draft.first):
            for end, portfolio in self._portfolios_before.at(sentence.words, start):
                if end == draft.first and not _cuts_name(sentence, start, end):
                    draft.portfolios.append(portfolio)
                    draft.first = start
                    return

    def _title_before(self, sentence: WordSentence, draft: BodyDraft, floor: int) -> None:
        """Take in capitalised words that make the head a title: "Political Committee", "Naval War College"."""
        start = draft.first
        while start > floor and sentence.words[draft.head_first].is_capital and sentence.gap(start) in BLANKS:
            word, token = sentence.words[start - 1], sentence.tokens[start - 1]
            is_own = word.is_capital and token.pos in ("ADJ", "NOUN", "PROPN") and token.entity != "PER"
            if not is_own or sentence.atom_at[start - 1] is not None:
                break
            start -= 1
        if start < draft.first and (start > 0 or sentence.tokens[start].pos != "ADV"):
            draft.first, draft.title = start, sentence.said(start, draft.head_last)

    def _owner_before(self, sentence: WordSentence, draft: BodyDraft, floor: int) -> None:
        at = draft.first
        if at - 1 > floor and sentence.atom_at[at - 1] is None and sentence.tokens[at - 1].pos == "ADJ":
            if sentence.gap(at) in BLANKS and not sentence.words[at - 1].is_capital:
                at -= 1  # "Turkey's powerful military"
        is_possessive = at > 1 and sentence.words[at - 1].folded == "s" and sentence.gap(at - 1) in ("'", "’")
        if is_possessive:
            at -= 1
        gap = sentence.gap(draft.first if at == draft.first else at)
        atom = sentence.atom_at[at - 1] if at > floor else None
        if atom is None or atom.actor is None or atom.form not in _OWNING or atom.first < floor:
            return
        if gap in BLANKS or gap in ("' ", "’ ", "'", "’"):
            if not self._is_english and not is_possessive and atom.form is Form.ADJECTIVE:
                return  # French puts it after
            if _own(draft, atom.actor):
                draft.first = atom.first

    # After the head --------------------------------------------------------------------------------------------

    def _extend_right(self, sentence: WordSentence, draft: BodyDraft) -> None:
        while draft.last < len(sentence.words) and (end := self._step_right(sentence, draft)) is not None:
            draft.last = end

    def _step_right(self, sentence: WordSentence, draft: BodyDraft) -> int | None:
        at = draft.last
        gap = sentence.gap(at)
        if (end := quoted_end(sentence, at)) is not None and Taken.TOPIC in draft.head.takes:
            draft.title = sentence.text[sentence.words[draft.head_first].start : sentence.words[end].start].rstrip()
            return end
        if gap in BLANKS or gap.strip() in _CLOSED:
            return self._adjective(sentence, draft, at) or self._linked(sentence, draft, at)
        return self._next_portfolio(sentence, draft, at) if gap.strip() == "," else None

    def _adjective(self, sentence: WordSentence, draft: BodyDraft, at: int) -> int | None:
        """Take in « marocain », also with another adjective before it; French writes it small, English puts it before."""
        for start in (at, at + 1):
            atom = sentence.atom_at[start] if start < len(sentence.words) else None
            if atom is not None:
                is_own = atom.form is Form.ADJECTIVE and atom.first == start and not sentence.words[start].is_capital
                return atom.last if is_own and atom.actor is not None and _own(draft, atom.actor) else None
            if (
                start >= len(sentence.words)
                or sentence.tokens[start].pos != "ADJ"
                or sentence.gap(start + 1) not in BLANKS
            ):
                return None
        return None

    def _linked(self, sentence: WordSentence, draft: BodyDraft, at: int) -> int | None:
        for end, (is_owning, is_placing) in self._links.at(sentence.words, at):
            start = skip_articles(sentence, end)
            if start >= len(sentence.words) or sentence.gap(start) not in BLANKS:
                continue
            done = self._portfolio(sentence, draft, start)
            done = done or self._owner(sentence, draft, start, is_placing=is_placing, is_owning=is_owning)
            done = done or (self._topic(sentence, draft, start) if not is_placing else None)
            if done is not None:
                return done
        return self._next_portfolio(sentence, draft, at) if sentence.tokens[at].pos == "CCONJ" else None

    def _portfolio(self, sentence: WordSentence, draft: BodyDraft, start: int) -> int | None:
        match = self._portfolio_names.longest(sentence.words, start)
        if match is None or Taken.PORTFOLIO not in draft.head.takes or (draft.owner and draft.portfolios):
            return None
        draft.portfolios.append(match[1])
        return match[0]

    def _next_portfolio(self, sentence: WordSentence, draft: BodyDraft, at: int) -> int | None:
        """Take in the next of a list of portfolios: « , de la Coopération africaine et des Marocains résidant … »."""
        if not draft.portfolios or draft.head.portfolio is not None:
            return None
        start = at + 1 if sentence.tokens[at].pos == "CCONJ" else at
        if start >= len(sentence.words):
            return None
        link = self._links.longest(sentence.words, start)
        start = skip_articles(sentence, start if link is None else link[0])
        match = self._portfolio_names.longest(sentence.words, start) if start < len(sentence.words) else None
        if match is None or not sentence.words[start].is_capital:
            return None
        draft.portfolios.append(match[1])
        return match[0]

    def _owner(
        self, sentence: WordSentence, draft: BodyDraft, start: int, *, is_owning: bool, is_placing: bool
    ) -> int | None:
        """Take in whose body it is, or where."""
        atom = sentence.atom_at[start]
        if atom is None:
            return self._nested(sentence, draft, start) if is_owning else None
        if atom.first != start or atom.form is Form.ADJECTIVE:
            return None
        if is_owning and atom.actor is not None and _own(draft, atom.actor):
            return atom.last
        if is_placing and draft.head.type is BodyType.DIPLOMATIC_MISSION and draft.place is None:
            draft.place = atom.place
            return atom.last if atom.place is not None or atom.actor is not None else None
        return None

    def _nested(self, sentence: WordSentence, draft: BodyDraft, start: int) -> int | None:
        """Take in a larger body that it is part of: « Division … du Secrétariat international de l'OTAN »."""
        nested = self._draft(sentence, start, start)
        if nested is None or nested.owner is None or not _takes(nested.head, nested.owner):
            return None
        return nested.last if _own(draft, nested.owner) else None

    def _topic(self, sentence: WordSentence, draft: BodyDraft, start: int) -> int | None:
        if Taken.TOPIC not in draft.head.takes or draft.portfolios or draft.title is not None:
            return None
        end = topic_end(sentence, start)
        if end is None:
            return None
        words = (
            sentence.said(draft.head_first, draft.head_last),
            sentence.said(_link_start(sentence, start, draft), end),
        )
        draft.title = " ".join(words)
        return end

    # What it is ------------------------------------------------------------------------------------------------

    def _atom(self, sentence: WordSentence, draft: BodyDraft, home: Actor | None) -> Atom | None:
        head, owner = draft.head, draft.owner
        if owner is None and home is not None and _is_national(sentence, draft):
            owner = home
        if owner is None or head.type in _PRIVATE or not _takes(head, owner):
            return None
        text = sentence.said(draft.first, draft.last)
        if head.type is BodyType.SEAT:
            return self._seat(draft, owner, text)
        title = draft.title or sentence.said(draft.head_first, draft.head_last)
        actor = self._known.find(owner, title, text) or self._made(draft, owner, text)
        return Atom(draft.first, draft.last, Form.PATTERN, actor=actor, place=draft.place)

    def _made(self, draft: BodyDraft, owner: Actor, text: str) -> Actor:
        labels = tuple(dict.fromkeys(self._portfolios[p].label for p in draft.portfolios))
        name, label = label_of(draft.head, labels, draft.title, owner, draft.place, in_english=self._is_english)
        return self._known.make(owner, name, label, text)

    def _seat(self, draft: BodyDraft, owner: Actor, text: str) -> Atom | None:
        """Let a seat be the organisation that sits there, and the place where it sits."""
        if owner.type is ActorType.STATE:
            return None
        actor = replace(owner, text=text)
        return Atom(draft.first, draft.last, Form.PATTERN, actor=actor, place=self._seat_of(owner))

    def _seated(self, sentence: WordSentence, atom: Atom) -> Atom | None:
        """Give a seat that the vocabulary knows by name its place."""
        if atom.actor is None or atom.actor.type is not ActorType.BODY:
            return None
        inside = (self._heads.longest(sentence.words, index) for index in range(atom.first, atom.last))
        if not any(m is not None and m[1][0].type is BodyType.SEAT and m[0] <= atom.last for m in inside):
            return None
        place = self._seat_of(atom.actor)
        return None if place is None else replace(atom, place=place)

    def _seat_of(self, actor: Actor) -> Place | None:
        organization = self._known.owner(actor)
        if not isinstance(organization, Organization) or organization.seat is None:
            return None
        return Place(organization.seat.label, organization.seat.country)

    def _implied(self, implies: str, text: str) -> Actor | None:
        return actor_of(self._actors, f"state:{implies}" if implies.isupper() else f"org:{implies}", text)


_CLOSED = frozenset(("»", "”", '"'))


def put_in(atoms: list[Atom], found: list[Atom]) -> list[Atom]:
    """Put larger atoms in the place of those inside them."""
    kept = [a for a in atoms if not any(a.first < f.last and f.first < a.last for f in found)]
    return sorted([*kept, *found], key=lambda atom: atom.first)


def _head_forms(bodies: Bodies) -> Iterator[tuple[str, tuple[BodyHead, bool]]]:
    for head in bodies.heads.values():
        for form in head.singular:
            yield form, (head, False)
        for form in head.plural:
            yield form, (head, True)


def _post_forms(posts: Posts) -> Iterator[tuple[str, bool]]:
    """Give the forms of posts that have several words, which may hide the head of a body."""
    for head in posts.heads:
        yield from ((form, True) for form in head.forms if len(form.split()) > 1 or "'" in form)
    for descriptor in posts.descriptors:
        yield from ((form, True) for form in (*descriptor.singular, *descriptor.plural) if len(form.split()) > 1)


def _own(draft: BodyDraft, actor: Actor) -> bool:
    if draft.owner is not None:
        return actor.party == draft.owner.party and draft.head.implies is not None
    draft.owner = actor
    return True


def _takes(head: BodyHead, owner: Actor) -> bool:
    """Say whether a body with this head can be the owner's: a state has no parliamentary assembly, NATO no ministry."""
    if owner.type is ActorType.BODY or head.implies is not None:
        return True
    return (Taken.STATE if owner.type is ActorType.STATE else Taken.ORGANISATION) in head.takes


def _is_national(sentence: WordSentence, draft: BodyDraft) -> bool:
    """Say whether a body without an owner is one of the home state's: "the ministry", not "a ministry"."""
    head = draft.head
    if head.type not in _NATIONAL or Taken.STATE not in head.takes or not head.stands_for:
        return False
    if head.needs and not draft.portfolios:
        return False
    before = sentence.tokens[draft.first - 1] if draft.first else None
    return before is not None and "Definite=Def" in before.morph


def _cuts_name(sentence: WordSentence, first: int, last: int) -> bool:
    """Say whether words begin or end inside a name of the vocabulary, or lie within one."""
    for atom in {id(a): a for a in sentence.atom_at[first:last] if a is not None}.values():
        if atom.first < first or atom.last > last or (atom.first, atom.last) == (first, last):
            return atom.form is not Form.EPITHET or (atom.first, atom.last) != (first, last)
    return False


def _link_start(sentence: WordSentence, start: int, draft: BodyDraft) -> int:
    """Give where the link before a topic begins, whatever stands between the head and it: « générale tunisienne de »."""
    at = start - 1
    while at > draft.head_last and sentence.tokens[at - 1].pos in ("ADP", "DET") and sentence.atom_at[at - 1] is None:
        at -= 1
    return at
