"""Lists of dataclasses as data frames of pandas or polars, which are optional: ``pip install 'dragoman[frames]'``."""

import json
from collections.abc import Iterable
from dataclasses import asdict, fields
from enum import Enum
from importlib import import_module
from typing import TYPE_CHECKING, Any

from dragoman.errors import SettingsError
from dragoman.views.engagements import Entry

if TYPE_CHECKING:
    import pandas
    import polars

_PLAIN = (str, int, float, bool, type(None))


def to_pandas(rows: Iterable[Any]) -> "pandas.DataFrame":
    """Give dataclasses as a data frame of pandas, one row each; see :func:`row_of` for the columns.

    Args:
        rows: Dataclasses of one class, such as ``record.engagements()``.

    Raises:
        SettingsError: pandas is not installed.
    """
    frame: pandas.DataFrame = _library("pandas").DataFrame([row_of(row) for row in rows])
    return frame


def to_polars(rows: Iterable[Any]) -> "polars.DataFrame":
    """Give dataclasses as a data frame of polars, one row each; see :func:`row_of` for the columns.

    Args:
        rows: Dataclasses of one class, such as ``record.engagements()``.

    Raises:
        SettingsError: polars is not installed.
    """
    frame: polars.DataFrame = _library("polars").DataFrame([row_of(row) for row in rows], infer_schema_length=None)
    return frame


def row_of(item: Any) -> dict[str, Any]:
    """Give a dataclass as a row: words and numbers as they are, lists of words as lists, the rest as JSON.

    An engagement has a row of its own: ``parties``, ``persons``, ``places`` and ``frameworks`` are their names, and
    ``quotes`` the words of its evidence.
    """
    if isinstance(item, Entry):
        return _entry_row(item)
    return {field.name: _cell(getattr(item, field.name)) for field in fields(item)}


def _entry_row(entry: Entry) -> dict[str, Any]:
    takers = entry.takers
    return {
        "id": entry.id,
        "kind": entry.kind,
        "status": entry.status,
        "when": entry.when,
        "parties": sorted({taker.party for taker in takers if taker.party}),
        "persons": sorted({taker.person for taker in takers if taker.person}),
        "places": list(entry.place_labels),
        "frameworks": list(entry.framework_labels),
        "themes": list(entry.themes),
        "confidence": entry.confidence,
        "pages": list(entry.pages),
        "quotes": [quote for source in entry.sources for quote in source.quotes],
        "conflicts": len(entry.conflicts),
        "judged": entry.judged,
    }


def _cell(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, _PLAIN):
        return value
    if isinstance(value, tuple | list) and all(isinstance(part, str) for part in value):
        return list(value)
    return json.dumps(_simple(value), ensure_ascii=False)


def _simple(value: Any) -> Any:
    """Give what JSON knows."""
    if hasattr(value, "__dataclass_fields__"):
        return asdict(value)
    return [_simple(part) for part in value] if isinstance(value, tuple | list) else value


def _library(name: str) -> Any:
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        if error.name != name:
            raise
        raise SettingsError(f"{name} is not installed. Install it with: pip install 'dragoman[frames]'") from error
