"""Draw the README's picture: ``python docs/pictures.py`` (``make docs``).

Reads the example pages about Morocco and NATO into a record that is thrown away, shows its timeline, and keeps what
the command prints as ``docs/img/timeline.svg``. The picture is therefore what a reader gets, and never better than it.
"""

import io
import os
import re
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NoReturn

from rich.console import Console
from rich.text import Text

DOCS = Path(__file__).resolve().parent
PICTURE = DOCS / "img" / "timeline.svg"
PAGES = ("02-*", "05-*", "07-*")
SHOWN = ("show", "engagements", "--between", "Morocco", "NATO", "--since", "2024-03-12", "--until", "2025-12")
WIDTH = 100
# Rich's own picture fetches a font from a server; ours is drawn in whatever the reader's browser has.
_FONT = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
# Some programs leave out the blanks at the beginning of a text: it is put where its first letter stands.
_BLANKS = re.compile(r' x="([\d.]+)"( y="[\d.]+") textLength="([\d.]+)"([^>]*)>((?:&#160;)+)')
_COLUMN = 12.2  # width of a letter in Rich's pictures

Main = Callable[[Sequence[str]], NoReturn]


def run(main: Main, *arguments: str) -> str:
    """Run a command line in this process.

    Returns:
        What it prints, with its colours.

    Raises:
        RuntimeError: The command fails; names it and its exit status.
    """
    output = io.StringIO()
    with _terminal(), redirect_stdout(output), redirect_stderr(io.StringIO()):
        try:
            main(arguments)
        except SystemExit as end:
            if end.code:
                raise RuntimeError(f"dragoman {' '.join(arguments)} ends with status {end.code}") from end
    return output.getvalue()


@contextmanager
def _terminal() -> Iterator[None]:
    """Make programs of this process believe that they print to a colour terminal of our width."""
    before = dict(os.environ)
    os.environ |= {"FORCE_COLOR": "1", "COLUMNS": str(WIDTH), "TERM": "xterm-256color"}
    try:
        yield
    finally:
        os.environ.clear()
        os.environ |= before


def draw(printed: str, title: str) -> str:
    """Draw what a command printed as SVG; the same input gives the same picture."""
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True)
    console.print(Text.from_ansi(printed.rstrip()))
    return _BLANKS.sub(_without_blanks, _FONT.sub("", console.export_svg(title=title)))


def _without_blanks(found: re.Match[str]) -> str:
    x, y, length, rest, blanks = found.groups()
    shift = _COLUMN * blanks.count(";")
    return f' x="{float(x) + shift:g}"{y} textLength="{float(length) - shift:g}"{rest}>'


def main() -> int:
    """Draw the picture; gives the exit status."""
    from dragoman.cli import main as dragoman

    folder = DOCS.parent / "examples" / "pages"
    pages = sorted(str(page) for pattern in PAGES for page in folder.glob(pattern))
    with tempfile.TemporaryDirectory() as scratch:
        record = str(Path(scratch) / "record.db")
        run(dragoman, "read", *pages, "--record", record)
        timeline = run(dragoman, *SHOWN, "--record", record)
    PICTURE.parent.mkdir(exist_ok=True)
    PICTURE.write_text(draw(timeline, " ".join(("dragoman", *SHOWN))), "utf-8")
    print(PICTURE)
    return 0


if __name__ == "__main__":
    sys.exit(main())
