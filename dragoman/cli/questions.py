"""The commands of ``dragoman show`` that ask something of the whole record."""

from typing import Annotated

import typer

from dragoman.cli.options import Between, Format, Record, ShowFormat, Since, Today, Until
from dragoman.cli.read import DEFAULT_RECORD

Party = Annotated[str, typer.Argument(metavar="PARTY", help="By code or name: MAR, Morocco, NATO.")]
Limit = Annotated[int, typer.Option(min=1, help="Show this many at most.")]

app = typer.Typer()


@app.command(epilog="Example: dragoman show pair Morocco NATO --since 2016")
def pair(
    one: Party,
    other: Party,
    *,
    since: Since = None,
    until: Until = None,
    today: Today = None,
    record: Record = DEFAULT_RECORD,
    output: Format = ShowFormat.TEXT,
) -> None:
    """Show what two parties had to do with each other, summed up."""
    from dragoman.cli.answering import show_pair

    show_pair(record, output.value, one, other, since=since, until=until, today=today)


@app.command(epilog="Example: dragoman show sent Morocco NATO --since 2016")
def sent(
    one: Party,
    other: Party,
    *,
    since: Since = None,
    until: Until = None,
    record: Record = DEFAULT_RECORD,
    output: Format = ShowFormat.TEXT,
) -> None:
    """Show whom two parties sent to each other, in what posts."""
    from dragoman.cli.answering import show_sent

    show_sent(record, output.value, one, other, since=since, until=until)


@app.command(epilog="Example: dragoman show frameworks")
def frameworks(*, record: Record = DEFAULT_RECORD, output: Format = ShowFormat.TEXT) -> None:
    """Show the frameworks, and how much went on under each."""
    from dragoman.cli.answering import show_frameworks

    show_frameworks(record, output.value)


@app.command(epilog='Example: dragoman show framework "Mediterranean Dialogue"')
def framework(
    name: Annotated[str, typer.Argument(help="Its name or a part of it, or its id.")],
    *,
    today: Today = None,
    record: Record = DEFAULT_RECORD,
    output: Format = ShowFormat.TEXT,
) -> None:
    """Show what went on under one framework."""
    from dragoman.cli.answering import show_framework

    show_framework(record, output.value, name, today)


@app.command(epilog="Example: dragoman show themes --between Morocco NATO --since 2016")
def themes(
    *,
    between: Between = None,
    since: Since = None,
    until: Until = None,
    kind: Annotated[str | None, typer.Option(help="Kind of engagement, such as visit or agreement.")] = None,
    record: Record = DEFAULT_RECORD,
    output: Format = ShowFormat.TEXT,
) -> None:
    """Show how often each theme came up, by year."""
    from dragoman.cli.answering import show_themes

    show_themes(record, output.value, between=between or (), since=since, until=until, kind=kind)


@app.command(epilog="Example: dragoman show planned --limit 10")
def planned(
    *,
    today: Today = None,
    limit: Limit = 50,
    record: Record = DEFAULT_RECORD,
    output: Format = ShowFormat.TEXT,
) -> None:
    """Show what lies ahead, and what was planned for a day that passed without a word."""
    from dragoman.cli.answering import show_planned

    show_planned(record, output.value, today, limit)


@app.command(epilog="Example: dragoman show quiet --months 24")
def quiet(
    *,
    months: Annotated[int, typer.Option(help="Nothing took place for this long.")] = 12,
    today: Today = None,
    limit: Limit = 50,
    record: Record = DEFAULT_RECORD,
    output: Format = ShowFormat.TEXT,
) -> None:
    """Show which parties and frameworks met three times or more, and then no longer."""
    from dragoman.cli.answering import show_quiet

    show_quiet(record, output.value, months, today=today, limit=limit)


@app.command(epilog="Example: dragoman show coverage --format json")
def coverage(*, record: Record = DEFAULT_RECORD, output: Format = ShowFormat.TEXT) -> None:
    """Show how much the record has of each source, language and month."""
    from dragoman.cli.answering import show_coverage

    show_coverage(record, output.value)


@app.command(epilog="Example: dragoman show changes 2024-05-01")
def changes(
    since: Annotated[str, typer.Argument(metavar="DATE", help="First day, such as 2024-05-01, in UTC.")],
    *,
    limit: Limit = 50,
    record: Record = DEFAULT_RECORD,
    output: Format = ShowFormat.TEXT,
) -> None:
    """Show what was read and judged since a day, and what that made new or changed."""
    from dragoman.cli.answering import show_changes

    show_changes(record, output.value, since, limit)


@app.command(epilog="Example: dragoman show parties")
def parties(*, record: Record = DEFAULT_RECORD, output: Format = ShowFormat.TEXT) -> None:
    """Show who takes part, and how often."""
    from dragoman.cli.answering import show_parties

    show_parties(record, output.value)


@app.command(epilog="Example: dragoman show persons --limit 20")
def persons(*, limit: Limit = 100, record: Record = DEFAULT_RECORD, output: Format = ShowFormat.TEXT) -> None:
    """Show who is named, and how often."""
    from dragoman.cli.answering import show_persons

    show_persons(record, output.value, limit)
