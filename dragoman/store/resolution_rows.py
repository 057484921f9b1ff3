"""What the store takes and gives of engagements and persons across pages."""

from dataclasses import dataclass, field
from typing import Any

_MOST_PAGES = 20  # that are named for a post
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class StoredAlias:
    """A name under which pages speak of somebody of one party.

    Attributes:
        key: Its key.
        label: The name.
        party: The party, or None.
        person: Id of the person it was put with, or None.
        posts: One wording of each post it is given.
    """

    key: str
    label: str
    party: str | None
    person: str | None
    posts: tuple[str, ...]


@dataclass(slots=True)
class PostHeld:
    """A post that pages give somebody.

    Attributes:
        party: Whose post it is.
        sense: What it amounts to, whatever the words.
        post: One wording of it.
        first, last: When the first and the last page came out that give it, or None.
        pages: Ids of pages that give it.
    """

    party: str
    sense: str
    post: str
    first: str | None = None
    last: str | None = None
    pages: set[str] = field(default_factory=set)

    def add(self, post: str, published: str | None, page: str) -> None:
        """Add a page that gives it."""
        self.post = min(self.post, post)
        if published is not None:
            self.first = min(self.first or published, published)
            self.last = max(self.last or published, published)
        if len(self.pages) < _MOST_PAGES:
            self.pages.add(page)


@dataclass(frozen=True, slots=True)
class EngagementRows:
    """An engagement of the record, as rows.

    Attributes:
        engagement: Row of ``engagements``.
        facts: Keys of its reports.
        facets: Rows of ``facets``, but for the engagement.
        conflicts: Rows of ``conflicts``, but for the engagement.
    """

    engagement: Row
    facts: tuple[str, ...]
    facets: tuple[Row, ...]
    conflicts: tuple[Row, ...]
