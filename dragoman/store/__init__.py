"""The record on disk: pages, their facts with citations and reasons, rejections and runs.

Takes what the pipeline gives, one transaction a page; gives it back as it was. Reading a page again changes nothing;
a run killed at any moment leaves a sound record. SQLite in a file by default, PostgreSQL by its URL.
"""

from dragoman.store.accounts import AccountBook
from dragoman.store.backup import back_up
from dragoman.store.checking import Flaw, find_flaws
from dragoman.store.dialects import database_version
from dragoman.store.finding import EngagementQuery
from dragoman.store.judgements import Judgement, Verdict
from dragoman.store.listing import Named, StatedQuery
from dragoman.store.merged import StoredEngagement
from dragoman.store.opening import open_store
from dragoman.store.queries import NOTE, FactQuery, StoredFact, StoredPage
from dragoman.store.questions import Naming, Questions, Sighting, StrandQuery, StrandTotal
from dragoman.store.search import SEARCHED, SearchHit
from dragoman.store.store import Store
from dragoman.store.writing import Run

__all__ = [
    "NOTE",
    "SEARCHED",
    "AccountBook",
    "EngagementQuery",
    "FactQuery",
    "Flaw",
    "Judgement",
    "Named",
    "Naming",
    "Questions",
    "Run",
    "SearchHit",
    "Sighting",
    "StatedQuery",
    "Store",
    "StoredEngagement",
    "StoredFact",
    "StoredPage",
    "StrandQuery",
    "StrandTotal",
    "Verdict",
    "back_up",
    "database_version",
    "find_flaws",
    "open_store",
]
