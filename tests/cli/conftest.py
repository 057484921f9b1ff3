import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from dragoman.cli import main
from tests import factory

REPOSITORY = Path(__file__).parents[2]


@dataclass(frozen=True)
class Done:
    status: int
    out: str
    err: str


@pytest.fixture
def run(monkeypatch, capsys, tmp_path):
    """Run a command in this process, with the fake reader, in an empty folder."""
    from dragoman.cli import workers
    from tests.cli.fake import FakeReader

    monkeypatch.setattr(workers, "_reader", FakeReader)
    monkeypatch.chdir(tmp_path)

    def call(*arguments):
        with pytest.raises(SystemExit) as left:
            main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Done(left.value.code, captured.out, captured.err)

    return call


@pytest.fixture
def start(tmp_path):
    """Start a command in a process of its own, with the fake reader, in an empty folder."""
    started = []

    def call(*arguments, **options):
        command = [sys.executable, "-m", "tests.cli.fake", *map(str, arguments)]
        environment = os.environ | {"PYTHONPATH": str(REPOSITORY)}
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "stdin": subprocess.PIPE}
        # A shell that runs the tests in the background has them ignore Ctrl-C, which processes inherit.
        options |= {"preexec_fn": lambda: signal.signal(signal.SIGINT, signal.SIG_DFL)}
        process = subprocess.Popen(command, cwd=tmp_path, env=environment, text=True, **(pipes | options))
        started.append(process)
        return process

    yield call
    for process in started:
        process.kill()
        process.communicate()


@pytest.fixture
def pages(tmp_path):
    """Write pages, each with a meeting and with words of its own."""

    def write(number, words=""):
        folder = tmp_path / "pages"
        folder.mkdir(exist_ok=True)
        for n in range(number):
            (folder / f"{n:04}.txt").write_text(f"{factory.TEXT} {n} {words}")
        return folder

    return write
