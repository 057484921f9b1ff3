"""The same people and engagements across pages.

Takes engagements as pages report them and names as pages write them; gives which are one, with the reasons, and what to
show of them where sources differ. Knows no database: who keeps pairs and clusters is the store's matter.
"""

from dragoman.resolution.blocking import Keys, block_keys
from dragoman.resolution.clustering import cluster, components, pair_of
from dragoman.resolution.compare import Comparison, compare_reports
from dragoman.resolution.merging import Merged, merge_reports
from dragoman.resolution.people import Alias, PersonLink, alias_key, compare_aliases
from dragoman.resolution.reports import PageFacts, Report, read_report
from dragoman.resolution.resolve import Resolved, resolve_reports

__all__ = [
    "Alias",
    "Comparison",
    "Keys",
    "Merged",
    "PageFacts",
    "PersonLink",
    "Report",
    "Resolved",
    "alias_key",
    "block_keys",
    "cluster",
    "compare_aliases",
    "compare_reports",
    "components",
    "merge_reports",
    "pair_of",
    "read_report",
    "resolve_reports",
]
