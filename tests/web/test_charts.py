import itertools
import re

import pytest
from lxml import etree

from dragoman.web.charts import draw_bars, draw_network, draw_posts, nice_top
from dragoman.web.contexts.dossiers import PostBar
from dragoman.web.contexts.overviews import Edge, NetworkPage, Node
from dragoman.web.contexts.parts import Bar, Ref
from dragoman.web.months import count_bars
from dragoman.web.wording import load_words

WORDS = load_words("en")


def href(span):
    return f"/timeline?since={span}"


def test_months_without_engagements_are_kept():
    bars = count_bars([("2018-11", "visit", "held", 2), ("2019-02", "aid", "planned", 1)], href)
    assert [(bar.when, bar.total) for bar in bars] == [("2018-11", 2), ("2018-12", 0), ("2019-01", 0), ("2019-02", 1)]
    assert bars[0].families == {"encounter": 2}
    assert (bars[-1].planned, bars[-1].href) == (1, "/timeline?since=2019-02")


def test_a_long_span_is_counted_by_year():
    bars = count_bars([("1994-05", "visit", "held", 1), ("2001", "visit", "held", 1)], href)
    assert [bar.when for bar in bars] == [str(year) for year in range(1994, 2002)]


def test_nothing_gives_no_bars():
    assert count_bars([], href) == ()
    assert draw_bars((), 300, WORDS) == ""


@pytest.mark.parametrize("number", [1, 2, 7, 99, 100, 12345])
def test_an_axis_ends_above_the_highest_bar(number):
    assert nice_top(number) >= number


def test_a_chart_is_sound_svg_with_a_name_and_a_link_a_bar():
    bars = tuple(Bar(f"2018-{month:02}", {"encounter": month}, month % 2, href(month)) for month in range(1, 13))
    svg = etree.fromstring(draw_bars(bars, 600, WORDS))
    assert svg.get("aria-label") == "Engagements over time"
    assert len(svg.findall("a")) == 12
    assert all(float(rect.get("height")) > 0 for rect in svg.iter("rect"))


def test_labels_of_an_axis_do_not_run_into_one_another():
    bars = tuple(Bar(f"20{n // 12:02}-{n % 12 + 1:02}", {"encounter": 1}, 0, "/") for n in range(48))
    svg = etree.fromstring(draw_bars(bars, 350, WORDS))
    places = [float(text.get("x")) for text in svg.iter("text") if text.get("text-anchor") == "middle"]
    assert all(after - before > 60 for before, after in itertools.pairwise(places))


def test_a_name_in_a_chart_is_escaped():
    post = PostBar(Ref("<script>"), "“&”", None, "2018-01-01", None, ("2019-05-01",), ())
    svg = draw_posts((post,), 600, WORDS)
    assert "<script>" not in svg
    assert etree.fromstring(svg) is not None


def test_posts_without_any_day_are_not_drawn():
    assert draw_posts((PostBar(Ref("A"), "envoy", None, None, None, (), ()),), 600, WORDS) == ""


def test_a_network_is_drawn_with_the_thickest_line_for_the_most():
    nodes = tuple(Node(Ref(name, f"/{name}"), 3, x, 0.5) for name, x in (("A", 0.0), ("B", 0.5), ("C", 1.0)))
    page = NetworkPage("parties", None, None, nodes, (Edge(0, 1, 5, "/ab"), Edge(1, 2, 1, "/bc")))
    widths = re.findall(r'stroke-width="([\d.]+)"', draw_network(page, 600, 400, WORDS))
    assert sorted(map(float, widths)) == list(map(float, widths))
    assert len(widths) == 2
