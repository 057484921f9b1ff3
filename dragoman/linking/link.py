"""The way through the linking room, sentence by sentence."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from dragoman.linking.chunks import Atom, NameChunk, PostChunk
from dragoman.linking.gazetteer import Context, named_in
from dragoman.linking.known_officials import KnownOfficials
from dragoman.linking.lexicon import Lexicon, lexicon
from dragoman.linking.mentions import MentionMaker
from dragoman.linking.people import People, bare
from dragoman.linking.publisher import address, agency, issuer, publisher, seat
from dragoman.linking.scenes import Scene, actors_of
from dragoman.linking.sentence import WordSentence
from dragoman.linking.setting import dateline, home, imprint
from dragoman.linking.settling import Settler, implied_among
from dragoman.linking.shapes import Standing
from dragoman.linking.unmarked import mark_names
from dragoman.model.actor import Actor, ActorType
from dragoman.model.annotation import AnnotatedArticle
from dragoman.model.explanation import Explanation
from dragoman.model.mention import Links, Tenure
from dragoman.model.span import Span

_MASTHEAD = 4  # lines
_LINE = 120  # characters within which an agency signs
_DIARY = 3  # datelines of one page
_OTHERS = 2  # states that somebody writes of who writes of others alone


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
        self._officials = KnownOfficials(annotated.article.published)
        self._posts: list[list[PostChunk]] = []
        self._names: list[list[NameChunk]] = []
        self._homes: list[tuple[Actor | None, bool, bool, bool]] = []

    def link(self) -> Links:
        self._find_names()
        self._find_people()
        self._people.add(name for names in self._names for name in names if name.is_sure)
        self._recall_people()
        scenes = list(map(Scene, self._sentences, self._posts, self._names, *zip(*self._homes, strict=True)))
        implied = implied_among(list(actors_of(self._sentences)))
        Settler(self._people, self._lexicon, implied, self._officials).settle(scenes)
        maker = MentionMaker(self._annotated, self._lexicon, self._people, _publisher_of(scenes))
        for index, (scene, opening) in enumerate(zip(scenes, self._datelines(), strict=True)):
            maker.read(index, scene, opening)
        return Links(tuple(sorted(maker.mentions, key=lambda m: (m.span.start, -m.span.end))), tuple(self._tenures()))

    def _find_names(self) -> None:
        """Find names of the vocabulary, once more with what counts only near its owner, then what they are part of."""
        gazetteer = self._lexicon.gazetteer
        for sentence in self._sentences:
            sentence.mark(gazetteer.find(sentence))
        self._find_people()  # the setting shows in how people are introduced
        self._homes = self._settings()
        for sentence, context in zip(self._sentences, list(self._contexts()), strict=True):
            sentence.mark(gazetteer.find(sentence, context))
        for sentence in self._sentences:
            sentence.mark(self._lexicon.localities.find(sentence))
        standing = Standing()
        for sentence, (state, *_) in zip(self._sentences, self._homes, strict=True):
            sentence.mark(self._lexicon.shapes.find(sentence, standing))
            sentence.mark(self._lexicon.bodies.find(sentence, state))
            sentence.mark(self._lexicon.organisations.find(sentence))

    def _contexts(self) -> Iterator[Context]:
        """Give what each sentence may lean on: whom the page names, whom the sentences around it name, its setting."""
        named = [named_in(sentence) for sentence in self._sentences]
        page = frozenset[str]().union(*named)
        for index, (state, *_) in enumerate(self._homes):
            near = frozenset[str]().union(*named[max(0, index - 1) : index + 2])
            yield Context(page, near, None if state is None else state.id)

    def _find_people(self) -> None:
        self._posts = [self._lexicon.posts.find(sentence) for sentence in self._sentences]
        for sentence, posts in zip(self._sentences, self._posts, strict=True):
            mark_names(sentence, posts, self._lexicon.phrases.titles)
        self._names = list(map(self._lexicon.names.find, self._sentences, self._posts))
        for each in zip(self._sentences, self._posts, self._names, strict=True):
            self._lexicon.apposer.attach(*each)

    def _recall_people(self) -> None:
        """Find the persons named again without any sign of a name: where a script has no capitals."""
        recalled: list[NameChunk] = []
        for sentence, posts, names in zip(self._sentences, self._posts, self._names, strict=True):
            again = self._lexicon.recaller.find(sentence, names, posts, self._people)
            names[:] = sorted([*names, *again], key=lambda name: name.first)
            recalled.extend(again)
        self._people.add(recalled)

    def _datelines(self) -> list[Atom | None]:
        """Give for each sentence the place of the dateline that it opens with, if it opens a block."""
        found: list[Atom | None] = []
        block = -1
        for sentence, words in zip(self._annotated.sentences, self._sentences, strict=True):
            opens = sentence.block != block
            block = sentence.block
            found.append(dateline(words, self._lexicon.references.dateline) if opens else None)
        return found

    def _settings(self) -> list[tuple[Actor | None, bool, bool, bool]]:
        """Give for each sentence the state it is set in: the publisher's, the last dateline's or the page's; and whose.

        A state that only a dateline names is not at home: much is written from Geneva or New York. But a page of many
        datelines is a diary of what each place's own people did. An agency that writes from abroad, and of two other
        states alone, is not at home there either.
        """
        own, datelines = self._publisher(), self._datelines()
        opened = set(map(id, datelines))
        atoms = (atom for sentence in self._sentences for atom in sentence.atoms if id(atom) not in opened)
        named = [*atoms, *self._in_title()]
        states = {a.actor.party: a.actor for a in named if a.actor is not None and a.actor.type is ActorType.STATE}
        is_far = own is not None and own.party not in states and len(states) >= _OTHERS and _are_abroad(datelines, own)
        if own is not None and not is_far:
            return [(own, False, True, self._is_mission())] * len(self._sentences)
        current = self._imprint(states)
        current = current or self._officials.home(self._names)
        current = current or home(self._sentences, self._posts, self._names, self._annotated.article.title or "")
        homes: list[tuple[Actor | None, bool, bool, bool]] = []
        is_dated, is_diary = False, sum(each is not None for each in datelines) >= _DIARY
        for opening in datelines:
            if opening is not None and opening.place is not None:
                at_home = opening.actor if is_diary else None
                current, is_dated = states.get(opening.place.country or "", at_home), True
            homes.append((current, is_dated, False, False))
        return homes

    def _in_title(self) -> list[Atom]:
        """Give the names of the vocabulary in the title."""
        title = self._annotated.article.title
        if not title:
            return []
        line = WordSentence.of_line(title, Span(0, len(title)))
        return self._lexicon.gazetteer.find(line)

    def _publisher(self) -> Actor | None:
        """Give the state that the page is from, the surest signs first."""
        masthead, words, article = list(self._masthead()), self._lexicon, self._annotated.article
        offices, missions = words.offices, words.missions
        return (
            agency(self._edges(), words.agencies)
            or publisher(masthead)
            or issuer(masthead, missions)
            or issuer(masthead, offices)
            or address([article.url, article.source, *self._heading()])
            or seat(masthead, offices, missions)
        )

    def _is_mission(self) -> bool:
        """Say whether a line above the article names an office of a state abroad."""
        missions = self._lexicon.missions
        return any(missions.longest(line.words, i) for line in self._masthead() for i in range(len(line.words)))

    def _heading(self) -> Iterator[str]:
        """Give the first lines above the article as they stand."""
        article = self._annotated.article
        for block in takewhile(lambda block: not block.is_body, article.blocks[:_MASTHEAD]):
            yield article.text[block.span.start : block.span.end]

    def _masthead(self) -> Iterator[WordSentence]:
        """Give the source of the page and the first lines above its article, with the names and bodies in them."""
        article = self._annotated.article
        above = takewhile(lambda block: not block.is_body, article.blocks[:_MASTHEAD])
        stated = [(name, Span(0, len(name))) for name in (article.source, article.author) if name]
        for text, span in (*stated, *((article.text, block.span) for block in above)):
            line = WordSentence.of_line(text, span)
            line.mark(self._lexicon.gazetteer.find(line))
            named = [a.actor for a in line.atoms if a.actor is not None and a.actor.type is ActorType.STATE]
            line.mark(self._lexicon.bodies.find(line, named[0] if len(named) == 1 else None))
            if article.title is None or line.text[span.start : span.end] not in article.title:
                yield line

    def _edges(self) -> Iterator[WordSentence]:
        """Give the lines around the article, and the first words of the article, in which agencies sign."""
        article = self._annotated.article
        first = next((block for block in article.blocks if block.is_body), None)
        for block in article.blocks:
            if block is first or block is article.blocks[-1] or (not block.is_body and len(block.span) < _LINE):
                end = min(block.span.end, block.span.start + _LINE)
                yield WordSentence.of_line(article.text, Span(block.span.start, end))

    def _imprint(self, states: Mapping[str, Actor]) -> Actor | None:
        """Give the state whose place stands with a date in a line above the article, if the article names it."""
        article = self._annotated.article
        for number, block in enumerate(takewhile(lambda block: not block.is_body, article.blocks)):
            line = WordSentence.of_line(article.text, block.span)
            line.mark(self._lexicon.gazetteer.find(line))
            place = imprint(line, is_masthead=number == 0)
            if place is not None and place.place is not None:
                return states.get(place.place.country or "")
        return None

    def _tenures(self) -> Iterator[Tenure]:
        for sentence, names in zip(self._sentences, self._names, strict=True):
            for name in names:
                person = self._people.find(bare(name.text))
                for post in name.posts if person is not None else ():
                    if person is None or post not in person.fullest:
                        continue
                    first, last = min(post.first, name.first), max(post.last, name.last)
                    span = Span(sentence.words[first].start, sentence.words[last - 1].end)
                    why = Explanation("apposition", f"{post.text!r} stands beside the name {name.text!r}")
                    owner = post.owner or person.actor
                    yield Tenure(person.named(name.text), post.text, owner, span, post.is_former, why)


def _publisher_of(scenes: Sequence[Scene]) -> Actor | None:
    return next((scene.home for scene in scenes if scene.is_own), None)


def _are_abroad(datelines: Sequence[Atom | None], own: Actor) -> bool:
    """Say whether a page has datelines, and all of them of other states."""
    places = [opening.place.country for opening in datelines if opening is not None and opening.place is not None]
    return bool(places) and own.country not in places
