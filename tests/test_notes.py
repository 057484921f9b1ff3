"""What somebody knows herself: kept as a page, cited, merged, corrected, withdrawn; on both databases."""

import dataclasses

import pytest

from dragoman import accounts, notes, views
from dragoman.errors import NoteError, StoreError
from dragoman.model import Predicate, Role, Status
from dragoman.model.account import Deed, Door
from dragoman.model.note import NotedEngagement, NotedRelation, NotedTaker, Said
from dragoman.resolving import resolve_pending
from dragoman.store import FactQuery, find_flaws, open_store
from tests import factory

ADA, BO = notes.Author("Ada", Door.BROWSER), notes.Author("Bo", Door.COMMAND)
MET = NotedEngagement(
    kind="meeting",
    status=Status.HELD,
    takers=(NotedTaker(Role.VISITOR, "OTAN", "Ada Brandt", "envoy"), NotedTaker(Role.HOST, "Maroc")),
    when="2018-05-05",
    places="Rabat; Tripoli, Lebanon",
    framework="Mediterranean Dialogue",
    themes=("defence",),
    words="She said little.\n\nAnd left.",
)
HOLDS = NotedRelation(Predicate.PARTNER_OF, "Jordan", "NATO", "2014/..")
SAID = Said("Meeting: OTAN, Maroc", "Meeting, 5 May 2018: OTAN; Maroc.", "5 May 2018", "en")
NAME = "note-0123456789abcdef"


@pytest.fixture
def store(empty_record):
    with open_store(empty_record) as opened:
        yield opened


def keep(store, note=MET, by=ADA, said=SAID, name=NAME):
    return notes.keep_note(store, name, note, said, by)


def the_fact(store, key):
    (fact,) = store.facts(FactQuery(page=key))
    return fact


def test_the_page_says_whose_note_it_is(store):
    page = store.find_page(keep(store))
    assert page.is_note
    assert (page.source, page.author, page.title) == ("Note, Ada", "Ada", SAID.title)
    assert store.page_json(page.key)["text"] == f"{SAID.sentences}\n\n{MET.words}"


def test_the_fact_is_what_the_fields_say_and_cites_the_sentence(store):
    fact = the_fact(store, keep(store))
    data = fact.data
    assert fact.quotes == (SAID.sentences,)
    assert [why["detail"] for why in data["explanations"]] == ["Entered by Ada."]
    assert (data["kind"], data["status"], data["when"], data["when_text"]) == (
        "meeting",
        "held",
        "2018-05-05",
        SAID.when,
    )
    assert [(each["label"], each["country"]) for each in data["places"]] == [("Rabat", "MAR"), ("Tripoli", "LBN")]
    assert [(each["party"], each["role"], each["post"]) for each in data["participants"]] == [
        ("NATO", "visitor", "envoy"),
        ("MAR", "host", None),
    ]
    assert data["participants"][0]["person"]["id"] == "person:ada-brandt"
    assert (data["frameworks"][0]["id"], data["themes"]) == ("framework:mediterranean-dialogue", ["defence"])


def test_a_relation_is_kept_like_an_engagement(store):
    data = the_fact(store, keep(store, HOLDS)).data
    assert (data["predicate"], data["subject"]["id"], data["object"]["id"]) == ("partner_of", "state:JOR", "org:nato")
    assert data["when"] == "2014/.."


@pytest.mark.parametrize("note", [MET, HOLDS, dataclasses.replace(HOLDS, subject="Zork Ltd", takes_unknown=True)])
def test_what_was_entered_is_given_back_to_be_corrected(store, note):
    assert notes.read_note(store, keep(store, note)) == note


def test_it_is_merged_with_what_a_page_reports(store):
    page = factory.page(source="Radio", published="2018-05-06")
    store.start_run("1").keep(page, factory.record(page))
    resolve_pending(store)
    keep(store)
    (entry,) = views.timeline(store)
    assert [source.source for source in entry.sources] == ["Radio", "Note, Ada"]


