"""Whether what is told took place, is under way, is to come, was called off, or is nothing to report."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dragoman.extraction.grammar import Grammar
from dragoman.extraction.occasions import is_occasion
from dragoman.extraction.triggers import Signal
from dragoman.extraction.verbs import look_up
from dragoman.model.annotation import Token
from dragoman.model.explanation import Explanation
from dragoman.model.facts import Status
from dragoman.text.normalize import fold
from dragoman.vocabulary.triggers import Polarity

# What a negation or a word of habit may be to what it bears on; "nobody" is a subject.
_NEGATING = frozenset(("advmod", "amod", "det", "case", "mark", "nummod", "acl", "obl", "nsubj"))
_VERBAL = frozenset(("VERB", "AUX"))
_QUESTION = frozenset(("?", "؟"))
_PART_ENDS = frozenset((".", "¿"))
# What the tense of a verb is called that tells of what is still to come.
_TO_COME = frozenset(("future", "reported future"))
_CONTENT = frozenset(("xcomp", "ccomp", "advcl", "acl", "obj", "csubj"))


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the grammar around a trigger tells.

    Attributes:
        status: The status, or None where there is nothing to report.
        is_present: Whether the verb is in the present, so that dates decide.
        explanation: Why.
    """

    status: Status | None
    is_present: bool
    explanation: Explanation


