"""Posts with their long forms: « le Secrétaire général adjoint aux affaires politiques de l'OTAN »."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dragoman.linking.chunks import Atom, PostChunk
from dragoman.linking.sentence import WordSentence
from dragoman.model.actor import Actor, ActorType
from dragoman.model.mention import Form
from dragoman.text.words import PhraseIndex
from dragoman.vocabulary.posts import (
    Complement,
    Descriptor,
    GroupNoun,
    Link,
    Modifier,
    Portfolio,
    PostHead,
    Posts,
    Sense,
)

_LONGEST_BEFORE = 5  # words of a portfolio or modifier before a head
_LONGEST_TOPIC = 12  # words of a complement that the vocabulary does not know
_TOPIC_WORDS = frozenset(("NOUN", "ADJ", "PROPN", "NUM"))
_TOPIC_GLUE = frozenset(("DET", "ADP", "CCONJ"))
_BLANKS = frozenset((" ", "\u00a0", "\u202f", "\n", "-", "‑", "'", "’"))


@dataclass(frozen=True, slots=True)
class _HeadForm:
    head: PostHead | None
    descriptor: Descriptor | None
    group: GroupNoun | None
    is_plural: bool


class PostFinder:
    """Finds the posts of a sentence.

    Args:
        posts: The language's words for posts.
        portfolios: The fields of government, by id.
    """

    def __init__(self, posts: Posts, portfolios: Mapping[str, Portfolio]) -> None:
        language = posts.language
        self._heads = PhraseIndex(_head_forms(posts))
        self._modifiers = PhraseIndex((form, modifier) for modifier in posts.modifiers for form in modifier.forms)
        self._links = PhraseIndex((form, link) for link in posts.links for form in link.forms)
        self._portfolios = PhraseIndex((n, p.id) for p in portfolios.values() for n in p.names.get(language, ()))
        before = [(n, p.id) for p in portfolios.values() for n in (*p.before, *p.names.get(language, ()))]
        self._portfolios_before = PhraseIndex(before if language == "en" else [])
        self._determiners = PhraseIndex((form, d) for d in posts.determiners for form in d.forms)

    def find(self, sentence: WordSentence) -> list[PostChunk]:
        """Find the posts of a sentence, in order; they do not overlap."""
        found: list[PostChunk] = []
        index = 0
        while index < len(sentence.words):
            chunk = self._post_at(sentence, index, found[-1].last if found else 0)
            if chunk is None:
                index += 1
            else:
                found.append(chunk)
                index = chunk.last
        return found

    def _post_at(self, sentence: WordSentence, index: int, floor: int) -> PostChunk | None:
        match = next(
            ((end, form) for end, form in self._heads.at(sentence.words, index) if _is_free(sentence, index, end)), None
        )
        if match is None:
            return None
        end, form = match
        chunk = PostChunk(
            index, end, form.head, "", is_plural=form.is_plural, descriptor=form.descriptor, group=form.group,
            portfolio=form.head.portfolio if form.head is not None else None,
        )  # fmt: skip
        shown = self._extend_left(sentence, chunk, floor)
        self._extend_right(sentence, chunk)
        chunk.is_bare = chunk.last == end and chunk.owner is None and shown == index
        chunk.text = sentence.said(shown, chunk.last)
        self._determine(sentence, chunk, floor)
        return chunk

    def _extend_left(self, sentence: WordSentence, chunk: PostChunk, floor: int) -> int:
        """Take in modifiers, a portfolio and owners that stand before the head; give where the post's own words begin."""
        shown = chunk.first
        while (step := self._step_left(sentence, chunk, floor)) is not None:
            chunk.first, is_owner = step
            if not is_owner:
                shown = chunk.first
        return shown

    def _step_left(self, sentence: WordSentence, chunk: PostChunk, floor: int) -> tuple[int, bool] | None:
        at = chunk.first
        if at <= floor:
            return None
        gap = sentence.gap(at)
        atom = sentence.atom_at[at - 1]
        if atom is not None and atom.actor is not None and gap in _BLANKS and _may_own(atom):
            self._own(chunk, atom.actor)
            return self._coordinated_before(sentence, chunk, atom.first, floor), True
        if sentence.words[at - 1].folded == "s" and sentence.gap(at - 1) in "'’" and at - 2 >= floor:
            atom = sentence.atom_at[at - 2]
            if atom is not None and atom.actor is not None:
                self._own(chunk, atom.actor)
                return atom.first, True
        if gap not in _BLANKS:
            return None
        return self._words_before(sentence, chunk, at, floor) or self._adjective_before(sentence, at, floor)

    def _adjective_before(self, sentence: WordSentence, at: int, floor: int) -> tuple[int, bool] | None:
        """Take in an adjective that parts a post from its owner: "the Turkish senior official"."""
        owner = sentence.atom_at[at - 2] if at - 2 >= floor else None
        between = sentence.tokens[at - 1]
        if owner is None or owner.actor is None or not _may_own(owner) or sentence.atom_at[at - 1] is not None:
            return None
        is_loose = between.pos == "ADJ" or between.dep in ("amod", "compound")
        return (at - 1, False) if is_loose and sentence.gap(at - 1) in _BLANKS else None

    def _coordinated_before(self, sentence: WordSentence, chunk: PostChunk, first: int, floor: int) -> int:
        """Take in the other owners of "the Moroccan and Spanish foreign ministers"."""
        while chunk.is_plural and first - 2 >= floor and sentence.tokens[first - 1].pos == "CCONJ":
            atom = sentence.atom_at[first - 2]
            if atom is None or atom.actor is None:
                break
            self._own(chunk, atom.actor)
            first = atom.first
        return first

    def _words_before(self, sentence: WordSentence, chunk: PostChunk, at: int, floor: int) -> tuple[int, bool] | None:
        for start in range(max(floor, at - _LONGEST_BEFORE), at):
            for end, modifier in self._modifiers.at(sentence.words, start):
                if end == at and modifier.before:
                    _note(chunk, modifier)
                    return start, False
            if chunk.head is None or not chunk.head.portfolio_before:
                continue
            for end, portfolio in self._portfolios_before.at(sentence.words, start):
                if end == at and sentence.atom_at[start] is None:
                    chunk.portfolio = chunk.portfolio or portfolio
                    return start, False
        return None

    def _extend_right(self, sentence: WordSentence, chunk: PostChunk) -> None:
        while (end := self._step_right(sentence, chunk)) is not None:
            chunk.last = end

    def _step_right(self, sentence: WordSentence, chunk: PostChunk) -> int | None:
        at = chunk.last
        if at >= len(sentence.words):
            return None
        gap = sentence.gap(at)
        if gap in _BLANKS:
            return (
                self._modifier_after(sentence, chunk, at)
                or self._owner_after(sentence, chunk, at)
                or self._adjective_after(sentence, chunk, at)
                or self._complement_after(sentence, chunk, at)
                or self._conjunct_after(sentence, chunk, at)
            )
        if gap.strip() == "(" and (atom := sentence.atom_at[at]) is not None and ")" in sentence.gap(atom.last):
            return atom.last if chunk.owner is not None and atom.actor == chunk.owner else None
        if gap.strip() == ")" and "(" in sentence.gap(at - 1):
            return self._complement_after(sentence, chunk, at)
        if gap.strip() == ",":
            return self._after_comma(sentence, chunk, at)
        return None

    def _modifier_after(self, sentence: WordSentence, chunk: PostChunk, at: int) -> int | None:
        for end, modifier in self._modifiers.at(sentence.words, at):
            if modifier.after:
                _note(chunk, modifier)
                return end
        return None

    def _owner_after(self, sentence: WordSentence, chunk: PostChunk, at: int) -> int | None:
        atom = sentence.atom_at[at]
        if atom is None or atom.actor is None or atom.form is not Form.ADJECTIVE or at != atom.first:
            return None
        if sentence.words[at].is_capital:  # « les Marocains » is nobody's adjective, and English puts it before
            return None
        self._own(chunk, atom.actor)
        return self._coordinated_after(sentence, chunk, atom.last)

    def _adjective_after(self, sentence: WordSentence, chunk: PostChunk, at: int) -> int | None:
        """Take in an adjective that parts a post from its owner: « la délégation parlementaire marocaine »."""
        if at + 1 >= len(sentence.words) or sentence.tokens[at].pos != "ADJ" or sentence.atom_at[at] is not None:
            return None
        if sentence.gap(at + 1) not in _BLANKS:
            return None
        return self._owner_after(sentence, chunk, at + 1)

    def _coordinated_after(self, sentence: WordSentence, chunk: PostChunk, at: int) -> int:
        """Take in the other owners of « les ministres marocain et espagnol »."""
        while chunk.is_plural and at + 1 < len(sentence.words):
            comma = sentence.gap(at).strip() == ","
            skip = at if comma else at + 1
            if not comma and sentence.tokens[at].pos != "CCONJ":
                break
            while skip < len(sentence.words) and sentence.tokens[skip].pos in _TOPIC_GLUE:
                skip += 1
            atom = sentence.atom_at[skip] if skip < len(sentence.words) else None
            if atom is None or atom.actor is None:
                break
            self._own(chunk, atom.actor)
            at = atom.last
        return at

    def _complement_after(self, sentence: WordSentence, chunk: PostChunk, at: int) -> int | None:
        for end, link in self._links.at(sentence.words, at):
            if end < len(sentence.words) and sentence.gap(end) in _BLANKS:
                done = self._complement(sentence, chunk, end, link)
                if done is not None:
                    return done
        return None

    def _conjunct_after(self, sentence: WordSentence, chunk: PostChunk, at: int) -> int | None:
        """Take in « et à la politique de sécurité », "and Security Policy" after a complement."""
        if chunk.portfolio is None or sentence.tokens[at].pos != "CCONJ" or at + 1 >= len(sentence.words):
            return None
        after_link = self._complement_after(sentence, chunk, at + 1)
        if after_link is not None:
            return after_link
        match = self._portfolios.longest(sentence.words, at + 1)
        return None if match is None else match[0]

    def _after_comma(self, sentence: WordSentence, chunk: PostChunk, at: int) -> int | None:
        """Take in what a comma parts from the post: « , chargé de », or the next of a list of portfolios."""
        for end, link in self._links.at(sentence.words, at):
            if link.strong and end < len(sentence.words):
                done = self._complement(sentence, chunk, end, link)
                if done is not None:
                    return done
        if chunk.portfolio is None:
            return None
        start = at
        for end, _link in self._links.at(sentence.words, at):
            start = end
            break
        match = self._portfolios.longest(sentence.words, start) if start < len(sentence.words) else None
        return None if match is None else match[0]

    def _complement(self, sentence: WordSentence, chunk: PostChunk, at: int, link: Link) -> int | None:
        """Take in what a link opens; None where nothing fit stands there."""
        opens = link.opens & _takes(chunk)
        start = at
        while start < len(sentence.words) and sentence.tokens[start].pos == "DET" and sentence.atom_at[start] is None:
            start += 1
        if start >= len(sentence.words) or not opens:
            return None
        portfolio = self._portfolios.longest(sentence.words, start)
        atom = sentence.atom_at[start]
        if atom is not None and (portfolio is None or atom.last >= portfolio[0]):
            return self._atom_complement(sentence, chunk, atom, link)
        if portfolio is not None and Complement.PORTFOLIO in opens:
            chunk.portfolio = chunk.portfolio or portfolio[1]
            return portfolio[0]
        if Complement.POST in opens and (nested := self._post_at(sentence, start, start)) is not None:
            if chunk.owner is None and nested.owner is not None:
                self._own(chunk, nested.owner)
            return nested.last
        if opens & {Complement.TOPIC, Complement.PORTFOLIO, Complement.ORGANISATION}:
            return _topic_end(sentence, start)
        return None

    def _atom_complement(self, sentence: WordSentence, chunk: PostChunk, atom: Atom, link: Link) -> int | None:
        if atom.actor is None or atom.form is Form.ADJECTIVE:
            return atom.last if atom.form is not Form.ADJECTIVE else _topic_end(sentence, atom.first)
        if _links_owner(link, atom.actor):
            self._own(chunk, atom.actor)
            return self._coordinated_after(sentence, chunk, atom.last)
        return atom.last

    def _own(self, chunk: PostChunk, actor: Actor) -> None:
        if chunk.owner is None:
            chunk.owner = actor
        if actor not in chunk.owners and (chunk.is_plural or not chunk.owners):
            chunk.owners = (*chunk.owners, actor)

    def _determine(self, sentence: WordSentence, chunk: PostChunk, floor: int) -> None:
        """See what opens the post: an article, a possessive, a count."""
        for start in range(max(floor, chunk.first - 3), chunk.first):
            for end, determiner in self._determiners.at(sentence.words, start):
                if end == chunk.first:
                    chunk.determined = True
                    chunk.possessive = chunk.possessive or determiner.possessive
                    chunk.count = chunk.count or (determiner.count if chunk.is_plural else None)


