"""What a reader asks the timeline for, as it stands in the address."""

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from dragoman.web.addresses import with_query

PAGE_SIZE = 40
_LONGEST = 200  # letters of a name or a date that is looked for


def _none_if_blank(value: object) -> object:
    """A form sends its empty fields too."""
    return None if isinstance(value, str) and not value.strip() else value


def _filled(values: object) -> object:
    return [value for value in values if str(value).strip()] if isinstance(values, list | tuple) else values


_Words = Annotated[str, Field(max_length=_LONGEST)]
Given = Annotated[_Words | None, BeforeValidator(_none_if_blank)]
Parties = Annotated[tuple[_Words, ...], BeforeValidator(_filled)]


class Selection(BaseModel):
    """Which engagements are wanted; what is None does not restrict.

    Attributes:
        between: Parties that all have to take part, by code or name.
        since, until: EDTF dates.
        kind, status, theme, framework: As in the page record.
        person: A person's id.
        page: Of the list, from 1.
    """

    model_config = ConfigDict(frozen=True)

    between: Annotated[Parties, Field(max_length=4)] = ()
    since: Given = None
    until: Given = None
    kind: Given = None
    status: Given = None
    theme: Given = None
    framework: Given = None
    person: Given = None
    page: Annotated[int, Field(ge=1, le=100_000)] = 1

    def filters(self) -> dict[str, Any]:
        """Give the filters of the views' timeline."""
        return self.model_dump(exclude={"page"})

    def pairs(self, **changes: str | None) -> list[tuple[str, str]]:
        """Give it as it stands in an address, from its first page, with some filters changed."""
        single = self.model_dump(exclude={"between", "page"}) | changes
        return [("between", party) for party in self.between] + [(key, value) for key, value in single.items() if value]

    def href(self, path: str = "/timeline", **changes: str | None) -> str:
        """Give the address of this selection, from its first page, with some filters changed."""
        return with_query(path, self.pairs(**changes))

    def shown(self) -> dict[str, list[str]]:
        """Give what was asked for by the names of the address, each with its values."""
        shown: dict[str, list[str]] = {}
        for key, value in self.pairs():
            shown.setdefault(key, []).append(value)
        return shown
