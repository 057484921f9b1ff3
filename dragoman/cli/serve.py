"""``dragoman serve``: the record in a browser."""

from typing import Annotated

import typer

from dragoman.cli.read import DEFAULT_RECORD
from dragoman.errors import SettingsError

HELP = """Show the record in a browser.

Nothing leaves this machine, and nobody else reaches it, unless --host says so: for that the record has to be on
PostgreSQL and to have accounts (see dragoman account).

\b
Examples:
  dragoman serve
  dragoman serve --record news.db --port 8080
  dragoman serve --record postgresql://desk@localhost/press --name record.example --proxy 127.0.0.1
"""
DEFAULT_PORT = 8000


def serve(
    *,
    record: Annotated[str, typer.Option(help="The record: a file or a database URL.")] = DEFAULT_RECORD,
    port: Annotated[int, typer.Option(min=1, max=65_535, help="Port to listen on.")] = DEFAULT_PORT,
    host: Annotated[str, typer.Option(help="Address to listen on; others than this machine's own need accounts.")] = (
        "127.0.0.1"
    ),
    name: Annotated[
        list[str] | None, typer.Option(help="Name or address that people type to reach it, beside this machine's own.")
    ] = None,
    proxy: Annotated[
        str | None, typer.Option(help="Address of a reverse proxy whose X-Forwarded-For and -Proto are believed.")
    ] = None,
) -> None:
    """Serve the record; see ``HELP``.

    Raises:
        SettingsError: The libraries for the browser are not installed, or other machines would reach a record that
            is not fit for that.
    """
    try:
        from dragoman.web.serving import Reach
        from dragoman.web.serving import serve as run
    except ModuleNotFoundError as error:
        raise SettingsError(f"the browser needs {error.name}: pip install 'dragoman[web]'") from error
    run(record, Reach(host, port, tuple(name or ()), proxy))
