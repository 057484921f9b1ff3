"""Mentions made of the pieces found in each sentence, with those that refer back resolved in the order of the text."""

from collections.abc import Iterator, Sequence

from dragoman.linking.chunks import Atom, NameChunk, PostChunk
from dragoman.linking.lexicon import Lexicon
from dragoman.linking.people import KnownPerson, People, bare
from dragoman.linking.references import NATIONAL, Discourse
from dragoman.linking.sentence import WordSentence
from dragoman.model.actor import Actor
from dragoman.model.annotation import AnnotatedArticle
from dragoman.model.explanation import Explanation
from dragoman.model.mention import Form, Mention, MentionKind
from dragoman.model.span import Span


class MentionMaker:
    """Makes mentions, one sentence after the other.

    Args:
        annotated: The article.
        words: The language's words.
        people: The persons of the page.
    """

    def __init__(self, annotated: AnnotatedArticle, words: Lexicon, people: People) -> None:
        self._annotated, self._lexicon, self._people = annotated, words, people
        self._discourse = Discourse()
        self._index = 0
        self._starts = {token.start: token.index for token in annotated.tokens}
        self.mentions: list[Mention] = []

    def read(
        self,
        index: int,
        sentence: WordSentence,
        posts: Sequence[PostChunk],
        names: Sequence[NameChunk],
        home: Actor | None,
    ) -> None:
        """Make the mentions of one sentence."""
        self._index = index
        made: list[Mention] = []
        for atom in sentence.atoms:
            for actor in atom.members if atom.actor is None else (atom.actor,):
                self._discourse.count(actor)
        claimed = {id(post) for name in names for post in name.posts}
        chunks = sorted([*names, *(p for p in posts if id(p) not in claimed)], key=lambda chunk: chunk.first)
        for chunk in chunks:
            if isinstance(chunk, NameChunk):
                made.extend(self._person(sentence, chunk))
            else:
                made.extend(self._post(sentence, chunk, home))
        made.extend(self._atoms(sentence))
        made.extend(self._pronouns(index))
        made.extend(self._parties(sentence))
        self._refocus(index, made)
        self.mentions.extend(made)

    def _mention(
        self,
        sentence: WordSentence,
        first: int,
        last: int,
        kind: MentionKind,
        form: Form,
        why: Explanation,
        **what: object,
    ) -> Mention:
        span = Span(sentence.words[first].start, sentence.words[last - 1].end)
        token_first, token_last = sentence.tokens[first].index, sentence.tokens[last - 1].index + 1
        return Mention(span, token_first, token_last, kind, form, why, **what)  # type: ignore[arg-type]

    def _person(self, sentence: WordSentence, name: NameChunk) -> Iterator[Mention]:
        known = self._people.find(bare(name.text))
        if known is None:
            return
        self._discourse.name(self._index, known)
        first = min([name.first, *(post.first for post in name.posts)])
        last = max([name.last, *(post.last for post in name.posts)])
        why = Explanation("name", f"{name.text!r} is {known.label}")
        yield self._mention(
            sentence, first, last, MentionKind.PERSON, Form.NAME, why, person=known.named(name.text),
            actor=known.actor, post=_post_text(name.posts),
        )  # fmt: skip

    def _post(self, sentence: WordSentence, chunk: PostChunk, home: Actor | None) -> Iterator[Mention]:
        if chunk.is_plural or chunk.group is not None:
            yield from self._group(sentence, chunk, home)
            return
        if chunk.descriptor is not None and chunk.descriptor.refers == "counterpart":
            if chunk.owner is not None:
                yield self._holder(sentence, chunk, chunk.owner, "a counterpart of this party")
            return
        if chunk.determined or chunk.owner is not None or chunk.head is not None:
            known = self._discourse.who(chunk)
            if known is not None and (chunk.determined or chunk.owner is not None):
                yield self._reference(sentence, chunk, known)
                return
        if chunk.head is None:
            return
        if chunk.owner is not None:
            yield self._holder(sentence, chunk, chunk.owner, "the words name the owner")
        elif home is not None and chunk.level in NATIONAL and chunk.determined:
            yield self._holder(sentence, chunk, home, "the page is set there")

    def _holder(self, sentence: WordSentence, chunk: PostChunk, actor: Actor, reason: str) -> Mention:
        why = Explanation("post", f"{chunk.text!r} is somebody of {actor.label}: {reason}")
        return self._mention(
            sentence, chunk.first, chunk.last, MentionKind.POST, Form.PATTERN, why, actor=actor, post=chunk.text
        )

    def _reference(self, sentence: WordSentence, chunk: PostChunk, known: KnownPerson) -> Mention:
        self._discourse.name(self._index, known)
        why = Explanation("reference", f"{chunk.text!r} is the last named that it fits, {known.label}")
        return self._mention(
            sentence, chunk.first, chunk.last, MentionKind.PERSON, Form.REFERENCE, why,
            person=known.named(chunk.text), actor=known.actor, post=_post_text(known.posts),
        )  # fmt: skip

    def _group(self, sentence: WordSentence, chunk: PostChunk, home: Actor | None) -> Iterator[Mention]:
        post = chunk.text if chunk.head is not None else None
        for owner in chunk.owners:
            why = Explanation("group", f"{chunk.text!r} are people of {owner.label}")
            yield self._mention(
                sentence, chunk.first, chunk.last, MentionKind.GROUP, Form.PATTERN, why, actor=owner, post=post,
                count=_count_before(sentence, chunk.first),
            )  # fmt: skip
        if chunk.owners or not chunk.determined or (chunk.head is None and chunk.descriptor is None):
            return
        for known in self._discourse.both(chunk, self._index):
            yield self._reference(sentence, chunk, known)

    def _atoms(self, sentence: WordSentence) -> Iterator[Mention]:
        for atom in (each for outer in sentence.atoms for each in (outer, *outer.inner)):
            kind, said = _kind(atom), sentence.said(atom.first, atom.last)
            why = Explanation("vocabulary", f"{said!r} is a known {kind}")
            if atom.form is Form.PATTERN:
                why = Explanation("pattern", f"{said!r} is a {kind} by the words it is made of")
            yield self._mention(
                sentence, atom.first, atom.last, kind, atom.form, why, actor=atom.actor or atom.owner,
                framework=atom.framework, place=atom.place, members=atom.members, sits=atom.sits,
            )  # fmt: skip

    def _pronouns(self, index: int) -> Iterator[Mention]:
        references = self._lexicon.references
        for token in self._annotated.tokens_of(self._annotated.sentences[index]):
            word = token.text.casefold()
            if word not in references.singular | references.plural or not token.dep.startswith("nsubj"):
                continue
            focus = self._discourse.focus
            people = (focus,) if word in references.singular and focus is not None else ()
            if word in references.plural:
                people = self._discourse.they(index)
            for known in people:
                why = Explanation("pronoun", f"{token.text!r} is {known.label}, whom the text was about")
                yield Mention(
                    Span(token.start, token.end), token.index, token.index + 1, MentionKind.PERSON, Form.REFERENCE, why,
                    person=known.named(token.text), actor=known.actor, post=_post_text(known.posts),
                )  # fmt: skip

    def _parties(self, sentence: WordSentence) -> Iterator[Mention]:
        for first in range(len(sentence.words)):
            match = self._lexicon.parties.longest(sentence.words, first)
            for actor in self._discourse.main_parties() if match is not None else ():
                why = Explanation("reference", f"{actor.label} is one of the two parties that the page names most")
                yield self._mention(
                    sentence, first, match[0] if match else first, MentionKind.ACTOR, Form.REFERENCE, why, actor=actor
                )

    def _refocus(self, index: int, made: Sequence[Mention]) -> None:
        """Set whom "he" means next: the person who is the subject of the sentence, else the only one it names."""
        people = [m for m in made if m.person is not None]
        tokens = self._annotated.tokens
        subjects = [m for m in people if any(tokens[i].dep.startswith("nsubj") for i in range(m.first, m.last))]
        distinct = {m.person.id for m in people if m.person is not None}
        pick = subjects[0] if subjects else people[0] if len(distinct) == 1 else None
        if pick is not None and pick.person is not None:
            self._discourse.focus = self._people.find(pick.person.label)


def _post_text(posts: Sequence[PostChunk]) -> str | None:
    return next((post.text for post in posts if post.head is not None), None)


def _kind(atom: Atom) -> MentionKind:
    if atom.framework is not None:
        return MentionKind.FRAMEWORK
    return MentionKind.PLACE if atom.actor is None else MentionKind.ACTOR


def _count_before(sentence: WordSentence, first: int) -> int | None:
    """Read a number in figures right before a group: "260 participants"."""
    if first == 0 or not sentence.words[first - 1].text.isdigit():
        return None
    return int(sentence.words[first - 1].text[:6])
