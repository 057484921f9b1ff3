from rich.console import Console

from benchmarks.stages import ANNOTATION, INSIDE, Clock, tabulate


def test_a_clock_adds_up_and_changes_nothing():
    clock = Clock()
    work = clock.timed("sums", sum)
    assert (work([1, 2]), work([3])) == (3, 3)
    assert list(clock.seconds) == ["sums"]
    assert clock.seconds["sums"] >= 0


def test_time_is_taken_even_where_the_work_fails():
    clock = Clock()
    try:
        clock.timed("division", lambda: 1 / 0)()
    except ZeroDivisionError:
        assert "division" in clock.seconds


def test_parts_of_the_annotation_are_told_apart_and_counted_once():
    seconds = dict.fromkeys(INSIDE, 1.0) | {ANNOTATION: 4.0, "facts": 4.0}
    console = Console(width=100)
    with console.capture() as capture:
        console.print(tabulate(seconds, pages=80))
    told = capture.get()
    assert "80 pages of 400 words, 10.0 a second" in told
    assert "annotation" not in told
    assert "words and trees │        12 │   12%" in told
