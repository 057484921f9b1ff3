"""Engagements in words, for where there is only text: briefs and calendars."""

from dragoman.web.contexts.parts import EventLine, TakerLine
from dragoman.web.wording import Words


def say_head(line: EventLine, words: Words) -> str:
    """Say what it was and between whom: ``Visit: Morocco, NATO``."""
    parties = dict.fromkeys(taker.party.short or taker.party.label for taker in line.takers if taker.party)
    kind = words.label("kind", line.kind)
    status = "" if line.status == "held" else f" ({words(f'status.{line.status}')})"
    return f"{kind[:1].upper()}{kind[1:]}{status}: {', '.join(parties) or words('taker.party_unknown')}"


def say_people(line: EventLine, words: Words) -> tuple[str, ...]:
    """Say who took part, one a line; those of whom nothing but the party is known are in the head."""
    return tuple(dict.fromkeys(_say_taker(taker, words) for taker in line.takers if taker.person or taker.post))


def say_places(line: EventLine) -> str:
    """Say where."""
    return ", ".join(line.places)


def say_about(line: EventLine, words: Words) -> str:
    """Say where, under what and about what, in one line."""
    themes = ", ".join(words.label("theme", theme) for theme in line.themes)
    frameworks = ", ".join(framework.label for framework in line.frameworks)
    return " · ".join(filter(None, (say_places(line), frameworks, themes)))


def _say_taker(taker: TakerLine, words: Words) -> str:
    role = "" if taker.role == "participant" else f" ({words.label('role', taker.role)})"
    parts = (taker.person and taker.person.label, taker.post, taker.party and (taker.party.short or taker.party.label))
    return ", ".join(" ".join(part.split()) for part in parts if part) + role
