import sys

import pytest

from tests.cli.conftest import Done


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.5", "::", "record.example"])
def test_other_machines_are_not_let_in_without_accounts(run, tmp_path, host):
    (tmp_path / "pages").mkdir()
    done: Done = run("serve", "--record", tmp_path / "record.db", "--host", host)
    assert done.status == 1
    assert f"--host {host}" in done.err
    assert "127.0.0.1" in done.err


def test_a_record_that_is_not_there_is_not_made(run, tmp_path):
    done = run("serve", "--record", tmp_path / "none.db")
    assert (done.status, (tmp_path / "none.db").exists()) == (1, False)
    assert "dragoman read" in done.err


def test_without_its_libraries_it_says_how_to_install_them(run, monkeypatch):
    monkeypatch.setitem(sys.modules, "dragoman.web.serving", None)
    done = run("serve")
    assert done.status == 1
    assert "pip install 'dragoman[web]'" in done.err


def test_a_record_is_served(run, tmp_path, monkeypatch, pages):
    import uvicorn

    served = {}
    monkeypatch.setattr(uvicorn, "run", lambda app, **options: served.update(options, app=app))
    run("read", pages(1), "--record", tmp_path / "record.db")
    assert run("serve", "--record", tmp_path / "record.db", "--port", "8123").status == 0
    assert (served["host"], served["port"]) == ("127.0.0.1", 8123)
    served["app"].state.store.close()
