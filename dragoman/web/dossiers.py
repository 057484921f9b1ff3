"""What dossiers are put together from: counts, people and posts out of the record's views."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from dragoman import views
from dragoman.store import Store, StoredFact
from dragoman.text.edtf import bounds
from dragoman.text.normalize import fold
from dragoman.views.activity import Quiet
from dragoman.views.browsing import Met, PartyName, party_names
from dragoman.views.people import OccupancyView, merge_occupancies
from dragoman.views.relations import RelationView, StatementView
from dragoman.web import addresses
from dragoman.web.contexts.dossiers import PostBar, RelationLine, Side, StatementLine
from dragoman.web.contexts.parts import HeatMap, HeatRow, QuietLine, Ref
from dragoman.web.lines import party_ref

_MOST_YEARS, _MOST_COLUMNS, _MOST_ROWS, _MOST_PEOPLE = 16, 12, 14, 14
_OPEN = ("0001-01-01", "9999-12-31")


def heat_map(
    counts: Iterable[tuple[str, str, int]], hrefs: Mapping[str, str] | None = None, *, is_time: bool = True
) -> HeatMap | None:
    """Give numbers by row and column as a map: the fullest rows; of years the last, gaps included.

    Args:
        counts: Column, row and how many.
        hrefs: The rows' own pages.
        is_time: Whether the columns are years; else the fullest are shown.

    Returns:
        None where there is nothing to show.
    """
    table: dict[str, Counter[str]] = defaultdict(Counter)
    for column, row, number in counts:
        table[row][column] += number
    across = sum(table.values(), Counter[str]())
    if not across:
        return None
    columns = _years(across) if is_time else [column for column, _ in across.most_common(_MOST_COLUMNS)]
    fullest = sorted(table, key=lambda row: (-table[row].total(), row))[:_MOST_ROWS]
    rows = tuple(
        HeatRow(row, tuple(table[row][column] for column in columns), (hrefs or {}).get(row)) for row in fullest
    )
    return HeatMap(tuple(columns), tuple(row for row in rows if any(row.cells))) if rows else None


def _years(found: Iterable[str]) -> list[str]:
    years = sorted(found)
    return [str(year) for year in range(int(years[0]), int(years[-1]) + 1)][-_MOST_YEARS:]


def named_parties(names: Mapping[str, PartyName], counts: Iterable[tuple[str, int]]) -> dict[str, Ref]:
    """Give parties by code in their order, each under a name of its own; a body stands for its party.

    Args:
        names: Of all parties.
        counts: Codes, each with a number of engagements.
    """
    return {code: party_name(names[code], code, number) for code, number in counts if code in names}


def party_name(name: PartyName, code: str, count: int | None = None) -> Ref:
    """Give a party by its own name, leading to its dossier."""
    return Ref(name.label, addresses.party(code), count, code if name.is_organisation else None)


def counted_parties(store: Store, most: int | None = None) -> tuple[Ref, ...]:
    """Give the parties of a record, those with the most engagements first, each under its own name.

    Args:
        store: The record.
        most: How many; None for all.
    """
    names = party_names(store)
    return tuple(
        Ref(names[each.value].label if each.value in names else each.label, addresses.party(each.value), each.count)
        for each in views.parties(store)[:most]
    )


def quiet_lines(found: Iterable[Quiet]) -> tuple[QuietLine, ...]:
    """Give pairs and frameworks of which nothing was heard for long."""
    return tuple(QuietLine(_quiet_ref(each), each.last_day, each.count) for each in found)


def _quiet_ref(each: Quiet) -> Ref:
    if each.sort == "framework":
        return Ref(each.labels[0], addresses.framework(each.labels[0]))
    return Ref(" – ".join(each.labels), addresses.pair(*each.names))


def sides(people: Mapping[str, Sequence[Met]], parties: Mapping[str, Ref]) -> tuple[Side, ...]:
    """Give the people who took part for each of some parties, by code, the most often met first."""
    return tuple(
        Side(
            party,
            tuple(
                (Ref(each.label, addresses.person(each.id), each.count), each.post)
                for each in people[code][:_MOST_PEOPLE]
            ),
        )
        for code, party in parties.items()
        if people.get(code)
    )


def post_bars(occupancies: Iterable[tuple[str, OccupancyView]]) -> tuple[PostBar, ...]:
    """Give posts over time, the latest first.

    Args:
        occupancies: Each with the person's name.
    """
    bars = [_post_bar(name, found) for name, found in occupancies]
    return tuple(sorted(bars, key=lambda bar: max((*bar.stated, bar.end or "", bar.start or "")), reverse=True))


def _post_bar(name: str, found: OccupancyView) -> PostBar:
    first, last = bounds(found.when) or _OPEN
    return PostBar(
        person=Ref(name, addresses.person(name)),
        post=" ".join(found.post.split()),
        organisation=party_ref(found.party, found.organisation),
        start=None if first == _OPEN[0] else first,
        end=None if last == _OPEN[1] else last,
        stated=tuple(sorted({source.published[:10] for source in found.sources if source.published})),
        pages=tuple(dict.fromkeys(Ref(page, addresses.page(page)) for page in found.pages)),
    )


def merge_posts(facts: Iterable[StoredFact]) -> tuple[PostBar, ...]:
    """Give the posts that some facts state over time, each once a person, the latest first."""
    grouped: dict[tuple[str, str], list[StoredFact]] = defaultdict(list)
    for fact in facts:
        if fact.data["person"]:
            grouped[fact.data["person"]["label"], fold(fact.data["post"])].append(fact)
    return post_bars((name, merge_occupancies(found)) for (name, _), found in grouped.items())


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
    )


def relation_line(view: RelationView) -> RelationLine:
    """Give a standing relation as pages show it."""
    source = view.source
    return RelationLine(
        subject=_side(view.parties[0], view.subject),
        predicate=view.predicate,
        object=_side(view.parties[1], view.object),
        when=view.when,
        quote=source.quotes[0] if source.quotes else None,
        page=Ref(source.source or source.page_id, addresses.page(source.page_id)),
    )


def _side(party: str | None, label: str) -> Ref:
    return Ref(label) if party is None else Ref(label, addresses.party(party))
