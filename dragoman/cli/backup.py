"""``dragoman backup``: a copy of the record, made while others read and write it."""

from typing import Annotated

import typer

from dragoman.cli.read import DEFAULT_RECORD

HELP = """Copy a record as it is at this moment, while others may read and write it.

The target is a file, or the URL of a PostgreSQL database: a record says the same in either, and can be moved between
them. The copy is there wholly or not at all.

\b
Examples:
  dragoman backup copy.db
  dragoman backup copy.db --record postgresql://press@db.example/record
  dragoman backup postgresql://press@db.example/record --force

\b
Exit status: 0 the copy is there · 1 it is not, and the line says why.
"""


def backup(
    target: Annotated[str, typer.Argument(metavar="TARGET", help="A file, or the URL of a database.")],
    *,
    record: Annotated[str, typer.Option(help="The record: a file or a database URL.")] = DEFAULT_RECORD,
    force: Annotated[bool, typer.Option("--force", help="Replace what is there.")] = False,
) -> int:
    """Copy; see ``HELP``."""
    from dragoman.cli.care import back_up_record

    return back_up_record(record, target, overwrite=force)
