"""``dragoman demo``: the example pages, read and shown."""

from typing import Annotated

import typer

HELP = """Read the example pages and show what was found.

The examples are invented reports, French and English, as untidy as a crawler leaves them.

\b
Examples:
  dragoman demo
  dragoman demo --record demo.db
  dragoman serve --record demo.db
  dragoman show engagements --record demo.db
"""


def demo(
    *,
    record: Annotated[
        str | None, typer.Option(help="Keep the record in this file. [a temporary one, thrown away]")
    ] = None,
) -> int:
    """Read the examples; see ``HELP``."""
    from dragoman.cli.demonstration import run

    return run(record)
