"""A real PostgreSQL server for tests: started once, in a folder that goes away with it, reached through a socket.

Its programs are Debian's where that package is installed, else those that the package ``pgserver`` brings. They refuse
to run as root: root runs them as ``postgres``, the user that Debian's package makes.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from uuid import uuid4

_USER = "postgres"
_LANGUAGE = ("--locale-provider=icu", "--icu-locale=fr")  # sorts as people do, which the record must not
_OPTIONS = "-c fsync=off -c listen_addresses= -c unix_socket_directories={folder}"


@cache
def programs() -> Path | None:
    """Give the folder of the server's programs, or None where there is none that can be used here."""
    if find_spec("psycopg") is None or (os.geteuid() == 0 and not _has_user()):
        return None
    folders = [path.parent for path in sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), reverse=True)]
    on_path, package = shutil.which("initdb"), find_spec("pgserver")
    if on_path is not None:
        folders.append(Path(on_path).parent)
    if package is not None and package.origin is not None:
        folders.append(Path(package.origin).parent / "pginstall" / "bin")
    return next(iter(folders), None)


def _has_user() -> bool:
    from pwd import getpwnam  # not on Windows

    try:
        return getpwnam(_USER) is not None
    except KeyError:
        return False


class Server:
    """A server that runs; makes empty databases."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def url(self, database: str = "postgres") -> str:
        """Give the URL of a database."""
        return f"postgresql://{_USER}@/{database}?host={self._folder}"

    def make_database(self, options: str = "") -> str:
        """Make an empty database and give its URL."""
        name = f"record_{uuid4().hex}"
        self._do(f"CREATE DATABASE {name} {options}")
        return self.url(name)

    def drop_database(self, url: str) -> None:
        """Throw a database away, whoever is still connected to it."""
        self._do(f"DROP DATABASE {self.name_of(url)} WITH (FORCE)")

    def name_of(self, url: str) -> str:
        """Give the name of the database of a URL."""
        return url.partition("@/")[2].partition("?")[0]

    def _do(self, statement: str) -> None:
        import psycopg

        with psycopg.connect(self.url(), autocommit=True) as connection:
            connection.execute(statement)


@contextmanager
def running() -> Iterator[Server]:
    """Start a server; it stops, and its data goes, at the end of the block."""
    folder = Path(tempfile.mkdtemp(prefix="pg-"))  # short: a socket's path may have about a hundred bytes
    if os.geteuid() == 0:
        shutil.chown(folder, _USER)
    try:
        _make(folder / "data")
        _run("pg_ctl", "start", "-w", "-D", folder / "data", "-l", folder / "log", "-o", _OPTIONS.format(folder=folder))
        try:
            yield Server(folder)
        finally:
            _run("pg_ctl", "stop", "-D", folder / "data", "-m", "immediate")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _make(data: Path) -> None:
    common = ("initdb", "-D", data, "-U", _USER, "-A", "trust", "-E", "UTF8", "--no-sync")
    try:
        _run(*common, "--locale=C.UTF-8", *_LANGUAGE)
    except subprocess.CalledProcessError:  # built without ICU
        shutil.rmtree(data, ignore_errors=True)
        _run(*common, "--no-locale")


def _run(program: str, *arguments: object) -> None:
    folder = programs()
    assert folder is not None
    user = _USER if os.geteuid() == 0 else None
    command = [str(folder / program), *map(str, arguments)]
    # The server inherits pg_ctl's output: a pipe would never end.
    subprocess.run(command, check=True, user=user, cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
