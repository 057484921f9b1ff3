import pytest

from dragoman import views
from dragoman.errors import SettingsError, StoreError
from dragoman.model import Facts, PageRecord, Participant, Reason, Rejection, Role
from dragoman.resolving import resolve_pending
from dragoman.store import open_store
from dragoman.views.engagements import Taker, entries_of
from tests import factory


@pytest.fixture
def store(tmp_path):
    with open_store(str(tmp_path / "record.db")) as opened:
        run = opened.start_run("1")
        page = factory.page(source="L'Écho")
        run.keep(page, factory.record(page))
        run.reject(Rejection("b.txt", "pages/b.txt", "ingest", Reason.EMPTY, "There is nothing in it."))
        resolve_pending(opened)
        yield opened


def test_the_timeline_says_who_where_about_what_and_who_says_so(store):
    (entry,) = views.timeline(store)
    assert (entry.when, entry.kind, entry.status) == ("2018-05-05", "meeting", "held")
    assert [(taker.party, taker.person) for taker in entry.takers] == [("MAR", None), ("NATO", "Ada Brandt")]
    assert (entry.place_labels, entry.framework_labels) == (("Rabat",), ("Mediterranean Dialogue",))
    assert entry.themes == ("defence",)
    (source,) = entry.sources
    assert (source.quotes, source.source) == ((factory.MEETING,), "L'Écho")


@pytest.mark.parametrize(
    "between", [("MAR", "NATO"), ("morocco", "nato"), ("Maroc", "OTAN"), ("North Atlantic Treaty Organization", "MAR")]
)
def test_parties_are_found_by_code_or_name(store, between):
    assert len(views.timeline(store, between=between)) == 1


@pytest.mark.parametrize(
    ("dates", "number"), [({"since": "2018"}, 1), ({"since": "2019"}, 0), ({"until": "2018-05"}, 1)]
)
def test_the_timeline_can_be_cut(store, dates, number):
    assert len(views.timeline(store, **dates)) == number


def test_an_unknown_party_is_an_error_that_names_those_there_are(store):
    with pytest.raises(SettingsError, match="MAR"):
        views.timeline(store, between=("Atlantis", "MAR"))


def test_a_wrong_date_is_an_error_that_names_the_option(store):
    with pytest.raises(SettingsError, match="--since"):
        views.timeline(store, since="last year")


def test_an_engagement_shows_its_evidence_in_its_paragraph(store):
    (entry,) = views.timeline(store)
    (report,) = views.engagement(store, entry.id[:8]).reports
    (passage,) = report.passages
    assert passage.pieces == ((factory.MEETING, True), (" « Nos liens sont étroits », she said.", False))
    assert report.explanations == (factory.WHY,)


def test_a_paragraph_with_two_pieces_of_evidence_is_given_once(tmp_path):
    page = factory.page()
    cleaned = factory.article(page)
    evidence = factory.cite(cleaned, factory.MEETING) + factory.cite(cleaned, "she said")
    facts = Facts(engagements=(factory.meeting(cleaned, evidence=evidence),))
    with open_store(str(tmp_path / "record.db")) as store:
        store.start_run("1").keep(page, PageRecord(cleaned, "en", facts))
        resolve_pending(store)
        (report,) = views.engagement(store, views.timeline(store)[0].id).reports
    (passage,) = report.passages
    assert [is_evidence for _, is_evidence in passage.pieces] == [True, False, True, False]


def test_a_person_whose_party_is_unknown_takes_part_without_one(tmp_path):
    page = factory.page()
    cleaned = factory.article(page)
    takers = (Participant(None, Role.VISITOR, factory.BRANDT), Participant(factory.MOROCCO, Role.HOST))
    facts = Facts(engagements=(factory.meeting(cleaned, participants=takers),))
    with open_store(str(tmp_path / "record.db")) as store:
        store.start_run("1").keep(page, PageRecord(cleaned, "en", facts))
        resolve_pending(store)
        (entry,) = views.timeline(store, between=("MAR", "Morocco"))
    assert sorted(entry.takers, key=lambda taker: str(taker.party)) == [
        Taker("MAR", "Morocco", "state", "host", None, None, None),
        Taker(None, None, None, "visitor", "Ada Brandt", None, None),
    ]


@pytest.mark.parametrize("key", ["ffffffffff", "", "%"])
def test_an_unknown_engagement_is_an_error(store, key):
    with pytest.raises(StoreError, match="no such engagement"):
        views.engagement(store, key)


def test_a_person_is_found_by_the_family_name(store):
    (person,) = views.person(store, "brandt")
    assert [name.label for name in person.names] == ["Ada Brandt"]
    assert [post.post for post in person.occupancies] == ["envoy"]
    assert (len(person.engagements), len(person.statements)) == (1, 1)


@pytest.mark.parametrize("name", ["Bran", "", "Ada Smith"])
def test_an_unknown_person_is_an_error(store, name):
    with pytest.raises(SettingsError, match="no such person"):
        views.person(store, name)


def test_relations_are_shown_by_their_labels(store):
    (relation,) = views.relations(store, kind="participates_in")
    assert (relation.subject, relation.object) == ("Morocco", "Mediterranean Dialogue")


def test_statements_can_be_asked_for_by_party(store):
    (statement,) = views.statements(store, party="NATO")
    assert (statement.speaker, statement.quote) == ("Ada Brandt", factory.QUOTE)


def test_words_are_found_in_one_family_or_all(store):
    assert {hit.family for hit in views.search(store, "étroits")} == {"pages", "statements"}
    assert [hit.family for hit in views.search(store, "étroits", family="statements")] == ["statements"]


def test_an_unknown_family_is_an_error_that_names_those_there_are(store):
    with pytest.raises(SettingsError, match="statements"):
        views.search(store, "étroits", family="sentences")


def test_every_block_shows_why_it_is_furniture_or_not(store):
    view = views.page_blocks(store, "a.txt")
    assert [(block.number, block.is_body, block.rule) for block in view.blocks] == [
        (1, False, "link-list"), (2, True, "prose"), (3, False, "link-list"),
    ]  # fmt: skip
    assert view.blocks[0].text == "Home | World | Sport"


def test_rejections_keep_their_reason(store):
    assert [rejection.reason for rejection in views.rejections(store)] == [Reason.EMPTY]


def test_the_summary_counts_all(store):
    summary = views.summary(store)
    assert (summary.pages, summary.rejections, summary.engagements, summary.relations) == (1, 1, 1, 2)


def test_a_page_outside_the_record_shows_the_same_but_for_the_key(store):
    (inside,), (outside,) = views.timeline(store), entries_of(factory.record(factory.page(source="L'Écho")))
    assert (inside.kind, inside.takers, inside.sources) == (outside.kind, outside.takers, outside.sources)
