"""The record is the same in whatever order pages come, in however many runs."""

import random
from itertools import combinations

import pytest

from dragoman import judging
from dragoman.resolution.pages import Pages
from dragoman.resolving import read_stored, resolve_pending
from dragoman.store import Verdict, open_store
from dragoman.store.recounting import find_miscounts
from evaluation.stories import read_stories

STORIES = [story for story in read_stories("dev") if story.page.id.startswith(("es-", "ar-"))]


def keep(store, stories, *, each=0):
    """Keep pages, putting them among the others after every so many."""
    run = store.start_run("answers")
    for number, story in enumerate(stories, 1):
        run.keep(story.page, story.record)
        if each and number % each == 0:
            resolve_pending(store)
    resolve_pending(store)


def content(store):
    """All that a user sees of what is one across pages; the counts that are kept are those of what they count."""
    with store._engine.connect() as connection:
        assert list(find_miscounts(connection)) == []
    engagements = sorted((found.id, found.data, [fact.key for fact in found.reports]) for found in store.engagements())
    persons = sorted((row["key"], row["label"], row["person"], row["count"]) for row in store.names())
    return engagements, persons, store.conflicts()


@pytest.fixture(scope="module")
def expected(tmp_path_factory):
    with open_store(str(tmp_path_factory.mktemp("whole") / "record.db")) as store:
        keep(store, STORIES)
        return content(store)


@pytest.mark.parametrize("seed", range(5))
def test_any_order_in_any_portions_gives_the_same_record(expected, tmp_path, seed):
    stories, chance = list(STORIES), random.Random(seed)
    chance.shuffle(stories)
    with open_store(str(tmp_path / "record.db")) as store:
        keep(store, stories, each=chance.choice((1, 3, 10, 0)))
        assert content(store) == expected


def test_reading_again_changes_nothing(expected, tmp_path):
    with open_store(str(tmp_path / "record.db")) as store:
        keep(store, STORIES)
        keep(store, STORIES[::-1], each=5)
        assert content(store) == expected


def test_a_page_taken_back_leaves_no_trace(tmp_path):
    from dragoman.model import Reason, Rejection

    *others, last = STORIES
    with open_store(str(tmp_path / "a.db")) as store:
        keep(store, others)
        without = content(store)
    with open_store(str(tmp_path / "b.db")) as store:
        keep(store, STORIES)
        gone = Rejection(last.page.id, last.page.path, "cleaning", Reason.EMPTY, "There is nothing in it.")
        store.start_run("other").reject(gone, last.page)
        resolve_pending(store)
        assert content(store) == without


def test_pages_that_may_not_be_linked_have_no_links(tmp_path):
    with open_store(str(tmp_path / "record.db")) as store:
        keep(store, STORIES)
        reports = [read_stored(fact) for found in store.engagements() for fact in found.reports]
    pages = Pages(reports)
    passed_over = 0
    for left, right in combinations(sorted({report.page.key for report in reports}), 2):
        if not pages.may_link(left, right, -1.5):
            passed_over += 1
            assert all(found.score <= -1.5 for found in pages.links(left, right).values())
    assert passed_over > 100


def test_some_engagements_are_reported_by_several_pages_in_several_languages(expected):
    assert max(len(data["pages"]) for _, data, _ in expected[0]) > 2


@pytest.fixture
def store(tmp_path):
    with open_store(str(tmp_path / "record.db")) as opened:
        keep(opened, STORIES)
        yield opened


def several(store):
    return next(found for found in store.engagements() if len(found.reports) > 1)


def test_what_is_split_stays_apart_when_read_again_and_comes_together_when_that_is_undone(store):
    before = content(store)
    found = several(store)
    odd = found.reports[0]
    numbers = judging.split(store, found.id, odd.key, "Desk")
    assert store.find_engagement(odd.key).reports == (odd,)
    keep(store, STORIES[::-1])
    assert store.find_engagement(odd.key).reports == (odd,)
    for number in numbers:
        judging.undo(store, number, "Desk")
    assert content(store) == before


def test_what_is_merged_is_one(store):
    left, right = [found for found in store.engagements() if len(found.reports) == 1][:2]
    (number,) = judging.merge(store, [left.id, right.id], "Desk", comment="The same evening.")
    assert store.find_engagement(left.reports[0].key).id == store.find_engagement(right.reports[0].key).id
    judging.undo(store, number, "Desk")
    assert store.find_engagement(left.reports[0].key).id != store.find_engagement(right.reports[0].key).id


def test_what_is_rejected_is_not_shown_and_comes_back_when_that_is_undone(store):
    found = several(store)
    number, *others = judging.reject(store, found.id, "Desk")
    assert found.id not in {other.id for other in store.engagements()}
    assert content(store)
    for each in (number, *others):
        judging.undo(store, each, "Desk")
    assert content(store)
    assert found.id in {other.id for other in store.engagements()}


def test_a_correction_is_shown_with_who_made_it_and_outlives_another_reading(store):
    found = several(store)
    judging.correct(store, found.id, "when", "2031-01-01", who="Desk")
    keep(store, STORIES)
    shown = store.find_engagement(found.id)
    assert (shown.data["when"], shown.judged) == ("2031-01-01", "corrected by Desk")
    assert len(shown.data["values"]["when"]) > 1, "what pages say is kept"


def test_two_names_can_be_judged_to_be_two_persons(store):
    names = store.names()
    by_person = {}
    for row in names:
        by_person.setdefault(row["person"], set()).add(row["key"])
    left, right = sorted(next(keys for keys in by_person.values() if len(keys) > 1))[:2]
    number = judging.judge_names(store, left, right, Verdict.DIFFERENT, who="Desk")
    person = {row["key"]: row["person"] for row in store.names()}
    assert person[left] != person[right]
    judging.undo(store, number, "Desk")
    person = {row["key"]: row["person"] for row in store.names()}
    assert person[left] == person[right]


def test_the_log_keeps_what_was_undone(store):
    numbers = judging.accept(store, several(store).id, "Desk")
    judging.undo(store, numbers[0], "Head of desk")
    log = judging.judgements(store)
    assert [item.verdict for item in log][-1] is Verdict.UNDO
    assert next(item for item in log if item.id == numbers[0]).is_undone
    assert numbers[0] not in {item.id for item in judging.judgements(store, in_force=True)}


@pytest.mark.parametrize(
    ("field", "value"),
    [("when", "someday"), ("kind", "picnic"), ("status", "maybe"), ("places", "Rabat"), ("themes", ["cyber"])],
)
def test_a_correction_to_nonsense_is_refused(store, field, value):
    from dragoman.errors import SettingsError

    with pytest.raises(SettingsError, match=field):
        judging.correct(store, several(store).id, field, value, who="Desk")
