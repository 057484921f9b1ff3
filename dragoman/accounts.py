"""Who may see and change a record: accounts with roles and passwords, log-ins, and the log of what was done.

A record without accounts has one user, whoever runs the command; with the first account everybody has to log in.
Passwords are kept as argon2 hashes (the parameters of RFC 9106 for little memory, which are argon2-cffi's own), what a
browser keeps of a session as its SHA-256 digest: neither can be read from a copy of the record.
"""

import hashlib
import secrets
import unicodedata
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from dragoman.errors import SettingsError
from dragoman.model.account import Account, AccountRole, Action, Deed, Door
from dragoman.store import Judgement, Store

SHORTEST_PASSWORD, LONGEST_PASSWORD = 12, 200
LONGEST_NAME = 60
SESSION = timedelta(hours=12)
"""How long a session lasts: a working day, however it is used."""

_HASHER = PasswordHasher()


@dataclass(frozen=True, slots=True)
class Doer:
    """Who does something to the accounts, and by which way: a name of the browser is an account's, of a command not."""

    name: str
    door: Door


def add_account(store: Store, name: str, role: AccountRole, password: str, by: Doer) -> Account:
    """Add an account.

    Args:
        store: The record.
        name: Under which its holder logs in and judges; compared without case.
        role: What its holder may do.
        password: At least :data:`SHORTEST_PASSWORD` letters.
        by: Who adds it.

    Raises:
        SettingsError: The name is taken or no name, or the password will not do.
    """
    name = _checked_name(name)
    store.accounts.put(name_key(name), name, role, _hash(_checked(password, name)))
    store.accounts.note(by.name, by.door, Deed.ADD, name, role.value)
    return find_account(store, name)


def find_account(store: Store, name: str) -> Account:
    """Find an account by its name.

    Raises:
        SettingsError: There is none.
    """
    found = store.accounts.find(name_key(name))
    if found is None:
        raise SettingsError(f"{name}: no such account. `dragoman account list` lists them.", "no_account", name=name)
    return found


def change_role(store: Store, account: Account, role: AccountRole, by: Doer) -> None:
    """Let the holder of an account do more or less, from the next click on."""
    store.accounts.change(account.id, ends_sessions=False, role=role.value)
    store.accounts.note(by.name, by.door, Deed.CHANGE_ROLE, account.name, role.value)


def change_password(store: Store, account: Account, password: str, by: Doer) -> None:
    """Give an account another password: its sessions and its calendar address end, everywhere.

    Raises:
        SettingsError: The password will not do.
    """
    store.accounts.change(account.id, ends_sessions=True, password=_hash(_checked(password, account.name)))
    store.accounts.note(by.name, by.door, Deed.CHANGE_PASSWORD, account.name)


def disable_account(store: Store, account: Account, by: Doer) -> None:
    """Let nobody log in with an account, and log out whoever is."""
    store.accounts.change(account.id, ends_sessions=True, is_disabled=True)
    store.accounts.note(by.name, by.door, Deed.DISABLE, account.name)


def enable_account(store: Store, account: Account, by: Doer) -> None:
    """Let its holder log in again with a disabled account."""
    store.accounts.change(account.id, ends_sessions=False, is_disabled=False)
    store.accounts.note(by.name, by.door, Deed.ENABLE, account.name)


def remove_account(store: Store, account: Account, by: Doer) -> None:
    """Remove an account; what was judged under its name stays."""
    store.accounts.remove(account.id)
    store.accounts.note(by.name, by.door, Deed.REMOVE, account.name)


def log_in(store: Store, name: str, password: str, address: str | None = None) -> str | None:
    """Open a session.

    Whatever is wrong, the name, the password or an account that is disabled, the answer is the same and takes as long.

    Args:
        store: The record.
        name: As it was typed.
        password: As it was typed.
        address: Whence, for the log.

    Returns:
        What the browser has to keep; None where nobody is let in.
    """
    decoy = _decoy()
    found = store.accounts.find(name_key(name))
    is_right = _is_right(decoy if found is None else found.password, password)
    if found is None or found.is_disabled or not is_right:
        # What was typed for a name that nobody has is not kept: it may be a password in the wrong field.
        store.accounts.note("" if found is None else found.name, Door.BROWSER, Deed.BE_REFUSED, detail=address)
        return None
    store.accounts.note(found.name, Door.BROWSER, Deed.LOG_IN, detail=address)
    return open_session(store, _rehashed(store, found, password))