def test_a_new_version_takes_the_place_of_the_old_one_and_the_log_keeps_that(store):
    key = keep(store)
    assert keep(store, dataclasses.replace(MET, when="2018-05-06"), BO) == key
    (entry,) = views.timeline(store)
    assert entry.when == "2018-05-06"
    assert store.find_page(key).author == "Ada"
    assert [why["detail"] for why in the_fact(store, key).data["explanations"]] == ["Entered by Ada, corrected by Bo."]
    last, first = accounts.changes(store, 10)[0]
    assert (first.deed, first.who, last.deed, last.who) == (Deed.NOTE, "Ada", Deed.CORRECT_NOTE, "Bo")
    assert last.detail.startswith(SAID.sentences)


def test_what_is_sent_twice_is_kept_once(store):
    assert keep(store) == keep(store)
    assert len(store.pages()) == 1


def test_a_note_that_is_withdrawn_is_out_of_the_record_and_said_to_be(store):
    key = keep(store)
    notes.withdraw_note(store, key, BO)
    assert views.timeline(store) == ()
    assert [(each.reason, each.detail) for each in store.rejections()] == [("withdrawn", "Withdrawn by Bo.")]
    assert accounts.changes(store, 1)[0][0].deed is Deed.WITHDRAW_NOTE
    with pytest.raises(StoreError, match="no such note"):
        notes.withdraw_note(store, key, BO)


def test_a_page_that_was_read_is_no_note(store):
    page = factory.page()
    store.start_run("1").keep(page, factory.record(page))
    assert notes.find_note(store, page.digest) is None
    with pytest.raises(StoreError, match="no such note"):
        notes.withdraw_note(store, page.digest, ADA)


def test_a_record_with_notes_is_sound(store):
    keep(store)
    keep(store, HOLDS, name="note-fedcba9876543210")
    assert list(find_flaws(store)) == []


@pytest.mark.parametrize(
    ("changes", "field", "near"),
    [
        ({"takers": ()}, "takers", ()),
        ({"takers": (NotedTaker(Role.HOST, "Maroco"),)}, "party", ("Morocco",)),
        ({"takers": (NotedTaker(Role.HOST, post="envoy"),)}, "post", ()),
        ({"takers": (NotedTaker(Role.HOST, person="…"),)}, "person", ()),
        ({"takers": (NotedTaker(Role.HOST, "…"),), "takes_unknown": True}, "party", ()),
        ({"when": "next week"}, "when", ()),
        ({"when": "2018-02-30"}, "when", ()),
        ({"kind": "party"}, "kind", ()),
        ({"themes": ("gardening",)}, "themes", ()),
        ({"framework": "Mediterranean Dialog"}, "framework", ("Mediterranean Dialogue",)),
    ],
)
def test_what_cannot_be_kept_is_refused_by_its_field(store, changes, field, near):
    with pytest.raises(NoteError) as told:
        keep(store, dataclasses.replace(MET, **changes))
    assert (told.value.field, told.value.near[: len(near)]) == (field, near)
    assert store.pages() == []


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"subject": "Zork Ltd"}, "subject"), ({"object": "Zork Ltd"}, "object"), ({"when": "x"}, "when")],
)
def test_what_cannot_be_kept_of_a_relation_is_refused_by_its_field(store, changes, field):
    with pytest.raises(NoteError) as told:
        keep(store, dataclasses.replace(HOLDS, **changes))
    assert told.value.field == field


def test_a_name_that_the_vocabulary_does_not_know_is_taken_where_that_is_asked_for(store):
    taker = NotedTaker(Role.HOST, "Zork Ltd")
    data = the_fact(store, keep(store, dataclasses.replace(MET, takers=(taker,), takes_unknown=True))).data
    assert (data["participants"][0]["actor"]["id"], data["participants"][0]["party"]) == ("org:zork-ltd", "Zork Ltd")


def test_a_framework_that_the_record_has_is_taken(store):
    known = dataclasses.replace(MET, framework="Zork Dialogue", takes_unknown=True)
    keep(store, known)
    again = dataclasses.replace(known, takes_unknown=False)
    assert the_fact(store, keep(store, again, name="note-fedcba9876543210")).data["frameworks"][0]["id"] == (
        "framework:zork-dialogue"
    )


@pytest.mark.parametrize(("predicate", "kind"), [("party_to", "framework"), ("participates_in", "framework")])
def test_what_is_taken_part_in_is_a_framework_where_one_has_the_name(store, predicate, kind):
    note = NotedRelation(Predicate(predicate), "Jordan", "Mediterranean Dialogue")
    assert the_fact(store, keep(store, note)).data["object"]["type"] == kind
