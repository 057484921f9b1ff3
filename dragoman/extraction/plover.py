"""The same in PLOVER's terms."""

from collections.abc import Iterable
from functools import cache

from dragoman.model.facts import Plover, Status
from dragoman.vocabulary.kinds import Variant, load_kinds
from dragoman.vocabulary.themes import load_themes


def plover_of(kind: str, status: Status, parties: int, themes: Iterable[str]) -> Plover:
    """Tell what an engagement is in PLOVER's terms.

    Args:
        kind: Kind of engagement.
        status: Its status.
        parties: How many parties take part.
        themes: What it is about.
    """
    known = load_kinds()[kind]
    code = known.code(status, (Variant.MANY,) if parties > 2 else ())
    contexts = dict.fromkeys([*known.contexts, *(c for theme in themes for c in _contexts().get(theme, ()))])
    return Plover(code.event_type, code.event_mode, tuple(contexts))


@cache
def _contexts() -> dict[str, tuple[str, ...]]:
    return {theme.id: theme.contexts for theme in load_themes().values()}
