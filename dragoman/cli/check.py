"""``dragoman check``: is the record what it has to be?"""

from typing import Annotated

import typer

from dragoman.cli.read import DEFAULT_RECORD
from dragoman.cli.show import ShowFormat

HELP = """Check a record: every citation against its page, every key against its content.

\b
Examples:
  dragoman check
  dragoman check --record news.db --format json

\b
Exit status: 0 all is well · 1 something is wrong, and it is printed.
"""


def check(
    *,
    record: Annotated[str, typer.Option(help="The record: a file or a database URL.")] = DEFAULT_RECORD,
    output: Annotated[ShowFormat, typer.Option("--format", help="As text to read, or as JSON.")] = ShowFormat.TEXT,
) -> int:
    """Check; see ``HELP``."""
    from dragoman.cli.care import check_record

    return check_record(record, output.value)
