import json

from dragoman.export.contract import from_contract, to_contract, write_line
from dragoman.model import Facts, PageRecord
from tests import factory

PAGE = {"id", "path", "url", "source", "author", "title", "language", "published", "text", "body"}
ENGAGEMENT = {
    "id", "kind", "plover", "status", "when", "when_text", "places", "participants", "frameworks", "themes", "evidence",
}  # fmt: skip
PARTICIPANT = {"party", "actor", "person", "post", "role", "count"}
ACTOR = {"id", "label", "type", "country", "text"}


def contract():
    return to_contract(factory.record())


def test_a_page_has_every_key_of_the_contract():
    assert contract()["page"].keys() >= PAGE


def test_an_engagement_has_every_key_of_the_contract():
    (engagement,) = contract()["engagements"]
    assert engagement.keys() >= ENGAGEMENT
    assert engagement["plover"].keys() == {"event_type", "event_mode", "contexts"}
    assert all(participant.keys() >= PARTICIPANT for participant in engagement["participants"])
    assert all(participant["actor"].keys() >= ACTOR for participant in engagement["participants"])
    assert engagement["places"] == [{"label": "Rabat", "country": "MAR"}]
    assert engagement["frameworks"][0].keys() >= {"id", "label"}


def test_the_other_facts_have_every_key_of_the_contract():
    data = contract()
    assert data["relations"][0].keys() >= {"predicate", "subject", "object", "when", "evidence"}
    assert data["occupancies"][0].keys() >= {"person", "post", "organisation", "party", "when", "evidence"}
    assert data["statements"][0].keys() >= {"speaker", "quote", "themes", "about", "evidence"}
    assert data["statements"][0]["speaker"].keys() == {"party", "actor", "person", "post"}


def test_the_object_of_a_relation_may_be_a_framework():
    thing = contract()["relations"][1]["object"]
    assert thing.keys() >= ACTOR
    assert (thing["type"], thing["label"]) == ("framework", "Mediterranean Dialogue")


def test_evidence_points_into_the_text():
    data = contract()
    (place,) = data["engagements"][0]["evidence"]
    assert data["page"]["text"][place["start"] : place["end"]] == factory.MEETING


def test_the_body_is_the_article_proper():
    data = contract()
    (body,) = data["page"]["body"]
    assert data["page"]["text"][slice(*body)].startswith("On 5 May")


def test_a_page_without_facts_has_empty_lists():
    data = to_contract(PageRecord(factory.article(), "fr", Facts()))
    assert [data[key] for key in ("engagements", "relations", "occupancies", "statements")] == [[], [], [], []]


def test_it_comes_back_as_it_was():
    assert from_contract(contract()) == factory.record()


def test_a_line_is_one_line_of_readable_utf_8():
    line = write_line(factory.record(factory.page(factory.TEXT + "\u2028été\x85")))
    assert line.count("\n") == 1
    assert line.endswith("\n")
    assert "étroits" in line
    assert json.loads(line.encode()) == to_contract(factory.record(factory.page(factory.TEXT + "\u2028été\x85")))
