"""Charts as SVG, drawn by small pure functions; colours and sizes of letters are the style sheet's.

The same values give the same picture. A chart is no replacement for its table, which stands in the page beside it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from dragoman.web.contexts.dossiers import PostBar
from dragoman.web.contexts.overviews import Edge, NetworkPage, Node
from dragoman.web.contexts.parts import Bar
from dragoman.web.wording import Words

FAMILIES = ("encounter", "gathering", "practice", "accord", "support", "contest")
_HEIGHT, _TOP, _BOTTOM, _LEFT = 190, 14, 26, 30
_WIDEST_BAR = 44
_ROOMS = (1, 2, 3, 6, 12, 24, 60, 120)  # columns from one label to the next
_LETTER = 8  # about the width of a letter of the axes


def _svg(pattern: str, *values: object) -> Markup:
    """Fill in values, text escaped; what ``Markup.format`` does, in a fifth of the time."""
    return Markup(pattern.format(*(escape(value) if isinstance(value, str) else value for value in values)))


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where things stand: ``step`` is the room of one bar, ``scale`` the height of one engagement."""

    width: int
    step: float
    bar: float
    scale: float
    top: int


def draw_bars(bars: Sequence[Bar], width: int, words: Words) -> Markup:
    """Draw engagements by month or year, families one on the other, what is planned on top.

    Args:
        bars: In the order of time, without gaps.
        width: In units of the picture; the height is always the same.
        words: For its labels.
    """
    if not bars:
        return Markup()
    top = nice_top(max(bar.total for bar in bars))
    step = (width - _LEFT) / len(bars)
    frame = _Frame(width, step, min(_WIDEST_BAR, step * 0.72), (_HEIGHT - _TOP - _BOTTOM) / top, top)
    inside = Markup().join((*_axis(frame, words), *_columns(bars, frame, words), *_labels(bars, frame, words)))
    label = words("chart.bars")
    return _svg(
        '<svg class="bars" viewBox="0 0 {} {}" role="group" aria-label="{}">{}</svg>', width, _HEIGHT, label, inside
    )


def nice_top(highest: int) -> int:
    """Give the end of an axis: a round number, not under the highest value.

    >>> [nice_top(n) for n in (1, 3, 7, 23, 180)]
    [2, 4, 8, 25, 200]
    """
    size = 10 ** max(0, len(str(highest)) - 1)
    steps = (1, 2, 4, 5, 8, 10) if size == 1 else (1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10)
    return max(2, next(int(step * size) for step in steps if step * size >= highest))


