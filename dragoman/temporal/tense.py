"""Which way the grammar around an expression points: was it, or will it be?"""

from dataclasses import dataclass

from dragoman.model.annotation import AnnotatedArticle, Sentence, Token
from dragoman.temporal.calendar import Direction
from dragoman.vocabulary.dates import DateWords, fold_word

_STEPS = 8
_FAR = 20  # tokens from a verb to the clause that it sets apart
_CLEFT = ("ccomp", "csubj", "advcl", "advcl:cleft", "acl:relcl")
_PRESENT = "is in the present"


@dataclass(frozen=True, slots=True)
class Tense:
    """What the grammar says of an expression.

    Attributes:
        direction: Past, future, or nearest where the grammar does not say.
        reason: The same as a clause that begins with "because", or the empty string.
        is_direct: Whether the expression hangs on the verb itself; else on a noun, whose time may be another.
    """

    direction: Direction = Direction.NEAREST
    reason: str = ""
    is_direct: bool = False

    @property
    def is_past(self) -> bool:
        """Whether the grammar says that it is over."""
        return self.direction is Direction.PAST

    @property
    def is_present(self) -> bool:
        """Whether it is only told in the present, which may mean what is to come."""
        return self.reason.endswith(_PRESENT)

    @property
    def is_future(self) -> bool:
        """Whether the grammar says that it is to come, and not merely that it is told in the present."""
        return self.direction is Direction.FUTURE and not self.is_present


NO_TENSE = Tense()
"""What is known without grammar."""


def read_tense(annotated: AnnotatedArticle, sentence: Sentence, start: int, end: int, words: DateWords) -> Tense:
    """Say whether the verb that governs the words at ``start``–``end`` is past or future."""
    tokens = annotated.tokens_of(sentence)
    inside = [token for token in tokens if token.start < end and start < token.end]
    top = next((t for t in inside if not any(t.head == other.index for other in inside) or t.head == t.index), None)
    if top is None:
        return NO_TENSE
    verb, direct = _climb(annotated.tokens, top, inside)
    if verb is None:
        return NO_TENSE
    before = next((t for t in tokens if t.index == min(i.index for i in inside) - 1), None)
    if before is not None and fold_word(before.text) in words.cues["ahead"]:
        return Tense(Direction.FUTURE, f"because '{before.text}' looks ahead", direct)
    direction, how = _direction(annotated.tokens, tokens, verb, words)
    if direction is None or (how == _PRESENT and not direct):
        return Tense(is_direct=direct)
    return Tense(direction, f"because the verb '{verb.text}' {how}", direct)


def _climb(tokens: tuple[Token, ...], token: Token, inside: list[Token]) -> tuple[Token | None, bool]:
    """Go from a token up to the first verb; say whether no noun lies between."""
    direct = True
    for _ in range(_STEPS):
        if token.pos in ("VERB", "AUX") or "VerbForm=" in token.morph:
            return token, direct
        if token not in inside and _is_told(tokens, token):
            return token, direct
        if token.pos in ("NOUN", "PROPN", "PRON") and token not in inside:
            direct = False
        if token.head == token.index or not 0 <= token.head < len(tokens):
            return None, direct
        token = tokens[token.head]
    return None, direct


def _is_told(tokens: tuple[Token, ...], token: Token) -> bool:
    """Say whether a noun stands for the verb of its clause: "will be in Lima"."""
    near = tokens[max(token.index - _STEPS, 0) : token.index]
    return any(t.head == token.index and t.dep.startswith("cop") for t in near)


def _direction(
    tokens: tuple[Token, ...], sentence: tuple[Token, ...], verb: Token, words: DateWords
) -> tuple[Direction | None, str]:
    """Read the direction off a verb, its auxiliaries, and the verb it completes."""
    helpers = [t for t in sentence if t.head == verb.index and t.dep.startswith(("aux", "cop")) and t is not verb]
    group = [verb, *helpers]
    above = tokens[verb.head] if 0 <= verb.head < len(tokens) and verb.dep in ("xcomp", "ccomp") else None
    looks_ahead = words.cues.get("future", frozenset())
    if any("Tense=Fut" in t.morph or fold_word(t.text) in words.cues["will"] for t in group):
        return Direction.FUTURE, "is in the future"
    if any(fold_word(t.lemma) in looks_ahead or fold_word(t.text) in looks_ahead for t in group):
        return Direction.FUTURE, "looks ahead"
    if above is not None and fold_word(above.lemma) in looks_ahead | words.cues["going"]:
        return Direction.FUTURE, f"depends on '{above.text}'"
    if "VerbForm=Part" in verb.morph and any("VerbForm=Inf" in t.morph for t in helpers):
        perfect = words.cues["perfect"]
        if any(t.dep == "aux" and "VerbForm=Inf" in t.morph and fold_word(t.lemma) in perfect for t in helpers):
            return Direction.PAST, "is in the perfect"  # "was to have met", « d'avoir accueilli »
        return Direction.FUTURE, "is still to be done"
    if any("Mood=Cnd" in t.morph for t in group):
        return Direction.FUTURE, "is in the conditional"
    if any("Tense=Past" in t.morph or "Tense=Imp" in t.morph for t in group):
        return Direction.PAST, "is in the past"
    if any(t.dep == "aux" and fold_word(t.lemma) in words.cues["perfect"] for t in helpers) and not _is_finite(verb):
        return Direction.PAST, "is in the perfect"
    if (told := _told_apart(tokens, verb)) is not None:
        return _direction(tokens, sentence, told, words)
    if any("Tense=Pres" in t.morph and "VerbForm=Part" not in t.morph for t in group):
        return Direction.FUTURE, _PRESENT
    if (_is_participle(verb) or _is_joined_infinitive(verb)) and (
        above := _above(tokens, verb)
    ) is not None:  # "will meet them before leaving on Friday"
        return _direction(tokens, sentence, above, words)
    return None, ""


def _told_apart(tokens: tuple[Token, ...], verb: Token) -> Token | None:
    """Give the verb that a clause sets apart from its adverb: « mardi, c'est à Riga qu'il a reçu … »."""
    if not any(t.head == verb.index and t.dep.startswith("expl") for t in tokens[max(verb.index - 3, 0) : verb.index]):
        return None
    after = tokens[verb.index + 1 : verb.index + _FAR]
    return next((t for t in after if t.head == verb.index and t.dep in _CLEFT and t.pos == "VERB"), None)


def _is_finite(verb: Token) -> bool:
    return "VerbForm=Fin" in verb.morph


def _is_participle(verb: Token) -> bool:
    return "Tense=" not in verb.morph and ("VerbForm=Part" in verb.morph or "VerbForm=Ger" in verb.morph)


def _is_joined_infinitive(verb: Token) -> bool:
    """Say whether a verb shares the auxiliary of the one before it: "will chair it and host them in March"."""
    return verb.dep == "conj" and "VerbForm=Inf" in verb.morph


def _above(tokens: tuple[Token, ...], verb: Token) -> Token | None:
    """Give the verb that a clause hangs on, past those that it is coordinated with."""
    for _ in range(_STEPS):
        if verb.head == verb.index or not verb.dep.startswith(("advcl", "conj")):
            return None
        verb = tokens[verb.head]
        if verb.pos == "VERB" and not _is_participle(verb) and not verb.dep.startswith("conj"):
            return verb
    return None
