"""``dragoman serve``: the record in a browser."""

from typing import Annotated

import typer

from dragoman.cli.read import DEFAULT_RECORD
from dragoman.errors import SettingsError

HELP = """Show the record in a browser.

Nothing leaves this machine, and nobody else reaches it.

\b
Examples:
  dragoman serve
  dragoman serve --record news.db --port 8080
"""
DEFAULT_PORT = 8000


def serve(
    *,
    record: Annotated[str, typer.Option(help="The record: a file or a database URL.")] = DEFAULT_RECORD,
    port: Annotated[int, typer.Option(min=1, max=65_535, help="Port to listen on.")] = DEFAULT_PORT,
    host: Annotated[str, typer.Option(help="Address to listen on; only this machine's own.")] = "127.0.0.1",
) -> None:
    """Serve the record; see ``HELP``.

    Raises:
        SettingsError: The libraries for the browser are not installed, or the address is not this machine's.
    """
    try:
        from dragoman.web.serving import serve as run
    except ModuleNotFoundError as error:
        raise SettingsError(f"the browser needs {error.name}: pip install 'dragoman[web]'") from error
    run(record, host, port)
