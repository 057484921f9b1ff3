"""The product, run over pages: the only place of the evaluation that knows it."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from dragoman.export.contract import to_contract
from dragoman.ingest import read_pages
from dragoman.model.rejection import Rejection
from dragoman.pipeline import Reader
from evaluation.answers import Json


def read_records(paths: Iterable[Path]) -> Iterator[Json]:
    """Read pages and give the record of each; a page that the product rejects has none."""
    reader = Reader()
    for page in read_pages([str(path) for path in paths]):
        record = page if isinstance(page, Rejection) else reader.read(page)
        if not isinstance(record, Rejection):
            yield to_contract(record)
