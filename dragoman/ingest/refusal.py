"""Why content was refused, before it is known whose content it is."""

from dataclasses import dataclass

from dragoman.model.rejection import Reason, Rejection


@dataclass(frozen=True, slots=True)
class Refusal:
    """A reason with its sentence, to become a rejection once the page is named.

    Attributes:
        reason: Why, from the closed list.
        detail: The same as a sentence for the user.
    """

    reason: Reason
    detail: str

    def of(self, page_id: str, path: str) -> Rejection:
        """Make it the rejection of one page."""
        return Rejection(page_id, path, "ingest", self.reason, self.detail)
