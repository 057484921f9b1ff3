"""Who takes part in what a signal tells, and in what role."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dragoman.extraction.clauses import Clauses
from dragoman.extraction.grammar import Grammar
from dragoman.extraction.neighbours import Neighbours
from dragoman.extraction.occasions import Occasions
from dragoman.extraction.roles import carried_role, opened_by, roles_of
from dragoman.extraction.side import (
    ADJECTIVAL,
    OFFICIAL,
    PLACES,
    Side,
    at_home,
    consistent,
    distinct,
    is_unknown_body,
    party_of,
    without_voices,
)
from dragoman.extraction.triggers import Signal
from dragoman.model.facts import Role
from dragoman.model.mention import Form, Mention, MentionKind
from dragoman.text.normalize import fold
from dragoman.vocabulary.triggers import Cases, Frame, Need, VerbTrigger

_DESCRIBING = frozenset((Form.ADJECTIVE, Form.COMPOUND, Form.NAME))
# Frames of occurrences that may be for somebody.
_FOR_SOMEBODY = frozenset((Frame.PRACTICE, Frame.GATHER, Frame.SIGN))


class SideFinder:
    """Finds the sides of a signal by the grammar around it.

    Args:
        grammar: The page.
        cases: The language's prepositions.
    """

    def __init__(self, grammar: Grammar, cases: Cases) -> None:
        self._grammar = grammar
        self._near = Neighbours(grammar)
        self._clauses = Clauses(grammar, cases.agent)
        self._occasions = Occasions(grammar, cases)
        self._comitative = _folded(cases.comitative)
        self._between = _folded(cases.between)
        self._goal = _folded(cases.goal)
        self._bare = _folded(cases.object) | {""}  # what may open a direct object
        self._target = _folded(cases.target)
        self._recipient = _folded(cases.recipient)
        self._long_recipient = frozenset(phrase for phrase in self._recipient if " " in phrase)
        self._possessor = _folded(cases.possessor) | ({""} if cases.is_construct else set())
        self._is_verb_first = cases.is_verb_first
        self._agent = _folded(cases.agent)
        self._source = _folded(cases.source)
        self._place = _folded(cases.place)

    def find(self, signal: Signal) -> list[Side]:
        """Find the sides of a signal, those of its first side first."""
        frame = signal.word.frame
        sides = list(self._of_noun(signal, frame)) if signal.is_noun else list(self._of_verb(signal, frame))
        sides = distinct(sides)
        if signal.is_noun and not signal.verbs:
            sides = self._of_occasion(signal, sides)
            if not sides:
                return []  # « en marge du forum »: only an occasion, unless it was told before
        sides += self._by_order(signal, frame, sides)
        sides = distinct(sides)
        sides += self._beneficiaries(signal, frame, sides)
        sides = [self._posted_to(side, sides) for side in sides]
        sides += self._only_other(signal, frame, sides)
        sides = without_voices(consistent(sides, frame), signal)
        return [side for side in sides if frame not in OFFICIAL or not is_unknown_body(side.mention)]

    def _of_occasion(self, signal: Signal, sides: list[Side]) -> list[Side]:
        """Add to the sides of a noun that no verb carries what follows it, and whose it is."""
        first, second = roles_of(signal)
        beside = self._occasions.beside(signal)
        found = sides or list(self._sided(beside, second))
        if not found or any(side.role is first and side.mention.first < signal.index for side in found):
            return found
        return distinct([*found, *self._sided(self._occasions.owner(signal, beside), first)])

    def _beneficiaries(self, signal: Signal, frame: Frame, sides: list[Side]) -> Iterator[Side]:
        """Take in whom a course, a seminar or a text is for: « au profit de cadres tunisiens », "for 25 officers"."""
        if not signal.is_noun or frame not in _FOR_SOMEBODY:
            return
        role = Role.RECIPIENT if signal.kind == "training" else Role.PARTICIPANT
        known = {side.mention.span for side in sides}
        for mention in self._near.following(signal.last - 1):
            long = self._near.is_opened_by(mention, self._long_recipient)
            short = mention.kind is MentionKind.GROUP and self._near.case(mention) in self._recipient
            if mention.actor is not None and mention.span not in known and (long or short):
                for each in self._near.together(mention):
                    yield Side(each, role)

    def _posted_to(self, side: Side, sides: list[Side]) -> Side:
        """Take the state that an own envoy is posted to for whom recalling her is aimed at: "its ambassador to X"."""
        own = {party_of(each) for each in sides if each.role is not side.role}
        if side.role is not Role.TARGET or side.mention.kind is not MentionKind.POST or party_of(side) not in own:
            return side
        inner = [m for i in range(side.mention.first, side.mention.last) for m in self._grammar.all_at(i)]
        states = [m for m in inner if m.kind is MentionKind.ACTOR and m.actor is not None]
        abroad = [m for m in states if m.actor is not None and m.actor.party not in own]
        return replace(side, mention=abroad[0]) if abroad else side

    def _only_other(self, signal: Signal, frame: Frame, sides: list[Side]) -> Iterator[Side]:
        """Take the only other party that the sentence names, where one side is known and the other is not."""
        known = {side.mention.actor.party for side in sides if side.mention.actor is not None}
        if len(known) != 1 or frame is Frame.JOIN or (signal.is_noun and not signal.verbs):
            return
        human = frame is Frame.VISIT and sides[0].role is Role.HOST
        others = [m for m in self._near.sides_of(signal.index) if m.actor is not None and m.actor.party not in known]
        others = [m for m in others if not human or m.kind is not MentionKind.ACTOR]
        if frame is Frame.DIRECTED:
            others += [at_home(m) for m in self._near.cities_of(signal.index)]
            others = [m for m in others if m.actor is not None and m.actor.party not in known]
        elif frame is not Frame.VISIT:
            others = [m for m in others if m.place is None or self._near.case(m) not in self._place]
        if len({m.actor.party for m in others if m.actor is not None}) == 1:
            role = roles_of(signal)[1 if sides[0].role is roles_of(signal)[0] else 0]
            yield Side(max(others, key=lambda m: (m.person is not None, -abs(m.first - signal.index))), role)

    # Where the grammar is silent ---------------------------------------------------------------------------------

    def _by_order(self, signal: Signal, frame: Frame, sides: list[Side]) -> Iterator[Side]:
        """Ask the order of the words for the sides that the grammar does not give."""
        first, second = roles_of(signal)
        carried = bool(signal.verbs) and not signal.verbs[0][1].is_subject and signal.verbs[0][1].role != "none"
        anchor = signal.governor if carried else signal.index
        passive = self._clauses.is_passive(anchor) and not self._goes(signal, anchor)
        if not signal.is_noun or carried:
            role = carried_role(signal, signal.verbs[0][1].role, first) if carried else first
            if not any(self._before(side, anchor) or self._follows(side, anchor, role) for side in sides):
                yield from self._sided(self._near.before(anchor), second if passive else role)
        behind = [side.mention for side in sides if self._follows(side, anchor, first)]
        if sum(side.mention.first > anchor for side in sides) > len(behind):
            return
        if passive:
            yield from self._sided(
                self._near.after(anchor, self._agent), role if not signal.is_noun or carried else first
            )
        else:
            yield from self._sided(
                self._near.after(
                    max(signal.last, *(m.last for m in behind), 0) - 1,
                    self._openers(signal, frame),
                    places=frame is Frame.VISIT,
                ),
                second,
            )

    def _before(self, side: Side, anchor: int) -> bool:
        return side.mention.first < anchor

    def _follows(self, side: Side, anchor: int, role: Role) -> bool:
        """Say whether a side is the subject that follows its verb."""
        return self._is_verb_first and side.role is role and side.mention.first > anchor

    def _openers(self, signal: Signal, frame: Frame) -> frozenset[str]:
        """Give the prepositions that may open the second side after a signal."""
        if signal.is_noun:
            return self._goal if frame is Frame.VISIT else self._comitative | self._between
        if opened := opened_by(signal):
            return frozenset((opened, ""))
        if frame is Frame.VISIT:
            return self._goal | self._bare
        if frame is Frame.MUTUAL:
            word = signal.word
            alone = word.needs is not None or (isinstance(word, VerbTrigger) and word.reflexive is True)
            return self._comitative if alone else self._comitative | self._bare
        if frame is Frame.GIVE:
            return self._recipient
        return self._source if frame is Frame.BUY else self._bare

    def _sided(self, mentions: Iterable[Mention], role: Role) -> Iterator[Side]:
        for mention in map(at_home, mentions):
            if mention.actor is not None or mention.person is not None:
                yield Side(mention, role)

    # Verbs -----------------------------------------------------------------------------------------------------

    def _of_verb(self, signal: Signal, frame: Frame) -> Iterator[Side]:
        verb, (first, second) = signal.index, roles_of(signal)
        subjects = self._clauses.subjects(verb)
        if self._goes(signal, verb):  # "is expected in Rabat", « est arrivé »
            subjects = self._clauses.objects(verb) or list(self._grammar.child(verb, "nsubj"))
        if frame is Frame.JOIN and self._clauses.is_passive(verb):  # "was admitted to"
            subjects = self._clauses.objects(verb)
        if getattr(signal.word, "needs", None) is Need.GOAL and not any(self._grammar.child(verb, "nsubj")):
            # « viajarán a Rabat dos pilotos »: whoever goes has no object
            subjects = [c for c in self._clauses.objects(verb) if self._at(c, Frame.GIVE)] or subjects
        yield from self._as(subjects, first, object_of=None if frame is Frame.VISIT else Frame.GIVE)
        yield from self._carried_on(subjects, first)
        if frame is not Frame.GATHER:  # what a council adopts takes no part
            yield from self._as(self._clauses.objects(verb), second, place_too=frame is Frame.VISIT, object_of=frame)
        yield from self._obliques(signal, frame)

    def _goes(self, signal: Signal, verb: int) -> bool:
        """Say whether what looks like a passive tells of somebody who goes: nobody is named who would do it to them."""
        is_visit = signal.word.frame is Frame.VISIT and not signal.is_noun
        return is_visit and self._clauses.is_passive(verb) and not self._clauses.subjects(verb)

    def _carried_on(self, subjects: Iterable[int], role: Role) -> Iterator[Side]:
        """Take a pronoun that names nobody known for the state or body that the sentence before is about."""
        for index in subjects:
            token = self._grammar.tokens[index]
            before = self._grammar.sentence(index).index - 1
            if token.pos != "PRON" or before < 0 or self._grammar.named_at(index):
                continue
            for mention in self._grammar.subject_of(self._grammar.reading.annotated.sentences[before]):
                if mention.kind is MentionKind.ACTOR and mention.actor is not None:
                    yield Side(mention, role)

    def _obliques(self, signal: Signal, frame: Frame) -> Iterator[Side]:
        verb, opened = signal.index, opened_by(signal)
        first, second = roles_of(signal)
        for child in self._grammar.child(verb, "obl", "nmod", "iobj", "advmod"):
            case = fold(self._grammar.case(child))
            child = self._clauses.antecedent(verb, child)
            if opened and case == opened:
                yield from self._as([child], second, place_too=frame is Frame.VISIT, object_of=frame)
            elif case in self._comitative and frame is Frame.GIVE and " " not in case:
                continue  # « condecoró a X con la orden de Y »: what is given
            elif case in self._comitative:
                role = Role.PARTICIPANT if frame in (Frame.RECEIVE, Frame.VISIT) else second
                yield from self._as([child], role)
            elif self._is_presence(child, case):
                yield from self._as(self._grammar.child(child, "nmod"), Role.PARTICIPANT)
            elif case in self._between:
                yield from self._as([child], first)
            elif frame in (Frame.VISIT, Frame.JOIN) and case in self._goal:
                yield from self._as([child], second, place_too=True)
            elif frame is Frame.DIRECTED and case in self._target:
                yield from self._as([child], second, object_of=frame)
            elif frame is Frame.GIVE and (case in self._recipient or self._grammar.tokens[child].dep == "iobj"):
                yield from self._as([child], second, place_too=True, object_of=frame)
            elif frame is Frame.BUY and case in self._source:
                yield from self._as([child], second, object_of=frame)

    def _is_presence(self, child: int, case: str) -> bool:
        """Say whether a noun such as "presence" opens those who take part."""
        phrase = fold(f"{case} {self._grammar.tokens[child].text}")
        return any(words.startswith(phrase) for words in self._comitative)

    # Nouns -----------------------------------------------------------------------------------------------------

    def _of_noun(self, signal: Signal, frame: Frame) -> Iterator[Side]:
        first, second = roles_of(signal)
        yield from self._around_noun(signal, frame, first, second)
        if not signal.verbs and frame is Frame.VISIT:
            yield from self._aim(signal, first, second)
        for verb, support in signal.verbs:
            role = carried_role(signal, support.role, first)
            if support.gathers:
                yield from self._as(self._clauses.objects(verb), Role.PARTICIPANT)
                continue
            if not support.is_subject and support.role != "none":
                subjects = self._clauses.subjects(verb)
                yield from self._as(subjects, role, object_of=Frame.GIVE)
                yield from self._carried_on(subjects, role)
            yield from self._obliques_of_support(verb, frame, second)

    def _aim(self, signal: Signal, first: Role, second: Role) -> Iterator[Side]:
        """Take the sides from the verb whose aim a visit is: « est arrivé lundi au Maroc pour une visite »."""
        token = self._grammar.tokens[signal.index]
        above = self._grammar.tokens[token.head]
        if not token.dep.startswith("obl") or above.pos != "VERB":
            return
        passive = self._clauses.is_passive(above.index)
        expected = self._clauses.objects(above.index) or list(self._grammar.child(above.index, "nsubj"))
        subjects = expected if passive else self._clauses.subjects(above.index)
        apposed = list(self._sided(self._occasions.apposed(signal), first))
        received = apposed or ([] if passive else list(self._as(self._clauses.objects(above.index), first)))
        yield from received or self._as(subjects, first)  # « a reçu X, en visite à Rabat »: X is the visitor
        yield from self._sided(self._near.after(above.index, self._goal, places=True), second)

    def _obliques_of_support(self, verb: int, frame: Frame, second: Role) -> Iterator[Side]:
        for child in self._grammar.child(verb, "obl", "nmod"):
            case = fold(self._grammar.case(child))
            child = self._clauses.antecedent(verb, child)
            if case in self._comitative or case in self._between:
                yield from self._as([child], second)
            elif self._is_presence(child, case):
                yield from self._as(self._grammar.child(child, "nmod"), Role.PARTICIPANT)
            elif frame is Frame.VISIT and case in self._goal:
                yield from self._as([child], second, place_too=True)

    def _around_noun(self, signal: Signal, frame: Frame, first: Role, second: Role) -> Iterator[Side]:
        grammar = self._grammar
        for child in self._modifiers(signal):
            token, case = grammar.tokens[child], fold(grammar.case(child))
            dep = token.dep.split(":")[0]
            if dep in ("amod", "compound", "flat"):
                yield from self._adjectives(child, first)
            elif case in self._between or case in self._comitative:
                yield from self._as([child], second if case in self._comitative else first)
            elif frame is Frame.VISIT and case in self._goal and case not in self._possessor:
                yield from self._as([child], second, place_too=True)
            elif frame is Frame.DIRECTED and case in self._target and case not in self._possessor:
                yield from self._as([child], second, object_of=frame)
            elif frame is Frame.GIVE and case in self._recipient:
                yield from self._as([child], second, place_too=True, object_of=frame)
            elif case in self._agent or (dep == "nmod" and (case in self._possessor or token.dep == "nmod:poss")):
                yield from self._as([] if self._is_bare_place(child) else [child], first)
        yield from self._appended(signal, first)

    def _adjectives(self, index: int, role: Role) -> Iterator[Side]:
        """Take the sides that adjectives and names before or after a noun tell: "a Polish-Ukrainian seminar"."""
        for below in self._grammar.subtree(index):
            for mention in self._grammar.named_at(below):
                if mention.actor is not None and mention.form in _DESCRIBING:
                    yield Side(mention, role)

    def _modifiers(self, signal: Signal) -> Iterator[int]:
        for index in range(signal.first, signal.last):
            for child in self._grammar.child(index, "nmod", "amod", "obl", "compound", "flat", "appos"):
                if not signal.first <= child < signal.last:
                    yield child

    def _is_bare_place(self, index: int) -> bool:
        """Say whether a capital or a city stands as where something is: « la conférence de Madrid »."""
        return any(m.form in PLACES for m in self._grammar.named_at(index))

    def _appended(self, signal: Signal, role: Role) -> Iterator[Side]:
        """Take in « Dialogue Stratégique Maroc-USA »: names written right after the noun."""
        index = signal.last
        tokens = self._grammar.tokens
        while index < len(tokens) and (tokens[index].text in ("-", "–", "/", "‑") or self._names_actor(index)):
            for mention in self._grammar.named_at(index):
                if mention.first == index and mention.form in (Form.NAME, Form.COMPOUND, Form.ADJECTIVE):
                    yield Side(mention, role)
            index += 1

    def _names_actor(self, index: int) -> bool:
        named = self._grammar.named_at(index)
        return bool(named) and all(m.kind is MentionKind.ACTOR and m.form is not Form.REFERENCE for m in named)

    # Both ------------------------------------------------------------------------------------------------------

    def _as(
        self,
        indexes: Iterable[int],
        role: Role,
        *,
        place_too: bool = False,
        adjective_too: bool = False,
        object_of: Frame | None = None,
    ) -> Iterator[Side]:
        for index in indexes:
            for item in self._grammar.conjuncts(index):
                for mention in self._widened(self._at(item, object_of)):
                    if mention.form is Form.CITY and place_too:
                        mention = at_home(mention)
                    if mention.actor is None and mention.person is None:
                        continue
                    if (
                        mention.form in (Form.ADJECTIVE, Form.COMPOUND)
                        and not adjective_too
                        and object_of not in ADJECTIVAL
                    ):
                        continue
                    if mention.form is Form.CITY and not place_too:
                        continue
                    yield Side(mention, role)

    def _widened(self, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
        """Add what the order of the words coordinates with a mention, where the grammar may have missed it."""
        found = dict.fromkeys(m for mention in mentions for m in (mention, *self._near.together(mention)))
        return tuple(found)

    def _at(self, index: int, object_of: Frame | None) -> tuple[Mention, ...]:
        """Give what is named at a token, or by what completes it: "representatives of X and Y", "the HQ of X"."""
        named = self._grammar.named_at(index)
        if named and not all(m.form is Form.ADJECTIVE for m in named):
            return named
        found: list[Mention] = []
        for child in self._grammar.child(index, "amod", "compound"):
            for item in self._grammar.conjuncts(child) if object_of in ADJECTIVAL else ():
                found.extend(m for m in self._grammar.named_at(item) if m.form is Form.ADJECTIVE)
        if object_of in ADJECTIVAL and not found:
            found.extend(self._grammar.demonym_below(index))
        for child in self._grammar.child(index, "nmod", "appos"):
            case = fold(self._grammar.case(child))
            if case in self._possessor or self._grammar.tokens[child].dep in ("appos", "nmod:poss"):
                for item in self._grammar.conjuncts(child):
                    found.extend(m for m in self._grammar.named_at(item) if m.form is not Form.ADJECTIVE)
        return tuple(found) if object_of is not Frame.MUTUAL or self._grammar.is_human(index) else ()


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(fold(word) for word in words)
