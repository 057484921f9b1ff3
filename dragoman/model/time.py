"""Expressions of time and what they stand for."""

from dataclasses import dataclass
from enum import StrEnum

from dragoman.model.explanation import Explanation
from dragoman.model.span import Span


class TimeKind(StrEnum):
    """TimeML's four kinds of time expression."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class TimeBasis(StrEnum):
    """What an expression's value was worked out from."""

    ABSOLUTE = "absolute"  # the words alone give it: "on 5 May 2018"
    PARTIAL = "partial"  # the words give a part and nothing gives the rest: "du 21 au 23 mai", no publication date
    PUBLICATION = "publication"  # worked out from the publication date: "on Tuesday"
    CONTEXT = "context"  # worked out from another date of the page: "the next day"
    UNKNOWN = "unknown"  # the page does not give it: "on Tuesday", no publication date


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words that say when, how long or how often.

    Attributes:
        span: Where the words stand in the article's text.
        kind: TimeML's type.
        edtf: The date or interval as EDTF (ISO 8601-2): ``2019-10-15``, ``2019-10-15/2019-10-16``, ``2017``,
            ``2017-05``, ``XXXX-05-21/XXXX-05-23``, ``1994/..``; None where the page does not allow one, and for
            durations and sets.
        value: TIMEX3 value, such as ``2019-10-15``, ``P3D``, ``PRESENT_REF``, or None where not worked out.
        basis: What the value was worked out from.
        explanation: The same in words.
    """

    span: Span
    kind: TimeKind
    edtf: str | None
    value: str | None
    basis: TimeBasis
    explanation: Explanation
