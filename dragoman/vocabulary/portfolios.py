"""Portfolios, which posts share with ministries: what "minister of" and "ministry of" go on to say."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dragoman.vocabulary.entries import read_entry
from dragoman.vocabulary.files import DATA
from dragoman.vocabulary.forms import LANGUAGES


@dataclass(frozen=True, slots=True)
class Portfolio:
    """A field of government that posts and ministries are named after.

    Attributes:
        id: Stable id: ``foreign-affairs``.
        label: English name.
        names: Its names by language, without article.
        before: What stands before "Minister" or "Ministry" instead of the full name: "Foreign".
    """

    id: str
    label: str
    names: Mapping[str, tuple[str, ...]]
    before: tuple[str, ...]


@cache
def load_portfolios(data: Path = DATA) -> Mapping[str, Portfolio]:
    """Read the portfolios, by id.

    Raises:
        VocabularyError: The file is missing or not in shape, or an id comes twice.
    """
    top = read_entry(data / "portfolios.yml").only("portfolios")
    portfolios: dict[str, Portfolio] = {}
    for entry in top.entries("portfolios"):
        entry.only("id", "label", "names", "before")
        portfolio = Portfolio(
            entry.text("id"), entry.text("label"), entry.names("names", LANGUAGES), entry.words("before")
        )
        if portfolio.id in portfolios:
            raise entry.error("id", f"{portfolio.id!r} comes twice")
        portfolios[portfolio.id] = portfolio
    return portfolios
