"""Relations that stand: who is a member of, partner of, party to what, and since when."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from dragoman.extraction.grammar import Grammar
from dragoman.extraction.programmes import ProgrammeReader
from dragoman.model.actor import Actor, ActorType, Framework
from dragoman.model.annotation import Sentence
from dragoman.model.citation import Citation
from dragoman.model.explanation import Explanation
from dragoman.model.facts import Predicate, Relation
from dragoman.model.mention import Form, Mention, MentionKind
from dragoman.text.normalize import fold
from dragoman.text.words import PhraseIndex, Word
from dragoman.vocabulary.frameworks import FrameworkType, load_frameworks
from dragoman.vocabulary.relations import Order, RelationLink, RelationTitle, RelationWords, load_relations

_PASSING = frozenset((FrameworkType.EXERCISE, FrameworkType.OPERATION, FrameworkType.CONFERENCE_SERIES))
_SEATED = (Predicate.LOCATED_IN, Predicate.PART_OF)
_BETWEEN = frozenset(("AUX", "ADV", "DET", "PRON", "PUNCT", "NUM", "ADJ"))
_CLIMBS = ("conj", "ccomp", "xcomp", "advcl")


@dataclass(frozen=True, slots=True)
class _Found:
    """A relation as one sentence tells it, before it is said once a page."""

    predicate: Predicate
    subject: Actor
    object: Actor | Framework
    when: str | None
    sentence: Sentence
    words: str


def extract_relations(grammar: Grammar) -> tuple[Relation, ...]:
    """Read the standing relations of a page.

    Args:
        grammar: The page.

    Returns:
        Each relation once, with all sentences that state it, in the order of the text.
    """
    words = load_relations(grammar.reading.annotated.language)
    together: dict[tuple[str, str], list[_Found]] = {}
    finder = _Finder(grammar, words)
    for sentence in grammar.reading.annotated.sentences:
        for found in finder.find(sentence):
            together.setdefault((found.subject.id, found.object.id), []).append(found)
    return tuple(_relation(grammar, several) for several in together.values())


def _relation(grammar: Grammar, several: Sequence[_Found]) -> Relation:
    article, first = grammar.reading.annotated.article, several[0]
    sentences = {found.sentence.index: found.sentence for found in several if found.predicate is first.predicate}
    return Relation(
        predicate=first.predicate,
        subject=first.subject,
        object=first.object,
        when=next((found.when for found in several if found.when is not None), None),
        evidence=tuple(Citation.cut(article.page_id, article.text, s.span) for s in sentences.values()),
        explanations=(Explanation("words", f"{first.words!r} stands between the two"),),
    )


@dataclass(frozen=True, slots=True)
class _Link:
    """Words of a relation at tokens ``first:last`` of a sentence; times from token ``start`` to ``end`` are its own."""

    link: RelationLink
    first: int
    last: int
    words: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Index:
    """The phrases of a language, ready to be looked up."""

    links: PhraseIndex[RelationLink]
    titles: PhraseIndex[RelationTitle]
    openers: PhraseIndex[str]
    under: PhraseIndex[str]


@cache
def _index(language: str) -> _Index:
    words = load_relations(language)
    return _Index(
        links=PhraseIndex((phrase, link) for link in words.links for phrase in link.phrases),
        titles=PhraseIndex((phrase, title) for title in words.titles for phrase in title.words),
        openers=PhraseIndex((opener, opener) for opener in words.openers),
        under=PhraseIndex((phrase, phrase) for phrase in words.under),
    )


class _Finder:
    """Finds relations in single sentences."""

    def __init__(self, grammar: Grammar, words: RelationWords) -> None:
        self._grammar, self._words = grammar, words
        self._index = _index(grammar.reading.annotated.language)
        self._programmes = ProgrammeReader(grammar, words)
        self._bars = {fold(bar) for bar in words.bars}

    def find(self, sentence: Sentence) -> Iterator[_Found]:
        """Give the relations that a sentence states."""
        for link in self._links_in(sentence):
            yield from self._linked(sentence, link)
        yield from self._titled(sentence)
        yield from self._under_framework(sentence)

    def _links_in(self, sentence: Sentence) -> list[_Link]:
        grammar, words, found = self._grammar, self._grammar.words(sentence), []
        index = 0
        while index < len(words):
            match = next((m for m in self._index.links.at(words, index) if self._is_open(m[1], words, index)), None)
            if match is None:
                index += 1
                continue
            first, last = (grammar.token_at(words[i].start, sentence) for i in (index, match[0] - 1))
            said = grammar.text[words[index].start : words[match[0] - 1].end]
            found.append(_Link(match[1], first, last + 1, said, sentence.first, sentence.last))
            index = match[0]
        starts = [sentence.first, *(link.first for link in found[1:]), sentence.last]
        return [replace(link, start=starts[n], end=starts[n + 1]) for n, link in enumerate(found)]

    def _is_open(self, link: RelationLink, words: Sequence[Word], index: int) -> bool:
        """Say whether a link may stand at a word: one of a relative clause only behind what opens such a clause."""
        openers = self._index.openers
        return link.order is not Order.RELATIVE or any(openers.longest(words, n) is not None for n in range(index))

    def _linked(self, sentence: Sentence, link: _Link) -> Iterator[_Found]:
        when = self._when(sentence, link)
        if (when is None and (link.link.since or link.link.dated)) or self._is_barred(link.first, link.last):
            return
        subjects, objects = self._sides(sentence, link)
        for subject, thing in ((s, o) for s in subjects for o in objects):
            predicate = _settled(link.link, subject, thing)
            if predicate is not None and subject.id != thing.id and self._is_standing(link.link, thing):
                yield _Found(predicate, subject, thing, when, sentence, link.words)

    # The two sides

    def _sides(self, sentence: Sentence, link: _Link) -> tuple[list[Actor], list[Actor | Framework]]:
        match link.link.order:
            case Order.OBJECT_FIRST:
                subjects = self._actors_from(link.last, sentence)[:1]
                return subjects, self._framework_before(link.first, sentence)
            case Order.RELATIVE:
                return self._subjects(link.first, sentence), self._before_opener(link.first, sentence)
        objects = self._object(link.last, sentence, link.link)
        if link.link.predicate == Predicate.GOVERNED_BY:
            return self._governed(link.first, sentence), objects
        return self._subjects(link.first, sentence) or self._apposed(link, sentence), objects

    def _subjects(self, first: int, sentence: Sentence) -> list[Actor]:
        """Find who stands before the words of a relation: right before them, or as the subject of their verb."""
        index = first - 1
        while index >= sentence.first:
            token = self._grammar.tokens[index]
            here = [m for m in self._grammar.all_at(index) if _is_actor(m)]
            if here:
                return self._coordinated(here[0], sentence)
            if token.pos not in _BETWEEN and token.lemma not in ("être", "be"):
                break
            index -= 1
        return self._subject_of(first, sentence)

    def _subject_of(self, index: int, sentence: Sentence) -> list[Actor]:
        grammar = self._grammar
        for _ in range(4):
            for subject in grammar.child(index, "nsubj"):
                relative = "Rel" in grammar.tokens[subject].morph or grammar.tokens[subject].text.casefold() == "which"
                named = grammar.tokens[index].head if relative else subject
                actors = [m for m in grammar.named_at(named) if _is_actor(m)]
                return [a for m in actors[:1] for a in self._coordinated(m, sentence)] or _all_of(actors)
            token = grammar.tokens[index]
            if token.dep == "appos":
                return _all_of([m for m in grammar.named_at(token.head) if _is_actor(m)][:1])
            if token.dep.split(":")[0] not in (*_CLIMBS, "obj", "obl", "nmod"):
                return []
            index = token.head
        return []

    def _coordinated(self, mention: Mention, sentence: Sentence) -> list[Actor]:
        """Give an actor and those joined to it with "and" in the words around it: "X and Y are members"."""
        group = [m for m in self._grammar.mentions_in(sentence) if _is_actor(m)]
        same = [m for m in group if m.span == mention.span]
        if len(same) > 1:
            return _all_of(same)
        chain = [mention]
        for other in reversed(group[: group.index(mention)]):
            between = self._grammar.tokens[other.last : chain[0].first]
            if not between or any(t.pos not in ("CCONJ", "DET", "PUNCT") for t in between):
                break
            chain.insert(0, other)
        joined = {t.pos for t in self._grammar.tokens[chain[0].first : mention.last]}
        return _all_of(chain if "CCONJ" in joined else [mention])

    def _apposed(self, link: _Link, sentence: Sentence) -> list[Actor]:
        """Find the subject that follows: « Membre de l'OTAN, la Turquie … »."""
        if link.first - sentence.first > 1:
            return []
        comma = next((i for i in range(link.last, sentence.last) if self._grammar.tokens[i].text == ","), None)
        return [] if comma is None else self._actors_from(comma + 1, sentence)[:1]

    def _actors_from(self, index: int, sentence: Sentence) -> list[Actor]:
        """Give the actors that begin at a token, or after an article."""
        for at in range(index, min(index + 3, sentence.last)):
            here = [m for m in self._grammar.all_at(at) if _is_actor(m)]
            if here:
                return _all_of(here)
            if self._grammar.tokens[at].pos not in ("DET", "ADJ"):
                break
        return []

    def _governed(self, first: int, sentence: Sentence) -> list[Actor]:
        """Find the first of the parties whose cooperation is governed: "Moroccan-NATO cooperation"."""
        for index in range(first - 1, sentence.first - 1, -1):
            if fold(self._grammar.tokens[index].text) in self._words.shared:
                inside = set(self._grammar.subtree(index))
                mentions = [m for m in self._grammar.mentions_in(sentence) if m.first in inside and m.actor is not None]
                return _all_of(mentions[:1])
        return []

    def _framework_before(self, first: int, sentence: Sentence) -> list[Actor | Framework]:
        found = [m for m in self._grammar.mentions_in(sentence) if m.framework is not None and m.last <= first]
        return [m.framework for m in found[-1:] if m.framework is not None]

    def _before_opener(self, first: int, sentence: Sentence) -> list[Actor | Framework]:
        """Find the object before a relative clause: « l'Accord de Paris, auquel … »."""
        words = self._grammar.words(sentence)
        for number in range(len(words) - 1, -1, -1):
            if self._index.openers.longest(words, number) is None:
                continue
            opener = self._grammar.token_at(words[number].start, sentence)
            things = [m for m in self._grammar.mentions_in(sentence) if _thing(m) is not None and m.last <= opener]
            if opener < first and things and opener - things[-1].last <= 1:
                return [t for t in (_thing(things[-1]),) if t is not None]
        return []

    def _object(self, index: int, sentence: Sentence, link: RelationLink) -> list[Actor | Framework]:
        if link.predicate == Predicate.LOCATED_IN:
            return [*self._actors_from(index, sentence)[:1]]
        found = self._programmes.read(index, sentence)
        return [] if found is None else [found]

    # Other ways to tell it

    def _titled(self, sentence: Sentence) -> Iterator[_Found]:
        """Read "the NATO member" as said of the state that the sentence is about."""
        words = self._grammar.words(sentence)
        for number in range(1, len(words)):
            match = self._index.titles.longest(words, number)
            if match is None:
                continue
            first = self._grammar.token_at(words[number].start, sentence)
            last = self._grammar.token_at(words[match[0] - 1].start, sentence) + 1
            owner = next((m for m in self._grammar.all_at(first - 1) if _is_organization(m) and m.last == first), None)
            if owner is None or owner.actor is None or self._is_barred(owner.first, last):
                continue
            subject = self._titled_subject(owner.first, last, sentence)
            if subject is not None and subject.id != owner.actor.id:
                yield _titled_as(match[1], subject, owner.actor, sentence, words[number].text)

    def _titled_subject(self, first: int, last: int, sentence: Sentence) -> Actor | None:
        tokens = self._grammar.tokens
        if last < sentence.last and tokens[last].pos == "PROPN":  # "NATO member Poland"
            return next(iter(self._states(last)), None)
        if tokens[first - 1].text.casefold() != "the" or (last < sentence.last and tokens[last].pos == "NOUN"):
            return None
        for index in range(sentence.first, first):
            if tokens[index].dep == "nsubj" and tokens[tokens[index].head].dep == "root":
                states = self._states(index)
                if states:
                    return states[0]
        return None

    def _states(self, index: int) -> list[Actor]:
        named = _all_of([m for m in self._grammar.all_at(index) if _is_actor(m) and m.form is not Form.CAPITAL])
        return [actor for actor in named if actor.type is ActorType.STATE]

    def _under_framework(self, sentence: Sentence) -> Iterator[_Found]:
        """Read "have cooperated since 2017 under …": cooperation that goes on is governed by what it is done under."""
        verbs = [t for t in self._grammar.tokens[sentence.first : sentence.last] if t.lemma in self._words.cooperating]
        when = self._open_time(sentence, sentence.first, sentence.last)
        words = self._grammar.words(sentence)
        if not verbs or when is None or self._is_barred(verbs[0].index, verbs[0].index + 1):
            return
        subjects = self._subject_of(verbs[0].index, sentence)
        for number in range(len(words)):
            match = self._index.under.longest(words, number)
            if match is None or match[0] >= len(words) or not subjects:
                continue
            thing = self._programmes.read(self._grammar.token_at(words[match[0]].start, sentence), sentence)
            if isinstance(thing, Framework):
                yield _Found(Predicate.GOVERNED_BY, subjects[0], thing, when, sentence, words[number].text)

    # Whether, and since when

    def _is_barred(self, first: int, last: int) -> bool:
        """Say whether a word near takes the relation back: "former member of", « souhaite rejoindre »."""
        sentence = self._grammar.sentence(first)
        near = range(max(first - 5, sentence.first), min(last + 1, sentence.last))
        tokens = [self._grammar.tokens[i] for i in near]
        start = next((n + 1 for n in range(first - near[0] - 1, -1, -1) if tokens[n].pos == "PROPN"), 0)
        after = self._grammar.tokens[last : min(last + 3, sentence.last)]
        folded = [fold(t.text) for t in (*tokens[start : last - near[0]], *after)]
        return any(word in self._bars for word in folded) or any("Mood=Cnd" in t.morph for t in tokens[start:])

    def _is_standing(self, link: RelationLink, thing: Actor | Framework) -> bool:
        """Leave out what is taken part in once: exercises, operations, conferences; and bodies in general."""
        if link.predicate != Predicate.PARTICIPATES_IN:
            return True
        known = _known_types().get(thing.id)
        return isinstance(thing, Framework) and (link.since or known not in _PASSING)

    def _when(self, sentence: Sentence, link: _Link) -> str | None:
        if link.link.dated:
            return self._past_date(sentence, link)
        return self._open_time(sentence, link.start, link.end)

    def _open_time(self, sentence: Sentence, start: int, end: int) -> str | None:
        for time in self._grammar.times_in(sentence):
            token = self._grammar.token_at(time.span.start, sentence)
            if start <= token < end and time.edtf is not None and time.edtf.endswith("/.."):
                return time.edtf
        return None

    def _past_date(self, sentence: Sentence, link: _Link) -> str | None:
        """Give since when something joined in a year before the page's own stands; later it is news, not a relation."""
        published = self._grammar.reading.annotated.article.published
        for time in self._grammar.times_in(sentence):
            token = self._grammar.token_at(time.span.start, sentence)
            if not link.start <= token < link.end or time.edtf is None or "/" in time.edtf:
                continue
            if published is not None and time.edtf[:4].isdigit() and time.edtf[:4] < published[:4]:
                return f"{time.edtf}/.."
        return None


