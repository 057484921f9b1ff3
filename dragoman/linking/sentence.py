"""One sentence as the linking room works on it: words, the tokens under them, and the names found so far."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from dragoman.linking.chunks import Atom, put_in
from dragoman.model.annotation import AnnotatedArticle, Sentence, Token
from dragoman.model.span import Span
from dragoman.text.words import Word, cut_words, plain_marks

_SHORT = 3  # letters of words that headlines leave small
_MOST_OF = 0.8
# A point inside a sentence is that of an abbreviation: « EE. UU. en Ecuador ».
_BLANKS = frozenset(("", " ", ". ", "\u00a0", "\u202f", "\n", "-", "‑", "'", "’"))


def is_blank(gap: str) -> bool:
    """Say whether what stands between two words lets them belong to one name or post."""
    return gap in _BLANKS


def blank_or_comma(gap: str) -> bool:
    """Say whether a gap between words is nothing more than blanks with at most one comma."""
    return gap.strip() in ("", ",")


@dataclass(slots=True)
class WordSentence:
    """A sentence cut into words.

    Attributes:
        text: The whole article's text.
        words: The words of the sentence.
        tokens: For each word, the parser's token that holds it.
        atoms: Names of the vocabulary found in it, in order, not overlapping.
        atom_at: For each word, the atom that covers it, or None.
    """

    text: str
    words: list[Word]
    tokens: list[Token]
    atoms: list[Atom] = field(default_factory=list)
    atom_at: list[Atom | None] = field(default_factory=list)

    @classmethod
    def cut(cls, annotated: AnnotatedArticle, sentence: Sentence) -> "WordSentence":
        """Cut a sentence of an article into words."""
        text = annotated.article.text
        tokens = annotated.tokens_of(sentence)
        words = cut_words(text, sentence.span.start, sentence.span.end, set(_cuts(text, tokens)))
        under = _tokens_under(words, tokens)
        return cls(text, list(_named(words, under)), under)

    @classmethod
    def of_line(cls, text: str, span: Span) -> "WordSentence":
        """Cut a line that no parser has read into words."""
        words = cut_words(text, span.start, span.end)
        return cls(
            text, words, [Token(i, w.start, w.end, w.text, w.text, "X", "dep", i, "") for i, w in enumerate(words)]
        )

    @property
    def is_headline(self) -> bool:
        """Whether most of its longer words have a capital, which then says nothing of what is a name."""
        longer = [word for word in self.words if len(word.text) > _SHORT]
        return len(longer) > 3 and sum(word.is_capital for word in longer) > _MOST_OF * len(longer)

    def mark(self, atoms: list[Atom]) -> None:
        """Set the names of the vocabulary that stand in the sentence."""
        self.atoms = atoms
        self.atom_at = [None] * len(self.words)
        for atom in atoms:
            for index in range(atom.first, atom.last):
                self.atom_at[index] = atom

    def scan(self, begins: Callable[[Word], bool], read: Callable[[int, int], Atom | None]) -> list[Atom]:
        """Read larger names from left to right, none of them overlapping.

        Args:
            begins: Says whether one may begin at a word that no name of the vocabulary covers.
            read: Reads one at a word, given its index and the end of the last one; None for none.

        Returns:
            All atoms of the sentence, what was read in place of the names inside it.
        """
        found: list[Atom] = []
        index = 0
        while index < len(self.words):
            if self.atom_at[index] is None and not begins(self.words[index]):
                index += 1
                continue
            atom = read(index, found[-1].last if found else 0)
            if atom is not None:
                found.append(atom)
            index = index + 1 if atom is None else max(index + 1, atom.last)
        return put_in(self.atoms, found)

    def drop(self, atom: Atom) -> None:
        """Forget a name, because something larger was found to hold it."""
        self.mark([a for a in self.atoms if a is not atom])

    def gap(self, index: int) -> str:
        """Give what stands before a word; past the end, a full stop."""
        return self.words[index].gap if 0 <= index < len(self.words) else "."

    def between(self, left: int, right: int) -> str:
        """Give the text from the end of word ``left - 1`` to the start of word ``right``."""
        return plain_marks(self.text[self.words[left - 1].end : self.words[right].start])

    def is_possessive(self, index: int) -> bool:
        """Say whether a word is the "s" of a possessive: "Ghana's"."""
        word = self.words[index] if 0 < index < len(self.words) else None
        return word is not None and word.text == "s" and word.gap in ("'", "’")

    def said(self, first: int, last: int) -> str:
        """Give the text of ``words[first:last]`` as it stands."""
        return self.text[self.words[first].start : self.words[last - 1].end]


def _cuts(text: str, tokens: Sequence[Token]) -> Iterator[int]:
    """Give where tokens part words, but for the letters of a person's name taken for a particle: «باتريس لوكونغو»."""
    for index, token in enumerate(tokens):
        before = tokens[index - 1] if index else token
        is_joined = before.end == token.start and text[token.start - 1 : token.start + 1].isalpha()
        if not (is_joined and before.entity == token.entity == "PER"):
            yield token.start


def _named(words: Sequence[Word], tokens: Sequence[Token]) -> Iterator[Word]:
    """Let the parser tell names where the script has no capitals: a person's, with the proper nouns beside it."""
    for index, word in enumerate(words):
        token = tokens[index]
        beside = (*tokens[max(0, index - 1) : index], *tokens[index + 1 : index + 2])
        is_beside = token.pos == "PROPN" and not token.entity and any(_is_tied(token, each) for each in beside)
        is_name = not word.has_case and word.text[0].isalpha() and (token.entity == "PER" or is_beside)
        yield replace(word, is_named=True) if is_name else word


def _is_tied(token: Token, name: Token) -> bool:
    """Say whether a word hangs together with one of a person's name: not so the morning on which she came."""
    return name.entity == "PER" and (name.head == token.index or token.head in (name.index, name.head))


def _tokens_under(words: Sequence[Word], tokens: Sequence[Token]) -> list[Token]:
    """Give for each word the token that holds its first character."""
    found: list[Token] = []
    position = 0
    for word in words:
        while position + 1 < len(tokens) and tokens[position].end <= word.start:
            position += 1
        found.append(tokens[position])
    return found
