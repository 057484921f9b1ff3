"""What the user states of pages that do not state it themselves."""

import re
from dataclasses import dataclass, replace
from datetime import datetime
from email.utils import parsedate_to_datetime

from dragoman.errors import SettingsError
from dragoman.model.page import Page

_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(?:\.\d+)?\s*(Z|[+-]\d\d(?::?\d\d)?)?)?)?)?")
_LANGUAGE = re.compile(r"([A-Za-z]{2})(?:[-_].*)?")


def published_date(value: str) -> str | None:
    """Bring a stated publication date to EDTF.

    Args:
        value: ISO 8601 (``2021``, ``2021-01``, ``2021-01-26``, ``2021-01-26 10:00:00Z``) or the form used in mail
            and feeds (``Tue, 26 Jan 2021 10:00:00 GMT``).

    Returns:
        The same as EDTF, or None where it is neither: a date that may be read two ways is not a date.
    """
    value = value.strip()
    if match := _ISO.fullmatch(value):
        return _checked_iso(match)
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, IndexError):
        return None
    return moment.isoformat().replace("+00:00", "Z")


def _checked_iso(match: re.Match[str]) -> str | None:
    year, month, day, time, zone = match.groups()
    try:
        datetime.fromisoformat(f"{year}-{month or '01'}-{day or '01'}T{time or '00:00'}")
    except ValueError:
        return None
    date = "-".join(part for part in (year, month, day) if part)
    return date if time is None else f"{date}T{time}{zone or ''}"


def language_code(value: str) -> str | None:
    """Give the ISO 639-1 code of a stated language (``fr``, ``fr-FR``), or None where it is not one."""
    match = _LANGUAGE.fullmatch(value.strip())
    return match[1].lower() if match else None


@dataclass(frozen=True, slots=True)
class Hints:
    """What the user states of pages that do not state it themselves.

    Attributes:
        published: Publication date, as ISO 8601; kept as EDTF.
        source: Name of the source.
        language: ISO 639-1 code.

    Raises:
        SettingsError: The date or the language is not one.
    """

    published: str | None = None
    source: str | None = None
    language: str | None = None

    def __post_init__(self) -> None:
        if self.published is not None and published_date(self.published) is None:
            raise SettingsError(f"--published {self.published}: give a date such as 2021-01-26, 2021-01 or 2021")
        if self.language is not None and language_code(self.language) is None:
            raise SettingsError(f"--language {self.language}: give a two-letter code such as fr or en")

    def fill(self, page: Page) -> Page:
        """Give the page with what it does not state itself."""
        published = published_date(self.published) if self.published else None
        language = language_code(self.language) if self.language else None
        return replace(
            page,
            published=page.published or published,
            source=page.source or self.source,
            language=page.language or language,
        )
