import json

import pytest


@pytest.fixture
def show(run, pages):
    run("read", pages(2), "--source", "L'Écho")

    def call(*arguments):
        done = run("show", *arguments)
        assert "json" in arguments or all(len(line) <= 100 for line in done.out.splitlines())
        return done

    return call


def first_key(show):
    return json.loads(show("engagements", "--format", "json").out)[0]["id"]


def test_the_timeline_shows_who_met_when_and_who_says_so(show):
    out = show("engagements").out
    for words in (
        "2018-05-05     meeting  held",
        "NATO, visitor: Ada Brandt, envoy",
        "Morocco, host: 2 people",
        "in Rabat · under Mediterranean Dialogue · on defence",
        "0000.txt · L'Écho, date unknown · untitled",
    ):
        assert words in out


@pytest.mark.parametrize(
    ("options", "number"),
    [
        (["--between", "Morocco", "NATO"], 1),
        (["--since", "2019"], 0),
        (["--until", "2018-05"], 1),
        (["--kind", "visit"], 0),
    ],
)
def test_the_timeline_can_be_cut(show, options, number):
    assert len(json.loads(show("engagements", "--format", "json", *options).out)) == number


def test_an_empty_answer_says_so(show):
    assert "Nothing in the record" in show("engagements", "--kind", "visit").out


def test_an_engagement_shows_its_evidence_marked_in_its_paragraph(show):
    out = show("engagement", first_key(show)[:8]).out
    assert "»On 5 May 2018 Ada Brandt" in out
    assert "liens sont étroits" in out
    assert "trigger: The verb" in out
    assert "Morocco [MAR], host" in out
    assert "PLOVER: CONSULT / visit / military" in out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["person", "Brandt"], "person:ada-brandt"),
        (["statements", "--party", "NATO"], "Nos liens sont étroits"),
        (["relations"], "Morocco partner of North Atlantic Treaty Organization  since 1994"),
        (["search", "LIENS", "etroit*"], "Nos »liens« sont »étroits«"),
        (["search", '"Nos liens"', "--family", "statements", "--limit", "1"], "»Nos liens« sont étroits"),
        (["pages"], "0001.txt"),
        (["blocks", "0001.txt"], "1 furniture link-list: A run of links."),
    ],
)
def test_the_rest_of_the_record_can_be_shown(show, arguments, words):
    assert words in show(*arguments).out
    assert json.loads(show(*arguments, "--format", "json").out)


def test_a_search_that_finds_nothing_says_so(show):
    assert "Nothing in the record" in show("search", 'Madrid OR "').out


def test_rejections_are_shown_with_their_reason(run, tmp_path):
    (tmp_path / "empty.txt").touch()
    run("read", "empty.txt")
    out = run("show", "rejections").out
    assert "empty: 1" in out
    assert "There is nothing in it." in out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["engagements", "--between", "Atlantis", "NATO"], "no such party"),
        (["engagements", "--since", "soon"], "--since"),
        (["engagement", "ffff"], "no such engagement"),
        (["person", "Nobody"], "no such person"),
        (["blocks", "nowhere.txt"], "no such page"),
        (["pages", "--record", "none.db"], "dragoman read"),
        ([], "dragoman show --help"),
        (["nothing"], "dragoman show --help"),
    ],
)
def test_what_cannot_be_shown_is_one_line_that_says_what_to_do(show, arguments, words):
    done = show(*arguments)
    assert done.status == 1
    assert words in done.err
    assert len(done.err.splitlines()) == 1


def test_words_of_a_page_are_never_taken_for_markup(run, pages):
    folder = pages(1)
    (folder / "0000.txt").write_text((folder / "0000.txt").read_text().replace("Home |", "[bold]Home[/nothing] |"))
    run("read", folder)
    assert "[bold]Home[/nothing]" in run("show", "blocks", "0000.txt").out
