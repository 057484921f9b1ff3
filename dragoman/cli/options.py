"""The options that several commands of ``dragoman show`` take."""

from enum import StrEnum
from typing import Annotated

import typer


class ShowFormat(StrEnum):
    """How to show it."""

    TEXT = "text"
    JSON = "json"


Record = Annotated[str, typer.Option(help="The record: a file or a database URL.")]
Format = Annotated[ShowFormat, typer.Option("--format", help="As text to read, or as JSON.")]
Between = Annotated[
    tuple[str, str] | None,
    typer.Option(metavar="PARTY PARTY", help="Two parties, by code or name: MAR, Morocco, NATO."),
]
Since = Annotated[str | None, typer.Option(metavar="DATE", help="First date, such as 2016 or 2016-05.")]
Until = Annotated[str | None, typer.Option(metavar="DATE", help="Last date, such as 2019 or 2019-05-31.")]
Today = Annotated[
    str | None, typer.Option(metavar="DATE", help="Day from which on things lie ahead. [the current day]")
]
