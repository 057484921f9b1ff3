"""Mentions made of the pieces found in each sentence, with those that refer back resolved in the order of the text."""

from collections.abc import Iterator, Sequence

from dragoman.linking.chunks import Atom, NameChunk, PostChunk
from dragoman.linking.demonyms import lone_demonyms
from dragoman.linking.lexicon import Lexicon
from dragoman.linking.offices import NATIONAL, is_national, is_official
from dragoman.linking.people import KnownPerson, People, bare
from dragoman.linking.pronouns import PronounReader
from dragoman.linking.references import Discourse, Focus
from dragoman.linking.scenes import Scene
from dragoman.linking.sentence import WordSentence
from dragoman.model.actor import Actor
from dragoman.model.annotation import AnnotatedArticle
from dragoman.model.explanation import Explanation
from dragoman.model.mention import Form, Mention, MentionKind
from dragoman.model.span import Span
from dragoman.vocabulary.posts import Level


class MentionMaker:
    """Makes mentions, one sentence after the other.

    Args:
        annotated: The article.
        words: The language's words.
        people: The persons of the page.
        publisher: The state that the page is from, or None.
    """

    def __init__(
        self, annotated: AnnotatedArticle, words: Lexicon, people: People, publisher: Actor | None = None
    ) -> None:
        self._annotated, self._lexicon, self._people = annotated, words, people
        self._discourse = Discourse(publisher=publisher)
        self._pronouns = PronounReader(annotated, words.references, self._discourse)
        self._index = 0
        self.mentions: list[Mention] = []

    def read(self, index: int, scene: Scene, opening: Atom | None) -> None:
        """Make the mentions of one sentence.

        Args:
            index: Number of the sentence.
            scene: Its pieces.
            opening: The place of the dateline that it opens with, or None.
        """
        self._index = index
        made: list[Mention] = []
        for atom in scene.sentence.atoms:
            actors = atom.members if atom.actor is None else (atom.actor,)
            for actor in actors if atom is not opening else ():
                self._discourse.count(actor, index)
        for chunk in _unclaimed(scene):
            if isinstance(chunk, NameChunk):
                made.extend(self._person(scene.sentence, chunk))
            else:
                made.extend(self._post(scene, chunk))
        made.extend(self._atoms(scene.sentence, opening))
        made.extend(self._pairs(scene.sentence))
        made.extend(self._demonyms(scene.sentence))
        made.extend(self._styled(scene))
        made.extend(self._latter(scene.sentence))
        made.extend(self._pronouns.read(index, made))
        made.extend(self._parties(scene.sentence))
        self._refocus(index, made)
        self.mentions.extend(made)

    def _person(self, sentence: WordSentence, name: NameChunk) -> Iterator[Mention]:
        known = self._people.find(bare(name.text))
        if known is None:
            return
        self._discourse.name(self._index, known)
        beside = [post for post in name.posts if not post.is_shared]
        first = min([_opening(sentence, name), *(post.first for post in beside)])
        last = max([name.last, *(post.last for post in beside)])
        why = _why_known(name.text, known)
        yield _mention(
            sentence, first, last, MentionKind.PERSON, Form.NAME, why, person=known.named(name.text),
            actor=known.actor, post=_said_post(name.posts, known), is_official=any(map(is_official, known.posts)),
            is_voice=Level.SPOKESPERSON in known.levels and not known.levels & NATIONAL,
        )  # fmt: skip

    def _post(self, scene: Scene, chunk: PostChunk) -> Iterator[Mention]:
        sentence = scene.sentence
        if chunk.is_plural:
            yield from self._group(sentence, chunk)
            return
        if chunk.is_counterpart:
            known = self._discourse.counterpart(chunk, self._index)
            if known is not None:
                yield self._reference(sentence, chunk.first, chunk.last, known)
            elif chunk.owner is not None:
                yield self._holder(sentence, chunk, chunk.owner, "a counterpart of this party")
            return
        if chunk.is_peer:
            return
        if chunk.is_definite and not chunk.indefinite and not (chunk.possessive and chunk.head is not None):
            known = self._discourse.who(chunk)
            if known is not None:
                yield self._reference(sentence, chunk.first, chunk.last, known)
                return
        holder = self._holder_of(scene, chunk)
        if holder is not None:
            yield self._reference(sentence, chunk.first, chunk.last, holder)
            return
        if chunk.head is None and (chunk.descriptor is None or chunk.owner is None):
            return
        if chunk.owner is not None:
            yield self._holder(sentence, chunk, chunk.owner, "the words name the owner")
        elif scene.home is not None and is_national(chunk) and chunk.determined:
            yield self._holder(sentence, chunk, scene.home, "the page is set there")

    def _holder_of(self, scene: Scene, chunk: PostChunk) -> KnownPerson | None:
        """Find who is said to hold a definite post further on: « l'ambassadeur de Russie … L'ambassadeur, X, … »."""
        owner = chunk.owner or (scene.home if is_national(chunk) else None)
        if owner is None or not chunk.is_definite or chunk.indefinite or chunk.possessive:
            return None
        return self._people.holder(chunk, owner)

    def _holder(self, sentence: WordSentence, chunk: PostChunk, actor: Actor, reason: str) -> Mention:
        why = Explanation("post", f"{chunk.text!r} is somebody of {actor.label}: {reason}")
        return _mention(
            sentence, chunk.first, chunk.last, MentionKind.POST, Form.PATTERN, why, actor=actor, post=chunk.text
        )

    def _reference(self, sentence: WordSentence, first: int, last: int, known: KnownPerson) -> Mention:
        self._discourse.name(self._index, known)
        said = sentence.said(first, last)
        why = Explanation("reference", f"{said!r} is the last named that it fits, {known.label}")
        return _mention(
            sentence, first, last, MentionKind.PERSON, Form.REFERENCE, why,
            person=known.named(said), actor=known.actor, post=_said_post((), known),
            is_official=any(map(is_official, known.posts)),
        )  # fmt: skip

    def _group(self, sentence: WordSentence, chunk: PostChunk) -> Iterator[Mention]:
        post = chunk.text if chunk.head is not None else None
        for owner in chunk.owners:
            why = Explanation("group", f"{chunk.text!r} are people of {owner.label}")
            yield _mention(
                sentence, chunk.first, chunk.last, MentionKind.GROUP, Form.PATTERN, why, actor=owner, post=post,
                count=self._lexicon.numbers.of_group(sentence, chunk),
            )  # fmt: skip
        is_person = chunk.head is not None or (chunk.descriptor is not None and (chunk.group is None or chunk.count))
        if chunk.owners or not chunk.determined or not is_person:
            return
        for known in self._discourse.both(chunk, self._index):
            yield self._reference(sentence, chunk.first, chunk.last, known)

    def _pairs(self, sentence: WordSentence) -> Iterator[Mention]:
        """Make mentions of "the two", said alone as a subject."""
        for first in range(len(sentence.words)):
            match = self._lexicon.pairs.longest(sentence.words, first)
            if match is not None and _stands_alone(sentence, first, match[0]):
                for known in self._discourse.pair(self._index):
                    yield self._reference(sentence, first, match[0], known)

    def _latter(self, sentence: WordSentence) -> Iterator[Mention]:
        """Make mentions of the person named last before, whom « celle-ci », "the latter" mean."""
        for first in range(len(sentence.words)):
            match = self._lexicon.latter.longest(sentence.words, first)
            if match is not None and _stands_alone(sentence, first, match[0]):
                known = self._discourse.last(match[1], self._index)
                if known is not None:
                    yield self._reference(sentence, first, match[0], known)

    def _styled(self, scene: Scene) -> Iterator[Mention]:
        """Make mentions of those at home whom only a style tells: «معاليه», "His Majesty"."""
        claimed = {i for chunk in _unclaimed(scene) for i in range(chunk.first, chunk.last)}
        for first in range(len(scene.sentence.words)):
            match = self._lexicon.styles.longest(scene.sentence.words, first)
            if match is None or first in claimed or match[0] in claimed:
                continue
            known = None if scene.home is None else self._discourse.of_party(scene.home, match[1], self._index)
            if known is not None and any(map(is_national, known.posts)):
                yield self._reference(scene.sentence, first, match[0], known)

    def _demonyms(self, sentence: WordSentence) -> Iterator[Mention]:
        """Make mentions of the last named persons of a party whom only a demonym tells: "the Tunisian"."""
        for atom, gender in lone_demonyms(sentence):
            known = None if atom.actor is None else self._discourse.of_party(atom.actor, gender, self._index)
            if known is not None:
                yield self._reference(sentence, atom.first, atom.last, known)

    def _atoms(self, sentence: WordSentence, opening: Atom | None) -> Iterator[Mention]:
        for atom in (each for outer in sentence.atoms for each in (outer, *outer.inner)):
            kind, said = _kind(atom), sentence.said(atom.first, atom.last)
            if atom is opening:
                why = Explanation("dateline", f"{said!r} opens the text as its place")
                yield _mention(sentence, atom.first, atom.last, MentionKind.PLACE, Form.DATELINE, why, place=atom.place)
                continue
            why = Explanation("vocabulary", f"{said!r} is a known {kind}")
            if atom.form is Form.PATTERN:
                why = Explanation("pattern", f"{said!r} is a {kind} by the words it is made of")
            yield _mention(
                sentence, atom.first, atom.last, kind, atom.form, why, actor=atom.actor or atom.owner,
                framework=atom.framework, place=atom.place, members=atom.members, sits=atom.sits,
            )  # fmt: skip

    def _parties(self, sentence: WordSentence) -> Iterator[Mention]:
        for first in range(len(sentence.words)):
            match = self._lexicon.parties.longest(sentence.words, first)
            for actor in self._discourse.main_parties() if match is not None else ():
                why = Explanation("reference", f"{actor.label} is one of the two parties that the page names most")
                end = match[0] if match is not None else first
                yield _mention(sentence, first, end, MentionKind.ACTOR, Form.REFERENCE, why, actor=actor)

    def _is_subject(self, mention: Mention) -> bool:
        tokens = self._annotated.tokens[mention.first : mention.last]
        unsaid = len(tokens) == 1 and tokens[0].pos == "VERB" and mention.form is Form.REFERENCE
        return unsaid or any(token.dep.startswith("nsubj") for token in tokens)

    def _refocus(self, index: int, made: Sequence[Mention]) -> None:
        """Set whom "he" means next: the person who is the subject of the sentence, else the only one it names."""
        people = [m for m in made if m.kind in (MentionKind.PERSON, MentionKind.POST)]
        actors = [m for m in made if m.kind is MentionKind.ACTOR and m.form is not Form.ADJECTIVE]
        doers = list(filter(self._is_subject, actors))
        if len({m.actor for m in doers}) == 1:
            self._discourse.subject = (index, doers[0])
        subjects = list(filter(self._is_subject, people))
        distinct = {m.person.id if m.person is not None else m.span for m in people}
        pick = subjects[0] if subjects else people[0] if len(distinct) == 1 else None
        if pick is not None:
            known = self._people.find(pick.person.label) if pick.person is not None else None
            self._discourse.focus = Focus(index, known, pick.actor, pick.post)


