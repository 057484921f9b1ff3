"""Figures in documents: what a command measured stands between two remarks of the document, and is replaced there."""

from collections.abc import Sequence
from pathlib import Path


def replace_section(path: Path, name: str, text: str) -> None:
    """Replace what stands between ``<!-- NAME -->`` and ``<!-- /NAME -->``.

    Raises:
        ValueError: The document has no such section; names both.
    """
    content = path.read_text("utf-8")
    opening, closing = f"<!-- {name} -->", f"<!-- /{name} -->"
    start, end = content.find(opening), content.find(closing)
    if start < 0 or end < start:
        raise ValueError(f"{path} has no section {name}")
    path.write_text(f"{content[: start + len(opening)]}\n{text.strip()}\n{content[end:]}", "utf-8")


def render_table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """Give a table as Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines)
