"""``dragoman account``: who may see and change a record that several people share."""

from collections.abc import Callable
from importlib import import_module
from typing import Annotated, Any

import typer

from dragoman.cli.options import Format, Record, ShowFormat
from dragoman.cli.read import DEFAULT_RECORD
from dragoman.errors import SettingsError
from dragoman.model.account import AccountRole

HELP = """Say who may see and change a record that several people share.

A reader sees; an editor also judges, adds pages and notes; an administrator also manages accounts. With the first
account everybody who opens the record in a browser has to log in, on this machine too. A password is asked for, or
read from standard input; it is never an argument, which other users of the machine could see.

\b
Examples:
  dragoman account add "Ada Brandt" --role editor
  dragoman account add ada --role administrator --password-stdin < password.txt
  dragoman account list
  dragoman account role ada reader
  dragoman account password ada
  dragoman account disable ada
"""

Name = Annotated[str, typer.Argument(metavar="NAME", help="Under which its holder logs in and judges.")]
FromStdin = Annotated[
    bool, typer.Option("--password-stdin", help="Read the password from standard input: its first line.")
]

app = typer.Typer(help=HELP, rich_markup_mode=None, no_args_is_help=False)


@app.command(epilog="Example: dragoman account add ada --role editor")
def add(
    name: Name,
    *,
    role: Annotated[AccountRole, typer.Option(help="What its holder may do.")] = AccountRole.READER,
    password_stdin: FromStdin = False,
    record: Record = DEFAULT_RECORD,
) -> None:
    """Add an account."""
    _work("add", record, name, role, from_stdin=password_stdin)


@app.command("list", epilog="Example: dragoman account list")
def list_(*, record: Record = DEFAULT_RECORD, output: Format = ShowFormat.TEXT) -> None:
    """List the accounts."""
    _work("list_all", record, output.value)


@app.command(epilog="Example: dragoman account role ada administrator")
def role(
    name: Name,
    to: Annotated[AccountRole, typer.Argument(metavar="ROLE", help="reader, editor or administrator.")],
    *,
    record: Record = DEFAULT_RECORD,
) -> None:
    """Let the holder of an account do more or less."""
    _work("change_role", record, name, to)


@app.command(epilog="Example: dragoman account password ada")
def password(name: Name, *, password_stdin: FromStdin = False, record: Record = DEFAULT_RECORD) -> None:
    """Give an account another password; whoever is logged in with it has to log in anew."""
    _work("change_password", record, name, from_stdin=password_stdin)


@app.command(epilog="Example: dragoman account disable ada")
def disable(name: Name, *, record: Record = DEFAULT_RECORD) -> None:
    """Let nobody log in with an account, and log out whoever is."""
    _work("disable", record, name)


@app.command(epilog="Example: dragoman account enable ada")
def enable(name: Name, *, record: Record = DEFAULT_RECORD) -> None:
    """Let its holder log in again with a disabled account."""
    _work("enable", record, name)


@app.command(epilog="Example: dragoman account remove ada")
def remove(name: Name, *, record: Record = DEFAULT_RECORD) -> None:
    """Remove an account; what was judged under its name stays."""
    _work("remove", record, name)


def _work(name: str, *arguments: Any, **options: Any) -> None:
    """Call what does the work, which needs a library that not everybody has installed.

    Raises:
        SettingsError: It is not installed.
    """
    try:
        work: Callable[..., None] = getattr(import_module("dragoman.cli.keeping"), name)
    except ModuleNotFoundError as error:
        raise SettingsError(f"accounts need {error.name}: pip install 'dragoman[web]'") from error
    work(*arguments, **options)
