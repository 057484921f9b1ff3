import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent

NEEDY = """
import pytest

@pytest.mark.shared
def test_that_needs_the_real_pages(shared):
    assert shared.is_dir()
"""


@pytest.fixture
def run_without_pages(tmp_path):
    """Run a test that needs the real pages where there are none; gives pytest's summary line."""
    (tmp_path / "conftest.py").write_text((REPOSITORY / "tests" / "conftest.py").read_text("utf-8"), "utf-8")
    (tmp_path / "pytest.ini").write_text("[pytest]\nmarkers =\n shared: pages\n model: models\n", "utf-8")
    (tmp_path / "test_needy.py").write_text(NEEDY, "utf-8")

    def run(is_ci: bool) -> str:
        environment = {
            "PYTHONPATH": str(REPOSITORY),
            "DRAGOMAN_SHARED": str(tmp_path / "missing"),
            "DRAGOMAN_CI": str(int(is_ci)),
        }
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(tmp_path)]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, cwd=tmp_path)
        return done.stdout.splitlines()[-1]

    return run


def test_a_test_without_its_pages_is_skipped_on_a_developers_machine(run_without_pages):
    assert run_without_pages(is_ci=False).startswith("1 skipped")


def test_a_test_without_its_pages_is_an_error_in_ci(run_without_pages):
    assert "1 error" in run_without_pages(is_ci=True)
