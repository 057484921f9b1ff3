"""The product, run over pages."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from dragoman.cleaning import clean_article
from dragoman.export.contract import to_contract
from dragoman.ingest import read_pages
from dragoman.language import identify_language
from dragoman.model.annotation import AnnotatedArticle
from dragoman.model.rejection import Rejection
from dragoman.nlp import annotate
from dragoman.pipeline import Reader
from evaluation.answers import Json


def read_records(paths: Iterable[Path]) -> Iterator[Json]:
    """Read pages and give the record of each; a page that the product rejects has none."""
    reader = Reader()
    for page in read_pages([str(path) for path in paths]):
        record = page if isinstance(page, Rejection) else reader.read(page)
        if not isinstance(record, Rejection):
            yield to_contract(record)


def annotated_page(path: Path) -> AnnotatedArticle | None:
    """Read one page as far as its grammar; None where it is rejected."""
    page = next(iter(read_pages([str(path)])))
    article = page if isinstance(page, Rejection) else clean_article(page)
    if isinstance(article, Rejection):
        return None
    return annotate(article, identify_language(article).code)
