"""Who takes part, judged by a small network where the rules of grammar are silent or say too much.

The rules find sides where the sentence is plain; half of what they miss has a word that signals it and a side that no
rule reaches. The network sees the traits of :mod:`dragoman.extraction.traits`, which are the same in every language,
and tells for each mention how likely it is of the first side, of the second, or of none (``make train`` teaches it).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

import numpy as np

from dragoman.encoder.heads import load_head, read_labels
from dragoman.extraction.roles import roles_of
from dragoman.extraction.side import OFFICIAL, PLACES, Side, at_home, party_of
from dragoman.extraction.traits import Traits
from dragoman.extraction.triggers import Signal
from dragoman.model.facts import Role
from dragoman.model.mention import Form, Mention
from dragoman.vocabulary.triggers import Frame

SPARE_FROM = 0.3
"""The least probability from which somebody is taken for the side that an occurrence lacks, all its tellings read."""

RULED = 0.7
"""Share of the sides that the rules tell which are right, over the dev pages."""

_BOTH = 2  # parties that an occurrence needs


@dataclass(frozen=True, slots=True)
class Opinion:
    """What the network makes of one mention.

    Attributes:
        mention: The mention.
        is_near: Whether it stands in the signal's sentence.
        first, second: Probability that it is of the signal's first side, and of its second.
        is_where: Whether it is only a state where somebody gathers.
    """

    mention: Mention
    is_near: bool
    first: float
    second: float
    is_where: bool = False

    @property
    def part(self) -> float:
        """Probability that it takes part at all."""
        return self.first + self.second


class Judge:
    """Judges mentions with the head that ``make train`` leaves."""

    def __init__(self) -> None:
        labels = read_labels("judge")
        self._columns = {trait: column for column, trait in enumerate(labels["traits"])}
        self._needed, self._added = float(labels["needed_from"]), float(labels["added_from"])
        self._kept = float(labels["kept_from"])
        self._head = load_head("judge")

    def opinions(
        self, traits: Traits, signal: Signal, sides: Sequence[Side], signals: Sequence[Signal]
    ) -> list[Opinion]:
        """Judge every mention that may take part: of a signal's sentence, and who was named last before it.

        Args:
            traits: The page's.
            signal: The signal.
            sides: What the rules take for its sides.
            signals: All signals of the sentence.
        """
        near = traits.possible(signal)
        mentions = [*near, *traits.recent(signal)]
        if not mentions:
            return []
        rows = np.zeros((len(mentions), len(self._columns)), np.float32)
        for row, mention in enumerate(mentions):
            known = (self._columns.get(trait) for trait in traits.of(signal, mention, sides, signals))
            rows[row, [column for column in known if column is not None]] = 1.0
        scores = self._head.run(None, {"rows": rows})[0]
        shares = np.exp(scores - scores.max(axis=1, keepdims=True))
        shares /= shares.sum(axis=1, keepdims=True)
        return [
            Opinion(mention, row < len(near), float(share[1]), float(share[2]), traits.is_where(signal, mention))
            for row, (mention, share) in enumerate(zip(mentions, shares, strict=True))
        ]

    def settle(self, signal: Signal, sides: Sequence[Side], opinions: Sequence[Opinion]) -> list[Side]:
        """Add to the sides of the rules who surely takes part, and leave out who surely does not."""
        doubted = {o.mention.span for o in opinions if o.part < self._kept}
        kept = [side for side in sides if side.mention.span not in doubted]
        ruled = {side.mention.span for side in sides}
        enough = self._needed if _lacks(kept) else self._added
        open_ = [o for o in opinions if _may_join(signal, o) and not any(map(o.mention.span.overlaps, ruled))]
        kept += [_opposite(_side(signal, o), kept) for o in open_ if o.is_near and o.part >= enough]
        if _lacks(kept):
            known = {party_of(side) for side in kept}
            before = [o for o in open_ if not o.is_near and o.part >= self._needed]
            before = [o for o in before if o.mention.actor is not None and o.mention.actor.party not in known]
            kept += [_party_alone(_side(signal, o)) for o in sorted(before, key=lambda o: -o.part)[:1]]
        return kept

    def spare(self, signal: Signal, sides: Sequence[Side], opinions: Sequence[Opinion]) -> list[tuple[float, Side]]:
        """Give who else may take part, though not surely: one of each party that has no side yet, the likeliest first.

        Args:
            signal: The signal.
            sides: Its sides as settled.
            opinions: What was made of each mention.
        """
        seen = {party_of(side) for side in sides} | {None}
        found: list[tuple[float, Side]] = []
        for opinion in sorted(opinions, key=lambda o: -o.part):
            if opinion.part < SPARE_FROM or not _may_join(signal, opinion):
                continue
            side = _side(signal, opinion) if opinion.is_near else _party_alone(_side(signal, opinion))
            if party_of(side) not in seen:
                seen.add(party_of(side))
                found.append((opinion.part, _opposite(side, sides)))
        return found


def weakest_of(sides: Sequence[Side], opinions: Sequence[Opinion], ruled: Sequence[Side]) -> float:
    """Give how likely the less likely of the parties takes part; one half where fewer than two were judged.

    Args:
        sides: Who takes part.
        opinions: What the network makes of each mention.
        ruled: What the rules take for sides; they are as likely at least as the rules are right.
    """
    by_rule = {side.mention.span for side in ruled}
    share = {o.mention.span: max(o.part, RULED) if o.mention.span in by_rule else o.part for o in opinions}
    best: dict[str | None, float] = {}
    for side in sides:
        party = party_of(side)
        best[party] = max(best.get(party, 0.0), share.get(side.mention.span, 0.5))
    return min(best.values()) if len(best) >= _BOTH else 0.5


def _may_join(signal: Signal, opinion: Opinion) -> bool:
    """Say whether the network may add a mention to what the rules find.

    Who only speaks for others announces what they do, and stands nearest to the words that tell it.
    """
    mention = opinion.mention
    is_venue = opinion.is_where or _is_venue(signal, mention)
    return not (mention.is_voice or is_venue or _only_describes(signal, mention))


def _is_venue(signal: Signal, mention: Mention) -> bool:
    """Say whether a city is only where somebody gathers: « le sommet s'est ouvert à Addis-Abeba »."""
    return signal.word.frame is Frame.GATHER and mention.form in PLACES


