"""Frameworks by shape: « Dialogue stratégique Maroc-USA », "the fourth session of the India-Kenya Joint Commission"."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from dragoman.linking.chunks import Atom
from dragoman.linking.gazetteer import party_of
from dragoman.linking.sentence import WordSentence
from dragoman.linking.topics import BLANKS, skip_articles, topic_end
from dragoman.model.actor import Actor, ActorType, Framework
from dragoman.model.mention import Form
from dragoman.text.normalize import fold, slug
from dragoman.text.words import PhraseIndex
from dragoman.vocabulary.actors import Actors
from dragoman.vocabulary.frameworks import Frameworks, FrameworkShape, FrameworkShapes

_DASHES = frozenset(("-", "‑", "–", "—", "/"))
_OPENING = frozenset(("DET", "ADP", "ADJ", "NUM", "CCONJ", "VERB", "PUNCT"))  # what may stand before a head alone
_MOST = 4  # parties of one framework


@dataclass(slots=True)
class _Draft:
    """A framework on the way to be read, ``words[first:last]`` of the sentence; its head is somewhere inside."""

    first: int
    last: int
    head_first: int
    head_last: int
    shape: FrameworkShape
    parties: list[Atom] = field(default_factory=list)
    topic: str | None = None


@dataclass(slots=True)
class Standing:
    """The frameworks that a page has named so far, by shape: "the Joint Commission" alone is the last of them.

    Attributes:
        last: The last of each shape, by id of the shape.
    """

    last: dict[str, Atom] = field(default_factory=dict)


class ShapeFinder:
    """Finds frameworks by shape in a sentence whose names of the vocabulary are marked.

    Args:
        shapes: The language's shapes.
        frameworks: The known frameworks, which a shape with the same parties may turn out to be.
        actors: The vocabulary's actors.
    """

    def __init__(self, shapes: FrameworkShapes, frameworks: Frameworks, actors: Actors) -> None:
        self._actors = actors
        self._is_english = shapes.language == "en"
        self._heads = PhraseIndex((head, shape) for shape in shapes.shapes for head in shape.heads)
        self._party_links = PhraseIndex((link, True) for link in shapes.party_links if any(map(str.isalpha, link)))
        self._topic_links = PhraseIndex((link, True) for link in shapes.topic_links)
        self._known = dict(self._known_by_parties(shapes, frameworks))

    def find(self, sentence: WordSentence, standing: Standing) -> list[Atom]:
        """Find the frameworks of a sentence.

        Args:
            sentence: The sentence, its names of the vocabulary marked.
            standing: What the page has named before; it is brought up to date.

        Returns:
            All atoms of the sentence, the frameworks in place of the names inside them.
        """
        return sentence.scan(self._heads.may_begin, lambda index, floor: self._at(sentence, index, floor, standing))

    def _at(self, sentence: WordSentence, index: int, floor: int, standing: Standing) -> Atom | None:
        known = sentence.atom_at[index]
        if known is not None:
            if known.first == index and known.framework is not None:
                self._note(sentence, known, standing)
            return None
        matches = self._heads.at(sentence.words, index)
        match = next((match for match in matches if _is_free(sentence, index, match[0])), None)
        if match is None:
            return None
        draft = _Draft(index, match[0], index, match[0], match[1])
        self._extend_left(sentence, draft, floor)
        self._extend_right(sentence, draft)
        return self._atom(sentence, draft, standing)

    def _note(self, sentence: WordSentence, known: Atom, standing: Standing) -> None:
        """Keep in mind a known framework whose words hold the head of a shape."""
        for index in range(known.first, known.last):
            for _end, shape in self._heads.at(sentence.words, index):
                if known.members:
                    standing.last[shape.id] = known
                return

    # Around the head -------------------------------------------------------------------------------------------

    def _extend_left(self, sentence: WordSentence, draft: _Draft, floor: int) -> None:
        """Take in the parties before the head: "the Morocco-US …", "Franco-Moroccan", "Egypt's … with"."""
        at = _title_start(sentence, draft.first, floor)
        if at - 1 > floor and sentence.words[at - 1].folded == "s" and sentence.gap(at - 1) in ("'", "’"):
            at -= 1
        elif sentence.gap(at) not in BLANKS:
            return
        begin = draft.first
        while at > floor and len(draft.parties) < _MOST:
            atom = sentence.atom_at[at - 1]
            if atom is None or atom.actor is None or not _is_party(atom) or atom.first < floor:
                break
            if draft.parties and not (sentence.gap(at).strip() in _DASHES or _joined(sentence, at)):
                break
            draft.parties.insert(0, atom)
            draft.first = at = atom.first
            if at - 2 >= floor and sentence.tokens[at - 1].pos == "CCONJ" and sentence.atom_at[at - 2] is not None:
                at -= 1
        if len(draft.parties) == 1 and begin > draft.parties[0].last:
            draft.parties, draft.first = [], begin

    def _extend_right(self, sentence: WordSentence, draft: _Draft) -> None:
        for _ in range(3):  # "the working group on security between Morocco and Spain"
            if draft.last >= len(sentence.words) or not _goes_on(sentence.gap(draft.last)):
                return
            end = self._parties_after(sentence, draft) or self._topic_after(sentence, draft)
            if end is None:
                return
            draft.last = end

    def _parties_after(self, sentence: WordSentence, draft: _Draft) -> int | None:
        if len(draft.parties) > 1:
            return None
        at = draft.last
        link = self._party_links.longest(sentence.words, at)
        start = at if link is None else skip_articles(sentence, link[0])
        listed = self._list(sentence, start)
        is_adjective = bool(listed) and listed[0].form in (Form.ADJECTIVE, Form.COMPOUND)
        if not listed or (link is None and len(listed) < 2 and not is_adjective) or (link is not None and is_adjective):
            return None
        if is_adjective and sentence.words[start].text[0].isupper() and listed[0].form is Form.ADJECTIVE:
            return None
        draft.parties.extend(listed)
        return listed[-1].last

    def _list(self, sentence: WordSentence, start: int) -> list[Atom]:
        """Read names joined by dashes or "and": « Maroc-USA », « le Maroc et les États-Unis »."""
        listed: list[Atom] = []
        at: int | None = start
        while at is not None and at < len(sentence.words) and len(listed) < _MOST:
            atom = sentence.atom_at[at]
            if atom is None or atom.first != at or atom.actor is None or not _is_party(atom):
                break
            listed.append(atom)
            at = _next_of_list(sentence, atom)
        return listed[:-1] if listed and listed[-1].form is Form.COMPOUND else listed

    def _topic_after(self, sentence: WordSentence, draft: _Draft) -> int | None:
        if not draft.shape.topic or draft.topic is not None:
            return None
        links = list(self._topic_links.at(sentence.words, draft.last))
        if not links:
            return None
        start = skip_articles(sentence, links[-1][0])  # the shortest: "questions" is part of the topic
        end = topic_end(sentence, start) if start < len(sentence.words) else None
        if end is not None:
            draft.topic = sentence.said(start, end)
        return end

    # What it is ------------------------------------------------------------------------------------------------

    def _atom(self, sentence: WordSentence, draft: _Draft, standing: Standing) -> Atom | None:
        shape = draft.shape
        members = _members(draft.parties)
        text = sentence.said(draft.first, draft.last)
        if len(members) < 2 and not shape.sits:
            return None  # "a memorandum on health" is what is signed, no framework that stands
        if len(members) < 2 and draft.topic is None:
            if members:
                return None  # "NATO's political dialogue": with whom?
            return self._bare(sentence, draft, standing)
        known = self._known.get((frozenset(m.id for m in members), shape.id)) if draft.topic is None else None
        head = sentence.said(draft.head_first, draft.head_last) if self._is_english else shape.label
        named, label = known or _named(shape, head, members, draft.topic)
        if draft.topic is not None and not self._is_english:
            label = text  # a label is in one language: as printed where the topic has no name of its own in English
        framework = Framework(named, label, text)
        atom = Atom(
            draft.first, draft.last, Form.PATTERN, framework=framework, members=members, sits=shape.sits,
            inner=tuple(draft.parties),
        )  # fmt: skip
        if len(members) > 1:
            standing.last[shape.id] = atom
        return atom

    def _bare(self, sentence: WordSentence, draft: _Draft, standing: Standing) -> Atom | None:
        """Give the framework that a head alone means: the last of its shape, else, for a title, whatever it names."""
        shape, before = draft.shape, standing.last.get(draft.shape.id)
        text, form = sentence.said(draft.first, draft.last), Form.REFERENCE
        if draft.first > 0 and sentence.tokens[draft.first - 1].pos not in _OPENING:
            return None  # "the Defence Strategic Dialogue": one of its own
        if before is not None and before.framework is not None:
            framework, members = replace(before.framework, text=text), before.members
        elif not shape.needs and sentence.words[draft.head_first].is_capital:
            framework, members, form = Framework(*_named(shape, shape.label, (), None), text), (), Form.PATTERN
        else:
            return None
        return Atom(draft.first, draft.last, form, framework=framework, members=members, sits=shape.sits)

    def _known_by_parties(
        self, shapes: FrameworkShapes, frameworks: Frameworks
    ) -> Iterable[tuple[tuple[frozenset[str], str], tuple[str, str]]]:
        """List the known frameworks between a few parties under the shapes that their names have."""
        heads = {f" {fold(head)} ": shape.id for shape in shapes.shapes for head in shape.heads}
        for known in frameworks.values():
            members = frozenset(actor.id for actor in members_of(known.parties, self._actors))
            if not 2 <= len(members) <= _MOST or len(members) != len(known.parties):
                continue
            for name in known.names.get(shapes.language, ()):
                longest = max((h for h in heads if h in f" {fold(name)} "), key=len, default=None)
                if longest is not None:
                    yield (members, heads[longest]), (f"framework:{known.id}", known.label)


def members_of(parties: Sequence[str], actors: Actors) -> tuple[Actor, ...]:
    """Build the nouns for the parties of a known framework.

    Args:
        parties: States (alpha-3) and organisations (slug).
        actors: The vocabulary.
    """
    return tuple(filter(None, (party_of(actors, party, "") for party in parties)))


def _members(parties: Sequence[Atom]) -> tuple[Actor, ...]:
    unique = {atom.actor.party: atom.actor for atom in parties if atom.actor is not None}
    return tuple(unique.values())


def _named(shape: FrameworkShape, head: str, members: Sequence[Actor], topic: str | None) -> tuple[str, str]:
    """Give id and label: ``framework:strategic-dialogue/MAR-USA``, "Morocco–United States Strategic Dialogue"."""
    title = " ".join(word[0].upper() + word[1:] if len(word) > 3 else word for word in head.split())
    codes = "-".join(sorted(slug(m.party) if m.type is not ActorType.STATE else m.party for m in members))
    key = "-".join(filter(None, (codes, slug(topic) if topic else ""))) or slug(shape.label)
    who = "–".join(m.label if m.type is ActorType.STATE else m.party for m in members)
    label = f"{who} {title}" if who else title
    return f"framework:{shape.id}/{key}", label + (f" on {topic}" if topic else "")


def _is_free(sentence: WordSentence, first: int, last: int) -> bool:
    return all(atom is None for atom in sentence.atom_at[first:last])


def _is_party(atom: Atom) -> bool:
    """Say whether a name may be of a party to a framework: a state or an organisation by any of its names."""
    actor = atom.actor
    return actor is not None and atom.form is not Form.SEAT and actor.type is not ActorType.BODY


def _title_start(sentence: WordSentence, at: int, floor: int) -> int:
    """Give where a title that a head ends begins: "Defence Strategic Dialogue"."""
    start = at
    while start > floor and sentence.words[at].is_capital and sentence.gap(start) in BLANKS and start > at - 3:
        if sentence.atom_at[start - 1] is not None or not sentence.words[start - 1].is_capital:
            break
        start -= 1
    return start if start > 0 and sentence.atom_at[start - 1] is not None else at


def _joined(sentence: WordSentence, at: int) -> bool:
    """Say whether "and" stands before ``words[at]``… as in "Moroccan and Spanish"."""
    return sentence.tokens[at].pos == "CCONJ"


def _goes_on(gap: str) -> bool:
    return gap in BLANKS or gap.strip() in _DASHES


def _next_of_list(sentence: WordSentence, atom: Atom) -> int | None:
    """Give where the next name of a list begins, after a dash, a comma or "and"; None where the list ends."""
    at = atom.last
    if at >= len(sentence.words):
        return None
    if sentence.gap(at).strip() in _DASHES or atom.form is Form.COMPOUND:
        return at
    following = sentence.atom_at[at]
    if following is not None and atom.form is following.form is Form.ADJECTIVE and sentence.gap(at) == " ":
        return at  # «اللجنة المغربية الإسبانية»
    if sentence.tokens[at].pos == "CCONJ" and sentence.gap(at) in BLANKS:
        return skip_articles(sentence, at + 1)
    if sentence.gap(at).strip() == ",":
        start = skip_articles(sentence, at)
        return start if start < len(sentence.words) and sentence.atom_at[start] is not None else None
    return None
