"""Persons named again by the end of their name, where the script has no capitals and the parser told no name."""

from collections.abc import Iterator, Sequence

from dragoman.linking.chunks import NameChunk, PostChunk
from dragoman.linking.people import KnownPerson, People, bare
from dragoman.linking.sentence import WordSentence
from dragoman.model.annotation import Token
from dragoman.text.arabic import fold_letters
from dragoman.text.normalize import fold
from dragoman.text.words import PhraseIndex
from dragoman.vocabulary.posts import Honorific

_SHORTEST = 4  # letters; «علي» is the end of a name and a preposition too
_LONGEST = 3  # words that a name is cut into where its first letters look like particles: «و» «يتكومب»
_NAMING = frozenset(("PROPN", "X", "NOUN", "ADJ"))


class NameRecaller:
    """Finds family names of persons whom the page names in full.

    Args:
        titles: What stands before names.
    """

    def __init__(self, titles: PhraseIndex[Honorific]) -> None:
        self._titles = titles

    def find(
        self, sentence: WordSentence, names: Sequence[NameChunk], posts: Sequence[PostChunk], people: People
    ) -> list[NameChunk]:
        """Find the family names that a sentence says again, in order.

        Args:
            sentence: The sentence; names of the vocabulary in it stay what they are.
            names: The names found in it.
            posts: The posts found in it.
            people: The persons of the page.

        Returns:
            Names that are sure, each with the post right before it if there is one.
        """
        known = dict(_family_names(people))
        chunks: list[NameChunk | PostChunk] = [*names, *posts]
        taken = {i for chunk in chunks for i in range(chunk.first, chunk.last)}
        found: list[NameChunk] = []
        index = 0
        while known and index < len(sentence.words):
            last = None if index in taken else _match(sentence, index, taken, known)
            if last is not None:
                found.append(self._chunk(sentence, index, last, posts))
            index = last or index + 1
        return found

    def _chunk(self, sentence: WordSentence, first: int, last: int, posts: Sequence[PostChunk]) -> NameChunk:
        said = sentence.said(first, last)
        title = next((t for t in range(max(0, first - _LONGEST), first) if self._is_title(sentence, t, first)), first)
        honorific = self._titles.longest(sentence.words, title) if title < first else None
        beside = [post for post in posts if post.last == title and not sentence.gap(title).strip()]
        gender = None if honorific is None else honorific[1].gender
        return NameChunk(title, last, said, is_sure=True, posts=beside, gender=gender)

    def _is_title(self, sentence: WordSentence, first: int, last: int) -> bool:
        match = self._titles.longest(sentence.words, first)
        return match is not None and match[0] == last


def _family_names(people: People) -> Iterator[tuple[str, KnownPerson]]:
    """Give the last word of each person's name, and the one before it, where it means nobody else."""
    for person in people:
        words = bare(person.label).split()
        for word in words[1:][-2:]:
            is_told = len(fold_letters(word)) >= _SHORTEST and fold(word) and not word[0].isascii()
            if is_told and people.find(word) is person:
                yield fold_letters(word), person


def _match(sentence: WordSentence, first: int, taken: set[int], known: dict[str, KnownPerson]) -> int | None:
    """Give the end of a family name that begins at a word, its letters put together again."""
    for last in range(min(first + _LONGEST, len(sentence.words)), first, -1):
        if any(i in taken or sentence.atom_at[i] is not None for i in range(first, last)):
            continue
        is_cut = last < len(sentence.words) and not sentence.gap(last)
        if is_cut or any(sentence.gap(i) for i in range(first + 1, last)):
            continue
        letters = fold_letters("".join(word.text for word in sentence.words[first:last]))
        if letters in known and any(map(_may_be_name, sentence.tokens[first:last])):
            return last
    return None


def _may_be_name(token: Token) -> bool:
    return token.entity == "PER" or token.pos == "PROPN" or (not token.entity and token.pos in _NAMING)
