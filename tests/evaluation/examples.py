"""A page of our own, its answer and a record of it that is right in everything; small changes make the cases."""

import copy
from typing import Any

TEXT = (
    "Home News Sport\n"
    "Lithuania receives Kenya's minister\n"
    "Lithuania's foreign minister, Rasa Vaitkute, received her Kenyan counterpart, Daniel Otieno Mbuvi, in Vilnius on "
    "5 June 2024.\n"
    "“We have much to learn from one another,” Vaitkute said.\n"
    "Lithuania has been a member of NATO since 2004.\n"
    "Read also: Latvia and Chile sign a pact\n"
)

ANSWER: dict[str, Any] = {
    "page": "vilnius.txt",
    "language": "en",
    "published": "2024-06-05",
    "title": "Lithuania receives Kenya's minister",
    "body": {"first": "Lithuania's foreign minister", "last": "NATO since 2004."},
    "furniture": ["Read also", "Home News"],
    "engagements": [
        {
            "id": "E1",
            "kind": "meeting",
            "status": ["held"],
            "when": "2024-06-05",
            "where": ["Vilnius|LTU"],
            "participants": [{"party": "LTU", "role": "host"}, {"party": "KEN", "role": "visitor"}],
            "persons": ["Rasa Vaitkute", "Daniel Otieno Mbuvi"],
            "frameworks": [],
            "themes": ["diplomacy"],
            "evidence": ["received her Kenyan counterpart"],
        }
    ],
    "relations": [
        {"predicate": "member_of", "subject": "LTU", "object": "NATO", "when": "2004/..", "evidence": ["a member of"]}
    ],
    "occupancies": [{"person": "Rasa Vaitkute", "post": "foreign minister", "organisation": "LTU"}],
    "statements": [{"speaker": "Rasa Vaitkute", "quote": "We have much to learn from one another"}],
}


def cite(words: str, text: str = TEXT) -> list[dict[str, int]]:
    start = text.index(words)
    return [{"start": start, "end": start + len(words)}]


def state(code: str, label: str) -> dict[str, Any]:
    return {"id": f"state:{code}", "label": label, "type": "state", "country": code, "text": label}


def person(name: str) -> dict[str, str]:
    return {"id": "person:" + name.lower().replace(" ", "-"), "label": name, "text": name}


def participant(code: str, label: str, role: str, who: str | None = None) -> dict[str, Any]:
    named = person(who) if who else None
    return {"party": code, "actor": state(code, label), "person": named, "post": None, "role": role, "count": None}


RECORD: dict[str, Any] = {
    "page": {
        "id": "vilnius.txt",
        "path": "pages/vilnius.txt",
        "title": "Lithuania receives Kenya's minister",
        "language": "en",
        "published": "2024-06-05T08:00",
        "text": TEXT,
        "body": [[TEXT.index("Lithuania's foreign"), TEXT.index("\nRead also")]],
    },
    "engagements": [
        {
            "id": "E1",
            "kind": "meeting",
            "status": "held",
            "when": "2024-06-05",
            "when_text": "on 5 June 2024",
            "places": [{"label": "Vilnius", "country": "LTU"}],
            "participants": [
                participant("LTU", "Lithuania", "host", "Rasa Vaitkute"),
                participant("KEN", "Kenya", "visitor", "Daniel Otieno Mbuvi"),
            ],
            "frameworks": [],
            "themes": ["diplomacy"],
            "evidence": cite("received her Kenyan counterpart"),
        }
    ],
    "relations": [
        {
            "predicate": "member_of",
            "subject": state("LTU", "Lithuania"),
            "object": {"id": "org:nato", "label": "NATO", "type": "organization", "country": None, "text": "NATO"},
            "when": "2004/..",
            "evidence": cite("a member of NATO"),
        }
    ],
    "occupancies": [
        {
            "person": person("Rasa Vaitkute"),
            "post": "foreign minister",
            "organisation": state("LTU", "Lithuania"),
            "party": "LTU",
            "when": None,
            "evidence": cite("foreign minister, Rasa Vaitkute"),
        }
    ],
    "statements": [
        {
            "speaker": {"party": "LTU", "actor": None, "person": person("Vaitkute"), "post": None},
            "quote": "We have much to learn from one another,",
            "themes": [],
            "about": [],
            "evidence": cite("We have much to learn"),
        }
    ],
}


def record() -> dict[str, Any]:
    """A record that is right in everything, free to be changed."""
    return copy.deepcopy(RECORD)


def answer() -> dict[str, Any]:
    """The answer, free to be changed."""
    return copy.deepcopy(ANSWER)
