"""The contexts of what people judge: the queue, one decision at a time, and the log."""

from dataclasses import dataclass

from dragoman.web.contexts.parts import EventLine
from dragoman.web.contexts.records import FieldLine, ReportPart


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that a conflict can be settled with, and what has to be sent for it."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Decision:
    """Something to be judged.

    Attributes:
        engagements: The engagement, or the two of which nobody knows whether they are one; none for what is
            of a person or a relation.
        reports: What a page says of each.
        field: On what pages differ, or None.
        choices: What that can be corrected to; empty where it can only be accepted as it is shown.
        reasons: What speaks for and against.
        left, right: What has to be sent for a pair, or None.
        conflict: What has to be sent for a difference about a person or a relation, or None.
        about: The person's page, or None.
    """

    engagements: tuple[EventLine, ...]
    reports: tuple[ReportPart, ...]
    field: FieldLine | None
    choices: tuple[Choice, ...]
    reasons: tuple[str, ...]
    left: str | None = None
    right: str | None = None
    conflict: str | None = None
    about: str | None = None


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """The queue.

    Attributes:
        sort: ``conflicts``, ``merges`` or ``doubtful``.
        waiting: How many wait of each sort.
        done: How many judgements are in force.
        at: Which of them is shown, from 0.
        decision: What is to be judged, or None where nothing waits.
        later: Address of the next one, or None.
        here: Address of this place in the queue.
    """

    sort: str
    waiting: dict[str, int]
    done: int
    at: int
    decision: Decision | None
    later: str | None
    here: str


@dataclass(frozen=True, slots=True)
class JudgementLine:
    """One entry of the log.

    Attributes:
        number: Its number.
        made: When, ISO 8601, UTC.
        who: By whom.
        verdict: What was said.
        what: Of what, in words, or None where it is no longer in the record.
        href: The engagement, or None.
        field, value: What was corrected, and to what.
        comment: Why, or None.
        is_undone: Whether it was taken back.
        has_lapsed: Whether what it is about is no longer in the record, and it does not apply.
    """

    number: int
    made: str
    who: str
    verdict: str
    what: str | None
    href: str | None
    field: str | None
    value: str | None
    comment: str | None
    is_undone: bool
    has_lapsed: bool


@dataclass(frozen=True, slots=True)
class JudgementsPage:
    """The log, newest first, and the addresses of its neighbouring parts."""

    judgements: tuple[JudgementLine, ...]
    total: int
    earlier: str | None
    later: str | None
