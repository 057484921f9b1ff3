"""The scorer gives the same figures as the one beside the real pages, whatever the record."""

import json
import random
import sys
from collections import defaultdict
from importlib.util import module_from_spec, spec_from_file_location
from types import ModuleType

import pytest

from evaluation.answers import Answer
from evaluation.corpus import find_parts
from evaluation.scorer import score

pytestmark = pytest.mark.shared

PREDICATES = ["member_of", "partner_of", "participates_in", "governed_by"]
KINDS = ["visit", "meeting", "session", "seminar", "training", "agreement", "accusation", "bogus"]


@pytest.fixture(scope="module")
def reference(shared) -> ModuleType:
    spec = spec_from_file_location("reference_scorer", shared / "gold" / "score.py")
    module = module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def seeds(shared):
    """The answers as JSON, each with the text of its page."""
    parts = {part.name: part for part in find_parts(shared / "nothing", shared)}
    return [(json.loads(page.answer.read_text("utf-8")), page.page.read_text("utf-8")) for page in parts["seeds"].pages]


class Forger:
    """Makes records of a page: near the answer, but each thing in it may be dropped, doubled, mixed up or invented."""

    def __init__(self, answer, text, seed):
        self.answer, self.text, self.dice = answer, text, random.Random(seed)
        self.carelessness = self.dice.choice([0.0, 0.1, 0.4])

    def slips(self):
        return self.dice.random() < self.carelessness

    def pick(self, value, others=("LVA", "OSCE", "Someone Else")):
        """One of the alternatives of a value, or something else."""
        return self.dice.choice(others) if self.slips() else self.dice.choice(value.split("|"))

    def cite(self, quotes):
        where = [self.text.find(quote) for quote in quotes]
        spans = [{"start": at, "end": at + len(quote)} for at, quote in zip(where, quotes, strict=True) if at >= 0]
        return [{"start": 3, "end": 40}] if self.slips() else spans

    def thing(self, value):
        name = self.pick(value)
        return {"id": f"x:{name.lower().replace(' ', '-')}", "label": self.pick(value), "text": name}

    def some(self, items):
        kept = [item for item in items if not self.slips()]
        return [*kept, self.dice.choice(items)] if items and self.slips() else kept

    def engagement(self, gold):
        named = [*gold["persons"], *gold.get("persons_optional", [])]
        participants = [
            {"party": self.pick(p["party"]), "actor": self.thing(p["party"]), "role": p.get("role") or "participant"}
            for p in self.some(gold["participants"])
        ]
        for participant in participants:
            participant["person"] = self.thing(self.dice.choice(named)) if named and self.dice.random() < 0.7 else None
        return {
            "kind": self.dice.choice(KINDS) if self.slips() else gold["kind"],
            "status": self.pick("|".join(gold["status"])),
            "when": self.dice.choice([None, "2019"]) if self.slips() else gold["when"],
            "places": [{"label": self.pick(place), "country": None} for place in self.some([*gold["where"], "FRA"])],
            "participants": participants,
            "frameworks": [self.thing(name) for name in self.some(gold["frameworks"])],
            "themes": [self.pick(theme) for theme in self.some(gold["themes"])],
            "evidence": self.cite(gold["evidence"]),
        }

    def record(self):
        answer = self.answer
        start, end = self.text.find(answer["body"]["first"]), self.text.rfind(answer["body"]["last"])
        page = {
            "id": "elsewhere" if self.slips() else answer["page"],
            "path": f"pages/{answer['page']}",
            "language": self.pick(answer["language"]),
            "published": self.pick(answer["published"] or "") or None,
            "title": self.pick(answer["title"] or "") or None,
            "text": self.text,
            "body": [[0, 80], [start + 5, len(self.text)]] if self.slips() else [[start, end]],
        }
        return {
            "page": page,
            "engagements": [self.engagement(gold) for gold in self.some(answer["engagements"])],
            "relations": [
                {
                    "predicate": self.pick(gold["predicate"], PREDICATES),
                    "subject": self.thing(gold["subject"]),
                    "object": self.thing(gold["object"]),
                    "evidence": self.cite(gold["evidence"]),
                }
                for gold in self.some(answer["relations"])
            ],
            "occupancies": [
                {
                    "person": self.thing(gold["person"]),
                    "post": self.pick(gold["post"]),
                    "evidence": self.cite([gold["post"]]),
                }
                for gold in self.some(answer["occupancies"])
            ],
            "statements": [
                {
                    "speaker": {"person": self.thing(gold["speaker"]), "actor": None, "party": "NATO"},
                    "quote": None if self.slips() else self.pick(gold["quote"]),
                    "evidence": self.cite([gold["quote"]]),
                }
                for gold in self.some(answer["statements"])
            ],
        }


def reference_counts(reference, answers, records):
    tallies = defaultdict(reference.Tally)
    for answer, record in zip(answers, records, strict=True):
        reference.score_page(answer, record, tallies, [])
    return {name: (tally.hit, tally.want, tally.got, tally.figures["f1"]) for name, tally in tallies.items()}


def our_counts(answers, records):
    card = score([Answer.read(answer) for answer in answers], [record for record in records if record])
    return {name: (t.found, t.wanted, t.given, round(t.f1, 3)) for name, t in card.tallies.items()}


def test_both_scorers_agree_on_records_of_every_quality(reference, seeds):
    answers = [answer for answer, _ in seeds]
    seen = set()
    for seed in range(120):
        forgers = [Forger(answer, text, seed) for answer, text in seeds]
        records = [None if forger.slips() and forger.slips() else forger.record() for forger in forgers]
        expected = reference_counts(reference, answers, records)
        assert our_counts(answers, records) == expected
        seen.add(expected["engagements"])
    assert len(seen) > 20  # the records did differ


def test_both_scorers_agree_on_what_there_is_no_record_of(reference, seeds):
    answers = [answer for answer, _ in seeds]
    assert our_counts(answers, [None] * 3) == reference_counts(reference, answers, [None] * 3)


def test_both_scorers_measure_the_same_things(reference):
    from evaluation.tally import MEASURES

    assert set(MEASURES) == set(reference.ORDER)
