import io
import json
import shutil
import sys

import pytest

from dragoman import accounts
from dragoman.store import open_store

PASSWORD, OTHER = "a password of Ada's", "another one of hers"


@pytest.fixture
def account(run, empty_record, monkeypatch):
    """Run ``dragoman account``, with a password on standard input."""

    def call(*arguments, password=""):
        monkeypatch.setattr(sys, "stdin", io.StringIO(password))
        given = ["--password-stdin"] if password else []
        return run("account", *arguments, *given, "--record", empty_record)

    return call


@pytest.fixture
def can_log_in(empty_record):
    def call(name, password):
        with open_store(empty_record) as store:
            return accounts.log_in(store, name, password) is not None

    return call


def test_an_account_is_added_and_listed(account, can_log_in):
    assert "first account" in account("add", "Ada Brandt", "--role", "editor", password=f"{PASSWORD}\n").out
    assert "first account" not in account("add", "Jo", password=PASSWORD).out
    assert can_log_in("ada brandt", PASSWORD)
    assert [line.split("  ")[:2] for line in account("list").out.splitlines()] == [
        ["Ada Brandt", "editor"], ["Jo", "reader"],
    ]  # fmt: skip
    listed = json.loads(account("list", "--format", "json").out)
    assert [item.keys() for item in listed] == [{"name", "role", "is_disabled", "made"}] * 2


def test_an_account_is_changed(account, can_log_in):
    account("add", "Ada", password=PASSWORD)
    account("role", "ada", "administrator")
    account("password", "ada", password=OTHER)
    assert (can_log_in("ada", PASSWORD), can_log_in("ada", OTHER)) == (False, True)
    account("disable", "ada")
    assert not can_log_in("ada", OTHER)
    assert "administrator" in account("list").out
    assert "disabled" in account("list").out
    account("enable", "ada")
    assert can_log_in("ada", OTHER)
    assert "last account" in account("remove", "ada").out
    assert "There are no accounts" in account("list").out


@pytest.mark.parametrize(
    ("arguments", "password", "words"),
    [
        (("add", "Ada"), "short", "12 to 200 letters"),
        (("add", "Ada"), "", "--password-stdin"),
        (("add", "Ada", "--role", "king"), PASSWORD, "king"),
        (("role", "nobody", "reader"), "", "no such account"),
        (("password", "nobody"), PASSWORD, "no such account"),
        (("remove", "nobody"), "", "no such account"),
    ],
)
def test_what_cannot_be_done_is_said(account, arguments, password, words):
    done = account(*arguments, password=password)
    assert (done.status, words in done.err) == (1, True)
    assert PASSWORD not in done.err + done.out


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_a_password_is_asked_for_twice_and_not_shown(run, made_file, monkeypatch):
    asked = []
    monkeypatch.setattr("typer.prompt", lambda text, **options: asked.append(options) or PASSWORD)
    monkeypatch.setattr(sys, "stdin", Terminal())
    record = shutil.copy(made_file, "record.db")
    assert run("account", "add", "Ada", "--record", record).status == 0
    assert [(options["hide_input"], bool(options["confirmation_prompt"])) for options in asked] == [(True, True)]
    with open_store(record) as store:
        assert accounts.log_in(store, "Ada", PASSWORD) is not None


def test_without_its_library_it_says_how_to_install_it(account, monkeypatch):
    monkeypatch.setitem(sys.modules, "dragoman.cli.keeping", None)
    done = account("list")
    assert (done.status, "pip install 'dragoman[web]'" in done.err) == (1, True)
