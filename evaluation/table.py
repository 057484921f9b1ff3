"""The table of figures: a measure a line, a part and language a column."""

from collections.abc import Mapping, Sequence

from evaluation.tally import MEASURES, Scorecard, Tally

_COLUMNS = 5  # as many groups side by side as fit into 100 columns
_EMPTY = Tally()


def render(cards: Mapping[str, Scorecard], pages: Mapping[str, int]) -> str:
    """Give precision, recall and F1 of each group of pages, in hundredths, as text of at most 100 columns.

    Args:
        cards: Scorecards by name of the group.
        pages: How many pages each group has.
    """
    names = list(cards)
    groups = [names[start : start + _COLUMNS] for start in range(0, len(names), _COLUMNS)]
    return "\n\n".join(_render_some(group, cards, pages) for group in groups)


def _render_some(names: Sequence[str], cards: Mapping[str, Scorecard], pages: Mapping[str, int]) -> str:
    lines = [
        " " * 12 + "".join(f"{f'{name} ({pages[name]})':>17}" for name in names),
        " " * 12 + f"{'P':>7}{'R':>5}{'F1':>5}" * len(names),
    ]
    for measure in MEASURES:
        if any(measure in cards[name].tallies for name in names):
            cells = (_cell(cards[name].tallies.get(measure, _EMPTY)) for name in names)
            lines.append(f"{measure:12}" + "".join(cells))
    return "\n".join(line.rstrip() for line in lines)


def _cell(tally: Tally) -> str:
    if not tally.wanted and not tally.given:
        return f"{'·':>7}{'·':>5}{'·':>5}"
    return f"{100 * tally.precision:7.0f}{100 * tally.recall:5.0f}{100 * tally.f1:5.0f}"
