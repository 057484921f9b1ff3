import pytest
from rich.console import Console

from benchmarks.speed import Measurement, compare, measure, tabulate

MIB = 1024**2


def rows(table):
    """The cells of a printed table, a list a row."""
    console = Console(width=100)
    with console.capture() as capture:
        console.print(table)
    return [[cell.strip() for cell in line.split("│")[1:-1]] for line in capture.get().splitlines() if "│" in line]


def test_work_is_done_once_before_it_is_measured():
    calls = []
    measurement = measure(lambda: calls.append(None) or len(calls))
    assert (len(calls), measurement.pages) == (2, 2)
    assert measurement.seconds >= 0
    assert measurement.peak > MIB


def test_the_two_tasks_are_run_in_turn():
    order = []

    def run(task):
        order.append(task)
        return Measurement(pages=1, seconds=1.0, peak=1)

    compare(2, run)
    assert order == ["parse", "whole", "parse", "whole"]


def test_the_table_gives_medians_and_their_ratio_to_the_parse():
    parse = [Measurement(pages=10, seconds=s, peak=200 * MIB) for s in (2.0, 1.0, 50.0)]
    whole = [Measurement(pages=10, seconds=s, peak=300 * MIB) for s in (4.0, 3.0, 3.0)]
    assert rows(tabulate({"parse": parse, "whole": whole}, words=8_000)) == [
        ["spaCy alone, articles only", "5.0", "10.0", "1.00", "200", "1.00"],
        ["the whole way", "3.3", "6.7", "1.50", "300", "1.50"],
    ]


@pytest.mark.model
def test_the_whole_comparison_runs_over_a_page(capsys):
    pytest.importorskip("dragoman.pipeline", exc_type=ImportError)
    from benchmarks.speed import REPOSITORY, main

    page = REPOSITORY / "examples" / "pages" / "07-nato-morocco-naval-exercise.txt"
    assert main(["--repetitions", "1", str(page)]) == 0
    assert "1 pages" in capsys.readouterr().out
