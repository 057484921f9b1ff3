"""Why something was decided."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Explanation:
    """One reason, fit to be read by a user.

    Attributes:
        rule: Short name of the rule or feature, such as ``link-list`` or ``weekday``.
        detail: A sentence that says what was seen and what followed from it.
        score: Strength of the evidence where the rule has one, else None.
    """

    rule: str
    detail: str
    score: float | None = None
