"""The words of a page that signal an engagement."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, partial

from dragoman.extraction.grammar import Grammar
from dragoman.extraction.verbs import is_followed, is_reflexive, look_up, opens_as_verb
from dragoman.model.annotation import Sentence, Token
from dragoman.model.facts import Status
from dragoman.model.mention import MentionKind
from dragoman.text.normalize import fold
from dragoman.text.words import PhraseIndex
from dragoman.vocabulary.kinds import Family, load_kinds
from dragoman.vocabulary.triggers import Frame, Need, NounTrigger, Support, Triggers, VerbTrigger, load_triggers

SPOTTED_FROM = 0.4
"""The least probability from which a word that no word list has is taken to tell of an engagement (chosen on dev)."""

_VERBS = frozenset(("VERB", "AUX"))
_CARRIED = ("aux", "amod", "compound")  # relations of verbs that tell nothing by themselves: "a Dutch-led exercise"
_ACTED_ON = ("obj", "nsubj:pass")
_CARRIED_WITHIN = 18  # tokens
_STOPS = frozenset((";", ":", "(", "«", "“", '"'))


@dataclass(slots=True)
class Signal:
    """A trigger found in the text.

    Attributes:
        index: The token of the trigger: the verb, or the head of the noun phrase.
        first, last: The tokens of the words that signal it.
        kind: Kind of engagement, as the words alone tell it.
        word: The entry of the vocabulary.
        verbs: The verbs that carry a noun, with how they do so, the nearest first.
        chance: How likely the words tell of any engagement, as learned.
        is_learned: Whether they stand in no word list.
    """

    index: int
    first: int
    last: int
    kind: str
    word: VerbTrigger | NounTrigger
    verbs: list[tuple[int, Support]] = field(default_factory=list)
    chance: float = 0.0
    is_learned: bool = False

    @property
    def is_noun(self) -> bool:
        """Whether a noun signals it."""
        return isinstance(self.word, NounTrigger)

    @property
    def word_status(self) -> Status | None:
        """The status that the word itself gives: "is due in Rabat"."""
        return self.word.status if isinstance(self.word, VerbTrigger) else None

    @property
    def governor(self) -> int:
        """The token whose grammar tells tense and time: the carrying verb's, else the trigger's own."""
        return self.verbs[0][0] if self.verbs else self.index


def _goes_on(first: Token, token: Token, least: float) -> bool:
    return token.event_chance >= least and token.event == first.event


@cache
def learned_verb(kind: str) -> VerbTrigger:
    """Give the entry for a verb that was learned to tell of a kind."""
    none: frozenset[str] = frozenset()
    return VerbTrigger((), kind, load_kinds()[kind].frame, None, none, none, None, False, (), (), False, None)


@cache
def learned_noun(kind: str) -> NounTrigger:
    """Give the entry for a noun that was learned to tell of a kind."""
    return NounTrigger((), kind, load_kinds()[kind].frame, False, False, None)


@dataclass(frozen=True, slots=True)
class TriggerIndex:
    """The triggers of a language, ready to be looked up.

    Attributes:
        triggers: The vocabulary.
        verbs: By lemma.
        nouns: By phrase.
        supports: By lemma.
    """

    triggers: Triggers
    verbs: dict[str, tuple[VerbTrigger, ...]]
    nouns: PhraseIndex[NounTrigger]
    supports: dict[str, tuple[Support, ...]]


@cache
def trigger_index(language: str) -> TriggerIndex:
    """Build the index of a language's triggers."""
    triggers = load_triggers(language)
    verbs: dict[str, tuple[VerbTrigger, ...]] = {}
    supports: dict[str, tuple[Support, ...]] = {}
    for verb in sorted(triggers.verbs, key=_generality):
        for lemma in verb.lemmas:
            verbs[lemma] = (*verbs.get(lemma, ()), verb)
    for support in sorted(triggers.supports, key=lambda s: -len(s.followed)):
        for lemma in support.lemmas:
            supports[lemma] = (*supports.get(lemma, ()), support)
    return TriggerIndex(triggers, verbs, PhraseIndex((p, n) for n in triggers.nouns for p in n.phrases), supports)


def _generality(verb: VerbTrigger) -> tuple[int, bool, bool, bool, bool]:
    """Rank entries so that those that ask for more are tried first."""
    return (-len(verb.followed), not verb.nothing, not verb.phrases, not verb.object, verb.needs is None)


