"""Days of a clause that a noun and "to be" make up."""

import pytest

from tests.extraction.pages import grammar_of


@pytest.mark.model
def test_who_will_be_a_guest_is_so_on_a_day_to_come() -> None:
    (time,) = grammar_of("The minister will be the guest of Peru on Friday.", "en").reading.times
    assert time.edtf == "2024-05-17"
