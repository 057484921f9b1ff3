"""Bodies by pattern: « le ministère marocain des Affaires étrangères », "the U.S. Embassy in Rabat"."""

from collections.abc import Mapping
from dataclasses import replace

from dragoman.linking.body_drafts import (
    BodyDraft,
    cuts_name,
    head_forms,
    is_national,
    is_small_adjective,
    link_start,
    names_no_other,
    own,
    post_forms,
    says_more,
    takes_owner,
)
from dragoman.linking.body_names import KnownBodies, label_of
from dragoman.linking.chunks import Atom
from dragoman.linking.gazetteer import actor_of
from dragoman.linking.sentence import WordSentence
from dragoman.linking.topics import BLANKS, quoted_end, skip_articles, topic_end
from dragoman.model.actor import Actor, ActorType, Place
from dragoman.model.mention import Form
from dragoman.text.normalize import fold
from dragoman.text.words import PhraseIndex
from dragoman.vocabulary.actors import Actors
from dragoman.vocabulary.bodies import Bodies, BodyType, Taken
from dragoman.vocabulary.parties import Organization
from dragoman.vocabulary.portfolios import Portfolio
from dragoman.vocabulary.posts import Posts

_LONGEST_BEFORE = 5  # words of a portfolio before a head
_OWNING = frozenset((Form.NAME, Form.ADJECTIVE, Form.SEAT, Form.PATTERN, Form.EPITHET))
_BEFORE_HEAD = BLANKS | {"' ", "’ ", ". "}  # "the United States' embassy", "the U.S. embassy"
_CLOSED = frozenset(("»", "”", '"'))
_PRIVATE = frozenset((BodyType.COMPANY, BodyType.PARTY))  # what they do, no state does


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
        self._heads = PhraseIndex(head_forms(bodies))
        self._post_heads = PhraseIndex(post_forms(posts))
        self._posts_printed = frozenset(form.casefold() for head in posts.heads for form in head.forms)
        owning, placing = frozenset(bodies.owner_links), frozenset(bodies.place_links)
        links = dict.fromkeys((*bodies.links, *bodies.owner_links, *bodies.place_links))
        self._links = PhraseIndex((link, (link in owning, link in placing)) for link in links)
        names = [(name, p.id) for p in portfolios.values() for name in p.names.get(language, ())]
        self._portfolio_names = PhraseIndex(names)
        self._first_names = frozenset(fold(p.names[language][0]) for p in portfolios.values() if language in p.names)
        before = [*names, *((name, p.id) for p in portfolios.values() for name in p.before)]
        self._portfolios_before = PhraseIndex(before if language == "en" else [])
        self._is_english, self._juxtaposed = language == "en", bodies.juxtaposed

    def find(self, sentence: WordSentence, home: Actor | None = None) -> list[Atom]:
        """Find the bodies of a sentence.

        Args:
            sentence: The sentence, its names of the vocabulary marked.
            home: The state that the sentence is set in, whose ministries need not say so.

        Returns:
            All atoms of the sentence, the bodies in place of the names inside them.
        """
        return sentence.scan(self._heads.may_begin, lambda index, floor: self._at(sentence, index, floor, home))

    def _at(self, sentence: WordSentence, index: int, floor: int, home: Actor | None) -> Atom | None:
        known = sentence.atom_at[index]
        if known is not None and known.first == index and (seat := self._seated(sentence, known)) is not None:
            return seat
        draft = self._draft(sentence, index, floor)
        return None if draft is None else self._atom(sentence, draft, home)

    def _draft(self, sentence: WordSentence, index: int, floor: int) -> BodyDraft | None:
        for end, (head, is_plural) in self._heads.at(sentence.words, index):
            if cuts_name(sentence, index, end) or sentence.said(index, end).casefold() in self._posts_printed:
                continue  # « secretaria de Estado » is a woman, « secretaría de Estado » her office
            draft = BodyDraft(index, end, index, end, head, is_plural)
            if head.implies is not None:
                draft.owner = self._implied(head.implies, sentence.said(index, end))
            self._extend_left(sentence, draft, floor)
            self._extend_right(sentence, draft)
            if draft.title or draft.portfolios or not self._is_of_post(sentence, index, end):
                if draft.title is None and not is_plural and says_more(head, sentence.said(index, end)):
                    draft.title = sentence.said(index, end)
                return draft
        return None

    def _is_of_post(self, sentence: WordSentence, first: int, last: int) -> bool:
        """Say whether the words belong to a post: the "government" of "head of government".

        Those of a body with a name of its own do not: « chef de la Division "Affaires politiques" » is its head.
        """
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
        if not self._juxtaposed:
            self._owner_before(sentence, draft, floor)

    def _portfolio_before(self, sentence: WordSentence, draft: BodyDraft, floor: int) -> None:
        is_title = Taken.TOPIC in draft.head.takes and sentence.words[draft.first].is_capital
        if not draft.head.portfolio_before or sentence.gap(draft.first) not in BLANKS or is_title:
            return
        for start in range(max(floor, draft.first - _LONGEST_BEFORE), draft.first):
            for end, portfolio in self._portfolios_before.at(sentence.words, start):
                is_exact = Taken.TOPIC not in draft.head.takes or fold(sentence.said(start, end)) in self._first_names
                if end == draft.first and is_exact and not cuts_name(sentence, start, end):
                    draft.portfolios.append(portfolio)
                    draft.first = start
                    return

    def _title_before(self, sentence: WordSentence, draft: BodyDraft, floor: int) -> None:
        """Take in capitalised words that make the head a title: "Political Committee", "Naval War College"."""
        start = draft.first
        is_title = sentence.words[draft.head_first].is_capital and not sentence.is_headline
        while is_title and start > floor and sentence.gap(start) in BLANKS:
            word, token = sentence.words[start - 1], sentence.tokens[start - 1]
            is_own = word.is_capital and token.pos in ("ADJ", "NOUN", "PROPN") and token.entity != "PER"
            if not is_own or sentence.atom_at[start - 1] is not None:
                break
            start -= 1
        if start < draft.first and (start > 0 or sentence.tokens[start].pos != "ADV"):
            draft.first, draft.title = start, sentence.said(start, draft.head_last)

    def _owner_before(self, sentence: WordSentence, draft: BodyDraft, floor: int) -> None:
        at = draft.first
        if at - 1 > floor and is_small_adjective(sentence, at - 1):
            at -= 1  # "Turkey's powerful military"
        is_possessive = at > 1 and sentence.words[at - 1].folded == "s" and sentence.gap(at - 1) in ("'", "’")
        if is_possessive:
            at -= 1
        atom = sentence.atom_at[at - 1] if at > floor else None
        if atom is None or atom.actor is None or atom.form not in _OWNING or atom.first < floor:
            return
        if not self._is_english and not is_possessive and atom.form is Form.ADJECTIVE:
            return  # French puts it after
        is_one_of_two = atom.first > floor and sentence.gap(atom.first) in ("-", "–")  # "Lithuanian-Polish"
        if sentence.gap(at) in _BEFORE_HEAD and not is_one_of_two and own(draft, atom.actor):
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
        """Take in « marocain », also with another adjective before it; English puts it before, with a capital."""
        for start in (at, at + 1):
            atom = sentence.atom_at[start] if start < len(sentence.words) else None
            if atom is not None:
                is_small = not sentence.words[start].text[0].isupper()
                is_own = atom.form is Form.ADJECTIVE and atom.first == start and is_small
                return atom.last if is_own and atom.actor is not None and own(draft, atom.actor) else None
            if start >= len(sentence.words) or not is_small_adjective(sentence, start):
                return None
        return None

    def _linked(self, sentence: WordSentence, draft: BodyDraft, at: int) -> int | None:
        juxtaposed = [(at, (True, False))] if self._juxtaposed else []
        for end, (is_owning, is_placing) in (*juxtaposed, *self._links.at(sentence.words, at)):
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
        end, portfolio = match
        if Taken.TOPIC in draft.head.takes and fold(sentence.said(start, end)) not in self._first_names:
            return None  # a directorate of civil protection is not one of all humanitarian affairs
        draft.portfolios.append(portfolio)
        return end

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
        if match is None or match[1] in draft.portfolios or sentence.words[start].text[0].islower():
            return None
        draft.portfolios.append(match[1])
        return match[0]

    def _owner(
        self, sentence: WordSentence, draft: BodyDraft, start: int, *, is_owning: bool, is_placing: bool
    ) -> int | None:
        """Take in whose body it is, or where."""
        atom = sentence.atom_at[start]
        nested = self._nested(sentence, draft, start) if is_owning else None
        if nested is not None or atom is None or atom.first != start or atom.form is Form.ADJECTIVE:
            return nested
        if is_owning and atom.actor is not None and atom.form in _OWNING and own(draft, atom.actor):
            return atom.last
        if is_placing and draft.head.type is BodyType.DIPLOMATIC_MISSION and draft.place is None:
            draft.place = atom.place
            return atom.last if atom.place is not None or atom.actor is not None else None
        return None

    def _nested(self, sentence: WordSentence, draft: BodyDraft, start: int) -> int | None:
        """Take in a larger body that it is part of: « Division … du Secrétariat », "of Turkey's parliament"."""
        for index in range(start, min(len(sentence.words), start + _LONGEST_BEFORE)):
            nested = self._draft(sentence, index, start)
            if nested is not None and nested.first == start:
                is_whole = nested.owner is not None and takes_owner(nested.head, nested.owner)
                return nested.last if is_whole and nested.owner is not None and own(draft, nested.owner) else None
            if sentence.atom_at[start] is None:
                break
        return None

    def _topic(self, sentence: WordSentence, draft: BodyDraft, start: int) -> int | None:
        if Taken.TOPIC not in draft.head.takes or draft.portfolios or draft.title is not None:
            return None
        end = topic_end(sentence, start)
        if end is None:
            return None
        topic = sentence.said(link_start(sentence, start, draft), end)
        draft.title = f"{sentence.said(draft.head_first, draft.head_last)} {topic}"
        return end

    # What it is ------------------------------------------------------------------------------------------------

    def _atom(self, sentence: WordSentence, draft: BodyDraft, home: Actor | None) -> Atom | None:
        head, owner = draft.head, draft.owner
        if owner is None and home is not None and is_national(sentence, draft) and names_no_other(sentence, home):
            owner = home
        if owner is None or head.type in _PRIVATE or not takes_owner(head, owner):
            return None
        if head.implies is not None and head.type is BodyType.DIPLOMATIC_MISSION and draft.place is None:
            return None  # "an EU delegation" may be any visitors
        if head.type is BodyType.SCHOOL and not sentence.words[draft.head_first].is_capital:
            return None  # "an Estonian school"
        text = sentence.said(draft.first, draft.last)
        if head.type is BodyType.SEAT:
            return self._seat(draft, owner, text)
        title = draft.title or sentence.said(draft.head_first, draft.head_last)
        actor = self._known.find(owner, title, text) or self._made(draft, owner, text)
        return Atom(draft.first, draft.last, Form.PATTERN, actor=actor, place=draft.place)

    def _made(self, draft: BodyDraft, owner: Actor, text: str) -> Actor:
        portfolio = self._portfolios[draft.portfolios[0]].label if draft.portfolios else None
        name, label = label_of(draft.head, portfolio, draft.title, owner, draft.place, in_english=self._is_english)
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