def _mention(  # noqa: PLR0917
    sentence: WordSentence, first: int, last: int, kind: MentionKind, form: Form, why: Explanation, **what: object
) -> Mention:
    """Build a mention of ``words[first:last]``."""
    span = Span(sentence.words[first].start, sentence.words[last - 1].end)
    token_first, token_last = sentence.tokens[first].index, sentence.tokens[last - 1].index + 1
    return Mention(span, token_first, token_last, kind, form, why, **what)  # type: ignore[arg-type]


def _unclaimed(scene: Scene) -> list[NameChunk | PostChunk]:
    """Give names, and the posts that stand beside no name, in the order of the text."""
    claimed = {id(post) for name in scene.names for post in name.posts}
    posts = [post for post in scene.posts if id(post) not in claimed and not post.is_shared]
    chunks: list[NameChunk | PostChunk] = [*scene.names, *posts]
    return sorted(chunks, key=lambda chunk: chunk.first)


def _opening(sentence: WordSentence, name: NameChunk) -> int:
    """Give where a name begins with the demonym before it: « la Belge X »."""
    atom = sentence.atom_at[name.first - 1] if name.first else None
    is_demonym = atom is not None and atom.form is Form.ADJECTIVE and atom.actor == name.owner
    return atom.first if atom is not None and is_demonym else name.first


