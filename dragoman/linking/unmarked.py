"""Names that a parser left unmarked, in a script without capitals, where a post or a title stands before them."""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.linking.chunks import PostChunk
from dragoman.linking.sentence import WordSentence
from dragoman.text.words import PhraseIndex
from dragoman.vocabulary.posts import Honorific

_LONGEST = 4  # words of a name
_WHOLE = 2  # words that make a name
_NAMING = frozenset(("PROPN", "ADJ", "NOUN"))


def mark_names(sentence: WordSentence, posts: Sequence[PostChunk], titles: PhraseIndex[Honorific]) -> None:
    """Mark words as names where the place where they stand tells that they are.

    Args:
        sentence: The sentence, changed in place.
        posts: The posts found in it.
        titles: What stands before names.
    """
    taken = {index for post in posts for index in range(post.first, post.last)}
    for post in posts:
        end = post.last
        if post.is_plural or end >= len(sentence.words) or sentence.words[end].has_case or sentence.gap(end) != " ":
            continue
        title = titles.longest(sentence.words, end)
        first = end if title is None else title[0]
        last = _run_end(sentence, post.first, first, taken)
        if last == first and _is_given(sentence, first, taken):
            last += 1
        elif last - first < _WHOLE:
            continue
        for index in range(first, last):
            sentence.words[index] = replace(sentence.words[index], is_named=True)


def _run_end(sentence: WordSentence, start: int, first: int, taken: set[int]) -> int:
    """Find the end of a run of proper nouns that hang on a post, or on one another."""
    last = first
    above = {token.index for token in sentence.tokens[start:first]}
    while last < min(len(sentence.words), first + _LONGEST):
        token = sentence.tokens[last]
        is_free = last not in taken and sentence.atom_at[last] is None and sentence.gap(last) == " "
        is_name = token.pos == "PROPN" and token.entity in ("", "PER") and token.head in above
        if not (is_free and is_name):
            break
        above.add(token.index)
        last += 1
    return last


def _is_given(sentence: WordSentence, index: int, taken: set[int]) -> bool:
    """Say whether a word is the given name before a family name that the parser told."""
    if index + 1 >= len(sentence.words) or index in taken or sentence.atom_at[index] is not None:
        return False
    word, after = sentence.words[index], sentence.words[index + 1]
    is_noun = sentence.tokens[index].pos in _NAMING and not word.has_article and not word.is_named
    return is_noun and after.is_named and after.gap == " " and sentence.tokens[index + 1].entity == "PER"
