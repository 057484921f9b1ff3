"""Where what a signal tells took place."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from dragoman.extraction.grammar import Grammar
from dragoman.extraction.sittings import head_of
from dragoman.extraction.timing import clause_above, opens_with_where
from dragoman.extraction.triggers import Signal
from dragoman.model.actor import Place
from dragoman.model.annotation import Sentence
from dragoman.model.mention import Form, Mention, MentionKind
from dragoman.text.normalize import fold

_HANGING = frozenset(("obl", "nmod", "advmod"))
_ARGUMENTS = frozenset(("nsubj", "obj", "iobj", "obl", "obl:agent", "nsubj:pass"))
_VERBAL = frozenset(("VERB", "AUX"))
_DESCRIBING = frozenset((Form.ADJECTIVE, Form.COMPOUND, Form.DATELINE))
_SOMEBODY = frozenset((MentionKind.PERSON, MentionKind.POST, MentionKind.GROUP))


def placed(
    grammar: Grammar, sentence: Sentence, signals: Sequence[Signal], cases: Collection[str]
) -> Mapping[int, list[Place]]:
    """Give each place of a sentence to the signal that it hangs on.

    A place belongs to the signal that it hangs on, or to those in the clause of the verb that it hangs on. What
    happened where something else did shares its place: "flew to Malabo, where she met X".

    Args:
        grammar: The page.
        sentence: The sentence.
        signals: Its signals.
        cases: The language's prepositions of place, folded.

    Returns:
        The places by token of the signal.
    """
    found: dict[int, list[Place]] = {}
    for mention, anchor in _anchored(grammar, sentence, cases):
        for signal in _owners(grammar, anchor, signals):
            _add(found, signal, mention)
    for signal in signals:
        for mention in _antecedent(grammar, signal):
            _add(found, signal, mention)
    return found


def _owners(grammar: Grammar, anchor: int, signals: Sequence[Signal]) -> list[Signal]:
    """Give the signals that a place belongs to, by the word that it hangs on."""
    for index in (anchor, *_nouns_above(grammar, anchor)):
        direct = [s for s in signals if index == s.governor or s.first <= index < s.last]
        if direct:
            return direct
    return [s for s in signals if anchor in _clauses(grammar, s)]


def _nouns_above(grammar: Grammar, anchor: int) -> Iterator[int]:
    """Give the noun that a clause tells more of: "the conference, held in Madrid", « la session prévue à Parakou »."""
    token = grammar.tokens[anchor]
    if token.pos in _VERBAL and token.dep.startswith("acl"):
        yield token.head


def _add(found: dict[int, list[Place]], signal: Signal, mention: Mention) -> None:
    places = found.setdefault(signal.index, [])
    if mention.place is not None and mention.place not in places:
        places.append(mention.place)


def _anchored(grammar: Grammar, sentence: Sentence, cases: Collection[str]) -> Iterator[tuple[Mention, int]]:
    """Give the places of a sentence that a preposition of place opens, each with the word that it hangs on."""
    for mention in grammar.mentions_in(sentence):
        if mention.place is None or mention.form in _DESCRIBING:
            continue
        token = _site(grammar, head_of(grammar, mention), cases)
        is_open = fold(grammar.case(token)) in cases and grammar.tokens[token].dep.partition(":")[0] in _HANGING
        if is_open and not _is_inside_somebody(grammar, mention):
            yield mention, _anchor(grammar, token, mention)


def _anchor(grammar: Grammar, token: int, mention: Mention) -> int:
    """Give the word that a place hangs on: "here in Rabat", « lundi à Rabat » and a host's place on what is done."""
    return next(i for i in grammar.ancestors(token) if not _is_loose(grammar, i, mention))


def _is_loose(grammar: Grammar, above: int, mention: Mention) -> bool:
    """Say whether a place hangs on a word by a misreading: an adverb, a date, somebody who is at home there."""
    token = grammar.tokens[above]
    if token.head == above:
        return False
    is_time = any(t.span.start <= token.start < t.span.end for t in grammar.times_in(grammar.sentence(above)))
    country = None if mention.place is None else mention.place.country
    at_home = any(
        m.kind in _SOMEBODY and m.actor is not None and m.actor.party == country for m in grammar.all_at(above)
    )
    return token.pos == "ADV" or is_time or (at_home and token.dep in _ARGUMENTS)


def _site(grammar: Grammar, token: int, cases: Collection[str]) -> int:
    """Give the noun whose place a name tells: « à la base navale de Locodjro »."""
    above = grammar.tokens[token].head
    is_of = grammar.tokens[token].dep.partition(":")[0] in ("nmod", "appos", "flat") and above != token
    if is_of and fold(grammar.case(token)) not in cases and fold(grammar.case(above)) in cases:
        return token if grammar.all_at(above) else above
    return token


def _is_inside_somebody(grammar: Grammar, mention: Mention) -> bool:
    """Say whether a name only tells whose somebody is: "the ambassador in Baku"."""
    around = grammar.all_at(mention.first)
    return any(m.kind in _SOMEBODY and m.span.contains(mention.span) and m.span != mention.span for m in around)


def _clauses(grammar: Grammar, signal: Signal) -> Iterator[int]:
    """Give the verbs whose place is that of a signal too: of its clause, and of those that it is told within."""
    verb: int | None = signal.governor
    if grammar.tokens[signal.governor].pos not in _VERBAL:
        verb = next((i for i in grammar.ancestors(signal.governor) if grammar.tokens[i].pos in _VERBAL), None)
    while verb is not None:
        yield verb
        verb = clause_above(grammar, verb)


def _antecedent(grammar: Grammar, signal: Signal) -> Iterator[Mention]:
    """Give the place that a clause with "where" tells more of."""
    verb = signal.governor
    if grammar.tokens[verb].dep.startswith(("acl", "advcl")) and opens_with_where(grammar, verb):
        for mention in grammar.all_at(grammar.tokens[verb].head):
            if mention.place is not None and mention.form not in _DESCRIBING:
                yield mention