def _said_post(posts: Sequence[PostChunk], known: KnownPerson) -> str | None:
    """Give the post to tell of somebody: one of the fullest, best one that stands beside this mention."""
    fullest = known.fullest
    beside = next((post for post in posts if any(post is each for each in fullest)), None)
    post = beside or next(iter(fullest), None)
    return None if post is None else post.text


def _stands_alone(sentence: WordSentence, first: int, last: int) -> bool:
    """Say whether "the two" is a subject by itself, no article of a noun that follows."""
    token = sentence.tokens[last - 1]
    return token.dep.startswith("nsubj") and (last == len(sentence.words) or sentence.tokens[last].pos != "NOUN")


def _kind(atom: Atom) -> MentionKind:
    if atom.framework is not None:
        return MentionKind.FRAMEWORK
    return MentionKind.PLACE if atom.actor is None else MentionKind.ACTOR


def _why_known(said: str, known: KnownPerson) -> Explanation:
    """Say who somebody is, and by what office the vocabulary knows for whom she acts."""
    office = known.known_as
    if office is None:
        return Explanation("name", f"{said!r} is {known.label}")
    held = " ".join(filter(None, (office.level.value.replace("_", " "), office.portfolio)))
    time = f"{office.since} to {office.until}" if office.until else f"since {office.since}"
    return Explanation("official", f"{said!r} is known as {office.holder}, {held} of {office.owner}, {time}")