def _only_describes(signal: Signal, mention: Mention) -> bool:
    """Say whether a demonym goes with a noun that stands for nobody official: "a British tourist visited Egypt"."""
    return signal.word.frame in OFFICIAL | {Frame.GATHER} and mention.form in (Form.ADJECTIVE, Form.COMPOUND)


def _lacks(sides: Sequence[Side]) -> bool:
    """Say whether sides are fewer than an occurrence needs."""
    return len({party_of(side) for side in sides}) < _BOTH


def _side(signal: Signal, opinion: Opinion) -> Side:
    first, second = roles_of(signal)
    return Side(_standing(opinion.mention), first if opinion.first >= opinion.second else second)


def _opposite(side: Side, known: Sequence[Side]) -> Side:
    """Take for a guest whom the rules leave without a role where the host is known to be another's."""
    hosts = {party_of(other) for other in known if other.role is Role.HOST}
    is_second = side.role is Role.HOST and hosts and party_of(side) not in hosts
    return replace(side, role=Role.VISITOR) if is_second and len(known) == 1 else side


def _party_alone(side: Side) -> Side:
    """Take the party of somebody whom a sentence before names, and leave open whether she took part herself."""
    return replace(side, mention=replace(side.mention, person=None, post=None))


def _standing(mention: Mention) -> Mention:
    return at_home(mention) if mention.form is Form.CITY else mention


@cache
def load_judge() -> Judge:
    """Load the judge once a process."""
    return Judge()
