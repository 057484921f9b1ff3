"""Room 5: the expressions of time of an article, as EDTF and TIMEX3.

Takes an annotated article; gives its dates, times, durations and recurrences in the order of the text, each with what
it was worked out from and why. Promises that an EDTF value is only what the page supports: what depends on a
publication date that is not known, or on a year that nothing gives, is left out or left open, never guessed.
"""

from dragoman.temporal.tagging import tag_times

__all__ = ["tag_times"]
