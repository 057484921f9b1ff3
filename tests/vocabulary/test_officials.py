"""Who held which office."""

from pathlib import Path

import pytest

from dragoman.errors import VocabularyError
from dragoman.vocabulary.officials import Office, load_officials
from dragoman.vocabulary.posts import Level


def write(folder: Path, text: str) -> Path:
    (folder / "officials").mkdir()
    (folder / "officials" / "pol.yml").write_text(f"# A test.\n{text}", "utf-8")
    return folder


def test_an_office_is_found_under_every_spelling(tmp_path: Path) -> None:
    told = "{name: Jan Kowal, also: [Ján Kowall], ar: يان كوفال, office: foreign-affairs, since: 2019, until: 2021-06}"
    officials = load_officials(write(tmp_path, f"state: POL\nofficials:\n  - {told}\n"))
    office = Office("Jan Kowal", "POL", Level.MINISTER, "foreign-affairs", "2019", "2021-06")
    assert officials.by_name == dict.fromkeys(("jan kowal", "jan kowall", "يان كوفال"), (office,))
    assert set(officials.by_family) == {"kowal", "kowall", "كوفال"}


@pytest.mark.parametrize(
    ("day", "is_held"),
    [("2018-12-31", False), ("2019-01-01", True), ("2021-06-30", True), ("2021-07-01", False)],
)
def test_an_office_covers_the_days_between_its_dates(day: str, is_held: bool) -> None:
    office = Office("Jan Kowal", "POL", Level.MINISTER, "foreign-affairs", "2019", "2021-06")
    assert office.covers(day) is is_held


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("state: POL\nofficials:\n  - {name: Kowal, office: defence, since: 2019}\n", "one word"),
        ("state: POL\nofficials:\n  - {name: Jan Kowal, office: cakes, since: 2019}\n", "no office"),
        ("state: POL\nofficials:\n  - {name: Jan Kowal, office: defence}\n", "since"),
        ("state: POL\nofficials:\n  - {name: Jan Kowal, office: defence, since: spring}\n", "YYYY"),
        ("state: XXX\nofficials: []\n", "no state"),
        ("organisation: cake-club\nofficials: []\n", "no organisation"),
        ("officials: []\n", "state or an organisation"),
    ],
)
def test_what_is_out_of_shape_is_refused(tmp_path: Path, text: str, problem: str) -> None:
    with pytest.raises(VocabularyError, match=problem):
        load_officials(write(tmp_path, text))


def test_nobody_of_one_state_and_name_is_another_states_minister_too() -> None:
    shared = {
        name: {office.owner for office in offices if office.owner.isupper()}
        for name, offices in load_officials().by_name.items()
    }
    assert {name: owners for name, owners in shared.items() if len(owners) > 1} == {}