def open_session(store: Store, account: Account) -> str | None:
    """Open a session for who has shown to be the holder of an account; gives what the browser has to keep, or None."""
    token = secrets.token_urlsafe(32)
    expires = (datetime.now(UTC) + SESSION).isoformat(timespec="seconds")
    return token if store.accounts.open_session(account, _digest(token), expires) else None


def who_is(store: Store, token: str) -> Account | None:
    """Give the account of a session; None where it is none, is over, or the account is disabled."""
    return store.accounts.find_session(_digest(token))


def log_out(store: Store, token: str) -> None:
    """End a session."""
    found = who_is(store, token)
    store.accounts.close_session(_digest(token))
    if found is not None:
        store.accounts.note(found.name, Door.BROWSER, Deed.LOG_OUT)


def open_feed(store: Store, account: Account) -> str:
    """Give an account an address by which a calendar program reads the record's engagements, and nothing else.

    The one that it had ends. Only its digest is kept: what is given here cannot be given again.
    """
    token = secrets.token_urlsafe(32)
    store.accounts.put_feed(account.id, _digest(token))
    store.accounts.note(account.name, Door.BROWSER, Deed.OPEN_FEED, account.name)
    return token


def close_feed(store: Store, account: Account) -> None:
    """End an account's calendar address."""
    if store.accounts.remove_feed(account.id):
        store.accounts.note(account.name, Door.BROWSER, Deed.CLOSE_FEED, account.name)


def who_subscribes(store: Store, token: str, address: str | None = None) -> Account | None:
    """Give the account of a calendar address; None where nobody has it, which the log tells.

    Args:
        store: The record.
        token: What stands in the address.
        address: Whence it is asked for, for the log.
    """
    found = store.accounts.find_feed(_digest(token))
    if found is None:
        store.accounts.note("", Door.BROWSER, Deed.BE_REFUSED, detail=address)
    return found


def is_password_of(account: Account, password: str) -> bool:
    """Say whether a password is an account's."""
    return _is_right(account.password, password)


def changes(store: Store, limit: int, offset: int = 0) -> tuple[list[Judgement | Action], int]:
    """Give what was judged and done, the newest first, and how many entries there are in all."""
    return store.accounts.changes(limit, offset)


def name_key(name: str) -> str:
    """Give a name as it is compared.

    >>> name_key("  Ada   BRANDT ")
    'ada brandt'
    """
    seen = "".join(c if c.isprintable() else " " for c in name)  # PostgreSQL keeps no NUL
    return " ".join(unicodedata.normalize("NFKC", seen).casefold().split())


def _checked_name(name: str) -> str:
    name = " ".join(unicodedata.normalize("NFC", name).split())
    if not (name and len(name) <= LONGEST_NAME and name.isprintable()):
        problem = f"a name has 1 to {LONGEST_NAME} letters, and none that cannot be seen."
        raise SettingsError(problem, "account_name", longest=LONGEST_NAME)
    return name


def _checked(password: str, name: str) -> str:
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
        problem = f"a password has {SHORTEST_PASSWORD} to {LONGEST_PASSWORD} letters."
        raise SettingsError(problem, "password_letters", shortest=SHORTEST_PASSWORD, longest=LONGEST_PASSWORD)
    if name_key(password) == name_key(name):
        raise SettingsError("a password is not the account's name.", "password_is_name")
    return password


def _folded(password: str) -> bytes:
    """Give a password as every keyboard types it: an accent may be one letter or two."""
    return unicodedata.normalize("NFKC", password).encode("utf-8", "surrogatepass")


def _hash(password: str) -> str:
    return _HASHER.hash(_folded(password))


def _is_right(kept: str, password: str) -> bool:
    try:
        return _HASHER.verify(kept, _folded(password))
    except (VerificationError, InvalidHashError):
        return False


def _rehashed(store: Store, account: Account, password: str) -> Account:
    """Keep the password as today's parameters have it, once it is known."""
    if not _HASHER.check_needs_rehash(account.password):
        return account
    kept = _hash(password)
    store.accounts.change(account.id, ends_sessions=False, password=kept)
    return replace(account, password=kept)


@cache
def _decoy() -> str:
    """Give a hash of no password, to be compared with where nobody has the name."""
    return _hash(secrets.token_urlsafe(32))


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
