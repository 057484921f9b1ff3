"""The way through the linking room, sentence by sentence."""

from collections.abc import Iterator

from dragoman.linking.chunks import Atom, NameChunk, PostChunk
from dragoman.linking.gazetteer import Context, named_in
from dragoman.linking.lexicon import Lexicon, lexicon
from dragoman.linking.mentions import MentionMaker
from dragoman.linking.people import People, bare
from dragoman.linking.references import NATIONAL, Discourse
from dragoman.linking.sentence import WordSentence
from dragoman.linking.setting import dateline, home
from dragoman.linking.shapes import Standing
from dragoman.model.actor import Actor, ActorType
from dragoman.model.annotation import AnnotatedArticle
from dragoman.model.explanation import Explanation
from dragoman.model.mention import Links, Tenure
from dragoman.model.span import Span


def link_actors(annotated: AnnotatedArticle) -> Links:
    """Find all that a page names, and tell who is who.

    Args:
        annotated: The article with sentences and tokens.

    Returns:
        Mentions in the order of the text, and who holds which post.
    """
    return _Page(annotated, lexicon(annotated.language)).link()


class _Page:
    """The linking of one page: first names and posts everywhere, then what refers back to them."""

    def __init__(self, annotated: AnnotatedArticle, words: Lexicon) -> None:
        self._annotated, self._lexicon = annotated, words
        self._sentences = [WordSentence.cut(annotated, sentence) for sentence in annotated.sentences]
        self._people = People()
        self._posts: list[list[PostChunk]] = []
        self._names: list[list[NameChunk]] = []
        self._homes: list[Actor | None] = []

    def link(self) -> Links:
        self._find_names()
        self._find_people()
        self._settle_actors()
        maker = MentionMaker(self._annotated, self._lexicon, self._people)
        for index, sentence in enumerate(self._sentences):
            maker.read(index, sentence, self._posts[index], self._names[index], self._homes[index])
        return Links(tuple(sorted(maker.mentions, key=lambda m: (m.span.start, -m.span.end))), tuple(self._tenures()))

    def _find_names(self) -> None:
        """Find names of the vocabulary, once more with what counts only near its owner, then what they are part of."""
        gazetteer = self._lexicon.gazetteer
        for sentence in self._sentences:
            sentence.mark(gazetteer.find(sentence))
        contexts = list(self._contexts())
        for sentence, context in zip(self._sentences, contexts, strict=True):
            sentence.mark(gazetteer.find(sentence, context))
        self._homes = self._settings()
        self._find_wholes()

    def _contexts(self) -> Iterator[Context]:
        """Give what each sentence may lean on: whom the page and the sentences around it name, where it is set."""
        named = [named_in(sentence) for sentence in self._sentences]
        page = frozenset[str]().union(*named)
        for index, state in enumerate(self._settings()):
            near = frozenset[str]().union(*named[max(0, index - 1) : index + 2])
            yield Context(page, near, None if state is None else state.id)

    def _find_wholes(self) -> None:
        """Find frameworks, bodies and organisations around the names found."""
        standing = Standing()
        for sentence, state in zip(self._sentences, self._homes, strict=True):
            sentence.mark(self._lexicon.shapes.find(sentence, standing))
            sentence.mark(self._lexicon.bodies.find(sentence, state))
            sentence.mark(self._lexicon.organisations.find(sentence))

    def _settings(self) -> list[Actor | None]:
        """Give for each sentence the state it is set in: the dateline's of its block, else the page's."""
        states = {a.party: a for a in self._actors() if a.type is ActorType.STATE}
        page_home = home(self._sentences, states)
        homes: list[Actor | None] = []
        current, block = page_home, -1
        for sentence, words in zip(self._annotated.sentences, self._sentences, strict=True):
            if sentence.block != block:
                block = sentence.block
                place = dateline(words, self._lexicon.references.dateline)
                if place is not None and place.place is not None:
                    current = place.actor or states.get(place.place.country or "") or page_home
            homes.append(current)
        return homes

    def _actors(self) -> Iterator[Actor]:
        for sentence in self._sentences:
            for atom in sentence.atoms:
                if atom.actor is not None:
                    yield atom.actor

    def _find_people(self) -> None:
        for sentence in self._sentences:
            posts = self._lexicon.posts.find(sentence)
            names = self._lexicon.names.find(sentence, posts)
            self._lexicon.names.attach(sentence, posts, names)
            self._posts.append(posts)
            self._names.append(names)
        self._people.add(name for names in self._names for name in names if name.is_sure)

    def _settle_actors(self) -> None:
        """Give each person the actor of a post that names its owner, else of the state the page is set in."""
        for number, names in enumerate(self._names):
            for name in names:
                person = self._people.find(bare(name.text))
                if person is None or person.actor is not None:
                    continue
                owned = next((post.owner for post in name.posts if post.owner is not None), None)
                person.actor = owned
        for number, names in enumerate(self._names):
            for name in names:
                person = self._people.find(bare(name.text))
                if person is not None and person.actor is None and any(p.level in NATIONAL for p in name.posts):
                    person.actor = self._homes[number]

    def _tenures(self) -> Iterator[Tenure]:
        for sentence, names in zip(self._sentences, self._names, strict=True):
            for name in names:
                person = self._people.find(bare(name.text))
                if person is None:
                    continue
                for post in name.posts:
                    if post.head is None:
                        continue
                    first, last = min(post.first, name.first), max(post.last, name.last)
                    span = Span(sentence.words[first].start, sentence.words[last - 1].end)
                    why = Explanation("apposition", f"{post.text!r} stands beside the name {name.text!r}")
                    owner = post.owner or person.actor
                    yield Tenure(person.named(name.text), post.text, owner, span, post.is_former, why)


def inner_atoms(sentence: WordSentence, first: int, last: int) -> Iterator[Atom]:
    """Give the names of the vocabulary that lie inside ``words[first:last]``."""
    for atom in sentence.atoms:
        if first <= atom.first and atom.last <= last:
            yield atom
