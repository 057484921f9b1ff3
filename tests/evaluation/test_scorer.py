import pytest

from evaluation.answers import Answer
from evaluation.scorer import score
from evaluation.tally import MEASURES
from tests.evaluation.examples import TEXT, answer, cite, participant, person, record, state


def counts(given=None, wanted=None):
    """Found, wanted and given of each measure that was counted."""
    card = score([Answer.read(wanted or answer())], [given] if given else [])
    return {name: (tally.found, tally.wanted, tally.given) for name, tally in card.tallies.items()}


def errors(given, wanted=None):
    return score([Answer.read(wanted or answer())], [given]).errors


def test_a_record_that_is_right_in_everything_has_no_errors_and_full_marks():
    card = score([Answer.read(answer())], [record()])
    assert card.errors == []
    assert set(card.tallies) == set(MEASURES)
    assert all(tally.f1 == 1 for tally in card.tallies.values())


def test_a_page_without_a_record_counts_as_all_missed():
    assert counts(None) == {
        "engagements": (0, 1, 0),
        "strict": (0, 1, 0),
        "relations": (0, 1, 0),
        "occupancies": (0, 1, 0),
        "statements": (0, 1, 0),
    }


@pytest.mark.parametrize(
    ("page", "is_found"),
    [
        ({"id": "vilnius.txt"}, True),
        ({"id": "vilnius"}, True),
        ({"id": "1", "path": "far/away/vilnius.txt"}, True),
        ({"id": "1", "path": "riga.txt"}, False),
    ],
)
def test_a_record_is_found_by_id_or_file_name(page, is_found):
    given = record()
    given["page"] = {**given["page"], "path": None, **page}
    assert ("kind" in counts(given)) is is_found


@pytest.mark.parametrize(
    ("change", "measure", "expected"),
    [
        ({"kind": "call"}, "kind", (0, 1, 1)),
        ({"kind": "call"}, "strict", (0, 1, 1)),
        ({"kind": "call"}, "engagements", (1, 1, 1)),  # of the same family: found
        ({"kind": "session"}, "engagements", (1, 1, 1)),  # of the family next to it: found
        ({"kind": "aid"}, "engagements", (0, 1, 1)),
        ({"kind": "no-such-kind"}, "engagements", (0, 1, 1)),
        ({"evidence": cite("Lithuania has been")}, "engagements", (0, 1, 1)),  # other words cited
        ({"participants": [participant("CHL", "Chile", "host")]}, "engagements", (0, 1, 1)),  # no party shared
        ({"participants": [participant("LTU", "Lithuania", "host")]}, "parties", (1, 2, 1)),
        ({"participants": [participant("LTU", "Lithuania", "guest")]}, "roles", (0, 1, 1)),
        ({"status": "planned"}, "status", (0, 1, 1)),
        ({"when": None}, "when", (0, 1, 1)),
        ({"when": None}, "strict", (0, 1, 1)),
        ({"places": []}, "places", (0, 1, 0)),
        ({"places": [{"label": "Riga", "country": "LVA"}]}, "places", (0, 1, 1)),
        ({"places": [{"label": "Lithuania", "country": "LTU"}]}, "places", (1, 1, 1)),
        ({"themes": ["economy", "diplomacy"]}, "themes", (1, 1, 2)),
        ({"frameworks": [{"id": "framework:x", "label": "X", "text": "X"}]}, "frameworks", (0, 0, 1)),
    ],
)
def test_what_an_engagement_says_is_counted(change, measure, expected):
    given = record()
    given["engagements"][0].update(change)
    assert counts(given)[measure] == expected


def test_several_bodies_of_one_party_count_once():
    given = record()
    given["engagements"][0]["participants"].append(participant("KEN", "Parliament of Kenya", "visitor"))
    assert counts(given)["parties"] == (2, 2, 2)


def test_an_engagement_reported_twice_is_found_once_and_extra_once():
    given = record()
    given["engagements"].append(given["engagements"][0] | {"id": "E2"})
    assert counts(given)["engagements"] == (1, 1, 2)
    assert any("extra meeting" in error for error in errors(given))


def test_the_better_of_two_engagements_is_paired():
    given = record()
    given["engagements"].insert(0, given["engagements"][0] | {"id": "E2", "kind": "call", "when": None})
    assert counts(given)["kind"] == (1, 1, 1)


