"""Draw the figures of ``docs/figures`` as pictures and tables: ``python -m evaluation.charts`` (``make docs``).

``make train`` leaves the figures of the reliability diagram, ``python -m training.curve`` those of the learning curves.
The pictures go to ``docs/img``, the tables into ``docs/models.md``; the same figures give the same pictures.
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import sqrt
from pathlib import Path
from typing import Any

from evaluation.corpus import REPOSITORY
from evaluation.written import render_table, replace_section

DOCS = REPOSITORY / "docs"
LANGUAGES = {"ar": "Arabic", "en": "English", "es": "Spanish", "fr": "French"}
_COLOURS = {"ar": "#0b7285", "en": "#c92a2a", "es": "#b35900", "fr": "#364fc7"}
_DASHES = {"ar": "", "en": "7 3", "es": "2 3", "fr": "10 3 2 3"}
_HEADS = {"spotter": "words that tell of engagements (spotter)", "judge": "who takes part (judge)"}
_INK, _PALE = "#212529", "#adb5bd"
_LINE = 15  # pixels between two lines of text
_SMALLEST, _GROWTH = 3.0, 0.55  # radius of a dot in pixels: of none, and by the root of how many

_SURE = 1.96  # standard deviations that hold nineteen in twenty

Points = Sequence[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a diagram stands in its picture, in pixels, and which values its sides are; both axes begin at ``low``."""

    left: float
    top: float
    width: float
    height: float
    low: float = 0.0

    def x(self, value: float) -> float:
        """Give where a value between 0 and 1 stands from left to right."""
        return self.left + self.width * value

    def y(self, value: float) -> float:
        """Give where a value between ``low`` and 1 stands from top to bottom."""
        return self.top + self.height * (1 - (value - self.low) / (1 - self.low))


def picture(width: int, height: int, title: str, shapes: Sequence[str]) -> str:
    """Give an SVG on a light ground, so that it can be read on pages of any colour."""
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" '
            f'height="{height}" role="img" font-family="sans-serif" font-size="12" fill="{_INK}">',
            f"<title>{title}</title>",
            f'<rect width="{width}" height="{height}" rx="8" fill="#ffffff"/>',
            *shapes,
            "</svg>\n",
        )
    )


def text(x: float, y: float, words: str, anchor: str = "start", extra: str = "") -> str:
    """Give words at a place."""
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"{extra}>{words}</text>'


def line(points: Points, colour: str, dash: str = "", width: float = 1.0) -> str:
    """Give a line through points."""
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    return f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="{width:g}"{dashes}/>'


def grid(frame: Frame, ticks: Sequence[float], columns: Sequence[tuple[float, str]]) -> Iterator[str]:
    """Draw the axes: values at the left, named columns below."""
    for tick in ticks:
        y = frame.y(tick)
        yield line([(frame.left, y), (frame.left + frame.width, y)], _PALE, width=0.5)
        yield text(frame.left - 6, y + 4, f"{tick:.1f}", "end")
    for at, name in columns:
        yield text(frame.x(at), frame.top + frame.height + _LINE + 3, name, "middle")


def draw_reliability(figures: dict[str, Any]) -> str:
    """Draw how large a share is right by the confidence that was told."""
    frame, ticks = Frame(60, 44, 400, 400), [n / 5 for n in range(6)]
    shapes = [
        text(60, 26, f"Told and right, {figures['engagements']} engagements", extra=' font-weight="bold"'),
        *grid(frame, ticks, [(tick, f"{tick:.1f}") for tick in ticks]),
        line([(frame.x(0), frame.y(0)), (frame.x(1), frame.y(1))], _INK, "4 4"),
        *(shape for one in figures["bins"] for shape in _dot(frame, one)),
        text(260, 484, "confidence told", "middle"),
        text(18, 244, "share right", "middle", ' transform="rotate(-90 18 244)"'),
    ]
    return picture(490, 500, "Reliability diagram: share of engagements that is right by confidence", shapes)


def _dot(frame: Frame, one: dict[str, Any]) -> Iterator[str]:
    """Draw one bin: a dot as large as it has engagements, within the range that chance leaves to its share."""
    size, colour = one["engagements"], _COLOURS["fr"]
    x, y, radius = frame.x(one["told"]), frame.y(one["right"]), _SMALLEST + _GROWTH * sqrt(size)
    yield line([(x, frame.y(bound)) for bound in interval(one["right"], size)], colour, width=1.5)
    yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="{colour}"/>'
    yield text(x + radius + 4, y + 4, str(size))


