"""Accounts, sessions and the log of what was done: rows in, rows out; :mod:`dragoman.accounts` knows what they mean."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from dragoman.errors import SettingsError
from dragoman.model.account import Account, AccountRole, Action, Deed, Door
from dragoman.store.account_tables import accounts, actions, feeds, sessions
from dragoman.store.dialects import translated, writing
from dragoman.store.judgements import Judgement, select_judgements
from dragoman.store.resolution_tables import judgements
from dragoman.store.writing import now


class AccountBook:
    """The accounts of a record. Given by :attr:`dragoman.store.Store.accounts`.

    Every method raises StoreError where the database fails.

    Args:
        engine: Of the record.
        where: The record as the user named it.
    """

    def __init__(self, engine: sa.Engine, where: str) -> None:
        self._engine, self._where = engine, where

    @contextmanager
    def _reading(self) -> Iterator[sa.Connection]:
        with translated(self._where), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[sa.Connection]:
        """Write beside whoever writes the record: nobody is to wait for a long run of reading before logging in."""
        with translated(self._where), writing(self._engine, alone=False).begin() as connection:
            yield connection

    def is_empty(self) -> bool:
        """Say whether there is no account, so that nobody is asked to log in."""
        with self._reading() as connection:
            return connection.scalar(sa.select(accounts.c.id).limit(1)) is None

    def all(self) -> list[Account]:
        """Give all accounts by name."""
        with self._reading() as connection:
            return [_account(row) for row in connection.execute(sa.select(accounts).order_by(accounts.c.key))]

    def find(self, key: str) -> Account | None:
        """Give the account whose name compares as ``key``, or None."""
        with self._reading() as connection:
            row = connection.execute(sa.select(accounts).where(accounts.c.key == key)).one_or_none()
        return None if row is None else _account(row)

    def put(self, key: str, name: str, role: AccountRole, password: str) -> int:
        """Add an account; gives its number.

        Raises:
            SettingsError: There is one of this name.
        """
        values = {"key": key, "name": name, "role": role.value, "password": password}
        with self._writing() as connection:
            try:
                statement = accounts.insert().returning(accounts.c.id)
                return int(connection.execute(statement, values | {"is_disabled": False, "made": now()}).scalar_one())
            except IntegrityError:
                problem = f"{name}: there is an account of this name already."
                raise SettingsError(problem, "name_taken", name=name) from None

    def change(self, number: int, *, ends_sessions: bool, **values: Any) -> None:
        """Change an account's ``role``, ``password`` or ``is_disabled``; end its sessions and its feed if so asked."""
        with self._writing() as connection:
            connection.execute(accounts.update().where(accounts.c.id == number), values)
            if ends_sessions:
                connection.execute(sessions.delete().where(sessions.c.account == number))
                connection.execute(feeds.delete().where(feeds.c.account == number))

    def remove(self, number: int) -> None:
        """Remove an account with its sessions."""
        with self._writing() as connection:
            connection.execute(accounts.delete().where(accounts.c.id == number))

    def open_session(self, account: Account, digest: str, expires: str) -> bool:
        """Keep a session, and forget those that have expired.

        Returns:
            Whether it is kept: it is not where the account was disabled or got another password since it was read.
        """
        made = now()
        unchanged = (accounts.c.id == account.id, accounts.c.password == account.password, ~accounts.c.is_disabled)
        values = {"digest": digest, "account": account.id, "made": made, "expires": expires}
        with self._writing() as connection:
            connection.execute(sessions.delete().where(sessions.c.expires <= made))
            # Whoever changes the account waits, and then ends this session too.
            locked = sa.select(accounts.c.id).where(*unchanged).with_for_update()
            if connection.scalar(locked) is None:
                return False
            connection.execute(sessions.insert(), values)
        return True

    def find_session(self, digest: str) -> Account | None:
        """Give the account of a session that has not expired; None where there is none, or the account is disabled."""
        query = sa.select(accounts).join(sessions).where(sessions.c.digest == digest, sessions.c.expires > now())
        with self._reading() as connection:
            row = connection.execute(query.where(~accounts.c.is_disabled)).one_or_none()
        return None if row is None else _account(row)

    def close_session(self, digest: str) -> None:
        """End a session."""
        with self._writing() as connection:
            connection.execute(sessions.delete().where(sessions.c.digest == digest))

    def put_feed(self, number: int, digest: str) -> None:
        """Keep an account's calendar address, in the place of the one that it had."""
        with self._writing() as connection:
            connection.execute(feeds.delete().where(feeds.c.account == number))
            connection.execute(feeds.insert(), {"account": number, "digest": digest, "made": now()})

    def remove_feed(self, number: int) -> bool:
        """Forget an account's calendar address; say whether it had one."""
        with self._writing() as connection:
            return connection.execute(feeds.delete().where(feeds.c.account == number)).rowcount > 0

    def feed_made(self, number: int) -> str | None:
        """Give when an account's calendar address was made; None where it has none."""
        with self._reading() as connection:
            return connection.scalar(sa.select(feeds.c.made).where(feeds.c.account == number))

    def find_feed(self, digest: str) -> Account | None:
        """Give the account of a calendar address; None where there is none, or the account is disabled."""
        query = sa.select(accounts).join(feeds).where(feeds.c.digest == digest, ~accounts.c.is_disabled)
        with self._reading() as connection:
            row = connection.execute(query).one_or_none()
        return None if row is None else _account(row)

    def note(self, who: str, door: Door, deed: Deed, subject: str | None = None, detail: str | None = None) -> None:
        """Add to the log of what was done."""
        values = {"made": now(), "who": who, "door": door.value, "deed": deed.value}
        with self._writing() as connection:
            connection.execute(actions.insert(), values | {"subject": subject, "detail": detail})

    def changes(self, limit: int, offset: int = 0) -> tuple[list[Judgement | Action], int]:
        """Give what was judged and done, the newest first, and how many entries there are in all.

        Args:
            limit: The most that are given.
            offset: How many are passed over.
        """
        judged = sa.select(judgements.c.made, judgements.c.id, sa.literal(0).label("sort"))
        done = sa.select(actions.c.made, actions.c.id, sa.literal(1))
        both = sa.union_all(judged, done).subquery()
        order = (both.c.made.desc(), both.c.id.desc(), both.c.sort)
        with self._reading() as connection:
            total = connection.scalar(sa.select(sa.func.count()).select_from(both)) or 0
            places = connection.execute(sa.select(both).order_by(*order).limit(limit).offset(offset)).all()
            by_number = {item.id: item for item in select_judgements(connection)} if places else {}
            numbers = [place.id for place in places if place.sort]
            rows = connection.execute(sa.select(actions).where(actions.c.id.in_(numbers)))
            acted = {row.id: _action(row) for row in rows}
        return [acted[place.id] if place.sort else by_number[place.id] for place in places], total


def _account(row: sa.Row[Any]) -> Account:
    return Account(row.id, row.name, AccountRole(row.role), bool(row.is_disabled), row.made, row.password)


def _action(row: sa.Row[Any]) -> Action:
    return Action(row.id, row.made, row.who, Door(row.door), Deed(row.deed), row.subject, row.detail)
