import pytest

from dragoman.linking.chunks import NameChunk, PostChunk
from dragoman.linking.people import People, display
from dragoman.vocabulary.posts import Level, PostHead


def _name(text: str, *posts: PostChunk) -> NameChunk:
    return NameChunk(0, len(text.split()), text, True, list(posts))


def _post(text: str, *, is_bare: bool = False) -> PostChunk:
    head = PostHead(
        "minister", "Minister", Level.MINISTER, ("minister",), (), (), (), frozenset(), False, True, None, None
    )
    return PostChunk(0, 1, head, text, is_bare=is_bare)


def test_family_name_finds_the_person() -> None:
    people = People()
    people.add([_name("Ada Brandt"), _name("Brandt")])
    found = people.find("Brandt")
    assert found is not None
    assert found.label == "Ada Brandt"


def test_family_name_of_two_people_finds_nobody() -> None:
    people = People()
    people.add([_name("Ada Brandt"), _name("Otto Brandt")])
    assert people.find("Brandt") is None
    assert {person.label for person in people} == {"Ada Brandt", "Otto Brandt"}


def test_lone_name_is_a_person_only_if_something_tells_of_it() -> None:
    people = People()
    people.add([_name("Monday"), _name("Lulo", _post("President"))])
    assert [person.label for person in people] == ["Lulo"]


def test_accents_and_case_do_not_part_people() -> None:
    people = People()
    people.add([_name("Élodie Sérignac"), _name("Elodie SERIGNAC")])
    assert len(list(people)) == 1


def test_bare_head_gives_way_to_a_fuller_post() -> None:
    people = People()
    people.add([_name("Ada Brandt", _post("Minister", is_bare=True), _post("Minister of Defence"))])
    found = people.find("Ada Brandt")
    assert found is not None
    assert [post.text for post in found.fullest] == ["Minister of Defence"]


def test_rank_is_told_only_where_there_is_no_post() -> None:
    rank = PostChunk(0, 2, None, "Rear Admiral", is_bare=True, rank=Level.GENERAL_OFFICER)
    people = People()
    people.add([_name("Ada Brandt", rank)])
    found = people.find("Ada Brandt")
    assert found is not None
    assert [post.text for post in found.fullest] == ["Rear Admiral"]


@pytest.mark.parametrize(
    ("printed", "shown"), [("Nora BENALI", "Nora Benali"), ("Ada Brandt", "Ada Brandt"), ("J. R. OBI", "J. R. OBI")]
)
def test_family_name_in_capitals_is_shown_as_a_name(printed: str, shown: str) -> None:
    assert display(printed) == shown


def test_family_name_that_comes_first_finds_the_person() -> None:
    people = People()
    people.add([_name("Wang Lihua"), _name("Ada Brandt")])
    found = people.find("Wang")
    assert found is not None
    assert found.label == "Wang Lihua"
