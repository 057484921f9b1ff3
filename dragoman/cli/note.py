"""``dragoman note``: what somebody knows herself and no page says."""

from typing import Annotated

import typer

from dragoman.cli.options import Record
from dragoman.cli.read import DEFAULT_RECORD
from dragoman.model.facts import Predicate, Status

HELP = """Note what you know and no page says: a visit being prepared, a meeting nobody reported, a relation.

A note is kept as a page that says it is one, is cited like any other, and is put together with what pages report.

\b
Examples:
  dragoman note engagement visit --with "visitor: NATO / Ada Brandt / envoy" --with "host: Morocco" --when 2026-09-03
  dragoman note relation Jordan partner_of NATO --when 2014/..
  dragoman note withdraw 8027bdbc
"""

Who = Annotated[str | None, typer.Option(help="Whose note it is. [the user of this machine]")]
Words = Annotated[str, typer.Option(help="In your own words.")]
When = Annotated[str, typer.Option(help="EDTF: 2026-09-03, 2026-09, 2026-09-03/2026-09-05, 2014/..")]
Unknown = Annotated[bool, typer.Option("--unknown", help="Keep names that the vocabulary does not know as they are.")]

app = typer.Typer(help=HELP, rich_markup_mode=None, no_args_is_help=False)


@app.command(epilog='Example: dragoman note engagement meeting --with Morocco --with "NATO / Ada Brandt"')
def engagement(
    kind: Annotated[str, typer.Argument(help="Such as visit or meeting.")],
    *,
    takers: Annotated[
        list[str], typer.Option("--with", help="Who takes part: PARTY / PERSON / POST, with ROLE: before it.")
    ],
    status: Annotated[Status, typer.Option(help="Whether it was held.")] = Status.PLANNED,
    when: When = "",
    places: Annotated[str, typer.Option("--place", help="Where; several with semicolons between.")] = "",
    framework: Annotated[str, typer.Option(help="Under what.")] = "",
    theme: Annotated[list[str] | None, typer.Option(help="About what; may be given again.")] = None,
    words: Words = "",
    unknown: Unknown = False,
    who: Who = None,
    record: Record = DEFAULT_RECORD,
) -> None:
    """Note an engagement."""
    from dragoman.cli.noting import keep, taker_of
    from dragoman.model.note import NotedEngagement

    note = NotedEngagement(
        kind, status, tuple(map(taker_of, takers)), when, places, framework, tuple(theme or ()), words,
        takes_unknown=unknown,
    )  # fmt: skip
    keep(record, note, who)


@app.command(epilog="Example: dragoman note relation Jordan partner_of NATO --when 2014/..")
def relation(
    subject: Annotated[str, typer.Argument(help="A state or organisation.")],
    predicate: Annotated[Predicate, typer.Argument(help="What holds.")],
    thing: Annotated[str, typer.Argument(metavar="OBJECT", help="A state, an organisation or a framework.")],
    *,
    when: When = "",
    words: Words = "",
    unknown: Unknown = False,
    who: Who = None,
    record: Record = DEFAULT_RECORD,
) -> None:
    """Note a standing relation."""
    from dragoman.cli.noting import keep
    from dragoman.model.note import NotedRelation

    keep(record, NotedRelation(predicate, subject, thing, when, words, takes_unknown=unknown), who)


@app.command(epilog="Example: dragoman note withdraw 8027bdbc")
def withdraw(
    page: Annotated[str, typer.Argument(help="The note's page: the beginning of its key, or its path.")],
    *,
    who: Who = None,
    record: Record = DEFAULT_RECORD,
) -> None:
    """Take a note out of the record; the log keeps its words."""
    from dragoman.cli.noting import withdraw

    withdraw(record, page, who)
