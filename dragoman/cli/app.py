"""The commands together, and the one place where errors become a line and an exit status.

Exit status: 0 something was read or shown · 1 wrong usage, or an error of input or output · 2 the command ran, but no
page could be read · 130 stopped with Ctrl-C · 141 the reader of the output went away.

The modules imported here are light; what is heavy is loaded by the command that runs.
"""

import os
import sys
from collections.abc import Sequence
from typing import NoReturn

import typer

from dragoman.cli import account, backup, check, demo, doctor, judge, note, read, serve, show
from dragoman.errors import CitationError, DragomanError

WRONG, INTERRUPTED, PIPE_CLOSED = 1, 130, 141

app = typer.Typer(
    name="dragoman",
    help="Reads news pages about diplomacy and security cooperation, and keeps one cited record of them.",
    epilog="Try `dragoman demo` first. Every command has --help with examples.",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
app.callback()(lambda: None)
app.command(help=read.HELP)(read.read)
app.add_typer(show.app, name="show")
app.add_typer(judge.app, name="judge")
app.add_typer(note.app, name="note")
app.add_typer(account.app, name="account")
app.command(help=serve.HELP)(serve.serve)
app.command(help=check.HELP)(check.check)
app.command(help=backup.HELP)(backup.backup)
app.command(help=demo.HELP)(demo.demo)
app.command(help=doctor.HELP)(doctor.doctor)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and exit.

    Args:
        arguments: What follows ``dragoman``; the process's own by default.

    Raises:
        SystemExit: Always, with the command's exit status.
    """
    sys.exit(_status(arguments))


def _status(arguments: Sequence[str] | None) -> int:
    arguments = (sys.argv[1:] if arguments is None else arguments) or ["--help"]
    try:
        status = app(arguments, prog_name="dragoman", standalone_mode=False)
        sys.stdout.flush()
        return status if isinstance(status, int) else 0
    except (BrokenPipeError, SystemExit):  # Typer itself leaves with SystemExit where the pipe is closed
        # Python would complain again when it flushes the closed pipe at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    except KeyboardInterrupt:
        return INTERRUPTED
    except typer.TyperException as error:
        command = getattr(getattr(error, "ctx", None), "command_path", "dragoman")
        return _complain(f"{error.format_message().rstrip('.')} (see {command} --help)")
    except CitationError:
        raise  # a bug, to be seen in full
    except DragomanError as error:
        return _complain(str(error))
    except OSError as error:
        return _complain(f"{error.filename or 'the system'}: {error.strerror or error}.")


def _complain(message: str) -> int:
    print(f"dragoman: {' '.join(message.split())}", file=sys.stderr)
    return WRONG
