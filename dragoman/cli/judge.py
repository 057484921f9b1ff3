"""``dragoman judge``: what the machine decided, corrected by whoever knows."""

from typing import Annotated

import typer

from dragoman.cli.options import Format, Record, ShowFormat
from dragoman.cli.read import DEFAULT_RECORD

HELP = """Judge what the record holds: the same, different, right, wrong, corrected.

Judgements are kept in a log with who and when, win over the machine, outlive another reading of the pages, and can be
taken back.

\b
Examples:
  dragoman judge same E3f9a2c1b E77ac01de
  dragoman judge correct E3f9a2c1b when 2018-05-21
  dragoman judge correct E3f9a2c1b post "Minister of Defence" --of "Ada Brandt"
  dragoman judge settle C1f0a77b2 "Secretary General"
  dragoman judge reject E3f9a2c1b --comment "The page is a satire."
  dragoman judge undo 12
  dragoman judge log
"""

Id = Annotated[str, typer.Argument(metavar="ID", help="An engagement's id, as the timeline shows it.")]
Other = Annotated[str, typer.Argument(metavar="OTHER", help="The other's id.")]
Who = Annotated[str | None, typer.Option(help="Who judges. [the user of this machine]")]
Comment = Annotated[str | None, typer.Option(help="Why.")]

app = typer.Typer(help=HELP, rich_markup_mode=None, no_args_is_help=False)


@app.command(epilog="Example: dragoman judge same E3f9a2c1b E77ac01de")
def same(
    left: Id, right: Other, *, who: Who = None, comment: Comment = None, record: Record = DEFAULT_RECORD
) -> None:  # fmt: skip
    """Say that two engagements are one."""
    from dragoman.cli.judging import judge

    judge(record, who, lambda judging, store, name: judging.judge_same(store, left, right, name, comment=comment))


@app.command(epilog="Example: dragoman judge different E3f9a2c1b E77ac01de")
def different(
    left: Id, right: Other, *, who: Who = None, comment: Comment = None, record: Record = DEFAULT_RECORD
) -> None:  # fmt: skip
    """Say that two engagements are two, and stay two."""
    from dragoman.cli.judging import judge

    judge(record, who, lambda judging, store, name: judging.judge_different(store, left, right, name, comment=comment))


@app.command(epilog="Example: dragoman judge split E3f9a2c1b 0a44be12")
def split(
    engagement: Id,
    report: Annotated[str, typer.Argument(help="Key of the page's report that is of another engagement.")],
    *,
    who: Who = None,
    comment: Comment = None,
    record: Record = DEFAULT_RECORD,
) -> None:
    """Say that one page's report is of another engagement; `show engagement` gives the reports' keys as JSON."""
    from dragoman.cli.judging import judge

    judge(record, who, lambda judging, store, name: judging.split(store, engagement, report, name, comment=comment))


@app.command(epilog="Example: dragoman judge accept E3f9a2c1b")
def accept(engagement: Id, *, who: Who = None, comment: Comment = None, record: Record = DEFAULT_RECORD) -> None:
    """Say that an engagement is right as it is shown."""
    from dragoman.cli.judging import judge

    judge(record, who, lambda judging, store, name: judging.accept(store, engagement, name, comment=comment))


@app.command(epilog="Example: dragoman judge reject E3f9a2c1b")
def reject(engagement: Id, *, who: Who = None, comment: Comment = None, record: Record = DEFAULT_RECORD) -> None:
    """Say that there was no such engagement; it is no longer shown."""
    from dragoman.cli.judging import judge

    judge(record, who, lambda judging, store, name: judging.reject(store, engagement, name, comment=comment))


@app.command(epilog="Example: dragoman judge correct E3f9a2c1b when 2018-05-21/2018-05-23")
def correct(
    engagement: Id,
    field: Annotated[str, typer.Argument(help="when, kind, status, places; post or count of somebody who takes part.")],
    value: Annotated[
        str, typer.Argument(help="As the page record has it: an EDTF date, a kind, a status; places as Rabat; Tangier.")
    ],
    *,
    of: Annotated[str, typer.Option(help="Whose post or count, by name.")] = "",
    who: Who = None,
    comment: Comment = None,
    record: Record = DEFAULT_RECORD,
) -> None:
    """Correct the date, the kind, the status, the places of an engagement, or somebody's post in it."""
    from dragoman.cli.judging import judge

    judge(
        record,
        who,
        lambda judging, store, name: judging.correct(
            store, engagement, field, judging.read_value(field, value, of), who=name, comment=comment
        ),
    )


@app.command(epilog='Example: dragoman judge settle C1f0a77b2 "Secretary General"')
def settle(
    conflict: Annotated[str, typer.Argument(help="Its id, as `dragoman show conflicts` gives it.")],
    value: Annotated[str | None, typer.Argument(help="The right one of its values. [the one that is shown]")] = None,
    *,
    both: Annotated[bool, typer.Option("--both", help="All of its values are right.")] = False,
    who: Who = None,
    comment: Comment = None,
    record: Record = DEFAULT_RECORD,
) -> None:
    """Say which is right where pages differ about a person's post or about a relation."""
    from dragoman.cli.judging import judge, settle

    judge(
        record, who, lambda _, store, name: settle(store, conflict, value, both=both, who=name, comment=comment)
    )  # fmt: skip


@app.command(epilog="Example: dragoman judge undo 12")
def undo(
    number: Annotated[int, typer.Argument(help="Its number in the log.")],
    *,
    who: Who = None,
    comment: Comment = None,
    record: Record = DEFAULT_RECORD,
) -> None:
    """Take a judgement back; the log keeps both."""
    from dragoman.cli.judging import judge

    judge(record, who, lambda judging, store, name: judging.undo(store, number, name, comment=comment))


@app.command(epilog="Example: dragoman judge log")
def log(*, record: Record = DEFAULT_RECORD, output: Format = ShowFormat.TEXT) -> None:
    """Show who judged what, when."""
    from dragoman.cli.judging import show_log

    show_log(record, output.value)