def _is_actor(mention: Mention) -> bool:
    """Say whether a mention can be the subject of a relation."""
    named = mention.form not in (Form.ADJECTIVE, Form.COMPOUND, Form.CITY)
    return mention.kind is MentionKind.ACTOR and mention.actor is not None and named


def _is_organization(mention: Mention) -> bool:
    return mention.actor is not None and mention.kind is MentionKind.ACTOR and mention.actor.type is not ActorType.STATE


def _all_of(mentions: Sequence[Mention]) -> list[Actor]:
    return list({m.actor.id: m.actor for m in mentions if m.actor is not None}.values())


def _thing(mention: Mention) -> Actor | Framework | None:
    """Give what a mention names that others can be members of or party to."""
    return mention.framework or (mention.actor if _is_organization(mention) else None)


def _titled_as(title: RelationTitle, subject: Actor, owner: Actor, sentence: Sentence, word: str) -> _Found:
    return _Found(Predicate(title.predicate), subject, owner, None, sentence, word)


def _settled(link: RelationLink, subject: Actor, thing: Actor | Framework) -> Predicate | None:
    """Give the relation that words state between two: only bodies have seats, and only states are parts as members."""
    predicate = Predicate(link.predicate)
    if predicate in _SEATED and subject.type is ActorType.STATE:
        is_body = predicate is Predicate.PART_OF and isinstance(thing, Actor) and thing.type is not ActorType.STATE
        return Predicate.MEMBER_OF if is_body else None
    if predicate is Predicate.LOCATED_IN or not isinstance(thing, Actor):
        if link.joins and isinstance(thing, Framework):
            is_treaty = _known_types().get(thing.id) is FrameworkType.TREATY
            return Predicate.PARTY_TO if is_treaty else Predicate.PARTICIPATES_IN
        return predicate
    return None if thing.type is ActorType.STATE else predicate


@cache
def _known_types() -> dict[str, FrameworkType]:
    return {f"framework:{key}": framework.type for key, framework in load_frameworks().items()}