def _head_forms(posts: Posts) -> Iterator[tuple[str, _HeadForm]]:
    singular = {form: d for d in posts.descriptors if d.refers != "party" for form in d.singular}
    for head in posts.heads:
        for form in (*head.singular, *head.feminine):
            yield form, _HeadForm(head, singular.get(form), None, is_plural=False)
        for form in head.plural:
            yield form, _HeadForm(head, None, None, is_plural=True)
    descriptors = {form: d for d in posts.descriptors if d.refers != "party" for form in d.plural}
    for group in posts.groups:
        for form in (*group.singular, *group.plural):
            yield form, _HeadForm(None, descriptors.pop(form, None), group, is_plural=True)
    for form, descriptor in descriptors.items():
        yield form, _HeadForm(None, descriptor, None, is_plural=True)
    for form, descriptor in singular.items():
        yield form, _HeadForm(None, descriptor, None, is_plural=False)


def _takes(chunk: PostChunk) -> frozenset[Complement]:
    """Give what may complete a post or a group."""
    if chunk.head is not None:
        return chunk.head.takes
    if chunk.group is not None:  # « une délégation d'officiers de … »
        return chunk.group.takes | {Complement.POST}
    return frozenset((Complement.ORGANISATION, Complement.TERRITORY))


def _note(chunk: PostChunk, modifier: Modifier) -> None:
    chunk.is_former = chunk.is_former or modifier.sense is Sense.FORMER