def _axis(frame: _Frame, words: Words) -> Iterator[Markup]:
    for value in (0, frame.top // 2, frame.top):
        y = _HEIGHT - _BOTTOM - value * frame.scale
        yield _svg('<line class="grid" x1="{}" x2="{}" y1="{:.1f}" y2="{:.1f}"/>', _LEFT, frame.width, y, y)
        yield _svg(
            '<text class="tick" x="{}" y="{:.1f}" text-anchor="end">{}</text>', _LEFT - 6, y + 4, words.number(value)
        )


def _columns(bars: Sequence[Bar], frame: _Frame, words: Words) -> Iterator[Markup]:
    for place, bar in enumerate(bars):
        if not bar.total:
            continue
        x = _LEFT + (place + 0.5) * frame.step - frame.bar / 2
        title = f"{_say(bar.when, words)}: {words('count.engagements', n=bar.total)}"
        yield _svg(
            '<a href="{}" aria-label="{}"><title>{}</title>{}</a>',
            bar.href,
            title,
            title,
            Markup().join(_stack(bar, x, frame)),
        )


def _stack(bar: Bar, x: float, frame: _Frame) -> Iterator[Markup]:
    y = float(_HEIGHT - _BOTTOM)
    parts = [(f"family-{family}", bar.families.get(family, 0)) for family in FAMILIES]
    for name, number in (*parts, ("is-planned", bar.planned)):
        if number:
            height = number * frame.scale
            y -= height
            yield _svg(
                '<rect class="{}" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}"/>',
                name,
                x,
                y,
                frame.bar,
                max(height - 1, 0.5),
            )


def _labels(bars: Sequence[Bar], frame: _Frame, words: Words) -> Iterator[Markup]:
    """Label as many columns as there is room for, the first among them; of months, the Januaries."""
    names = [_say(bar.when, words) for bar in bars]
    needed = (max(map(len, names)) * _LETTER + 14) / frame.step
    room = next((room for room in _ROOMS if room >= needed), _ROOMS[-1])
    first = next((place for place, bar in enumerate(bars) if bar.when.endswith("-01")), 0) % room
    for place in range(first, len(bars), room):
        x = _LEFT + (place + 0.5) * frame.step
        half = len(names[place]) * _LETTER / 2
        if x + half > frame.width + 4:
            continue
        yield _svg(
            '<text class="tick" x="{:.1f}" y="{}" text-anchor="middle">{}</text>',
            max(x, half),
            _HEIGHT - 8,
            names[place],
        )


def _say(when: str, words: Words) -> str:
    year, _, month = when.partition("-")
    return f"{words(f'month_short.{int(month)}')} {year}" if month else year


_ROW, _POST_TOP = 46, 24


def draw_posts(posts: Sequence[PostBar], width: int, words: Words, *, named: bool = True) -> Markup:
    """Draw posts over time: a bar where pages state from when to when, a dot where a page only says so on a day.

    The first and the last dot are joined by a thin line.

    Args:
        posts: One row each, in this order; those without any day are left out.
        width: In units of the picture.
        words: For its label.
        named: Whether to say whose post it is.
    """
    rows = [post for post in posts if post.start or post.end or post.stated]
    years = [
        int(day[:4]) for post in rows for day in (*post.stated, post.start, post.end) if day and "1900" < day < "2100"
    ]
    if not years:
        return Markup()
    names = [f"{post.person.label} · {post.post}" if named else post.post for post in rows]
    names = [_shorten(name, width // _LETTER) for name in names]
    first, last = min(years), max(years) + 1
    scale = (width - 24) / (last - first)
    height = _POST_TOP + _ROW * len(rows) + 4
    inside = Markup().join(
        (
            *_years(first, last, scale, height),
            *(
                part
                for place, post in enumerate(rows)
                for part in _post(post, names[place], _POST_TOP + place * _ROW, (first, scale))
            ),
        )
    )
    label = words("chart.posts")
    return _svg(
        '<svg class="posts" viewBox="0 0 {} {}" role="group" aria-label="{}">{}</svg>', width, height, label, inside
    )


def _years(first: int, last: int, scale: float, height: int) -> Iterator[Markup]:
    step = next((step for step in (1, 2, 5, 10, 20, 50) if step * scale >= 48), 100)
    for year in range(first, last + 1, step):
        x = 12 + (year - first) * scale
        yield _svg('<line class="grid" x1="{:.1f}" x2="{:.1f}" y1="18" y2="{}"/>', x, x, height)
        yield _svg(
            '<text class="tick" x="{:.1f}" y="12" text-anchor="middle">{}</text>', x + (8 if year == first else 0), year
        )


def _post(post: PostBar, name: str, y: int, years: tuple[int, float]) -> Iterator[Markup]:
    first, scale = years
    days = sorted((*post.stated, *(day for day in (post.start, post.end) if day)))
    places = [12 + max(0.0, _years_since(first, day)) * scale for day in (*days, days[0], days[-1])]
    start, end = places[-2], max(places[-1], places[-2] + 2)
    yield _svg('<text class="post-name" x="12" y="{}">{}</text>', y + 14, name)
    line = "post-bar" if post.start or post.end else "post-line"
    yield _svg(
        '<rect class="{}" x="{:.1f}" y="{}" width="{:.1f}" height="8" rx="4"/>', line, start, y + 22, end - start
    )
    for day in post.stated:
        x = 12 + max(0.0, _years_since(first, day)) * scale
        yield _svg('<circle class="post-day" cx="{:.1f}" cy="{}" r="5"><title>{}</title></circle>', x, y + 26, day)


def _years_since(first: int, day: str) -> float:
    year, month = int(day[:4]), int(day[5:7] or 1) if len(day) >= 7 else 1
    return min(year, 2100) - first + (month - 1) / 12


def _shorten(words: str, longest: int) -> str:
    return words if len(words) <= longest else words[: longest - 1].rstrip() + "…"


def draw_network(page: NetworkPage, width: int, height: int, words: Words) -> Markup:
    """Draw who meets whom: the thicker the line, the more often; the larger the dot, the more in all."""
    margin_x, margin_y = min(110, width // 7), 30
    places = [
        (margin_x + node.x * (width - 2 * margin_x), margin_y + node.y * (height - 2 * margin_y)) for node in page.nodes
    ]
    most = max((node.weight for node in page.nodes), default=1)
    inside = Markup().join((
        *(_edge(edge, page, places, words) for edge in reversed(page.edges)),
        *(_node(node, place, most, words) for node, place in zip(page.nodes, places, strict=True)),
    ))  # fmt: skip
    label = words("chart.network")
    return _svg(
        '<svg class="net" viewBox="0 0 {} {}" role="group" aria-label="{}">{}</svg>', width, height, label, inside
    )


def _edge(edge: Edge, page: NetworkPage, places: Sequence[tuple[float, float]], words: Words) -> Markup:
    (x1, y1), (x2, y2) = places[edge.one], places[edge.other]
    one, other = (words.named(page.nodes[end].ref) for end in (edge.one, edge.other))
    title = f"{one} – {other}: {edge.count}"
    return _svg(
        '<a href="{}" tabindex="-1"><title>{}</title><line class="edge" x1="{:.1f}" y1="{:.1f}" x2="{:.1f}" y2="{:.1f}"'
        ' stroke-width="{:.1f}"/></a>',
        edge.href,
        title,
        x1,
        y1,
        x2,
        y2,
        min(1 + 1.3 * (edge.count - 1) ** 0.7, 12),
    )


def _node(node: Node, place: tuple[float, float], most: int, words: Words) -> Markup:
    x, y = place
    radius = 5 + 11 * (node.weight / most) ** 0.5
    return _svg(
        '<a href="{}"><title>{}: {}</title><circle class="node" cx="{:.1f}" cy="{:.1f}" r="{:.1f}"/>'
        '<text class="name" x="{:.1f}" y="{:.1f}" text-anchor="middle">{}</text></a>',
        node.ref.href or "",
        words.named(node.ref),
        node.weight,
        x,
        y,
        radius,
        x,
        y + radius + 13,
        _shorten(words.party(node.ref.short) if node.ref.short else words.named(node.ref), 26),
    )
