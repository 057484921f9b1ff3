import json

import pytest

from dragoman.store import open_store


def lines(text):
    return [json.loads(line) for line in text.splitlines()]


def test_jsonl_prints_one_record_a_line_and_needs_no_database(run, pages, tmp_path):
    done = run("read", pages(3), "--format", "jsonl")
    assert done.status == 0
    assert [line["page"]["id"] for line in lines(done.out)] == ["0000.txt", "0001.txt", "0002.txt"]
    assert list(tmp_path.glob("*.db")) == []


def test_the_output_is_readable_utf_8(run, pages):
    assert "étroits" in run("read", pages(1), "--format", "jsonl").out


def test_without_a_format_the_record_is_written(run, pages, tmp_path):
    done = run("read", pages(2))
    assert (done.status, done.out) == (0, "")
    assert "2 pages read" in done.err
    with open_store(str(tmp_path / "dragoman.db")) as store:
        assert store.counts()["engagements"] == 2


def test_reading_again_changes_nothing(run, pages, tmp_path):
    folder = pages(2)
    run("read", folder)
    with open_store(str(tmp_path / "dragoman.db")) as store:
        before = store.facts()
    done = run("read", folder)
    assert done.status == 0
    assert "0 pages read" in done.err
    assert "2 already known" in done.err
    with open_store(str(tmp_path / "dragoman.db")) as store:
        assert store.facts() == before


def test_jsonl_with_a_record_prints_known_pages_too(run, pages):
    folder = pages(2)
    first = run("read", folder, "--format", "jsonl", "--record", "r.db")
    again = run("read", folder, "--format", "jsonl", "--record", "r.db")
    assert again.out == first.out
    assert "2 already known" in again.err


def test_rejections_are_counted_and_kept(run, pages, tmp_path):
    folder = pages(1)
    (folder / "empty.txt").touch()
    (folder / "links.txt").write_text("Home | World | Sport")
    done = run("read", folder)
    assert done.status == 0
    assert "2 left out: 1 empty, 1 no-article" in done.err
    with open_store(str(tmp_path / "dragoman.db")) as store:
        assert [(found.page_id, found.room) for found in store.rejections()] == [
            ("empty.txt", "ingest"),
            ("links.txt", "cleaning"),
        ]


def test_text_prints_a_timeline(run, pages):
    out = run("read", pages(1), "--format", "text").out
    assert "2018-05-05     meeting  held" in out
    assert max(map(len, out.splitlines())) <= 100


def test_hints_reach_the_record(run, pages):
    done = run("read", pages(1), "--format", "jsonl", "--published", "2018-05-06", "--source", "L'Écho")
    (record,) = lines(done.out)
    assert (record["page"]["published"], record["page"]["source"]) == ("2018-05-06", "L'Écho")


def test_two_jobs_give_the_same_in_the_same_order(start, run, pages):
    folder = pages(12)
    process = start("read", folder, "--jobs", "2", "--format", "jsonl")
    out, _ = process.communicate(timeout=60)
    assert process.returncode == 0
    assert out == run("read", folder, "--format", "jsonl").out


def test_a_reading_process_that_dies_is_a_clear_error(start, pages):
    folder = pages(2)
    (folder / "0001.txt").write_text("DIE")
    process = start("read", folder, "--jobs", "2")
    _, err = process.communicate(timeout=60)
    assert process.returncode == 1
    assert "fewer --jobs" in err
    assert "Traceback" not in err


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        ([], 1, "PATH"),
        (["nowhere.txt"], 1, "no such file"),
        (["a.txt", "--published", "soon"], 1, "--published"),
        (["a.txt", "--language", "french"], 1, "--language"),
        (["a.txt", "--jobs", "0"], 1, "--jobs"),
        (["a.txt", "--format", "xml"], 1, "--format"),
        (["a.txt", "--record", "nowhere/r.db"], 1, "folder exists"),
        (["empty.txt"], 2, "1 empty"),
        (["links.txt"], 2, "1 no-article"),
        (["."], 0, "1 page read"),
    ],
)
def test_the_exit_status_says_what_happened(run, tmp_path, arguments, status, words):
    from tests.factory import TEXT

    for name, content in {"a.txt": TEXT, "empty.txt": "", "links.txt": "Home"}.items():
        (tmp_path / name).write_text(content)
    done = run("read", *arguments)
    assert done.status == status
    assert words in done.err
    assert "Traceback" not in done.err


def test_a_mistyped_path_makes_no_record(run, tmp_path):
    run("read", "nowhere.txt")
    assert not (tmp_path / "dragoman.db").exists()


def test_errors_are_one_line(run):
    assert len(run("read", "nowhere.txt").err.splitlines()) == 1
