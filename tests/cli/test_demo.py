import pytest

from dragoman.cli import demonstration


@pytest.fixture
def examples(pages, monkeypatch):
    folder = pages(2)
    (folder / "links.txt").write_text("Home")
    monkeypatch.setattr(demonstration, "_PLACES", (folder,))


@pytest.mark.usefixtures("examples")
def test_the_examples_are_read_and_shown_and_leave_nothing_behind(run, tmp_path):
    done = run("demo")
    assert done.status == 0
    assert done.out.count("meeting  held") == 1  # both pages report one
    assert list(tmp_path.glob("*.db")) == []
    assert "dragoman serve --record demo.db" in done.err


@pytest.mark.usefixtures("examples")
def test_the_record_of_the_examples_can_be_kept(run, tmp_path):
    done = run("demo", "--record", "examples.db")
    assert (tmp_path / "examples.db").exists()
    assert "dragoman serve --record examples.db" in done.err


def test_without_examples_it_says_what_to_do(run, monkeypatch):
    monkeypatch.setattr(demonstration, "_PLACES", ())
    done = run("demo")
    assert done.status == 1
    assert "no example pages" in done.err