def _is_free(sentence: WordSentence, first: int, last: int) -> bool:
    """Say whether words can be a head: they cut no name of the vocabulary, and a single one is no adjective."""
    if any(sentence.atom_at[index] is not None for index in range(first, last)):
        return False
    if last < len(sentence.words) and (atom := sentence.atom_at[last]) is not None and atom.first < last:
        return False
    token = sentence.tokens[first]
    return last - first > 1 or token.text[0].isupper() or not (token.pos == "ADJ" and token.dep == "amod")


def _may_own(atom: Atom) -> bool:
    """Say whether an actor named right before a head is whose post it is: "Turkish", "NATO", "US"."""
    return atom.form in (Form.ADJECTIVE, Form.NAME, Form.PATTERN, Form.SEAT)


def _links_owner(link: Link, actor: Actor) -> bool:
    """Say whether what a link opens is whose post it is.

    "of NATO", "for NATO" tell the owner; "of Morocco" too, but "for Morocco" and "to Morocco" tell the field.
    """
    wide = Complement.PORTFOLIO in link.opens and Complement.TERRITORY in link.opens
    if actor.type is ActorType.STATE:
        return wide and Complement.POST in link.opens
    return Complement.PORTFOLIO in link.opens or wide


def _topic_end(sentence: WordSentence, start: int) -> int | None:
    """Find where an unknown complement ends: nouns and adjectives with what binds them, no name of a person."""
    end = start
    at = start
    while at < len(sentence.words) and at - start < _LONGEST_TOPIC:
        token = sentence.tokens[at]
        if at > start and sentence.gap(at) not in _BLANKS:
            break
        if token.entity == "PER" or (token.pos not in _TOPIC_WORDS and token.pos not in _TOPIC_GLUE):
            break
        at += 1
        if token.pos in _TOPIC_WORDS:
            end = at
    return end if end > start else None
