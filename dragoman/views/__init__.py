"""What the record shows, as plain dataclasses: no SQL, no HTML, nothing for a terminal.

Takes an open store; gives what a command line, a web page or a report shows.
"""

from dragoman.views.engagements import count_by_month, engagement, timeline
from dragoman.views.pages import page_blocks, rejections, summary
from dragoman.views.people import person
from dragoman.views.relations import relations, statements
from dragoman.views.review import conflicts, low_confidence, possible_merges
from dragoman.views.search import search

__all__ = [
    "conflicts",
    "count_by_month",
    "engagement",
    "low_confidence",
    "page_blocks",
    "person",
    "possible_merges",
    "rejections",
    "relations",
    "search",
    "statements",
    "summary",
    "timeline",
]
