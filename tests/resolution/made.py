"""Reports made by hand: what a page says of an engagement, in a line."""

from typing import Any

from dragoman.resolution import PageFacts, Report, read_report
from dragoman.text.normalize import slug


def taker(
    party: str | None, name: str | None = None, post: str | None = None, role: str = "participant"
) -> dict[str, Any]:
    """A participant of a report."""
    person = {"id": f"person:{slug(name)}", "label": name, "text": name} if name else None
    actor = {"id": f"actor:{party}", "label": party, "type": "state"} if party else None
    return {"party": party, "actor": actor, "person": person, "post": post, "role": role, "count": None}


def report(key: str, *takers: dict[str, Any], page: str | None = None, **said: Any) -> Report:
    """A report of a meeting held in Rabat, but for what is said otherwise.

    Args:
        key: Its key; its page has the same unless ``page`` names another.
        takers: Who takes part.
        page: Its page.
        said: Keys of the page record, and ``published``, ``language``, ``source``, ``words``.
    """
    stands_on = PageFacts(
        page or f"page-{key}", page or f"{key}.txt", said.pop("language", "en"), said.pop("published", None),
        said.pop("source", None),
    )  # fmt: skip
    words = said.pop("words", key * 20)
    data = {
        "kind": "meeting", "status": "held", "when": "2024-03-12", "when_text": None, "plover": None,
        "places": [{"label": "Rabat", "country": "MAR"}], "participants": list(takers), "frameworks": [],
        "themes": [], "evidence": [{"start": 0, "end": 9}], "confidence": 0.9,
    } | said  # fmt: skip
    return read_report(key, stands_on, data, [words])


MINISTER = taker("MAR", "Yassir Benchekroun", "ministre des Affaires étrangères")
VISITOR = taker("ESP", "Elvira Santamaría Cobo", "ministra de Asuntos Exteriores")
