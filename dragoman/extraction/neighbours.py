"""Who stands where around a word, told by the order of the text.

The grammar of a long sentence is often misread at one joint, and with it who did what. The order of the words is a
second witness: the side before a verb has no preposition, the other side follows with the preposition that the verb
asks for. It is only heard where the grammar is silent.
"""

from collections.abc import Collection, Iterator

from dragoman.extraction.grammar import Grammar
from dragoman.model.mention import Form, Mention, MentionKind
from dragoman.text.normalize import fold
from dragoman.vocabulary.topics import load_topics

_LINKING = frozenset(("CCONJ", "DET", "PUNCT", "ADP", "ADV", "NUM"))
_STOPS = frozenset((";", ".", "!", "?", ":"))
_NOT_SIDES = frozenset((Form.ADJECTIVE, Form.COMPOUND, Form.CITY))
# Prepositions after which somebody is only talked about.
_TOPICAL = frozenset(
    ("on", "about", "sur", "concernant", "regarding", "over", "against", "contre", "selon", "according", "vers")
)
_MARKS = ("#", "@")  # before names in posts
_PHRASE = 6  # tokens of a preposition of several words
_FARTHEST = 40  # tokens


class Neighbours:
    """Looks to the left and right of a token for mentions.

    Args:
        grammar: The page.
    """

    def __init__(self, grammar: Grammar) -> None:
        self._grammar = grammar
        self._topical = {fold(word) for word in load_topics(grammar.reading.annotated.language).topical}

    def case(self, mention: Mention) -> str:
        """Give the preposition right before a mention, articles and adjectives between them aside; empty for none."""
        tokens = self._grammar.tokens
        index = mention.first - 1
        floor = self._grammar.sentence(mention.first).first
        while index >= floor and (tokens[index].pos in ("DET", "ADJ", "NUM") or tokens[index].text in _MARKS):
            index -= 1
        if index < floor or tokens[index].pos not in ("ADP", "SCONJ", "PART"):
            return ""
        return fold(tokens[index].text)

    def is_opened_by(self, mention: Mention, phrases: Collection[str]) -> bool:
        """Say whether one of some phrases stands right before a mention, articles and numbers between them aside.

        Args:
            mention: The mention.
            phrases: Folded, such as "au profit de".
        """
        tokens, last = self._grammar.tokens, mention.first
        floor = self._grammar.sentence(mention.first).first
        while last > floor and tokens[last - 1].pos in ("DET", "ADJ", "NUM"):
            last -= 1
        before = " " + fold(" ".join(token.text for token in tokens[max(floor, last - _PHRASE) : last]))
        return any(before.endswith(f" {phrase}") for phrase in phrases)

    def following(self, index: int) -> Iterator[Mention]:
        """Give all mentions after a token in its sentence that could be sides."""
        yield from self._sides_after(index, places=False)

    def before(self, index: int) -> tuple[Mention, ...]:
        """Give the nearest side before a token that no preposition opens, with all that is coordinated with it.

        Who only speaks for others is passed over: "the spokesman said that the call dealt with …".
        """
        for mention in self._sides_before(index):
            if self.case(mention) == "" and not mention.is_voice:
                return self.together(mention)
        return ()

    def after(self, index: int, cases: Collection[str], *, places: bool = False) -> tuple[Mention, ...]:
        """Give the nearest side after a token that one of these prepositions opens (empty text: none).

        Args:
            index: The token.
            cases: Prepositions, folded.
            places: Whether cities count too.
        """
        for mention in self._sides_after(index, places=places):
            if self.case(mention) in cases:
                return self.together(mention)
        return ()

    def sides_of(self, index: int) -> list[Mention]:
        """Give all of a token's sentence that could be a side: whom and what it names, topics and adjectives apart."""
        sentence = self._grammar.sentence(index)
        return [
            m for m in self._outermost(sentence.first, sentence.last)
            if m.kind is not MentionKind.FRAMEWORK and m.form not in _NOT_SIDES and self.case(m) not in self._topical
        ]  # fmt: skip

    def cities_of(self, index: int) -> list[Mention]:
        """Give the cities that a token's sentence names."""
        sentence = self._grammar.sentence(index)
        return [m for m in self._outermost(sentence.first, sentence.last) if m.form is Form.CITY]

    def together(self, mention: Mention) -> tuple[Mention, ...]:
        """Give a mention, those that share its span, and those coordinated with it on both sides."""
        sentence = self._grammar.sentence(mention.first)
        ranked = [m for m in self._outermost(sentence.first, sentence.last) if m.kind is not MentionKind.FRAMEWORK]
        at = next((i for i, m in enumerate(ranked) if m.span == mention.span), None)
        if at is None:
            return (mention,)
        low = high = at
        while low > 0 and self._is_coordinated(ranked[low - 1], ranked[low]):
            low -= 1
        while high + 1 < len(ranked) and self._is_coordinated(ranked[high], ranked[high + 1]):
            high += 1
        chain = ranked[low : high + 1]
        if not self._has_conjunction(chain):  # commas alone part clauses as often as they join names
            chain = [m for m in chain if m.span == mention.span]
        return tuple(chain)

    def _has_conjunction(self, chain: list[Mention]) -> bool:
        first, last = chain[0].last, chain[-1].first
        return any(self._grammar.tokens[i].pos == "CCONJ" for i in range(first, last))

    def _sides_before(self, index: int) -> Iterator[Mention]:
        sentence = self._grammar.sentence(index)
        for mention in reversed(self._outermost(max(sentence.first, index - _FARTHEST), index)):
            if self._is_stopped(mention.last, index):
                return
            if mention.form not in _NOT_SIDES and mention.last <= index and mention.kind is not MentionKind.FRAMEWORK:
                yield mention

    def _sides_after(self, index: int, *, places: bool) -> Iterator[Mention]:
        sentence = self._grammar.sentence(index)
        for mention in self._outermost(index + 1, min(sentence.last, index + _FARTHEST)):
            if self._is_stopped(index + 1, mention.first):
                return
            if mention.first > index and (mention.form not in _NOT_SIDES or (places and mention.form is Form.CITY)):
                yield mention

    def _is_stopped(self, first: int, last: int) -> bool:
        return any(self._grammar.tokens[i].text in _STOPS for i in range(first, last))

    def _outermost(self, first: int, last: int) -> list[Mention]:
        """Give the widest mentions that begin in a stretch of tokens, in order."""
        found: list[Mention] = []
        index = first
        while index < last:
            named = [m for m in self._grammar.named_at(index) if m.first == index]
            found.extend(named)
            index = max([index + 1, *(m.last for m in named)])
        return found

    def _is_coordinated(self, left: Mention, right: Mention) -> bool:
        """Say whether only commas, "and", articles and a preposition stand between two mentions."""
        if left.span == right.span:
            return True
        between = [self._grammar.tokens[i] for i in range(left.last, right.first)]
        if not between or len(between) > 4 or any(t.pos not in _LINKING for t in between):
            return False
        if any(t.text in '()«»“”"–—:;' for t in between):
            return False
        joined = any(t.pos == "CCONJ" or t.text == "," for t in between)
        cases = [fold(t.text) for t in between if t.pos == "ADP"]
        return joined and (not cases or cases[-1] == self.case(left) or self.case(left) == "")
