import pytest

from evaluation.floors import (
    Floors,
    LoweredFloors,
    PinnedPart,
    figures_of,
    find_falls,
    pin,
    read_floors,
    write_floors,
)
from evaluation.tally import Scorecard

PINNED = Floors({"fr/dev": PinnedPart("same", {"engagements f1": 0.8})})


def test_f1_of_every_measure_and_precision_of_what_is_asserted_have_floors():
    card = Scorecard()
    card.add("engagements", found=3, wanted=6, given=4)
    card.add("when", found=1, wanted=3, given=3)
    assert figures_of(card) == {"engagements f1": 0.6, "engagements precision": 0.75, "when f1": 0.3333}


@pytest.mark.parametrize(("figure", "falls"), [(0.81, 0), (0.8, 0), (0.7951, 0), (0.7949, 1)])
def test_a_figure_may_fall_by_no_more_than_the_tolerance(figure, falls):
    assert len(find_falls(PINNED, "fr/dev", "same", {"engagements f1": figure})) == falls


def test_a_figure_that_is_no_longer_measured_has_fallen():
    assert find_falls(PINNED, "fr/dev", "same", {}) == ["fr/dev: engagements f1 is 0.000, below its floor of 0.800"]


def test_a_part_without_floors_does_not_pass():
    assert find_falls(PINNED, "fr/test", "same", {"engagements f1": 1.0}) == ["fr/test: no floors are pinned"]


def test_a_part_whose_files_have_changed_does_not_pass():
    (fall,) = find_falls(PINNED, "fr/dev", "other", {"engagements f1": 1.0})
    assert "changed" in fall


def test_pinning_raises_floors_and_keeps_those_of_other_parts():
    measured = {"en/dev": PinnedPart("new", {"engagements f1": 0.5})}
    assert pin(PINNED, measured).parts == {**PINNED.parts, **measured}


@pytest.mark.parametrize("floors", [{"engagements f1": 0.799}, {}])
def test_pinning_refuses_to_lower_or_lose_a_floor(floors):
    with pytest.raises(LoweredFloors, match=r"fr/dev engagements f1 0\.800"):
        pin(PINNED, {"fr/dev": PinnedPart("same", floors)})


def test_a_floor_is_lowered_with_a_reason_which_is_recorded():
    lowered = pin(PINNED, {"fr/dev": PinnedPart("more", {"engagements f1": 0.7})}, "ten harder pages")
    assert lowered.parts["fr/dev"].floors == {"engagements f1": 0.7}
    assert [(item.reason, dict(item.floors)) for item in lowered.lowered] == [
        ("ten harder pages", {"fr/dev engagements f1": (0.8, 0.7)})
    ]


def test_a_reason_without_a_lowering_leaves_no_trace():
    assert pin(PINNED, {"fr/dev": PinnedPart("same", {"engagements f1": 0.9})}, "a reason").lowered == ()


def test_floors_are_read_as_they_were_written(tmp_path):
    floors = pin(PINNED, {"fr/dev": PinnedPart("more", {"engagements f1": 0.7})}, "harder")
    write_floors(tmp_path / "floors.json", floors)
    assert read_floors(tmp_path / "floors.json") == floors


def test_there_are_no_floors_without_a_file(tmp_path):
    assert read_floors(tmp_path / "floors.json") == Floors()
