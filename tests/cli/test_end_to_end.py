import json
import subprocess
import sys

import pytest

from tests.cli.conftest import REPOSITORY

EXAMPLES = REPOSITORY / "examples" / "pages"


@pytest.mark.model
def test_the_example_pages_give_cited_engagements():
    pages = sorted(str(path) for path in EXAMPLES.glob("0[24]-*"))
    command = [sys.executable, "-m", "dragoman", "read", *pages, "--format", "jsonl"]
    done = subprocess.run(command, capture_output=True, check=True, cwd=REPOSITORY)
    records = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert [record["page"]["language"] for record in records] == ["fr", "en"]
    for record in records:
        cited = [place for engagement in record["engagements"] for place in engagement["evidence"]]
        assert cited
        assert all(record["page"]["text"][place["start"] : place["end"]].strip() for place in cited)
