"""Engagements in words, for where there is only text: briefs, calendars, notes."""

from dragoman.errors import SettingsError
from dragoman.model.facts import Role, Status
from dragoman.model.note import Note, NotedEngagement, NotedRelation, NotedTaker, Said
from dragoman.web.contexts.parts import EventLine, Ref, TakerLine
from dragoman.web.dates import say_date
from dragoman.web.wording import Words


def say_head(line: EventLine, words: Words) -> str:
    """Say what it was and between whom: ``Visit: Morocco, NATO``."""
    parties = dict.fromkeys(_say_party(taker.party, words) for taker in line.takers if taker.party)
    kind = words.label("kind", line.kind)
    status = "" if line.status == "held" else f" ({words(f'status.{line.status}')})"
    who = ", ".join(parties) or words("taker.party_unknown")
    return words("note.titled", what=f"{kind[:1].upper()}{kind[1:]}{status}", who=who)


def say_people(line: EventLine, words: Words) -> tuple[str, ...]:
    """Say who took part, one a line; those of whom nothing but the party is known are in the head."""
    return tuple(dict.fromkeys(_say_taker(taker, words) for taker in line.takers if taker.person or taker.post))


def say_places(line: EventLine, words: Words) -> str:
    """Say where."""
    return ", ".join(map(words.place, line.places))


def say_about(line: EventLine, words: Words) -> str:
    """Say where, under what and about what, in one line."""
    themes = ", ".join(words.label("theme", theme) for theme in line.themes)
    frameworks = ", ".join(map(words.named, line.frameworks))
    return " · ".join(filter(None, (say_places(line, words), frameworks, themes)))


def say_note(note: Note, words: Words) -> Said:
    """Put a note into a sentence or two.

    >>> from dragoman.model.facts import Predicate
    >>> from dragoman.web.wording import load_words
    >>> note = NotedRelation(Predicate.PARTNER_OF, "Jordan", "NATO", "2014/..")
    >>> say_note(note, load_words("en")).sentences
    'Jordan is a partner of NATO, since 2014.'
    """
    when = say_date(note.when, words) if note.when else None
    if isinstance(note, NotedRelation):
        sides = {"subject": note.subject, "object": note.object}
        held = words("note.holds", predicate=words.label("predicate", note.predicate.value), **sides)
        return Said(held, f"{', '.join(filter(None, (held, when)))}.", when, words.language)
    kind = words.label("kind", note.kind)
    status = "" if note.status is Status.HELD else f" ({words(f'status.{note.status.value}')})"
    head = f"{kind[:1].upper()}{kind[1:]}{status}"
    parties = ", ".join(dict.fromkeys(taker.party or taker.person for taker in note.takers))
    sentences = [
        words("note.says", what=", ".join(filter(None, (head, when, note.places))), who=_say_noted(note, words)),
        words("note.under", framework=note.framework) if note.framework else "",
        words("note.about", themes=", ".join(words.label("theme", theme) for theme in note.themes))
        if note.themes
        else "",
    ]
    return Said(
        words("note.titled", what=head, who=parties), " ".join(filter(None, sentences)), when, words.language
    )  # fmt: skip


def say_problem(error: SettingsError, words: Words) -> str:
    """Say what cannot be done, and what can.

    >>> from dragoman.web.wording import load_words
    >>> say_problem(SettingsError("Ada: taken.", "name_taken", name="Ada"), load_words("fr"))
    'Ada\u202f: un compte de ce nom existe déjà.'
    """
    if not error.key:
        return str(error)
    values = {
        name: words.label("field", str(value)) if name == "field" else value for name, value in error.values.items()
    }
    return words(f"wrong.{error.key}", **values)


def say_judged(judged: str, words: Words) -> str:
    """Say what somebody said of an engagement: the record has it as ``accepted by Ada``."""
    for verdict in ("accepted", "corrected"):
        who = judged.removeprefix(f"{verdict} by ")
        if who != judged:
            return words(f"judged.{verdict}", who=who)
    return judged


def _say_noted(note: NotedEngagement, words: Words) -> str:
    return "; ".join(_say_noted_taker(taker, words) for taker in note.takers)


def _say_noted_taker(taker: NotedTaker, words: Words) -> str:
    role = "" if taker.role is Role.PARTICIPANT else f" ({words.label('role', taker.role.value)})"
    return ", ".join(filter(None, (taker.person, taker.post, taker.party))) + role


def _say_taker(taker: TakerLine, words: Words) -> str:
    role = "" if taker.role == "participant" else f" ({words.label('role', taker.role)})"
    party = taker.party and _say_party(taker.party, words)
    parts = (taker.person and taker.person.label, taker.post, party)
    return ", ".join(" ".join(part.split()) for part in parts if part) + role


def _say_party(party: Ref, words: Words) -> str:
    return words.party(party.short) if party.short else words.named(party)
