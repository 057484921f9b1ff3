"""What was made of a record, kept as long as nothing in the record has changed.

Each database has a sure sign that nobody, in this program or another, has committed anything since: SQLite counts the
commits that a connection sees of others, and ours is one that never writes; PostgreSQL says which transactions one that
begins now would see, and where these are the same, so is all that it would read. Who asks when is of no account: the
sign is taken before anything is read, so what is kept is never older than its sign.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

import sqlalchemy as sa

from dragoman.store.dialects import is_sqlite

_MOST = 256  # things that are kept; a page of a site is some hundred kilobytes
_SEEN_BY_OTHERS = "PRAGMA data_version"
_WHAT_IS_SEEN = "SELECT CAST(pg_current_snapshot() AS text)"

Made = TypeVar("Made")


class Memory:
    """What was made of a record.

    Args:
        engine: Of the record.
    """

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine
        self._watch: Any = None
        self._lock, self._watching = Lock(), Lock()
        self._sign: Hashable = None
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()

    def get(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """Give what was made under a key, or make it.

        Args:
            key: All that it depends on, but for the record.
            make: Makes it; it must not be changed afterwards, whoever gets it.
        """
        sign = self._read_sign()
        with self._lock:
            if sign != self._sign:
                self._kept.clear()
                self._sign = sign
            if key in self._kept:
                self._kept.move_to_end(key)
                found: Made = self._kept[key]
                return found
        made = make()
        with self._lock:
            if sign == self._sign:
                self._kept[key] = made
                if len(self._kept) > _MOST:
                    self._kept.popitem(last=False)
        return made

    def close(self) -> None:
        """Let go of the database."""
        with self._watching:
            if self._watch is not None:
                self._watch.close()
                self._watch = None

    def _read_sign(self) -> Hashable:
        if not is_sqlite(self._engine):
            with self._engine.connect() as connection:
                return connection.exec_driver_sql(_WHAT_IS_SEEN).scalar()
        with self._watching:
            if self._watch is None:  # beside the others, and in no transaction: one would see nothing new
                self._watch = self._engine.raw_connection()
                self._watch.detach()
            cursor = self._watch.cursor()
            try:
                sign: int = cursor.execute(_SEEN_BY_OTHERS).fetchone()[0]
                return sign
            finally:
                cursor.close()
