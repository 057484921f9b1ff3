"""The server behind ``dragoman serve``."""

import getpass

import uvicorn

from dragoman.errors import SettingsError
from dragoman.store import open_store
from dragoman.web.app import LOOPBACK, make_app

_HERE = ("127.0.0.1", "localhost", "::1")


def serve(record: str, host: str, port: int) -> None:
    """Serve a record until Ctrl-C.

    Args:
        record: A file or a database URL.
        host: Address to listen on; only this machine's own.
        port: Port to listen on.

    Raises:
        SettingsError: The address is one that other machines reach.
        StoreError: The record cannot be opened.
    """
    if host not in _HERE:
        raise SettingsError(
            f"--host {host}: other machines could read and change the record, and there are no accounts to keep them "
            f"apart. Allowed are {', '.join(_HERE)}."
        )
    app = make_app(open_store(record, create=False), who=getpass.getuser(), hosts=LOOPBACK)
    uvicorn.run(app, host=host, port=port, log_level="warning", access_log=False, server_header=False)
