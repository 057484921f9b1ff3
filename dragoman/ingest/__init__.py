"""Reading pages from files, folders, JSON Lines and standard input.

Takes paths; gives a stream of decoded :class:`~dragoman.model.Page`, and a :class:`~dragoman.model.Rejection` for
each page that cannot be read, so that one broken page never stops a run. Raises only for a path that does not exist.
"""

from dragoman.ingest.hints import Hints
from dragoman.ingest.reading import read_pages

__all__ = ["Hints", "read_pages"]