def interval(share: float, size: int) -> tuple[float, float]:
    """Give the range in which the true share lies nineteen times in twenty (Wilson 1927)."""
    spread_ = _SURE**2 / size
    middle = (share + spread_ / 2) / (1 + spread_)
    half = _SURE * sqrt(share * (1 - share) / size + spread_ / (4 * size)) / (1 + spread_)
    return middle - half, middle + half


def tabulate_reliability(figures: dict[str, Any]) -> str:
    """Give the same as a table."""
    rows = [[f"{b['told']:.2f}", f"{b['right']:.2f}", b["engagements"]] for b in figures["bins"]]
    error = f"expected calibration error {figures['error']:.3f} over ten bins"
    told = f"{figures['engagements']} engagements, sure or not; {error}."
    return f"{told}\n\n{render_table(['told', 'right', 'engagements'], rows)}"


def draw_curve(points: Sequence[dict[str, Any]]) -> str:
    """Draw F1 by what was learned from, a head beside the other."""
    shapes: list[str] = []
    for number, (head, name) in enumerate(_HEADS.items()):
        frame = Frame(50 + 400 * number, 44, 280, 300, low=_low(points))
        mine = [point for point in points if point["head"] == head]
        shapes += [
            text(frame.left, 26, name, extra=' font-weight="bold"'),
            *grid(frame, _ticks(frame.low), [(share, _share(share)) for share in sorted({p["share"] for p in mine})]),
            *_lines(frame, mine),
        ]
    shapes.append(
        text(390, 388, "share of the pages and passages that was learned from; F1 on the dev pages", "middle")
    )
    return picture(820, 400, "Learning curves: F1 by share of the corpus that was learned from", shapes)


def _lines(frame: Frame, points: Sequence[dict[str, Any]]) -> Iterator[str]:
    ends: dict[str, float] = {}
    for language in LANGUAGES:
        row = sorted((p["share"], p["f1"]) for p in points if p["language"] == language)
        places = [(frame.x(share), frame.y(f1)) for share, f1 in row]
        yield line(places, _COLOURS[language], _DASHES[language], 2)
        yield from (f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{_COLOURS[language]}"/>' for x, y in places)
        ends[language] = places[-1][1]
    for language, y in spread(ends).items():
        yield text(frame.left + frame.width + 8, y + 4, LANGUAGES[language], extra=f' fill="{_COLOURS[language]}"')


def spread(ends: dict[str, float]) -> dict[str, float]:
    """Move labels down where they would stand on one another."""
    placed: dict[str, float] = {}
    last = float("-inf")
    for name, y in sorted(ends.items(), key=lambda end: end[1]):
        last = max(y, last + _LINE)
        placed[name] = last
    return placed


def _low(points: Sequence[dict[str, Any]]) -> float:
    """Give the tenth below the lowest figure."""
    return int(min(point["f1"] for point in points) * 10) / 10


def _ticks(low: float) -> list[float]:
    return [tenth / 10 for tenth in range(round(low * 10), 11)]


def _share(share: float) -> str:
    return {0.25: "¼", 0.5: "½", 1.0: "all"}.get(share, f"{share:g}")


def tabulate_curve(points: Sequence[dict[str, Any]]) -> str:
    """Give the same as a table."""
    shares = sorted({point["share"] for point in points})
    rows = [
        [_HEADS[head], LANGUAGES[language], *(_cell(points, head, language, share) for share in shares)]
        for head in _HEADS
        for language in LANGUAGES
    ]
    return render_table(["F1 on the dev pages (pages and passages learned from)", "", *map(_share, shares)], rows)


def _cell(points: Sequence[dict[str, Any]], head: str, language: str, share: float) -> str:
    wanted = (head, language, share)
    point = next(p for p in points if (p["head"], p["language"], p["share"]) == wanted)
    return f"{point['f1']:.2f} ({point['texts']})"


CHARTS: dict[str, tuple[Callable[[Any], str], Callable[[Any], str]]] = {
    "reliability": (draw_reliability, tabulate_reliability),
    "curve": (draw_curve, tabulate_curve),
}


def write_charts(docs: Path) -> Iterator[Path]:
    """Draw every figure that there is; gives the pictures.

    Raises:
        ValueError: ``models.md`` has no section for a table.
    """
    for name, (draw, tabulate) in CHARTS.items():
        path = docs / "figures" / f"{name}.json"
        if path.is_file():
            figures = json.loads(path.read_text("utf-8"))
            (docs / "img").mkdir(exist_ok=True)
            (docs / "img" / f"{name}.svg").write_text(draw(figures), "utf-8")
            replace_section(docs / "models.md", name.upper(), tabulate(figures))
            yield docs / "img" / f"{name}.svg"


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; gives its exit status."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.charts", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--docs", type=Path, default=DOCS, help=argparse.SUPPRESS)
    print(*write_charts(parser.parse_args(argv).docs), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
