"""What the record shows, as plain dataclasses: no SQL, no HTML, nothing for a terminal.

Takes an open store; gives what a command line, a web page or a report shows.
"""

from dragoman.views.engagements import engagement, timeline
from dragoman.views.pages import page_blocks, rejections, summary
from dragoman.views.people import person
from dragoman.views.relations import relations, statements
from dragoman.views.search import search

__all__ = [
    "engagement",
    "page_blocks",
    "person",
    "rejections",
    "relations",
    "search",
    "statements",
    "summary",
    "timeline",
]
