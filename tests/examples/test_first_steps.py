"""The notebook runs from top to bottom, and what it says of itself is so."""

from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"

pytestmark = [
    pytest.mark.model,
    pytest.mark.notebook,
    # Raised within the packages that run notebooks; ours runs in a process of its own.
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::RuntimeWarning:zmq"),
]


@pytest.fixture(scope="module")
def source():
    import nbformat

    return nbformat.read(EXAMPLES / "first_steps.ipynb", as_version=4)


def outputs(notebook):
    return "\n".join(
        "".join(output.get("text") or output["data"]["text/plain"])
        for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs
    )  # fmt: skip


def test_it_is_kept_without_outputs(source):
    assert outputs(source) == ""


def test_it_runs_and_cites(source, monkeypatch):
    from nbclient import NotebookClient

    monkeypatch.setenv("PYTHONPATH", str(EXAMPLES.parent))
    client = NotebookClient(source, timeout=300, kernel_name="python3", resources={"metadata": {"path": str(EXAMPLES)}})
    told = outputs(client.execute())
    for words in ("18 pages read", "Morocco", "« ", "pages/"):
        assert words in told
