"""A page's grammar and names, looked up by token."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.model.annotation import Sentence, Token
from dragoman.model.mention import Form, Mention, MentionKind, Reading
from dragoman.model.time import TimeExpression
from dragoman.text.arabic import fold_letters, has_arabic
from dragoman.text.normalize import fold
from dragoman.text.words import Word, cut_words, plain_marks

_NAMING = frozenset((MentionKind.PERSON, MentionKind.POST, MentionKind.GROUP))
_CLAUSES = ("acl", "advcl", "ccomp", "csubj", "parataxis")


class Grammar:
    """A reading, with its tokens' children, and the mentions and times on them.

    Args:
        reading: The page.

    Attributes:
        reading: The page.
        tokens: Its tokens, marks written in one way for all scripts.
        children: For each token, the indexes of its children.
    """

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.tokens: Sequence[Token] = [_plain(token) for token in reading.annotated.tokens]
        self.children: list[list[int]] = [[] for _ in self.tokens]
        self._sentence_of: list[int] = [0] * len(self.tokens)
        self._mentions: list[list[Mention]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.index:
                self.children[token.head].append(token.index)
        for sentence in reading.annotated.sentences:
            for index in range(sentence.first, sentence.last):
                self._sentence_of[index] = sentence.index
        for mention in reading.links.mentions:
            for index in range(mention.first, mention.last):
                self._mentions[index].append(mention)
        self._words: dict[int, list[Word]] = {}
        self._folded: dict[int, str] = {}

    @property
    def text(self) -> str:
        """The article's text."""
        return self.reading.annotated.article.text

    def sentence(self, index: int) -> Sentence:
        """Give the sentence of a token."""
        return self.reading.annotated.sentences[self._sentence_of[index]]

    def words(self, sentence: Sentence) -> list[Word]:
        """Give the words of a sentence."""
        if sentence.index not in self._words:
            cuts = {token.start for token in self.reading.annotated.tokens_of(sentence)}
            self._words[sentence.index] = cut_words(self.text, sentence.span.start, sentence.span.end, cuts)
        return self._words[sentence.index]

    def folded(self, sentence: Sentence) -> str:
        """Give a sentence folded, between blanks; words written together both so and apart."""
        if sentence.index not in self._folded:
            whole = fold(sentence.span.cut(self.text))
            apart = " ".join(word.folded for word in self.words(sentence)) if has_arabic(whole) else ""
            self._folded[sentence.index] = f" {whole} {apart} "
        return self._folded[sentence.index]

    def mentions_in(self, sentence: Sentence) -> Iterator[Mention]:
        """Give the mentions of a sentence, in order."""
        seen: set[int] = set()
        for index in range(sentence.first, sentence.last):
            for mention in self._mentions[index]:
                if id(mention) not in seen:
                    seen.add(id(mention))
                    yield mention

    def named_at(self, index: int) -> tuple[Mention, ...]:
        """Give what is named at a token: persons, posts and groups before the states and bodies inside them.

        Several mentions come where they share a span.
        """
        here = self._mentions[index]
        pick = [m for m in here if m.kind in _NAMING] or [m for m in here if m.actor is not None or m.place is not None]
        if not pick:
            return ()
        widest = max(pick, key=lambda m: len(m.span))
        return tuple(m for m in pick if m.span == widest.span)

    def demonym_below(self, index: int) -> list[Mention]:
        """Give the first demonym in a noun phrase: « les éléments de la Force navale malgache »."""
        for below in self.subtree(index):
            adjectives = [m for m in self.named_at(below) if m.form is Form.ADJECTIVE]
            if adjectives:
                return adjectives[:1]
        return []

    def is_human(self, index: int) -> bool:
        """Say whether somebody is named at a word: a person, a post, a group."""
        return any(m.kind in (MentionKind.GROUP, MentionKind.POST, MentionKind.PERSON) for m in self.all_at(index))

    def all_at(self, index: int) -> tuple[Mention, ...]:
        """Give all mentions that cover a token."""
        return tuple(self._mentions[index])

    def subject_of(self, sentence: Sentence) -> tuple[Mention, ...]:
        """Give whom the main verb of a sentence has for its subject, as far as named."""
        for index in range(sentence.first, sentence.last):
            token = self.tokens[index]
            if token.dep.startswith("nsubj") and self.tokens[token.head].dep == "root":
                return self.named_at(index)
        return ()

    def times_in(self, sentence: Sentence) -> Iterator[TimeExpression]:
        """Give the times of a sentence, in order."""
        for time in self.reading.times:
            if sentence.span.contains(time.span):
                yield time

    def token_at(self, offset: int, sentence: Sentence) -> int:
        """Give the token that holds an offset."""
        for index in range(sentence.first, sentence.last):
            if self.tokens[index].end > offset:
                return index
        return sentence.last - 1

    def child(self, index: int, *labels: str) -> Iterator[int]:
        """Give the children with one of these relations, subtypes included."""
        for child in self.children[index]:
            dep = self.tokens[child].dep
            if dep in labels or dep.split(":")[0] in labels:
                yield child

    def conjuncts(self, index: int) -> list[int]:
        """Give a token and all that is coordinated with it."""
        found = [index]
        for item in found:
            found.extend(c for c in self.child(item, "conj") if c not in found)
        return found

    def subtree(self, index: int, *, clauses: bool = False) -> Iterator[int]:
        """Give a token and all below it; what stands in a clause of its own only if asked for."""
        yield index
        for child in self.children[index]:
            if clauses or not self.tokens[child].dep.startswith(_CLAUSES):
                yield from self.subtree(child, clauses=clauses)

    def case(self, index: int) -> str:
        """Give the preposition of a token with all its words, in lower case: "en présence de" is told as "en"."""
        words = [self.tokens[c] for c in self.children[index] if self.tokens[c].dep.split(":")[0] in ("case", "mark")]
        parts: list[str] = []
        for token in sorted(words, key=lambda t: t.index):
            parts.append(token.text.casefold())
            parts.extend(self.tokens[c].text.casefold() for c in self.child(token.index, "fixed"))
        return " ".join(parts)

    def has_article(self, index: int) -> bool:
        """Say whether a noun is written together with an article, as Arabic ones are."""
        token = self.tokens[index]
        return not token.text.isascii() and has_arabic(token.text) and len(token.lemma) < len(fold_letters(token.text))

    def ancestors(self, index: int) -> Iterator[int]:
        """Give the heads above a token, the nearest first."""
        while self.tokens[index].head != index:
            index = self.tokens[index].head
            yield index


def _plain(token: Token) -> Token:
    return replace(token, text=plain_marks(token.text)) if token.pos == "PUNCT" and not token.text.isascii() else token
