"""What the record shows, as plain dataclasses: no SQL, no HTML, nothing for a terminal.

Takes an open store; gives what a command line, a web page or a report shows.
"""

from dragoman.views.activity import framework_activity, frameworks, gone_quiet, planned, themes_by_year
from dragoman.views.coverage import changes, coverage
from dragoman.views.engagements import count_by_month, engagement, timeline
from dragoman.views.pages import page_blocks, rejections, summary
from dragoman.views.parties import pair, parties, persons, who_was_sent
from dragoman.views.people import person
from dragoman.views.relations import relations, statements
from dragoman.views.review import conflicts, low_confidence, possible_merges
from dragoman.views.search import search

__all__ = [
    "changes",
    "conflicts",
    "count_by_month",
    "coverage",
    "engagement",
    "framework_activity",
    "frameworks",
    "gone_quiet",
    "low_confidence",
    "page_blocks",
    "pair",
    "parties",
    "person",
    "persons",
    "planned",
    "possible_merges",
    "rejections",
    "relations",
    "search",
    "statements",
    "summary",
    "themes_by_year",
    "timeline",
    "who_was_sent",
]
