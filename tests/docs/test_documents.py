import re
import tomllib
from pathlib import Path

import pytest
import yaml

from dragoman.model.actor import ActorType
from dragoman.model.facts import Predicate, Role, Status

REPOSITORY = Path(__file__).resolve().parent.parent.parent
DOCUMENTS = sorted(
    path
    for path in REPOSITORY.glob("**/*.md")
    if not {".venv", "shared", "build"} & set(path.relative_to(REPOSITORY).parts)
)
LINK = re.compile(r"(?<!!)\[[^\]]+\]\((?!https?:)([^)#]+)")


def read(name):
    return (REPOSITORY / name).read_text("utf-8")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(REPOSITORY)))
def test_links_between_documents_lead_somewhere(document):
    missing = [link for link in LINK.findall(document.read_text("utf-8")) if not (document.parent / link).exists()]
    assert missing == []


@pytest.mark.parametrize("values", [Role, Status, Predicate, ActorType])
def test_the_record_is_documented_with_every_value_of_the_model(values):
    record = read("docs/record.md")
    assert [value for value in values if f"`{value}`" not in record] == []


def test_every_kind_is_documented():
    record = read("docs/record.md")
    families = yaml.safe_load(read("evaluation/families.yml"))["families"]
    assert [kind for kinds in families.values() for kind in kinds if f"`{kind}`" not in record] == []


def test_the_map_shows_the_layers_that_are_checked():
    contracts = tomllib.loads(read("pyproject.toml"))["tool"]["importlinter"]["contracts"]
    (layers,) = (contract["layers"] for contract in contracts if contract["type"] == "layers")
    drawn = "\n".join(layer.replace("dragoman.", "") for layer in layers)
    assert f"```\n{drawn}\n```" in read("ARCHITECTURE.md")


def test_every_example_page_is_described():
    told = set(re.findall(r"^\| `([\w-]+)`", read("examples/README.md"), re.MULTILINE))
    assert told == {page.stem for page in (REPOSITORY / "examples" / "pages").iterdir()}


def test_every_command_of_make_that_a_document_names_exists():
    targets = set(re.findall(r"^(\w+):", read("Makefile"), re.MULTILINE))
    named = {target for path in DOCUMENTS for target in re.findall(r"`make (\w+)", path.read_text("utf-8"))}
    assert named <= targets
    assert {"demo", "test", "check", "score", "docs", "bench"} <= targets
