"""What dossiers are put together from: counts, people and posts out of the record's views."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from dragoman.text.edtf import bounds
from dragoman.views.engagements import Entry
from dragoman.views.people import OccupancyView
from dragoman.views.relations import RelationView, StatementView
from dragoman.web import addresses
from dragoman.web.contexts.dossiers import PostBar, RelationLine, Side, StatementLine
from dragoman.web.contexts.parts import HeatMap, HeatRow, Ref
from dragoman.web.lines import party_ref

_MOST_YEARS, _MOST_ROWS, _MOST_PEOPLE = 16, 14, 14
_OPEN = ("0001-01-01", "9999-12-31")


def heat_map(counts: Iterable[tuple[str, str, int]], hrefs: Mapping[str, str] | None = None) -> HeatMap | None:
    """Give numbers by row and year as a map: the fullest rows, the last years, gaps included.

    Args:
        counts: Year, row and how many.
        hrefs: The rows' own pages.

    Returns:
        None where there is nothing to show.
    """
    table: dict[str, Counter[str]] = defaultdict(Counter)
    for year, row, number in counts:
        table[row][year] += number
    years = sorted({year for row in table.values() for year in row})
    if not years:
        return None
    columns = [str(year) for year in range(int(years[0]), int(years[-1]) + 1)][-_MOST_YEARS:]
    fullest = sorted(table, key=lambda row: (-table[row].total(), row))[:_MOST_ROWS]
    rows = tuple(HeatRow(row, tuple(table[row][year] for year in columns), (hrefs or {}).get(row)) for row in fullest)
    return HeatMap(tuple(columns), tuple(row for row in rows if any(row.cells))) if rows else None


def sides(entries: Iterable[Entry], parties: Sequence[Ref]) -> tuple[Side, ...]:
    """Give the people who took part for each of some parties, the most often met first."""
    found: dict[str | None, Counter[str]] = defaultdict(Counter)
    posts: dict[str, str] = {}
    for entry in entries:
        for taker in entry.takers:
            if taker.person is not None:
                found[taker.label][taker.person] += 1
                posts.setdefault(taker.person, taker.post or "")
    return tuple(
        Side(
            party,
            tuple(
                (Ref(name, addresses.person(name), n), posts[name] or None)
                for name, n in found[party.label].most_common(_MOST_PEOPLE)
            ),
        )
        for party in parties
        if found[party.label]
    )


def post_bars(occupancies: Iterable[tuple[str, OccupancyView]]) -> tuple[PostBar, ...]:
    """Give posts over time, the same post of the same person once, the latest first.

    Args:
        occupancies: Each with the person's name.
    """
    grouped: dict[tuple[str, str, str | None], list[OccupancyView]] = defaultdict(list)
    for name, occupancy in occupancies:
        grouped[name, " ".join(occupancy.post.split()), occupancy.organisation].append(occupancy)
    bars = [_post_bar(*key, found) for key, found in grouped.items()]
    return tuple(sorted(bars, key=lambda bar: max((*bar.stated, bar.end or "", bar.start or "")), reverse=True))


def _post_bar(name: str, post: str, organisation: str | None, found: list[OccupancyView]) -> PostBar:
    days = [days for one in found if (days := bounds(one.when)) is not None]
    starts = [first for first, _ in days if first not in _OPEN]
    ends = [last for _, last in days if last not in _OPEN]
    return PostBar(
        person=Ref(name, addresses.person(name)),
        post=post,
        organisation=party_ref(found[0].party, organisation),
        start=min(starts, default=None),
        end=max(ends, default=None),
        stated=tuple(sorted({one.source.published[:10] for one in found if one.source.published})),
        pages=tuple(dict.fromkeys(Ref(one.source.page_id, addresses.page(one.source.page_id)) for one in found)),
    )


def statement_line(view: StatementView) -> StatementLine:
    """Give a statement as pages show it."""
    source = view.source
    return StatementLine(
        speaker=None if view.speaker is None else Ref(view.speaker, addresses.person(view.speaker)),
        party=party_ref(view.party, view.actor),
        post=view.post,
        quote=" ".join((view.quote or " ".join(source.quotes)).split()),
        is_quoted=view.quote is not None,
        themes=view.themes,
        about=view.about,
        page=Ref(source.source or source.page_id, addresses.page(source.page_id)),
        published=source.published,
        language=None,
    )


def relation_line(view: RelationView) -> RelationLine:
    """Give a standing relation as pages show it."""
    source = view.source
    return RelationLine(
        subject=Ref(view.subject),
        predicate=view.predicate,
        object=Ref(view.object),
        when=view.when,
        quote=source.quotes[0] if source.quotes else None,
        page=Ref(source.source or source.page_id, addresses.page(source.page_id)),
    )
