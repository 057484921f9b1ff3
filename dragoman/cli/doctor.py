"""``dragoman doctor``: is everything there that reading needs?"""

from typing import Annotated

import typer

from dragoman.cli.read import DEFAULT_RECORD

HELP = """Check that everything is there that reading needs.

\b
Examples:
  dragoman doctor
  dragoman doctor --record news.db

\b
Exit status: 0 all is well · 1 something is missing or damaged, and the line says what to do.
"""


def doctor(
    *,
    record: Annotated[str, typer.Option(help="The record to check, where there is one.")] = DEFAULT_RECORD,
) -> int:
    """Check; see ``HELP``."""
    from dragoman.cli.examination import run

    return run(record)
