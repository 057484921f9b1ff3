"""Names of persons, and the posts that stand beside them."""

from collections.abc import Sequence

from dragoman.linking.chunks import NameChunk, PostChunk, blank_or_comma
from dragoman.linking.sentence import WordSentence
from dragoman.model.annotation import Token
from dragoman.text.words import PhraseIndex
from dragoman.vocabulary.posts import Honorific, Posts

_LONGEST_NAME = 6  # words
_NAMING = frozenset(("PROPN", "NOUN", "X"))
_NAME_GAPS = frozenset((" ", "\u00a0", "-", "‑", "'", "’", "ʼ"))


class NameFinder:
    """Finds the names of persons in a sentence, and puts posts to them.

    Args:
        posts: The language's words for posts, with honorifics and particles.
        as_words: Words that say that somebody is in a post: « en tant que », "who serves as".
    """

    def __init__(self, posts: Posts, as_words: Sequence[str]) -> None:
        self._honorifics = PhraseIndex((form, honorific) for honorific in posts.honorifics for form in honorific.forms)
        self._particles = frozenset(particle.casefold() for particle in posts.name_particles)
        self._as = PhraseIndex((words, True) for words in as_words)
        self._determiners = PhraseIndex((form, True) for d in posts.determiners for form in d.forms)

    def find(self, sentence: WordSentence, posts: Sequence[PostChunk]) -> list[NameChunk]:
        """Find the names of a sentence, in order.

        Args:
            sentence: The sentence; names of the vocabulary that turn out to be part of a person's name are dropped.
            posts: The posts found in it.
        """
        taken = {index for post in posts for index in range(post.first, post.last)}
        after_post = {post.last for post in posts if not post.is_plural}
        names: list[NameChunk] = []
        index = 0
        while index < len(sentence.words):
            if index in taken:
                index += 1
                continue
            honorific = self._honorific_at(sentence, index)
            if honorific is not None and honorific[0] not in taken:
                name = self._name_at(sentence, honorific[0], taken, vouched=True)
                if name is not None:
                    name.first = index
            else:
                vouched = index in after_post and sentence.gap(index).strip() in ("", ",")
                name = self._name_at(sentence, index, taken, vouched=vouched)
            if name is None:
                index += 1
                continue
            names.append(name)
            index = name.last
        return names

    def _honorific_at(self, sentence: WordSentence, index: int) -> tuple[int, Honorific] | None:
        for end, honorific in self._honorifics.at(sentence.words, index):
            said = sentence.said(index, end)
            if end < len(sentence.words) and sentence.gap(end).strip() in ("", ".") and said[0].isupper():
                return end, honorific
        return None

    def _name_at(self, sentence: WordSentence, first: int, taken: set[int], *, vouched: bool) -> NameChunk | None:
        last = self._run_end(sentence, first, taken)
        if last is None:
            return None
        tokens = sentence.tokens[first:last]
        named = sum(token.entity == "PER" for token in tokens)
        if any(sentence.atom_at[i] is not None for i in range(first, last)):
            if not self._swallow(sentence, first, last, named == len(tokens) and last - first >= 2):
                return None
        is_person = vouched or (last - first >= 2 and named * 2 >= last - first)
        sure = is_person and _is_plausible(tokens, vouched=vouched)
        if not sure and last - first > 1:
            return None
        return NameChunk(first, last, sentence.said(first, last), sure)

    def _run_end(self, sentence: WordSentence, first: int, taken: set[int]) -> int | None:
        """Find the end of a run of capitalised words, particles between them allowed."""
        word = sentence.words[first]
        if not word.is_capital or first in taken or not word.text[0].isalpha():
            return None
        if first == 0 and sentence.tokens[0].pos not in _NAMING:  # « Selon Colomina »: the capital is the sentence's
            return None
        last = end = first + 1
        while end < len(sentence.words) and end not in taken and end - first < _LONGEST_NAME:
            gap, word = sentence.gap(end), sentence.words[end]
            initial = gap.strip() == "." and len(sentence.words[end - 1].text) == 1
            if not initial and gap not in _NAME_GAPS:
                break
            if word.is_capital and word.text[0].isalpha():
                last = end + 1
            elif word.text.casefold() not in self._particles:
                break
            end += 1
        return last

    def _swallow(self, sentence: WordSentence, first: int, last: int, named: bool) -> bool:
        """Let a name take in names of the vocabulary inside it, as in "Israel Katz"; refuse where that is not sure."""
        inside = {id(a): a for a in sentence.atom_at[first:last] if a is not None}
        if not named or any(a.first < first or a.last > last or a.last - a.first > 1 for a in inside.values()):
            return False
        if sentence.atom_at[first] is not None and sentence.atom_at[first] is sentence.atom_at[last - 1]:
            return False
        for atom in inside.values():
            sentence.drop(atom)
        return True

    def attach(self, sentence: WordSentence, posts: Sequence[PostChunk], names: Sequence[NameChunk]) -> None:
        """Put each post to the name beside it, reading from left to right; a post goes to one name only."""
        chunks = sorted([*posts, *names], key=lambda chunk: chunk.first)
        free: list[PostChunk] = []
        for index, chunk in enumerate(chunks):
            if isinstance(chunk, PostChunk):
                free.append(chunk)
                continue
            self._take_before(sentence, chunk, free)
            free = []
            follower = chunks[index + 1] if index + 1 < len(chunks) else None
            after = chunks[index + 2] if index + 2 < len(chunks) else None
            if isinstance(follower, PostChunk) and self._follows(sentence, chunk, follower, after):
                chunk.posts.append(follower)
                chunks[index + 1 : index + 2] = []
                self._take_coordinated(sentence, chunk, chunks, index + 1, follower)

    def _take_before(self, sentence: WordSentence, name: NameChunk, free: list[PostChunk]) -> None:
        """Take the posts right before a name: « secrétaire général de l'OTAN et président du Conseil, l'Ambassadeur X »."""
        edge = name.first
        for post in reversed(free):
            between = sentence.words[post.last : edge]
            gap = sentence.text[sentence.words[post.last - 1].end : sentence.words[edge].start]
            if post.is_plural or not (
                self._is_opening(sentence, post.last, edge) or self._joins(sentence, name, between, gap)
            ):
                return
            name.posts.insert(0, post)
            name.is_sure = True
            edge = post.first

    def _is_opening(self, sentence: WordSentence, left: int, right: int) -> bool:
        """Say whether nothing but a comma, an acronym in brackets, or an article stands between a post and a name."""
        gap = sentence.text[sentence.words[left - 1].end : sentence.words[right].start]
        if left == right:
            return blank_or_comma(gap) or gap.strip() in (":", "–", "—")
        inner = sentence.words[left:right]
        if all(sentence.atom_at[left + k] is not None for k in range(len(inner))):
            return gap.strip().startswith("(") and gap.rstrip(" ,").endswith(")")
        match = self._determiners.longest(sentence.words, left)
        return match is not None and match[0] == right and blank_or_comma(sentence.gap(left))

    def _joins(self, sentence: WordSentence, name: NameChunk, between: Sequence[object], gap: str) -> bool:
        """Say whether a post is joined by "and" to a post already taken: « et président du Conseil »."""
        if not name.posts or len(between) != 1:
            return False
        index = name.posts[0].first - 1
        return sentence.tokens[index].pos == "CCONJ" and "," not in gap

    def _follows(self, sentence: WordSentence, name: NameChunk, post: PostChunk, after: object) -> bool:
        """Say whether a post stands in apposition after a name.

        An apposition is closed on both sides: in "after his talk with Bourita, the NATO official said" there is none.
        """
        if post.is_plural or (post.group is not None):
            return False
        gap = sentence.text[sentence.words[name.last - 1].end : sentence.words[post.first].start]
        between = post.first - name.last
        if isinstance(after, NameChunk) and after.is_sure and self._is_opening(sentence, post.last, after.first):
            if sentence.text[sentence.words[post.last - 1].end : sentence.words[after.first].start].strip() == "":
                return False
        if between == 0:
            return gap.strip() in (",", "(", "–", "-", ",«")
        opening = gap.strip()[:1]
        match = self._determiners.longest(sentence.words, name.last)
        if opening in (",", "(", "–", "—") and match is not None and match[0] == post.first:
            return _is_closed(sentence, post.last)
        return self._is_as(sentence, name.last, post.first)

    def _is_as(self, sentence: WordSentence, left: int, right: int) -> bool:
        """Say whether the words between a name and a post are such as "is the", « en sa qualité de »."""
        match = self._as.longest(sentence.words, left)
        if match is None or any("," in sentence.gap(i) for i in range(left + 1, right + 1)):
            return False
        end = match[0]
        article = self._determiners.longest(sentence.words, end) if end < right else None
        return end == right or (article is not None and article[0] == right)

    def _take_coordinated(
        self, sentence: WordSentence, name: NameChunk, chunks: list[PostChunk | NameChunk], index: int, last: PostChunk
    ) -> None:
        """Take « et président du Conseil » after a post that follows its name."""
        while index < len(chunks):
            post = chunks[index]
            if not isinstance(post, PostChunk) or post.first - last.last != 1 or post.determined:
                return
            if sentence.tokens[last.last].pos != "CCONJ" or "," in sentence.gap(last.last):
                return
            name.posts.append(post)
            del chunks[index]
            last = post


def _is_closed(sentence: WordSentence, last: int) -> bool:
    """Say whether a comma, a bracket, a full stop, "and" or a relative clause follows."""
    gap = sentence.gap(last).strip()
    if gap or last >= len(sentence.words):
        return True
    return sentence.tokens[last].pos in ("CCONJ", "PRON", "ADP")


def _is_plausible(tokens: Sequence[Token], *, vouched: bool) -> bool:
    """Say whether a run of capitalised words can be a person: not all common words, unless something vouches for it."""
    if len(tokens) == 1 and not vouched:
        return False
    return any(token.pos == "PROPN" or token.entity == "PER" for token in tokens)
