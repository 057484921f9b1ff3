"""The sentences of a page with all the pieces found in them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.linking.chunks import NameChunk, PostChunk
from dragoman.linking.sentence import WordSentence
from dragoman.model.actor import Actor


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence with the pieces found in it.

    Attributes:
        sentence: Its words.
        posts, names: What was found.
        home: The state it is set in, or None.
        is_dated: Whether a dateline says so.
        is_own: Whether it is the state that the page is from.
        is_abroad: Whether the page is from an office that this state has in another, whose people it names too.
    """

    sentence: WordSentence
    posts: Sequence[PostChunk]
    names: Sequence[NameChunk]
    home: Actor | None
    is_dated: bool = False
    is_own: bool = False
    is_abroad: bool = False


def actors_of(sentences: Sequence[WordSentence]) -> Iterator[Actor]:
    """Give the actors that a page names, each mention one."""
    for sentence in sentences:
        for atom in sentence.atoms:
            if atom.actor is not None:
                yield atom.actor