class TriggerFinder:
    """Finds the signals of a page.

    Args:
        grammar: The page.
        index: The language's triggers.
    """

    def __init__(self, grammar: Grammar, index: TriggerIndex) -> None:
        self._grammar, self._index = grammar, index
        self._is_followed = partial(is_followed, grammar)
        self._is_reflexive = partial(is_reflexive, grammar, index.triggers.cases)
        self._opened = {fold(case) for case in index.triggers.cases.object}

    def find(self, sentence: Sentence) -> list[Signal]:
        """Find the signals of a sentence, in order; a verb that only carries a noun gives no signal of its own."""
        nouns, verbs = list(self._nouns(sentence)), list(self._verbs(sentence))
        own = {signal.index: signal.kind for signal in verbs}
        for signal in nouns:
            signal.verbs = [(verb, how) for verb, how in signal.verbs if not self._is_aside(signal, own.get(verb))]
        carriers = {verb for signal in nouns for verb, _ in signal.verbs}
        taken = {index for signal in nouns for index in range(signal.first, signal.last)}
        verbs = [signal for signal in verbs if signal.index not in carriers and signal.index not in taken]
        listed = [*nouns, *verbs]
        for signal in listed:
            signal.chance = self._chance(signal)
        return sorted([*listed, *self._learned(sentence, listed, carriers)], key=lambda signal: signal.index)

    def _chance(self, signal: Signal) -> float:
        words = [*range(signal.first, signal.last), *(verb for verb, _ in signal.verbs)]
        chance: float = max(self._grammar.tokens[index].event_chance for index in words)
        return chance

    def _learned(self, sentence: Sentence, listed: Sequence[Signal], carriers: Collection[int]) -> Iterator[Signal]:
        """Find words that no word list has, but that are learned to tell of an engagement."""
        tokens, least = self._grammar.tokens, SPOTTED_FROM
        taken = {index for signal in listed for index in range(signal.first, signal.last)} | set(carriers)
        first = sentence.first
        while first < sentence.last:
            last = first + 1
            if tokens[first].event_chance >= least:
                while last < sentence.last and _goes_on(tokens[first], tokens[last], least):
                    last += 1
                found = self._of_learned(first, last) if taken.isdisjoint(range(first, last)) else ()
                yield from (s for s in found if s.index not in taken and not self._is_object_of(s, listed))
            first = last

    def _is_turned_down(self, verb: int, kind: str) -> bool:
        """Say whether the lists know a verb of contest but not this use of it: they say whom it has to act on."""
        is_contest = load_kinds()[kind].family is Family.CONTEST
        return is_contest and bool(look_up(self._grammar.tokens[verb], self._index.verbs))

    def _is_object_of(self, learned: Signal, listed: Sequence[Signal]) -> bool:
        """Say whether a learned noun is only what a listed verb acts on, or names a body: "gave the army vehicles"."""
        token = self._grammar.tokens[learned.index]
        if learned.is_noun and any(m.kind is MentionKind.ACTOR for m in self._grammar.all_at(learned.index)):
            return True
        return token.dep in _ACTED_ON and any(not s.is_noun and s.index == token.head for s in listed)

    def _of_learned(self, first: int, last: int) -> Iterator[Signal]:
        tokens = self._grammar.tokens
        kind = max(tokens[first:last], key=lambda token: token.event_chance).event
        verb = next((self._main(i) for i in range(first, last) if tokens[i].pos in _VERBS), None)
        if verb is not None and self._is_turned_down(verb, kind):
            return
        if verb is not None:
            signal: Signal | None = Signal(verb, first, last, kind, learned_verb(kind))
        else:
            signal = self._noun(first, last, learned_noun(kind))
        if signal is not None:
            signal.is_learned, signal.chance = True, self._chance(signal)
            yield signal

    def _main(self, verb: int) -> int:
        """Give the verb that an auxiliary helps: of "will tour" only the first word may be learned to tell."""
        token = self._grammar.tokens[verb]
        return token.head if token.dep.startswith("aux") else verb

    def _is_aside(self, noun: Signal, kind: str | None) -> bool:
        """Say whether a verb tells something of its own, of another kind: « a reçu X, en visite officielle »."""
        is_adjunct = self._grammar.tokens[noun.index].dep.startswith("obl")
        return kind is not None and kind != noun.kind and is_adjunct and noun.word.frame is Frame.VISIT

    def _verbs(self, sentence: Sentence) -> Iterator[Signal]:
        for token in self._grammar.reading.annotated.tokens_of(sentence):
            if not (token.pos in _VERBS or opens_as_verb(self._grammar, token)) or token.dep.startswith(_CARRIED):
                continue
            entries = look_up(token, self._index.verbs)
            objects = self._object_lemmas(token.index) if entries else frozenset()
            for verb in entries:
                if self._is_followed(token.index, verb.followed) and self._fits(token, verb, objects):
                    if verb.nothing:
                        break
                    yield Signal(token.index, token.index, token.index + 1, verb.kind, verb)
                    break

    def _object_lemmas(self, index: int) -> frozenset[str]:
        return frozenset(fold(self._grammar.tokens[i].lemma) for i in self._objects(index))

    def _fits(self, token: Token, verb: VerbTrigger, objects: frozenset[str]) -> bool:
        if verb.reflexive is not None and verb.reflexive != is_reflexive(
            self._grammar, self._index.triggers.cases, token.index
        ):
            return False
        if verb.object and not objects & {fold(lemma) for lemma in verb.object}:
            return False
        if objects and objects & {fold(lemma) for lemma in verb.bars}:
            return False
        if verb.phrases and not (self._has_phrase(token, verb.phrases) or self._is_envoy(token, verb)):
            return False
        return verb.needs is None or self._has_case(token.index, verb.needs)

    def _objects(self, index: int) -> list[int]:
        """Give what a verb acts on: its object, its passive subject, or the noun that it modifies as a participle."""
        grammar = self._grammar
        found = [
            *grammar.child(index, "obj"),
            *(c for c in grammar.children[index] if grammar.tokens[c].dep == "nsubj:pass"),
        ]
        found += [c for c in grammar.child(index, "obl", "iobj") if fold(grammar.case(c)) in self._opened]
        token = grammar.tokens[index]
        if token.dep == "acl" and "VerbForm=Part" in token.morph and token.head != index:
            found.append(token.head)
        return [c for item in found for c in grammar.conjuncts(item)]

    def _has_phrase(self, token: Token, phrases: Sequence[str]) -> bool:
        folded = self._grammar.folded(self._grammar.sentence(token.index))
        return any(f" {fold(phrase)} " in folded for phrase in phrases)

    def _is_envoy(self, token: Token, verb: VerbTrigger) -> bool:
        """Say whether somebody known to hold a post goes somewhere, who needs no word beside the name to say so."""
        if verb.nothing or verb.frame is not Frame.VISIT or verb.needs not in (Need.GOAL, Need.PLACE):
            return False
        goers = [*self._grammar.child(token.index, "nsubj"), token.index]
        return any(m.is_official for index in goers for m in self._grammar.named_at(index))

    def _has_case(self, index: int, need: Need) -> bool:
        if need is Need.PLACE:
            return self._goes_somewhere(index)
        wanted = {fold(case) for case in getattr(self._index.triggers.cases, need.value)}
        for child in self._grammar.child(index, "obl", "nmod", "obj", "iobj", "advmod", "xcomp"):
            if fold(self._grammar.case(child)) in wanted:
                return True
        return need is Need.GOAL and self._is_followed_by_place(index, wanted)

    def _goes_somewhere(self, index: int) -> bool:
        """Say whether somewhere that has a name is the goal of a verb: "went to Riga", not "went to the trouble"."""
        goal = {fold(case) for case in self._index.triggers.cases.goal}
        for child in self._grammar.child(index, "obl", "nmod"):
            if fold(self._grammar.case(child)) in goal and self._grammar.all_at(child):
                return True
        return self._is_followed_by_place(index, goal)

    def _is_followed_by_place(self, index: int, cases: set[str]) -> bool:
        """Say whether a place with one of some prepositions follows near by, whatever the grammar has tied it to."""
        tokens = self._grammar.tokens
        for at in range(index + 1, min(self._grammar.sentence(index).last - 1, index + _CARRIED_WITHIN)):
            if tokens[at].pos in _VERBS or tokens[at].text in _STOPS:
                return False
            after = at + 1 if tokens[at + 1].pos != "DET" else at + 2
            opens = tokens[at].pos == "ADP" and fold(tokens[at].text) in cases and after < len(tokens)
            if opens and any(m.place is not None for m in self._grammar.all_at(after)):
                return True
        return False

    def _nouns(self, sentence: Sentence) -> Iterator[Signal]:
        grammar = self._grammar
        words = grammar.words(sentence)
        index = 0
        while index < len(words):
            match = self._index.nouns.longest(words, index)
            if match is None:
                index += 1
                continue
            end, noun = match
            first = grammar.token_at(words[index].start, sentence)
            last = grammar.token_at(words[end - 1].start, sentence) + 1
            signal = self._noun(first, last, noun)
            if signal is not None:
                yield signal
            index = end

    def _noun(self, first: int, last: int, noun: NounTrigger) -> Signal | None:
        grammar = self._grammar
        head = next(
            (
                i
                for i in range(first, last)
                if not first <= grammar.tokens[i].head < last or grammar.tokens[i].head == i
            ),
            first,
        )
        if grammar.tokens[head].pos not in ("NOUN", "PROPN") or grammar.tokens[head].dep in ("compound", "flat"):
            return None
        if any(m.kind is not MentionKind.GROUP and m.first < first and last <= m.last for m in grammar.all_at(head)):
            return None  # inside a name or a post: « président de la Conférence »
        return Signal(head, first, last, noun.kind, noun, list(self._carriers(head, noun)))

    def _carriers(self, noun: int, word: NounTrigger) -> Iterator[tuple[int, Support]]:
        """Find the verbs that carry a noun: it is their object or subject, or what their clause modifies."""
        grammar = self._grammar
        token = grammar.tokens[noun]
        while token.dep == "conj":
            token = grammar.tokens[token.head]
        relation = token.dep.split(":")[0]
        above = look_up(grammar.tokens[token.head], self._index.supports) if token.head != token.index else ()
        carriers = [(token.head, each) for each in above if self._carries(token, relation, each, word)][:1]
        carriers = carriers or list(self._through_phrase(token, relation, word))
        for child in grammar.child(noun, "acl"):
            below = look_up(grammar.tokens[child], self._index.supports)
            carriers += [(child, each) for each in below if self._carries_as_clause(child, each, word)][:1]
        yield from carriers or self._verb_right_before(noun, word)

    def _through_phrase(self, noun: Token, relation: str, word: NounTrigger) -> Iterator[tuple[int, Support]]:
        """Find the verb of a phrase whose noun the parser gives the trigger to: "took part in the exercise"."""
        between = self._grammar.tokens[noun.head]
        if relation != "nmod" or between.dep.split(":")[0] not in ("obj", "obl"):
            return
        for support in look_up(self._grammar.tokens[between.head], self._index.supports):
            fits = not support.kinds or word.kind in support.kinds
            is_phrase = between.text.casefold() in support.followed or between.lemma in support.followed
            if fits and is_phrase and not support.is_subject and self._is_followed(between.head, support.followed):
                yield between.head, support
                return

    def _carries_as_clause(self, verb: int, support: Support, word: NounTrigger) -> bool:
        """Say whether a verb carries the noun that its clause modifies: « la visite qu'effectue X », "talks held"."""
        if support.kinds and word.kind not in support.kinds:
            return False
        objects = {self._grammar.tokens[c].lemma for c in self._grammar.child(verb, "obj", "obl")}
        return (not support.object or bool(support.object & objects)) and is_followed(
            self._grammar, verb, support.followed
        )

    def _verb_right_before(self, noun: int, word: NounTrigger) -> Iterator[tuple[int, Support]]:
        """Take the verb before a noun for its carrier, where the grammar has tied it elsewhere.

        Only names, dates and what binds them may stand between: "signed in November 2021, in Valletta, a memorandum".
        """
        tokens, index = self._grammar.tokens, noun - 1
        floor = max(self._grammar.sentence(noun).first, noun - _CARRIED_WITHIN)
        while index >= floor and tokens[index].pos not in _VERBS:
            if tokens[index].pos in ("SCONJ", "PRON") or tokens[index].text in _STOPS:
                return
            index -= 1
        if index < floor or (tokens[index].dep == "acl" and tokens[index].head != noun):
            return  # « la criminalité organisée, la sécurité et la formation »: a participle of another noun
        for support in look_up(tokens[index], self._index.supports):
            if not support.is_subject and not support.object and word.kind in support.kinds:
                yield index, support
                return

    def _carries(self, noun: Token, relation: str, support: Support, word: NounTrigger) -> bool:
        if support.kinds and word.kind not in support.kinds:
            return False
        verb = noun.head
        if not self._is_followed(verb, support.followed):
            return False
        passive = noun.dep == "nsubj:pass"
        reflexive = self._is_reflexive(verb)
        if support.reflexive is not None and support.reflexive != reflexive:
            return False
        if support.is_subject:
            if support.object and not support.object & {
                self._grammar.tokens[c].lemma for c in self._grammar.child(verb, "obj", "obl")
            }:
                return False
            return relation in ("nsubj",) and (not passive or support.gathers)
        if support.object and not support.object & {
            self._grammar.tokens[c].lemma for c in self._grammar.child(verb, "obj")
        }:
            return False
        return (
            passive or relation == "obj" or (relation == "obl" and not reflexive and self._is_argument(noun, support))
        )

    def _is_argument(self, noun: Token, support: Support) -> bool:
        """Say whether an oblique is what the verb is about: « participer à », "take part in", "embark on"."""
        case = self._grammar.case(noun.index)
        return case == " ".join(support.followed[-1:]) or case in {
            c.casefold() for c in self._index.triggers.cases.goal
        }
