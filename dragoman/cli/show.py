"""``dragoman show``: the record, readable."""

from enum import StrEnum
from typing import Annotated

import typer

from dragoman.cli.read import DEFAULT_RECORD

HELP = """Show what is in the record.

\b
Examples:
  dragoman show engagements --between Morocco NATO --since 2016
  dragoman show engagement 3f9a2c1b
  dragoman show person "Ada Brandt"
  dragoman show search ambassadeur Rabat
  dragoman show blocks page.txt
  dragoman show rejections --format json
"""


class Family(StrEnum):
    """What can be searched."""

    PAGES = "pages"
    ENGAGEMENTS = "engagements"
    RELATIONS = "relations"
    OCCUPANCIES = "occupancies"
    STATEMENTS = "statements"


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

app = typer.Typer(help=HELP, rich_markup_mode=None, no_args_is_help=False)


@app.command(epilog="Example: dragoman show engagements --between MAR NATO --since 2018 --kind visit")
def engagements(
    *,
    between: Between = None,
    since: Since = None,
    until: Until = None,
    kind: Annotated[str | None, typer.Option(help="Kind of engagement, such as visit or agreement.")] = None,
    record: Record = DEFAULT_RECORD,
    output: Format = ShowFormat.TEXT,
) -> None:
    """Show who met, visited, signed with whom: a timeline."""
    from dragoman.cli.showing import show_engagements

    show_engagements(record, output.value, between=between or (), since=since, until=until, kind=kind)


@app.command(epilog="Example: dragoman show engagement 3f9a2c1b")
def engagement(
    key: Annotated[str, typer.Argument(metavar="ID", help="Its id, as the timeline shows it.")],
    *,
    record: Record = DEFAULT_RECORD,
    output: Format = ShowFormat.TEXT,
) -> None:
    """Show one engagement with its evidence in context, and why it was read so."""
    from dragoman.cli.showing import show_engagement

    show_engagement(record, output.value, key)


@app.command(epilog="Example: dragoman show person Brandt")
def person(
    name: Annotated[str, typer.Argument(help="A name, or a family name alone.")],
    *,
    record: Record = DEFAULT_RECORD,
    output: Format = ShowFormat.TEXT,
) -> None:
    """Show one person's posts, engagements and words."""
    from dragoman.cli.showing import show_person

    show_person(record, output.value, name)


@app.command(epilog="Example: dragoman show statements --party NATO")
def statements(
    *,
    party: Annotated[str | None, typer.Option(help="For whom the speaker speaks, such as NATO.")] = None,
    record: Record = DEFAULT_RECORD,
    output: Format = ShowFormat.TEXT,
) -> None:
    """Show who said what."""
    from dragoman.cli.showing import show_statements

    show_statements(record, output.value, party)


@app.command(epilog="Example: dragoman show relations --between Morocco NATO")
def relations(
    *,
    between: Between = None,
    since: Since = None,
    until: Until = None,
    kind: Annotated[str | None, typer.Option(help="Predicate, such as member_of.")] = None,
    record: Record = DEFAULT_RECORD,
    output: Format = ShowFormat.TEXT,
) -> None:
    """Show which standing relations hold, and since when."""
    from dragoman.cli.showing import show_relations

    show_relations(record, output.value, between=between or (), since=since, until=until, kind=kind)


@app.command(epilog="Example: dragoman show search 'minist* \"conseil de coopération\"' --family statements")
def search(
    words: Annotated[list[str], typer.Argument(metavar="WORDS...", help='Words; minist* and "words in a row" too.')],
    *,
    family: Annotated[Family | None, typer.Option(help="Search these alone.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="Show this many at most.")] = 20,
    record: Record = DEFAULT_RECORD,
    output: Format = ShowFormat.TEXT,
) -> None:
    """Show pages and facts that have all of the words; accents, case and Arabic articles play no part."""
    from dragoman.cli.showing import show_search

    show_search(record, output.value, " ".join(words), limit=limit, family=None if family is None else family.value)


@app.command(epilog="Example: dragoman show conflicts")
def conflicts(*, record: Record = DEFAULT_RECORD, output: Format = ShowFormat.TEXT) -> None:
    """Show where pages say things that cannot all be right, what matters most first."""
    from dragoman.cli.showing import show_conflicts

    show_conflicts(record, output.value)


@app.command(epilog="Example: dragoman show pages")
def pages(*, record: Record = DEFAULT_RECORD, output: Format = ShowFormat.TEXT) -> None:
    """Show which pages were read."""
    from dragoman.cli.showing import show_pages

    show_pages(record, output.value)


@app.command(epilog="Example: dragoman show rejections")
def rejections(*, record: Record = DEFAULT_RECORD, output: Format = ShowFormat.TEXT) -> None:
    """Show which pages were left out, and why."""
    from dragoman.cli.showing import show_rejections

    show_rejections(record, output.value)


@app.command(epilog="Example: dragoman show blocks page.txt")
def blocks(
    page: Annotated[str, typer.Argument(metavar="PAGE", help="Its id (file name), path or address.")],
    *,
    record: Record = DEFAULT_RECORD,
    output: Format = ShowFormat.TEXT,
) -> None:
    """Show which blocks of a page are its article, which are furniture, and why."""
    from dragoman.cli.showing import show_blocks

    show_blocks(record, output.value, page)
