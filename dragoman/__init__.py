"""Dragoman reads the news and keeps the record: who met, visited, signed with or trained with whom, and who says so.

``read`` and ``open_record`` are where to begin; :mod:`dragoman.record` documents them. They are loaded when they are
first used, so that ``import dragoman`` costs nothing.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dragoman.frames import to_pandas, to_polars
    from dragoman.record import ReadSummary, Record, open_record, read

__version__ = "0.1.0"
__all__ = ["ReadSummary", "Record", "__version__", "open_record", "read", "to_pandas", "to_polars"]

_HOMES = {
    "ReadSummary": "dragoman.record",
    "Record": "dragoman.record",
    "open_record": "dragoman.record",
    "read": "dragoman.record",
    "to_pandas": "dragoman.frames",
    "to_polars": "dragoman.frames",
}


def __getattr__(name: str) -> Any:
    """Load what is used for the first time."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
