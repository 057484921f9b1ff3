"""What can be seen of a mention beside a signal: the traits by which the learned judge tells who takes part."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.extraction.clauses import Clauses
from dragoman.extraction.grammar import Grammar
from dragoman.extraction.neighbours import Neighbours
from dragoman.extraction.roles import roles_of
from dragoman.extraction.side import PLACES, Side
from dragoman.extraction.triggers import Signal
from dragoman.model.annotation import Sentence
from dragoman.model.mention import Form, Mention, MentionKind
from dragoman.text.normalize import fold
from dragoman.vocabulary.kinds import load_kinds
from dragoman.vocabulary.reporting import load_reporting
from dragoman.vocabulary.triggers import Cases, Frame

_CASES = ("comitative", "between", "goal", "place", "target", "recipient", "possessor", "agent", "source")
_DISTANCES = (1, 2, 4, 7, 12, 20, 35)  # tokens
_FARTHEST = 4  # steps of a path that are told one by one
_STOPS = frozenset((";", ":", "«", "»", "“", "”", '"', "(", ")"))
_VERBS = frozenset(("VERB", "AUX"))
_COMMAS = (",", "،", "(")
_SENTENCES_BACK = 4
_MOST_RECENT = 6
_LATELY = 4  # signals
_SOMEBODY = frozenset((MentionKind.PERSON, MentionKind.POST, MentionKind.GROUP, MentionKind.ACTOR))
_WEAK = frozenset((Form.ADJECTIVE, Form.COMPOUND, Form.CITY, Form.CAPITAL, Form.DATELINE))
_SIDES = frozenset((MentionKind.PERSON, MentionKind.POST, MentionKind.GROUP, MentionKind.ACTOR, MentionKind.PLACE))


@dataclass(frozen=True, slots=True)
class _Told:
    """What a signal tells, by the rules.

    Attributes:
        index: Token of the signal.
        sentence: Index of its sentence.
        keys: Who takes part, as people and as parties.
    """

    index: int
    sentence: int
    keys: frozenset[str]


class Traits:
    """Tells the traits of mentions beside signals, on one page.

    Args:
        grammar: The page.
        cases: The language's prepositions.
    """

    def __init__(self, grammar: Grammar, cases: Cases) -> None:
        self._grammar = grammar
        self._near, self._clauses = Neighbours(grammar), Clauses(grammar, cases.agent)
        self._cases = {name: {fold(word) for word in getattr(cases, name)} for name in _CASES}
        counted = Counter(m.actor.party for m in grammar.reading.links.mentions if m.actor is not None)
        self._possible: dict[int, list[Mention]] = {}  # by sentence: asked for anew with every mention of it
        self._recent: dict[int, list[Mention]] = {}
        self._rank = {party: rank for rank, (party, _) in enumerate(counted.most_common())}
        self._saying = load_reporting(grammar.reading.annotated.language).verbs
        self._told: list[_Told] = []

    def possible(self, signal: Signal) -> list[Mention]:
        """Give the mentions of a signal's sentence that may take part; of those that nest, the widest."""
        here = self._grammar.sentence(signal.index)
        if here.index not in self._possible:
            self._possible[here.index] = self._somebody_in(here)
        return self._possible[here.index]

    def recent(self, signal: Signal) -> list[Mention]:
        """Give who was named last before a signal's sentence and is not named in it, the nearest first."""
        here = self._grammar.sentence(signal.index)
        if here.index not in self._recent:
            self._recent[here.index] = self._somebody_before(here)
        return self._recent[here.index]

    def _somebody_in(self, sentence: Sentence) -> list[Mention]:
        found: list[Mention] = []
        for mention in self._grammar.mentions_in(sentence):
            is_somebody = mention.actor is not None or mention.person is not None or mention.form is Form.CITY
            inside = any(other.span.contains(mention.span) and other.span != mention.span and other.kind in
                         (MentionKind.PERSON, MentionKind.POST, MentionKind.GROUP) for other in found)  # fmt: skip
            if mention.kind in _SIDES and is_somebody and not inside and mention.form is not Form.DATELINE:
                found.append(mention)
        return found

    def _somebody_before(self, here: Sentence) -> list[Mention]:
        grammar = self._grammar
        seen = {_key(m) for m in grammar.mentions_in(here)}
        found: list[Mention] = []
        for index in range(here.index - 1, max(here.index - 1 - _SENTENCES_BACK, -1), -1):
            for mention in reversed(list(grammar.mentions_in(grammar.reading.annotated.sentences[index]))):
                if mention.kind not in _SOMEBODY or mention.actor is None or mention.form in _WEAK:
                    continue
                if _key(mention) not in seen:
                    seen.add(_key(mention))
                    found.append(mention)
        return found[:_MOST_RECENT]

    def note(self, signal: Signal, sides: Sequence[Side]) -> None:
        """Take note of who, by the rules, takes part in what a signal tells: those after it may be about the same.

        Args:
            signal: The signal; they come in the order of the text.
            sides: What the rules take for its sides.
        """
        keys = frozenset(key for side in sides for key in (_key(side.mention), _party(side.mention)) if key is not None)
        if keys:
            self._told.append(_Told(signal.index, self._grammar.sentence(signal.index).index, keys))

    def is_where(self, signal: Signal, mention: Mention) -> bool:
        """Say whether a state is only named as where somebody gathers: "a summit held in Kigali, Rwanda"."""
        if signal.word.frame is not Frame.GATHER or mention.form is not Form.NAME or mention.first <= signal.index:
            return False
        before = next((m for m in self._grammar.mentions_in(self._grammar.sentence(signal.index))
                       if m.last == mention.first - 1 and m.form in PLACES), None)  # fmt: skip
        is_of_city = before is not None and self._grammar.tokens[before.last].text in _COMMAS
        return self._near.case(before if before is not None and is_of_city else mention) in self._cases["place"]

    def of(self, signal: Signal, mention: Mention, sides: Sequence[Side], signals: Sequence[Signal]) -> Iterator[str]:
        """Tell the traits of one mention.

        Args:
            signal: The signal.
            mention: The mention, of the same sentence or one before it.
            sides: What the rules take for the signal's sides.
            signals: All signals of the sentence.
        """
        yield from self._of_signal(signal, sides, signals)
        yield from self._of_mention(mention)
        yield from self._of_rules(signal, mention, sides)
        yield from self._of_story(signal, mention)
        head = self._head(mention)
        if self._speaks(head):
            yield "speaks"
            yield f"speaks {signal.word.frame.value}"
        here = self._grammar.sentence(signal.index)
        if not here.first <= mention.first < here.last:
            yield from self._of_context(signal, mention, head, sides)
            return
        yield from self._of_order(signal, mention, signals)
        yield from self._of_path("trigger", head, signal.index)
        if signal.governor != signal.index:
            yield from self._of_path("verb", head, signal.governor)

    def _of_signal(self, signal: Signal, sides: Sequence[Side], signals: Sequence[Signal]) -> Iterator[str]:
        frame = signal.word.frame.value
        form = "verb" if not signal.is_noun else "carried" if signal.verbs else "noun"
        yield f"frame {frame}"
        yield f"kind {signal.kind}"
        yield f"family {load_kinds()[signal.kind].family}"
        yield f"form {form}"
        yield f"frame {frame} {form}"
        yield f"signals {min(len(signals), 3)}"
        if self._clauses.is_passive(signal.governor):
            yield "passive"
        first = roles_of(signal)[0]
        told = Counter("first" if side.role is first else "second" for side in sides)
        yield f"firsts {min(told['first'], 2)}"
        yield f"seconds {min(told['second'], 2)}"
        yield f"parties {min(len({s.mention.actor.party for s in sides if s.mention.actor}), 3)}"

    def _of_mention(self, mention: Mention) -> Iterator[str]:
        yield f"is {mention.kind.value}"
        yield f"as {mention.form.value}"
        yield f"actor {'none' if mention.actor is None else mention.actor.type.value}"
        if mention.person is not None:
            yield "named"
        if mention.is_official:
            yield "official"
        if mention.actor is not None:
            yield f"party {min(self._rank.get(mention.actor.party, 9), 4)}"

    def _of_rules(self, signal: Signal, mention: Mention, sides: Sequence[Side]) -> Iterator[str]:
        first = roles_of(signal)[0]
        ruled = next((side for side in sides if side.mention.span == mention.span), None)
        if ruled is None:
            yield "rule none"
            own = mention.actor.party if mention.actor is not None else None
            if own is not None and any(s.mention.actor is not None and s.mention.actor.party == own for s in sides):
                yield "party ruled"
        else:
            yield f"rule {'first' if ruled.role is first else 'second'}"
            yield f"rule {signal.word.frame.value} {'first' if ruled.role is first else 'second'}"

    def _of_story(self, signal: Signal, mention: Mention) -> Iterator[str]:
        """Tell whether somebody took part in what was told last before."""
        before = [told for told in self._told[-_LATELY - 1 :] if told.index < signal.index]
        if not before:
            yield "told nothing"
            return
        last = before[-1]
        far = min(self._grammar.sentence(signal.index).index - last.sentence, 3)
        who = "this" if _key(mention) in last.keys else "hers" if _party(mention) in last.keys else "other"
        yield f"told {who}"
        yield f"told {who} {far}"
        yield f"told {who} {signal.word.frame.value}"
        if signal.is_noun and self._grammar.has_article(signal.first):
            yield f"told {who} the"
        if who == "other" and any({_key(mention), _party(mention)} & told.keys for told in before):
            yield "told lately"

    def _speaks(self, head: int) -> bool:
        """Say whether somebody is the subject of a verb of saying: she may only comment on what others did."""
        token = self._grammar.tokens[head]
        return token.dep.startswith("nsubj") and self._grammar.tokens[token.head].lemma in self._saying

    def _of_order(self, signal: Signal, mention: Mention, signals: Sequence[Signal]) -> Iterator[str]:
        tokens = self._grammar.tokens
        before = mention.last <= signal.first
        side = "before" if before else "after"
        low, high = (mention.last, signal.first) if before else (signal.last, mention.first)
        between = tokens[low:high]
        distance = sum(max(high - low, 0) >= limit for limit in _DISTANCES)
        case = self._class(self._near.case(mention))
        yield side
        yield f"{side} at {distance}"
        yield f"case {case}"
        yield f"{side} {case} {signal.word.frame.value}"
        yield f"verbs between {min(sum(t.pos in _VERBS for t in between), 3)}"
        yield f"signals between {min(sum(low <= s.index < high for s in signals), 2)}"
        if any(token.text in _STOPS for token in between):
            yield "mark between"
        others = [m for m in self.possible(signal) if low <= m.first < high]
        yield f"{side} behind {min(len(others), 3)}"

    def _of_context(self, signal: Signal, mention: Mention, head: int, sides: Sequence[Side]) -> Iterator[str]:
        """Tell how far back somebody was named, and whether anything in the sentence asks for somebody."""
        grammar = self._grammar
        back = grammar.sentence(signal.index).index - grammar.sentence(mention.first).index
        rank = self.recent(signal).index(mention)
        yield f"back {back}"
        yield f"recent {min(rank, 4)}"
        yield f"back {back} {mention.kind.value} {signal.word.frame.value}"
        if self._dep(head).startswith("nsubj"):
            yield "was subject"
            yield f"was subject {back} {min(rank, 2)}"
        subjects = [c for c in grammar.children[signal.governor] if self._dep(c).startswith("nsubj")]
        pos = "none" if not subjects else grammar.tokens[subjects[0]].pos
        yield f"own subject {pos} {'named' if any(grammar.named_at(c) for c in subjects) else 'unnamed'}"
        known = len({s.mention.actor.party for s in sides if s.mention.actor is not None})
        yield f"context for {min(known, 2)} {'named' if mention.person is not None else 'unnamed'}"

    def _of_path(self, name: str, start: int, end: int) -> Iterator[str]:
        """Tell the way through the tree from a mention up and down to a word of the signal."""
        above = [start, *self._grammar.ancestors(start)]
        below = [end, *self._grammar.ancestors(end)]
        shared = next((index for index in above if index in below), None)
        if shared is None:
            yield f"{name} apart"
            return
        up = [self._dep(index) for index in above[: above.index(shared)]]
        down = [self._dep(index) for index in below[: below.index(shared)]]
        yield f"{name} up {min(len(up), _FARTHEST)} down {min(len(down), _FARTHEST)}"
        if len(up) <= _FARTHEST and len(down) <= 2:
            yield f"{name} path {'>'.join(up)}<{'<'.join(down)}"
        if up:
            top = above[above.index(shared) - 1]
            case = self._class(fold(self._grammar.case(top)))
            yield f"{name} top {up[-1]}"
            yield f"{name} top {up[-1]} {case} {min(len(down), 1)}"
            yield f"{name} bottom {up[0]}"
        if down:
            yield f"{name} own {down[0]}"

    def _dep(self, index: int) -> str:
        return self._grammar.tokens[index].dep

    def _head(self, mention: Mention) -> int:
        inside = range(mention.first, mention.last)
        heads = [i for i in inside if self._grammar.tokens[i].head not in inside or self._grammar.tokens[i].head == i]
        return heads[0] if heads else mention.first

    def _class(self, case: str) -> str:
        if not case:
            return "bare"
        return "+".join(name for name, words in self._cases.items() if case in words) or "other"


def _key(mention: Mention) -> str | None:
    """Give what tells one somebody from another."""
    if mention.person is not None:
        return mention.person.id
    return mention.actor.party if mention.actor is not None else None


def _party(mention: Mention) -> str | None:
    return None if mention.actor is None else mention.actor.party
