"""Who does what in a clause: subjects and objects, through passives, relative clauses, infinitives and coordination."""

from collections.abc import Iterable, Iterator

from dragoman.extraction.grammar import Grammar
from dragoman.model.mention import Form
from dragoman.text.arabic import is_nominative
from dragoman.text.normalize import fold


class Clauses:
    """Finds the subjects and objects of verbs.

    Args:
        grammar: The page.
        agent: Prepositions that open who does it in the passive.
    """

    def __init__(self, grammar: Grammar, agent: Iterable[str]) -> None:
        self._grammar = grammar
        self._agent = frozenset(fold(word) for word in agent)

    def subjects(self, verb: int) -> list[int]:
        """Find who does what a verb says: its subject or agent, or that of the verb it hangs on."""
        grammar = self._grammar
        agents = [*grammar.child(verb, "obl:agent"), *self._agents_in_words(verb)]
        agents += [
            c for c in grammar.child(verb, "obl") if fold(grammar.case(c)) in self._agent and self.is_passive(verb)
        ]
        if agents or self.is_passive(verb):
            return agents
        verb = grammar.tokens[verb].head if grammar.tokens[verb].dep == "cop" else verb  # "she is in Rabat"
        own = [c for c in grammar.children[verb] if grammar.tokens[c].dep in ("nsubj", "nsubj:caus", "expl:subj")]
        own = [self.antecedent(verb, c) for c in own if not self._is_clitic(c)] or self._nominatives(verb)
        return own or self._inherited(verb) or self._unsaid(verb)

    def _is_clitic(self, index: int) -> bool:
        """Say whether an object pronoun is taken for an article, and so for a subject: « la recibió »."""
        token = self._grammar.tokens[index]
        return token.pos == "DET" and bool(self._grammar.named_at(index))

    def _unsaid(self, verb: int) -> list[int]:
        """Give the verb itself, where its ending stands for somebody told of before: « viajó a Rabat »."""
        named = self._grammar.named_at(verb)
        is_ending = any(m.form is Form.REFERENCE and m.first == verb == m.last - 1 for m in named)
        return [verb] if is_ending else []

    def _agents_in_words(self, verb: int) -> Iterator[int]:
        """Find who does it where a noun is a part of the preposition: «من طرف», "on the part of"."""
        grammar = self._grammar
        for child in grammar.child(verb, "obl"):
            if fold(f"{grammar.case(child)} {grammar.tokens[child].text}") in self._agent:
                yield from grammar.child(child, "nmod")

    def _inherited(self, verb: int) -> list[int]:
        grammar, token = self._grammar, self._grammar.tokens[verb]
        if token.head == verb:
            return []
        above = grammar.tokens[token.head]
        dep = token.dep.split(":")[0]
        if dep == "advcl" and self._is_charge(verb) and (charged := self.objects(token.head)):
            return charged
        if dep in ("conj", "xcomp", "advcl") and above.pos in ("VERB", "AUX", "ADJ", "NOUN"):
            if self.is_passive(token.head):  # « est attendu », "is expected to visit": the passive subject does it
                return [
                    c for c in grammar.children[token.head] if grammar.tokens[c].dep == "nsubj:pass"
                ] or self.subjects(token.head)
            return self.subjects(token.head)
        if dep == "acl" and "VerbForm=Part" in token.morph and "Tense=Pres" in token.morph:
            return [token.head]
        return []

    def _is_charge(self, verb: int) -> bool:
        """Say whether a clause tells what the object of the verb above did: "criticised Kenya for hosting …"."""
        gerund = self._grammar.tokens[verb].text.casefold().endswith("ing")
        return gerund and fold(self._grammar.case(verb)) == "for"

    def antecedent(self, verb: int, index: int) -> int:
        """Give what a relative pronoun in a verb's clause stands for; any other token as it is."""
        token, clause = self._grammar.tokens[index], self._grammar.tokens[verb]
        is_relative = token.pos == "PRON" and "PronType=Prs" not in token.morph
        return clause.head if is_relative and clause.dep.startswith("acl") else index

    def is_passive(self, verb: int) -> bool:
        """Say whether a verb is in the passive, or a past participle after a noun."""
        grammar = self._grammar
        if any(grammar.tokens[c].dep in ("nsubj:pass", "aux:pass") for c in grammar.children[verb]):
            return True
        if any(self._agents_in_words(verb)):
            return True
        token = grammar.tokens[verb]
        return token.dep == "acl" and "VerbForm=Part" in token.morph and "Tense=Past" in token.morph

    def objects(self, verb: int) -> list[int]:
        """Find what a verb acts on: its object, its passive subject, or the noun it modifies."""
        grammar, token = self._grammar, self._grammar.tokens[verb]
        subjects = ("nsubj",) if any(self._agents_in_words(verb)) else ()
        found = [c for c in grammar.children[verb] if grammar.tokens[c].dep in ("obj", "nsubj:pass", *subjects)]
        found += [c for c in grammar.child(verb, "nsubj") if self._is_clitic(c) and c not in found]
        if self.is_passive(verb) and token.dep.startswith("acl"):
            found = [token.head, *(c for c in found if grammar.tokens[c].dep == "obj")]
        acting = self._nominatives(verb)
        return [self.antecedent(verb, c) for c in found if c not in acting]

    def _nominatives(self, verb: int) -> list[int]:
        """Find subjects that the parser took for objects, though their ending tells: «وقع الوزيران اتفاقا»."""
        grammar = self._grammar
        if any(grammar.child(verb, "nsubj")):
            return []
        return [c for c in grammar.child(verb, "obj") if is_nominative(grammar.tokens[c].text)]
