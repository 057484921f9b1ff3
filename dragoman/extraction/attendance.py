"""Who took part, where a sentence says so in its own words: "The delegation was led by …", "in the presence of …"."""

from collections.abc import Iterator, Sequence

from dragoman.extraction.grammar import Grammar
from dragoman.extraction.merging import Occurrence, add_participant
from dragoman.extraction.neighbours import Neighbours
from dragoman.model.annotation import Sentence
from dragoman.model.facts import Participant, Role
from dragoman.model.mention import Mention, MentionKind
from dragoman.text.words import PhraseIndex
from dragoman.vocabulary.topics import load_topics

_NEAR = 3  # sentences that may lie between an occurrence and who took part in it
_AFTER = 3  # tokens between "in the presence of" and who was present
_VISIT = "visit"  # meant only where nothing else is: a ceremony, a session has guests rather than a journey
_ATTENDED = frozenset(
    ("meeting", "session", "conference", "seminar", "visit", "agreement", "opening", "honour", "exercise", "transfer")
)
_PEOPLE = frozenset((MentionKind.PERSON, MentionKind.POST))


def add_attendance(grammar: Grammar, occurrences: Sequence[Occurrence]) -> set[int]:
    """Add to each occurrence those whom a sentence names as taking part.

    Args:
        grammar: The page.
        occurrences: What the page tells, in order; changed in place.

    Returns:
        The sentences, by index, that tell who took part.
    """
    reader, attending = _Reader(grammar), set[int]()
    for sentence in grammar.reading.annotated.sentences:
        told, present = reader.read(sentence)
        occurrence = _attended(occurrences, sentence, is_told_here=not told) if present else None
        if occurrence is None:
            continue
        for participant in present:
            add_participant(occurrence.participants, participant)
        if sentence not in occurrence.sentences:
            occurrence.sentences.append(sentence)
        attending.add(sentence.index)
    return attending


class _Reader:
    """Reads who is present out of sentences.

    Args:
        grammar: The page.
    """

    def __init__(self, grammar: Grammar) -> None:
        topics = load_topics(grammar.reading.annotated.language)
        self._grammar, self._near = grammar, Neighbours(grammar)
        self._participation = PhraseIndex((phrase, True) for phrase in topics.participation)
        self._attendance = PhraseIndex((phrase, True) for phrase in topics.attendance)
        self._presence = PhraseIndex((phrase, True) for phrase in topics.presence)

    def read(self, sentence: Sentence) -> tuple[bool, list[Participant]]:
        """Give who is present, and whether the sentence goes on about an occurrence told before it."""
        if self._says(sentence, self._participation):
            return True, [_participant(m) for m in self._sides(sentence)]
        if self._says(sentence, self._attendance):
            return True, [_participant(m) for m in self._sides(sentence) if m.kind in _PEOPLE]
        return False, [_participant(m) for m in self._beside(sentence) if m.kind in _PEOPLE]

    def _says(self, sentence: Sentence, phrases: PhraseIndex[bool]) -> bool:
        words = self._grammar.words(sentence)
        return any(phrases.longest(words, index) is not None for index in range(len(words)))

    def _sides(self, sentence: Sentence) -> Iterator[Mention]:
        return (m for m in self._near.sides_of(sentence.first) if m.actor is not None)

    def _beside(self, sentence: Sentence) -> Iterator[Mention]:
        """Give the people right after "in the presence of", and those coordinated with them."""
        words = self._grammar.words(sentence)
        for index in range(len(words)):
            match = self._presence.longest(words, index)
            if match is None or match[0] == len(words):
                continue
            after = self._grammar.token_at(words[match[0]].start, sentence)
            first = next((m for m in self._sides(sentence) if m.last > after), None)
            if first is not None and first.first - after <= _AFTER:
                yield from (m for m in self._near.together(first) if m.actor is not None)


def _participant(mention: Mention) -> Participant:
    return Participant(mention.actor, Role.PARTICIPANT, mention.person, mention.post, mention.count)


def _attended(occurrences: Sequence[Occurrence], sentence: Sentence, *, is_told_here: bool) -> Occurrence | None:
    """Find what was attended: of the sentence itself, or the nearest before it, whichever is asked for first."""
    open_ = [o for o in occurrences if o.kind in _ATTENDED]
    here = [o for o in open_ if sentence in o.sentences]
    here.sort(key=lambda o: o.kind == _VISIT)
    before = [o for o in open_ if o.participants and 0 < sentence.index - o.sentences[0].index <= _NEAR]
    before.sort(key=lambda o: (o.kind == _VISIT, -o.sentences[0].index))
    return next(iter([*here, *before] if is_told_here else [*before, *here]), None)
