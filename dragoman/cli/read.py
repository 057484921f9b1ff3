"""``dragoman read``: pages in, record out."""

from enum import StrEnum
from typing import Annotated

import typer

HELP = """Read pages into the record.

PATH is a file (text, HTML, JSON Lines, each also .gz), a folder, or - for standard input. A page that was read
before is left alone, so an interrupted run is taken up again with the same command.

\b
Examples:
  dragoman read pages/
  dragoman read pages/ --record news.db --language fr
  dragoman read article.html --published 2021-01-26 --source "L'Opinion"
  dragoman read pages.jsonl.gz --format jsonl > records.jsonl
  curl -s https://news.example/page | dragoman read - --format text

\b
Exit status: 0 something was read · 1 wrong usage or an error of input or output · 2 no page could be read ·
130 stopped with Ctrl-C (what was read is kept).
"""


DEFAULT_RECORD = "dragoman.db"


class OutputFormat(StrEnum):
    """What to print."""

    JSONL = "jsonl"
    TEXT = "text"


def read(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Files, folders, or - for standard input.")],
    *,
    record: Annotated[
        str | None, typer.Option(help="Record to write: a file or a database URL. [dragoman.db without --format]")
    ] = None,
    output: Annotated[
        OutputFormat | None, typer.Option("--format", help="Print each page's record; needs no database.")
    ] = None,
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="Publication date of pages that do not state one.")
    ] = None,
    source: Annotated[str | None, typer.Option(help="Source of pages that do not state one.")] = None,
    language: Annotated[
        str | None, typer.Option(metavar="CODE", help="Language of pages that do not state one, such as fr.")
    ] = None,
    jobs: Annotated[int, typer.Option(min=1, help="Pages read at the same time; each job loads its own models.")] = 1,
) -> int:
    """Read pages; see ``HELP``."""
    from dragoman.cli.reading import ReadOptions, run

    options = ReadOptions(
        record=record or (None if output else DEFAULT_RECORD),
        output=None if output is None else output.value,
        published=published,
        source=source,
        language=language,
        jobs=jobs,
    )
    return run(paths, options)
