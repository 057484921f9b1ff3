"""The server behind ``dragoman serve``."""

import gc
import getpass
import os
import socket
import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass

import uvicorn

from dragoman.errors import SettingsError
from dragoman.store import Store, open_store
from dragoman.web.app import LOOPBACK, make_app
from dragoman.web.reply import warm_up

_HERE = ("127.0.0.1", "localhost", "::1")
_EVERYWHERE = ("0.0.0.0", "::", "")
_COLLECTING = (20_000, 20, 20)  # objects that wait before the youngest are looked at; then how often the older


@dataclass(frozen=True, slots=True)
class Reach:
    """Where the site is reached.

    Attributes:
        host: Address to listen on.
        port: Port to listen on.
        names: Further names or addresses that people type to reach it.
        proxy: Addresses of the reverse proxy in front of it, whose word is taken for who asks and whether by https;
            None where there is none.
    """

    host: str
    port: int
    names: Sequence[str] = ()
    proxy: str | None = None

    @property
    def is_local(self) -> bool:
        """Say whether nobody but this machine reaches it."""
        return self.host in _HERE and not self.names and self.proxy is None

    @property
    def address(self) -> str:
        """Give the address that people open."""
        if self.proxy is not None and self.names:
            return f"https://{self.names[0]}"
        name = "127.0.0.1" if self.host in _EVERYWHERE else self.host
        name = self.names[0] if self.names else name
        return f"http://{f'[{name}]' if ':' in name else name}:{self.port}"

    @property
    def hosts(self) -> tuple[str, ...]:
        """Give the names under which it may be addressed."""
        own = () if self.host in (*_HERE, *_EVERYWHERE) else (self.host,)
        return (*LOOPBACK, *(f"[{name}]" if ":" in name else name for name in (*own, *self.names)))


def serve(record: str, reach: Reach) -> None:
    """Serve a record until Ctrl-C.

    Args:
        record: A file or a database URL.
        reach: Where it is reached.

    Raises:
        SettingsError: Other machines would reach it, and it is not fit for that.
        StoreError: The record cannot be opened.
    """
    store = open_store(record, create=False)
    try:
        check(store, reach)
        check_port(reach)
    except SettingsError:
        store.close()
        raise
    if not reach.is_local and reach.proxy is None:
        print("dragoman: passwords travel as they are typed. See docs/operating.md for https.", file=sys.stderr)
    print(f"Open {reach.address} in a browser. Ctrl-C ends it.", flush=True)
    app = make_app(store, who=getpass.getuser(), hosts=reach.hosts, needs_accounts=not reach.is_local)
    threading.Thread(target=_settle, name="warm up", daemon=True).start()
    uvicorn.run(
        app,
        host=reach.host,
        port=reach.port,
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=reach.proxy is not None,
        forwarded_allow_ips=reach.proxy or "",
    )


def _settle() -> None:
    """Make the first pages ready, and have the collector of cycles leave alone what stays: the vocabulary, templates.

    It would go through some hundred thousand objects while everybody waits. What pages are made of goes when they are
    sent, without it; so it need not look so often either.
    """
    warm_up()
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_COLLECTING)


def check_port(reach: Reach) -> None:
    """Refuse to begin where something else listens already, or nobody may.

    Raises:
        SettingsError: It says what to do.
    """
    family = socket.AF_INET6 if ":" in reach.host else socket.AF_INET
    try:
        socket.create_server((reach.host, reach.port), family=family).close()
    except OSError as error:
        raise SettingsError(
            f"--host {reach.host} --port {reach.port}: {os.strerror(error.errno or 0).lower()}. "
            "Is it being served already? Another port: --port 8080."
        ) from error


def check(store: Store, reach: Reach) -> None:
    """Refuse to let other machines reach a record that is not fit for several people.

    Raises:
        SettingsError: It is not; says what would make it so.
    """
    if reach.is_local:
        return
    asked = f"--host {reach.host}" if reach.host not in _HERE else "--name" if reach.names else "--proxy"
    here = f"Without that, allowed are {', '.join(_HERE)}."
    if store.is_file:
        raise SettingsError(
            f"{asked}: other machines would reach the record, and several people need one on PostgreSQL. "
            f"`dragoman backup postgresql://USER@HOST/NAME --record {store.where}` copies it there. {here}"
        )
    if all(account.is_disabled for account in store.accounts.all()):
        raise SettingsError(
            f"{asked}: other machines could read and change the record, and there are no accounts to keep them apart. "
            f"Add one: `dragoman account add NAME --role administrator --record {store.where}`. {here}"
        )
    if reach.host in _EVERYWHERE and not reach.names:
        raise SettingsError(
            f"{asked}: say under which names or addresses people reach this machine: --name record.example."
        )
