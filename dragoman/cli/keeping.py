"""The work behind ``dragoman account``."""

import getpass
import json
import sys
from collections.abc import Callable

import typer

from dragoman import accounts
from dragoman.accounts import Doer
from dragoman.cli.console import console
from dragoman.errors import SettingsError
from dragoman.model.account import Account, AccountRole, Door
from dragoman.store import Store, open_store


def add(record: str, name: str, role: AccountRole, *, from_stdin: bool) -> None:
    """Add an account, and say what that means where it is the first."""
    with open_store(record, create=False) as store:
        is_first = store.accounts.is_empty()
        added = accounts.add_account(store, name, role, _password(from_stdin=from_stdin), _doer())
    console().print(f"{added.name} may log in as {added.role.value}.")
    if is_first:
        console().print("It is the first account: from now on everybody who opens this record in a browser logs in.")


def list_all(record: str, output: str) -> None:
    """Print the accounts."""
    with open_store(record, create=False) as store:
        found = store.accounts.all()
    if output == "json":
        shown = [
            {"name": each.name, "role": each.role.value, "is_disabled": each.is_disabled, "made": each.made}
            for each in found
        ]
        sys.stdout.buffer.write((json.dumps(shown, ensure_ascii=False, indent=1) + "\n").encode())
        return
    for each in found:
        state = "  disabled" if each.is_disabled else ""
        console().print(f"{each.name}  {each.role.value}  since {each.made[:10]}{state}")
    if not found:
        console().print("There are no accounts: only this machine is served, and nobody logs in.")


def change_role(record: str, name: str, role: AccountRole) -> None:
    """Give an account another role."""
    _change(record, name, lambda store, found: accounts.change_role(store, found, role, _doer()))


def change_password(record: str, name: str, *, from_stdin: bool) -> None:
    """Give an account another password."""
    with open_store(record, create=False) as store:
        found = accounts.find_account(store, name)  # first, so that nobody types a password in vain
        accounts.change_password(store, found, _password(from_stdin=from_stdin), _doer())


def disable(record: str, name: str) -> None:
    """Disable an account."""
    _change(record, name, lambda store, found: accounts.disable_account(store, found, _doer()))


def enable(record: str, name: str) -> None:
    """Enable an account."""
    _change(record, name, lambda store, found: accounts.enable_account(store, found, _doer()))


def remove(record: str, name: str) -> None:
    """Remove an account, and say what that means where it was the last."""
    _change(record, name, lambda store, found: accounts.remove_account(store, found, _doer()))
    with open_store(record, create=False) as store:
        is_last = store.accounts.is_empty()
    if is_last:
        console().print("It was the last account: only this machine can be served now, and nobody logs in.")


def _change(record: str, name: str, change: Callable[[Store, Account], None]) -> None:
    with open_store(record, create=False) as store:
        change(store, accounts.find_account(store, name))


def _doer() -> Doer:
    return Doer(getpass.getuser(), Door.COMMAND)


def _password(*, from_stdin: bool) -> str:
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    if not sys.stdin.isatty():
        raise SettingsError("there is no terminal to ask for the password on. Give it with --password-stdin.")
    typed: str = typer.prompt("Password", hide_input=True, confirmation_prompt="The same again", err=True)
    return typed
