"""Charts of the documents, drawn from figures."""

import json
from xml.etree import ElementTree

import pytest

from evaluation.charts import LANGUAGES, draw_curve, draw_reliability, interval, main, spread

RELIABILITY = {
    "engagements": 120,
    "error": 0.031,
    "bins": [
        {"told": 0.55, "right": 0.5, "engagements": 20},
        {"told": 0.92, "right": 0.94, "engagements": 100},
    ],
}
CURVE = [
    {"head": head, "language": language, "share": share, "texts": int(200 * share), "f1": round(0.5 + share / 5, 3)}
    for head in ("spotter", "judge")
    for language in LANGUAGES
    for share in (0.25, 0.5, 1.0)
]


@pytest.fixture
def docs(tmp_path):
    (tmp_path / "figures").mkdir()
    (tmp_path / "figures" / "reliability.json").write_text(json.dumps(RELIABILITY), "utf-8")
    (tmp_path / "figures" / "curve.json").write_text(json.dumps(CURVE), "utf-8")
    sections = (f"<!-- {name} -->\n<!-- /{name} -->\n" for name in ("RELIABILITY", "CURVE"))
    (tmp_path / "models.md").write_text("".join(sections), "utf-8")
    return tmp_path


def test_pictures_are_drawn_and_tables_written(docs):
    assert main(["--docs", str(docs)]) == 0
    assert {path.name for path in (docs / "img").iterdir()} == {"reliability.svg", "curve.svg"}
    written = (docs / "models.md").read_text("utf-8")
    assert "120 engagements, sure or not; expected calibration error 0.031" in written
    assert "| 0.92 | 0.94 | 100 |" in written
    assert "| who takes part (judge) | French | 0.55 (50) | 0.60 (100) | 0.70 (200) |" in written


def test_figures_that_are_not_there_are_not_drawn(docs):
    (docs / "figures" / "curve.json").unlink()
    main(["--docs", str(docs)])
    assert [path.name for path in (docs / "img").iterdir()] == ["reliability.svg"]


@pytest.mark.parametrize("picture", [draw_reliability(RELIABILITY), draw_curve(CURVE)])
def test_a_picture_is_svg_that_fetches_nothing(picture):
    root = ElementTree.fromstring(picture)
    assert root.find("{http://www.w3.org/2000/svg}title").text
    assert "url(" not in picture
    assert "href" not in picture


def test_what_is_told_as_it_is_right_stands_on_the_diagonal():
    one = {"told": 0.5, "right": 0.5, "engagements": 4}
    circle = ElementTree.fromstring(draw_reliability(RELIABILITY | {"bins": [one]})).find(".//{*}circle")
    assert (circle.get("cx"), circle.get("cy")) == ("260.0", "244.0")


def test_labels_do_not_stand_on_one_another():
    assert spread({"ar": 100.0, "en": 101.0, "es": 60.0}) == {"es": 60.0, "ar": 100.0, "en": 115.0}


@pytest.mark.parametrize(("share", "size"), [(0.5, 10), (1.0, 2), (0.9, 400)])
def test_the_range_of_a_share_lies_between_nothing_and_all(share, size):
    low, high = interval(share, size)
    assert 0 < low < share <= high <= 1


def test_more_engagements_leave_less_to_chance():
    few, many = interval(0.8, 20), interval(0.8, 400)
    assert many[1] - many[0] < few[1] - few[0]