def test_a_disputed_engagement_is_neither_asked_for_nor_held_against_a_record():
    wanted = answer()
    wanted["engagements"][0]["optional"] = True
    assert counts(record(), wanted)["engagements"] == (0, 0, 0)
    silent = record() | {"engagements": []}
    assert counts(silent, wanted)["engagements"] == (0, 0, 0)


def test_a_disputed_person_is_not_counted():
    wanted = answer()
    wanted["engagements"][0] |= {"persons": ["Rasa Vaitkute"], "persons_optional": ["Daniel Otieno Mbuvi"]}
    assert counts(record(), wanted)["persons"] == (1, 1, 1)


@pytest.mark.parametrize(
    ("keys", "when"),
    [({"when_also": ["2024-06"]}, "2024-06"), ({"when_optional": True}, None), ({}, "2024-06-05")],
)
def test_every_accepted_date_is_right(keys, when):
    wanted, given = answer(), record()
    wanted["engagements"][0] |= keys
    given["engagements"][0]["when"] = when
    assert counts(given, wanted)["when"] == (1, 1, 1)


@pytest.mark.parametrize(
    ("name", "is_same"),
    [("Vaitkute", True), ("Rasa Vaitkutė", True), ("Ms Rasa Vaitkute", True), ("Rasa", False), ("Vaitkus", False)],
)
def test_a_person_is_known_by_the_end_of_the_name(name, is_same):
    given = record()
    given["occupancies"][0]["person"] = person(name)
    assert counts(given)["occupancies"] == (int(is_same), 1, 1)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"post": "minister"}, (1, 1, 1)),
        ({"post": "foreign minister of Lithuania"}, (1, 1, 1)),
        ({"post": "president"}, (0, 1, 1)),
        ({"post": None}, (0, 1, 1)),
    ],
)
def test_a_post_may_be_shorter_or_longer(change, expected):
    given = record()
    given["occupancies"][0].update(change)
    assert counts(given)["occupancies"] == expected


def test_an_occupancy_said_twice_counts_once():
    given = record()
    given["occupancies"] *= 2
    assert counts(given)["occupancies"] == (1, 1, 1)


def test_reported_speech_is_neither_asked_for_nor_held_against_a_record():
    given = record()
    given["statements"].append(given["statements"][0] | {"quote": None})
    assert counts(given)["statements"] == (1, 1, 1)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"predicate": "partner_of"}, (0, 1, 1)),
        ({"subject": state("LVA", "Latvia")}, (0, 1, 1)),
        ({"object": {"id": "org:eu", "label": "EU"}}, (0, 1, 1)),
        ({"object": {"id": "org:nato", "label": "North Atlantic Treaty Organization"}}, (1, 1, 1)),
    ],
)
def test_a_relation_needs_predicate_subject_and_object(change, expected):
    given = record()
    given["relations"][0].update(change)
    assert counts(given)["relations"] == expected


def test_furniture_inside_the_body_is_counted_and_named():
    given = record()
    given["page"]["body"] = [[0, len(TEXT)]]
    found, wanted, kept = counts(given)["body"]
    assert found == wanted < kept
    assert counts(given)["furniture"] == (0, 2, 2)
    assert "vilnius.txt: furniture taken for the article: 'Read also'" in errors(given)


@pytest.mark.parametrize("evidence", [[], [{"start": 5, "end": 5}], [{"start": 0, "end": len(TEXT) + 1}]])
def test_evidence_that_is_not_on_the_page_is_counted(evidence):
    given = record()
    given["relations"][0]["evidence"] = evidence
    assert counts(given)["evidence"] == (3, 4, 4)


@pytest.mark.parametrize(
    ("measure", "change"),
    [("language", {"language": "fr"}), ("published", {"published": None}), ("title", {"title": "Home News Sport"})],
)
def test_what_is_wrong_of_the_page_itself_is_counted(measure, change):
    given = record()
    given["page"].update(change)
    assert counts(given)[measure] == (0, 1, 1)


def test_an_answer_that_lacks_something_is_named(tmp_path):
    from evaluation.answers import read_answer

    (tmp_path / "broken.json").write_text('{"page": "x.txt"}', "utf-8")
    with pytest.raises(ValueError, match=r"broken\.json is no answer"):
        read_answer(tmp_path / "broken.json")