class StatusReader:
    """Reads the status of a signal.

    Args:
        grammar: The page.
        polarity: The language's words.
    """

    def __init__(self, grammar: Grammar, polarity: Polarity) -> None:
        self._grammar, self._polarity = grammar, polarity

    def read(self, signal: Signal) -> Verdict:
        """Tell the status of what a signal tells."""
        grammar, verb = self._grammar, signal.governor
        token = grammar.tokens[verb]
        if signal.verbs and signal.verbs[0][1].status == "cancelled":
            return _verdict(Status.CANCELLED, "cancelled", f"{token.text!r} calls it off")
        if self._is_negated(verb) or (signal.is_noun and self._is_negated(signal.index)):
            return _verdict(None, "negated", f"{token.text!r} is negated")
        if any(self._has_child(index, self._polarity.habitual) for index in self._around(signal)):
            return _verdict(None, "habit", f"{token.text!r} tells a habit")
        if self._is_asked(signal.index):
            return _verdict(None, "question", f"{token.text!r} is only asked about")
        if signal.is_noun and any(self._opens_any_condition(index) for index in self._nouns_above(signal.index)):
            return _verdict(None, "condition", f"{grammar.tokens[signal.index].text!r} stands in a condition")
        if signal.is_noun and any(self._is_negated(index) for index in self._nouns_above(signal.index)):
            return _verdict(None, "negated", f"{grammar.tokens[signal.index].text!r} is under a negation")
        if signal.is_noun and self._is_called_off(signal.index):
            return _verdict(Status.CANCELLED, "cancelled", f"{grammar.tokens[signal.index].text!r} is called off")
        if signal.is_noun and self._has_child(signal.index, self._polarity.planned_words):
            return _verdict(Status.PLANNED, "planned", f"{grammar.tokens[signal.index].text!r} is said to be to come")
        above = self._above(verb) or (None if is_occasion(grammar, signal) else self._purpose(signal))
        if above is not None:
            return above
        if signal.verbs and signal.verbs[0][1].status == "planned":
            return _verdict(Status.PLANNED, "planned", f"{token.text!r} sets it in the future")
        return self._tense(verb)

    def _is_called_off(self, noun: int) -> bool:
        """Say whether a noun completes one that calls it off: "the cancellation of the summit"."""
        above = (self._grammar.tokens[i] for i in self._nouns_above(noun))
        return any(token.pos == "NOUN" and token.lemma in self._polarity.cancelled for token in above)

    def _around(self, signal: Signal) -> Iterator[int]:
        """Give the trigger, its verb, and the times and places on the verb, whose determiners may tell a habit."""
        yield from (signal.index, signal.governor)
        yield from self._grammar.child(signal.governor, "obl", "advmod", "nmod")

    def _is_asked(self, index: int) -> bool:
        """Say whether a sentence is a question."""
        rest = [token.text for token in self._grammar.tokens[index : self._grammar.sentence(index).last]]
        return rest[-1] in _QUESTION and not _PART_ENDS & set(rest)  # a question may stand behind a statement

    def _nouns_above(self, noun: int) -> Iterator[int]:
        """Give the nouns that a noun completes, and the verb they depend on: "no decision on a visit"."""
        below = noun
        for above in self._grammar.ancestors(noun):
            dep = self._grammar.tokens[below].dep.split(":")[0]
            if dep not in ("nmod", "obj", "nsubj"):
                return
            yield above
            below = above

    def _above(self, verb: int) -> Verdict | None:
        """Tell what the verbs above make of it: planned, hoped for, denied, called off."""
        grammar, below = self._grammar, verb
        for above in grammar.ancestors(verb):
            token, dep = grammar.tokens[above], grammar.tokens[below].dep.split(":")[0]
            if dep == "conj" and "VerbForm=Inf" in grammar.tokens[below].morph:  # « appelle à partir et à libérer »
                below = above
                continue
            if grammar.tokens[below].dep == "acl:relcl":  # a relative clause tells for itself
                break
            if dep not in _CONTENT and not (dep == "nsubj" and token.lemma in self._polarity.cancelled):
                break
            finite = "VerbForm=Fin" in grammar.tokens[below].morph
            if (told := self._of_clause(above, below, dep)) is not None:
                return told
            if token.lemma == "be" and dep == "xcomp" and self._is_to(below):
                return _verdict(Status.PLANNED, "planned", f"{token.text!r} with an infinitive sets it in the future")
            if _is_one_of(token, self._polarity.cancelled) and dep in ("obj", "nsubj", "xcomp"):
                return _verdict(Status.CANCELLED, "cancelled", f"{token.text!r} calls it off")
            if (
                _is_one_of(token, self._polarity.planned)
                and not finite
                and dep in ("xcomp", "ccomp", "advcl", "obj", "csubj")
            ):
                return self._plan(token)
            if dep in _CONTENT and self._is_modal(above):
                return _verdict(None, "modal", f"{token.text!r} is only possible")
            if dep == "acl" and self._is_accepted(above):
                return _verdict(Status.PLANNED, "planned", f"{token.text!r} was accepted")
            if dep == "acl" and "VerbForm=Inf" in grammar.tokens[below].morph and token.pos == "NOUN":
                return _verdict(None, "infinitive", f"after {token.text!r} it is only spoken of")
            if _is_one_of(token, self._polarity.hoped) and dep in ("xcomp", "ccomp", "obj") and not finite:
                return _verdict(None, "hoped", f"after {token.text!r} it is not sure")
            below = above
        return None

    def _of_clause(self, above: int, below: int, dep: str) -> Verdict | None:
        """Tell what a verb makes of the clause that completes it: denied, set in the future, alleged."""
        token = self._grammar.tokens[above]
        if _is_one_of(token, self._polarity.denied) and dep in ("ccomp", "xcomp", "obj"):
            return _verdict(None, "denied", f"{token.text!r} denies it")
        if dep in ("csubj", "ccomp") and self._is_set(above, below):
            return _verdict(Status.PLANNED, "planned", f"{token.text!r} sets it in the future")
        if token.lemma in self._polarity.alleged and dep in ("ccomp", "xcomp", "advcl", "acl"):
            return _verdict(None, "alleged", f"{token.text!r} makes it an allegation")
        return None

    def _is_set(self, above: int, verb: int) -> bool:
        """Say whether a clause is the subject of a word for plans: «من المقرر أن يلتقي»."""
        words = (self._grammar.tokens[c] for c in self._grammar.child(above, "obj", "amod") if c < verb)
        return any(word.lemma in self._polarity.planned_words for word in words)

    def _is_accepted(self, noun: int) -> bool:
        """Say whether a verb of plans has a noun for its object: "accepted an invitation to visit"."""
        token = self._grammar.tokens[noun]
        clauses = (self._grammar.tokens[c] for c in self._grammar.child(noun, "acl") if c > noun)
        verbs = [self._grammar.tokens[token.head]] if token.dep in ("obj", "nsubj:pass") else []
        verbs += [clause for clause in clauses if "VerbForm=Inf" not in clause.morph]
        return any(_is_one_of(verb, self._polarity.planned) and not self._is_negated(verb.index) for verb in verbs)

    def _plan(self, verb: Token) -> Verdict:
        """Tell what a verb of plans sets in the future, unless there is no plan: "asked whether they planned to"."""
        if self._is_negated(verb.index):
            return _verdict(None, "negated", f"{verb.text!r} is negated")
        if self._opens_any_condition(verb.index):
            return _verdict(None, "condition", f"{verb.text!r} stands in a condition")
        return _verdict(Status.PLANNED, "planned", f"{verb.text!r} sets it in the future")

    def _is_modal(self, verb: int) -> bool:
        helpers = (self._grammar.tokens[c] for c in self._grammar.child(verb, "aux"))
        return any(helper.lemma in self._polarity.hoped for helper in helpers)

    def _is_to(self, verb: int) -> bool:
        """Say whether a verb is an infinitive with its particle: "is to visit"."""
        return any(self._grammar.tokens[c].pos == "PART" for c in self._grammar.child(verb, "aux", "mark"))

    def _purpose(self, signal: Signal) -> Verdict | None:
        """Tell a noun that a plan or somebody still to go aims at: « est attendu à Rabat pour une visite »."""
        if not signal.is_noun or not self._grammar.tokens[signal.index].dep.startswith("obl"):
            return None
        above = next((i for i in self._grammar.ancestors(signal.index) if self._grammar.tokens[i].pos in _VERBAL), None)
        if above is None:
            return None
        is_still_to_come = not signal.verbs and self._tense(above).explanation.rule in _TO_COME
        token = self._grammar.tokens[above]
        if is_still_to_come or _is_one_of(token, self._polarity.planned):
            return _verdict(Status.PLANNED, "planned", f"{token.text!r} sets it in the future")
        return None

    def _tense(self, verb: int) -> Verdict:
        grammar, token = self._grammar, self._grammar.tokens[verb]
        helpers = [
            grammar.tokens[c] for c in grammar.children[verb] if grammar.tokens[c].dep.startswith(("aux", "cop"))
        ]
        if not helpers and token.dep == "conj" and "VerbForm=Inf" in token.morph:  # "will chair it and host them"
            return self._tense(token.head)
        group = [token, *helpers]
        lemmas = {helper.lemma for helper in helpers} | {helper.text.casefold() for helper in helpers}
        conditional = any("Mood=Cnd" in word.morph for word in group) or bool(lemmas & self._polarity.reported_future)
        if conditional and self._is_reported(token):
            return _verdict(Status.PLANNED, "reported future", f"{token.text!r} was announced")
        if lemmas & self._polarity.hoped:
            return _verdict(None, "modal", f"{token.text!r} is only possible")
        if self._opens_any_condition(verb):
            return _verdict(None, "condition", f"{token.text!r} stands in a condition")
        if any("Mood=Cnd" in word.morph for word in group):
            return _verdict(None, "conditional", f"{token.text!r} is in the conditional")
        if (
            lemmas & self._polarity.future
            or self._is_marked_future(verb)
            or any("Tense=Fut" in word.morph for word in group)
        ):
            return _verdict(Status.PLANNED, "future", f"{token.text!r} is in the future")
        if _is_progressive(token, helpers):
            return _verdict(Status.ONGOING, "progressive", f"{token.text!r} is under way")
        present = any("Tense=Pres" in word.morph and "VerbForm=Fin" in word.morph for word in group) and not any(
            "Tense=Past" in word.morph for word in group
        )
        return Verdict(Status.HELD, present, Explanation("told", f"{token.text!r} is told as a fact"))

    def _is_marked_future(self, verb: int) -> bool:
        """Say whether a particle of the future stands before a verb, as in Arabic."""
        before = (self._grammar.tokens[c] for c in self._grammar.child(verb, "advmod", "mark") if c < verb)
        return any(token.lemma in self._polarity.future for token in before)

    def _is_reported(self, token: Token) -> bool:
        """Say whether a verb is what another verb, in the past, said: "announced that it would send"."""
        above = self._grammar.tokens[token.head]
        return token.dep == "ccomp" and "Tense=Past" in above.morph and not self._opens_any_condition(token.index)

    def _opens_any_condition(self, verb: int) -> bool:
        return any(self._opens_condition(child) for child in self._grammar.children[verb])

    def _is_negated(self, index: int) -> bool:
        return self._has_child(index, self._polarity.negations)

    def _has_child(self, index: int, words: frozenset[str]) -> bool:
        for child in self._grammar.children[index]:
            token = self._grammar.tokens[child]
            if token.pos == "DET" and token.dep.startswith("obl"):  # "opposite each other"
                continue
            if token.dep.split(":")[0] in _NEGATING and (
                token.text.casefold().replace("’", "'") in words or token.lemma in words
            ):
                return True
        return False

    def _opens_condition(self, index: int) -> bool:
        token = self._grammar.tokens[index]
        return token.dep == "mark" and fold(token.text) in self._polarity.conditions


def _is_one_of(token: Token, lemmas: frozenset[str]) -> bool:
    return bool(look_up(token, _table(lemmas)))


@cache
def _table(lemmas: frozenset[str]) -> dict[str, tuple[str, ...]]:
    return {lemma: (lemma,) for lemma in lemmas}


def _is_progressive(token: Token, helpers: list[Token]) -> bool:
    """Say whether it is told as under way now: "is visiting"; "was visiting" is told as past."""
    now = any(h.lemma == "be" and "Tense=Pres" in h.morph for h in helpers)
    return now and "Aspect=Prog" in token.morph


def _verdict(status: Status | None, rule: str, detail: str) -> Verdict:
    return Verdict(status, False, Explanation(rule, detail))
