"""Who took part, where a later sentence says so: "The delegation was led by …", « Étaient également présents … »."""

from collections.abc import Iterator, Sequence

from dragoman.extraction.grammar import Grammar
from dragoman.extraction.merging import Occurrence, add_participant
from dragoman.extraction.neighbours import Neighbours
from dragoman.model.annotation import Sentence
from dragoman.model.facts import Participant, Role
from dragoman.model.mention import MentionKind
from dragoman.text.normalize import fold
from dragoman.vocabulary.topics import load_topics

_NEAR = 3  # sentences that may lie between an occurrence and who took part in it
_ATTENDED = frozenset(
    ("meeting", "session", "conference", "seminar", "visit", "agreement", "opening", "honour", "exercise")
)
_PEOPLE = frozenset((MentionKind.PERSON, MentionKind.POST))


def add_attendance(grammar: Grammar, occurrences: Sequence[Occurrence]) -> None:
    """Add to each occurrence those whom a sentence after it names as taking part.

    Args:
        grammar: The page.
        occurrences: What the page tells, in order; changed in place.
    """
    topics = load_topics(grammar.reading.annotated.language)
    participation = [f" {fold(phrase)} " for phrase in topics.participation]
    attendance = [f" {fold(phrase)} " for phrase in topics.attendance]
    for sentence in grammar.reading.annotated.sentences:
        said = f" {fold(sentence.span.cut(grammar.text))} "
        states = any(phrase in said for phrase in participation)
        if not states and not any(phrase in said for phrase in attendance):
            continue
        occurrence = _attended(occurrences, sentence)
        present = list(_present(grammar, sentence, states=states)) if occurrence is not None else []
        if occurrence is None or not present:
            continue
        for participant in present:
            add_participant(occurrence.participants, participant)
        if sentence not in occurrence.sentences:
            occurrence.sentences.append(sentence)


def _attended(occurrences: Sequence[Occurrence], sentence: Sentence) -> Occurrence | None:
    """Find what a sentence may go on from: the last occurrence told at most a few sentences before."""
    told = (o for o in occurrences if o.kind in _ATTENDED and o.participants)
    near = [o for o in told if 0 <= sentence.index - o.sentences[0].index <= _NEAR]
    return near[-1] if near else None


def _present(grammar: Grammar, sentence: Sentence, *, states: bool) -> Iterator[Participant]:
    """Give the people whom a sentence names, and where it says which states took part, these too."""
    near = Neighbours(grammar)
    for mention in near.sides_of(sentence.first):
        if (states or mention.kind in _PEOPLE) and mention.actor is not None:
            yield Participant(mention.actor, Role.PARTICIPANT, mention.person, mention.post, mention.count)
