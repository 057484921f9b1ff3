"""The command that counts why engagements are missed or wrong."""

import json

import pytest

from evaluation.errors import main
from evaluation.inside import Insight, look
from evaluation.written import replace_section
from tests.evaluation.examples import TEXT, answer, record


@pytest.fixture
def run(tmp_path):
    """Runs the command over an answered page that is there to look at, and the same kept aside."""
    for part in ("dev", "test"):
        for room in ("corpus", "stories"):
            folder = tmp_path / room / "en" / part
            folder.mkdir(parents=True)
            (folder / f"{room}-{part}.txt").write_text(TEXT, "utf-8")
            (folder / f"{room}-{part}.json").write_text(json.dumps(answer() | {"page": f"{room}-{part}.txt"}), "utf-8")
    folders = ["--corpus", str(tmp_path / "corpus"), "--stories", str(tmp_path / "stories")]

    def command(*arguments, see=see_nothing):
        return main([*folders, "--shared", str(tmp_path / "none"), *arguments], see=see)

    return command


def see_nothing(path):
    return Insight(record() | {"engagements": []}, 0.6)


def see_a_second(path):
    (engagement,) = record()["engagements"]
    told = [engagement | {"confidence": 0.9}, engagement | {"kind": "aid", "confidence": 0.9}]
    return Insight(record() | {"engagements": told}, 0.6)


def test_classes_are_counted_by_language_over_the_dev_parts(run, capsys):
    assert run() == 0
    out = capsys.readouterr().out
    assert "| no word signals it | 2 | 2 |" in out
    assert "| **together** | 2 of 2 | 2 of 2 |" in out


def test_what_is_too_much_is_counted_out_of_all_that_is_told(run, capsys):
    run(see=see_a_second)
    out = capsys.readouterr().out
    assert "| another kind | 2 | 2 |" in out
    assert "| **together** | 2 of 4 | 2 of 4 |" in out


def test_the_worst_pages_are_listed_with_their_classes(run, capsys):
    run()
    assert "| stories/en/dev stories-dev | no word signals it |  |  |" in capsys.readouterr().out


def test_no_more_pages_are_listed_than_asked_for(run, capsys):
    run("--worst", "1")
    out = capsys.readouterr().out
    assert ("en/dev corpus-dev" in out, "stories-dev" in out) == (True, False)


def test_of_parts_kept_aside_only_sums_are_printed(run, capsys):
    run("en/test", "stories/en/test", "--errors")
    out = capsys.readouterr().out
    assert "| no word signals it | 2 | 2 |" in out
    assert ("corpus-test" in out, "stories-test" in out) == (False, False)


def test_each_fault_is_listed_where_asked(run, capsys):
    run("en/dev", "--errors")
    assert "corpus-dev.txt [no word signals it] E1 meeting" in capsys.readouterr().out


def test_a_part_that_is_not_there_is_an_error(run):
    assert run("xx/dev") == 2


def test_tables_are_put_into_the_document(run, tmp_path):
    document = tmp_path / "errors.md"
    document.write_text("Before.\n<!-- ERRORS -->\nstale figures\n<!-- /ERRORS -->\nAfter.\n", "utf-8")
    run("--write", "--document", str(document))
    written = document.read_text("utf-8")
    assert written.startswith("Before.\n<!-- ERRORS -->\n| missed |")
    assert written.endswith("\n<!-- /ERRORS -->\nAfter.\n")
    assert "stale" not in written


def test_a_document_without_the_section_is_named(tmp_path):
    (tmp_path / "a.md").write_text("Nothing.\n", "utf-8")
    with pytest.raises(ValueError, match=r"a\.md has no section FIGURES"):
        replace_section(tmp_path / "a.md", "FIGURES", "new")


@pytest.mark.model
def test_a_page_is_seen_from_its_words_to_its_record(tmp_path):
    page = tmp_path / "page.txt"
    page.write_text(
        "Lithuania receives Kenya's minister\n\nThe foreign minister of Lithuania, Rasa Vaitkute, met the foreign "
        "minister of Kenya, Daniel Otieno Mbuvi, in Vilnius on 5 June 2024. They spoke about trade and about the "
        "safety of shipping in the Red Sea, and agreed to go on with their talks in the autumn.\n",
        "utf-8",
    )
    seen = look(page)
    assert "meeting" in {signal.kind for signal in seen.signals}
    assert {"LTU", "KEN"} <= {party["party"] for one in seen.candidates for party in one.parties}
    assert {"LTU", "KEN"} <= {party["party"] for mention in seen.mentions for party in mention.parties}
    assert all("confidence" in engagement for engagement in seen.record["engagements"])
