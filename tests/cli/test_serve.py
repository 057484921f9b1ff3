import socket
import sys

import pytest

from dragoman import accounts
from dragoman.accounts import Doer
from dragoman.errors import SettingsError
from dragoman.model.account import AccountRole, Door
from dragoman.store import open_store
from dragoman.web.serving import Reach, check
from tests.cli.conftest import Done

BY = Doer("root", Door.COMMAND)
PASSWORD = "a password of Ada's"


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.5", "::", "record.example"])
def test_other_machines_are_not_let_in_without_accounts(run, made_file, host):
    done: Done = run("serve", "--record", made_file, "--host", host)
    assert done.status == 1
    assert f"--host {host}" in done.err
    assert "127.0.0.1" in done.err


BEYOND = [
    (Reach("0.0.0.0", 1, ("record.example",)), "--host 0.0.0.0"),
    (Reach("192.168.1.5", 1), "--host 192.168.1.5"),
    (Reach("127.0.0.1", 1, ("record.example",)), "--name"),
    (Reach("127.0.0.1", 1, (), "127.0.0.1"), "--proxy"),
]


@pytest.mark.parametrize(("reach", "asked"), BEYOND)
def test_a_file_is_not_served_to_other_machines(made_file, reach, asked):
    with open_store(str(made_file)) as store, pytest.raises(SettingsError, match=f"{asked}: .*dragoman backup"):
        check(store, reach)


@pytest.mark.postgresql
@pytest.mark.parametrize(("reach", "asked"), BEYOND)
def test_a_server_is_served_to_other_machines_once_somebody_can_log_in(postgresql, made_database, reach, asked):
    url = postgresql.make_database(f"TEMPLATE {made_database}")
    with open_store(url) as store:
        with pytest.raises(SettingsError, match=f"{asked}: .*dragoman account add"):
            check(store, reach)
        account = accounts.add_account(store, "Ada", AccountRole.READER, PASSWORD, BY)
        check(store, reach)
        accounts.disable_account(store, account, BY)
        with pytest.raises(SettingsError, match=f"{asked}: .*dragoman account add"):
            check(store, reach)
    postgresql.drop_database(url)


@pytest.mark.postgresql
def test_who_listens_everywhere_says_under_which_names(postgresql, made_database):
    url = postgresql.make_database(f"TEMPLATE {made_database}")
    with open_store(url) as store:
        accounts.add_account(store, "Ada", AccountRole.READER, PASSWORD, BY)
        with pytest.raises(SettingsError, match=r"--name record\.example"):
            check(store, Reach("0.0.0.0", 1))
    postgresql.drop_database(url)


@pytest.mark.parametrize(
    ("reach", "names"),
    [
        (Reach("127.0.0.1", 1), ()),
        (Reach("192.168.1.5", 1), ("192.168.1.5",)),
        (Reach("0.0.0.0", 1, ("record.example",)), ("record.example",)),
        (Reach("2001:db8::1", 1, ("record.example",)), ("[2001:db8::1]", "record.example")),
    ],
)
def test_it_answers_under_the_names_that_people_type(reach, names):
    assert reach.hosts == ("127.0.0.1", "localhost", "[::1]", *names)


def test_a_record_that_is_not_there_is_not_made(run, tmp_path):
    done = run("serve", "--record", tmp_path / "none.db")
    assert (done.status, (tmp_path / "none.db").exists()) == (1, False)
    assert "dragoman read" in done.err


def test_without_its_libraries_it_says_how_to_install_them(run, monkeypatch):
    monkeypatch.setitem(sys.modules, "dragoman.web.serving", None)
    done = run("serve")
    assert done.status == 1
    assert "pip install 'dragoman[web]'" in done.err


@pytest.fixture
def served(monkeypatch):
    """What the server is started with, wherever it would listen."""
    import uvicorn

    from dragoman.web import serving

    told = {}
    monkeypatch.setattr(uvicorn, "run", lambda app, **options: told.update(options, app=app))
    monkeypatch.setattr(serving, "check_port", lambda _: None)
    return told


def test_a_record_is_served(run, tmp_path, pages, served):
    run("read", pages(1), "--record", tmp_path / "record.db")
    done = run("serve", "--record", tmp_path / "record.db", "--port", "8123")
    assert (done.status, "Open http://127.0.0.1:8123" in done.out) == (0, True)
    assert (served["host"], served["port"]) == ("127.0.0.1", 8123)
    assert (served["proxy_headers"], served["forwarded_allow_ips"]) == (False, "")
    served["app"].state.store.close()


@pytest.mark.postgresql
def test_a_proxy_is_believed_only_where_it_is_named(run, postgresql, made_database, served):
    url = postgresql.make_database(f"TEMPLATE {made_database}")
    with open_store(url) as store:
        accounts.add_account(store, "Ada", AccountRole.ADMINISTRATOR, PASSWORD, BY)
    done = run("serve", "--record", url, "--name", "record.example", "--proxy", "10.0.0.7")
    assert (done.status, done.err) == (0, "")
    assert (served["proxy_headers"], served["forwarded_allow_ips"]) == (True, "10.0.0.7")
    served["app"].state.store.close()
    assert "passwords travel as they are typed" in run("serve", "--record", url, "--host", "192.168.1.5").err
    served["app"].state.store.close()
    postgresql.drop_database(url)


@pytest.mark.parametrize(
    ("reach", "address"),
    [
        (Reach("127.0.0.1", 8000), "http://127.0.0.1:8000"),
        (Reach("0.0.0.0", 80, ("record.example",)), "http://record.example:80"),
        (Reach("::1", 8000), "http://[::1]:8000"),
        (Reach("127.0.0.1", 8000, ("record.example",), "127.0.0.1"), "https://record.example"),
    ],
)
def test_it_says_what_to_open(reach, address):
    assert reach.address == address


def test_a_port_that_is_taken_is_said_to_be(run, made_file):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        done = run("serve", "--record", made_file, "--port", port)
    assert (done.status, f"--port {port}: address already in use" in done.err) == (1, True)
