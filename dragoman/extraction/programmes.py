"""Frameworks and bodies named at a place in a sentence, those unknown to the vocabulary among them."""

from dragoman.extraction.grammar import Grammar
from dragoman.model.actor import Actor, ActorType, Framework
from dragoman.model.annotation import Sentence, Token
from dragoman.model.mention import Mention, MentionKind
from dragoman.text.normalize import fold, slug
from dragoman.vocabulary.relations import RelationWords

_MARKS = frozenset('«“"‘')
_LONGEST = 14  # tokens of a name
_OPENING = 5  # tokens that may stand before it


class ProgrammeReader:
    """Reads what is named right after a preposition or verb.

    Args:
        grammar: The page.
        words: The language's words.
    """

    def __init__(self, grammar: Grammar, words: RelationWords) -> None:
        self._grammar, self._words = grammar, words

    def read(self, index: int, sentence: Sentence) -> Actor | Framework | None:
        """Give the framework, organisation or body named at a token or right after it; None where nothing sure is.

        A name that the vocabulary lacks is taken for a framework if it is written as a name: two or more words with
        capitals, or one after a noun such as "programme".
        """
        start, is_programme = self._start(index, sentence)
        if start is None:
            return None
        known = self._known(start, sentence)
        if known is not None:
            return known
        return None if self._is_other(start) else self._unknown(start, sentence, is_programme)

    def _start(self, index: int, sentence: Sentence) -> tuple[int | None, bool]:
        """Find where the name begins: articles, marks and a noun such as "programme" may stand before it."""
        is_programme = False
        for at in range(index, min(index + _OPENING, sentence.last)):
            token = self._grammar.tokens[at]
            if self._things(at) or token.text[0].isupper() or token.text[0].isdigit():
                return at, is_programme
            if fold(token.text) in self._words.programmes:
                is_programme = True
            elif token.pos not in ("DET", "ADP", "ADJ") and token.text not in _MARKS and token.text not in ("’s", "'s"):
                return None, False
        return None, False

    def _things(self, at: int) -> list[Mention]:
        """Give the frameworks and organisations named at a token, the widest first."""
        found = [m for m in self._grammar.all_at(at) if m.framework is not None or _is_organization(m)]
        return sorted(found, key=lambda m: -len(m.span))

    def _known(self, start: int, sentence: Sentence) -> Actor | Framework | None:
        things = self._things(start)
        if not things:
            return None
        mention = things[0]
        if mention.framework is not None:
            return mention.framework
        owned = self._owned(mention, sentence)
        if owned is not None:
            return owned
        follows = self._grammar.tokens[mention.last] if mention.last < sentence.last else None
        return None if follows is not None and follows.pos == "NOUN" and follows.head >= mention.last else mention.actor

    def _owned(self, mention: Mention, sentence: Sentence) -> Actor | Framework | None:
        """Give what an organisation's name only opens: "NATO's Mediterranean Dialogue", "the NATO cyber centre"."""
        tokens, last = self._grammar.tokens, mention.last
        if last < sentence.last and tokens[last].text in ("’s", "'s"):
            return next((m.framework for m in self._things(last + 1)), None) if last + 1 < sentence.last else None
        while last < sentence.last and tokens[last].pos == "NOUN" and tokens[last].start - tokens[last - 1].end <= 1:
            last += 1
        if last == mention.last or mention.actor is None or not self._is_english():
            return None
        label = self._grammar.text[mention.span.start : tokens[last - 1].end]
        owner = mention.actor
        return Actor(f"body:{slug(label)}", label, ActorType.BODY, owner.party, owner.country, label)

    def _is_english(self) -> bool:
        return self._grammar.reading.annotated.language == "en"

    def _is_other(self, at: int) -> bool:
        """Say whether a token belongs to somebody's name or to a place."""
        return any(m.kind is not MentionKind.FRAMEWORK and m.first <= at for m in self._grammar.all_at(at))

    def _unknown(self, start: int, sentence: Sentence, is_programme: bool) -> Framework | None:
        last = capitals = 0
        for at in range(start, min(start + _LONGEST, sentence.last)):
            token = self._grammar.tokens[at]
            if _is_name_like(token):
                last, capitals = at + 1, capitals + token.text[0].isupper()
            elif fold(token.text) not in self._words.linkers and token.text not in ("-", "'", "’"):
                break
        if capitals < (1 if is_programme else 2) or not last:
            return None
        text = self._grammar.text[self._grammar.tokens[start].start : self._grammar.tokens[last - 1].end]
        return (
            Framework(f"framework:{slug(text)}", " ".join(text.split()), text)
            if self._is_sure(text, is_programme)
            else None
        )

    def _is_sure(self, text: str, is_programme: bool) -> bool:
        """Say whether a name has a noun such as "Initiative" in it or before it, or is written wholly in capitals."""
        words = fold(text).split()
        return is_programme or bool(set(words) & self._words.programmes) or len(words) == len(text.split()) >= 2


def _is_name_like(token: Token) -> bool:
    return token.text[0].isupper() or token.text[0].isdigit() or token.text == "+"


def _is_organization(mention: Mention) -> bool:
    return mention.kind is MentionKind.ACTOR and mention.actor is not None and mention.actor.type is not ActorType.STATE
