import json

import pytest

from training.passages import part_of, taught

IDS = [f"text-{number}" for number in range(40)]


@pytest.mark.parametrize(("share", "size"), [(0.25, 10), (0.5, 20), (1.0, 40), (0.001, 1)])
def test_a_share_of_the_texts_is_chosen(share, size):
    assert len(part_of(IDS, share)) == size


def test_the_smaller_share_is_part_of_the_larger():
    assert part_of(IDS, 0.25) < part_of(IDS, 0.5) < part_of(IDS, 1.0)


def test_what_is_chosen_does_not_hang_on_the_order():
    assert part_of(IDS, 0.5) == part_of(IDS[::-1], 0.5)


def test_a_language_teaches_with_its_pages_and_its_passages(tmp_path):
    (tmp_path / "en" / "train").mkdir(parents=True)
    (tmp_path / "en" / "train" / "page.txt").write_text(
        "Talks in Tirana\n\nAlbania's foreign minister, Arta Kelmendi, received the ambassador of Ghana in Tirana on "
        "Monday, and they spoke for an hour about fisheries and about the ports of both countries.\n",
        "utf-8",
    )
    (tmp_path / "en" / "train" / "page.json").write_text(json.dumps({"engagements": []}), "utf-8")
    row = {"id": "p1", "text": "Ghana thanked Albania.", "published": None, "engagements": []}
    (tmp_path / "en" / "passages").mkdir()
    (tmp_path / "en" / "passages" / "a.jsonl").write_text(json.dumps(row) + "\n", "utf-8")
    assert [article.page_id for article, _ in taught(tmp_path, "en")] == ["page.txt", "p1"]


def test_passages_of_sides_come_last_and_only_where_asked_for(tmp_path):
    for folder in ("train", "passages", "sides"):
        (tmp_path / "en" / folder).mkdir(parents=True)
    for folder in ("passages", "sides"):
        row = {"id": folder, "text": "Ghana thanked Albania.", "published": None, "engagements": []}
        (tmp_path / "en" / folder / "a.jsonl").write_text(json.dumps(row) + "\n", "utf-8")
    assert [article.page_id for article, _ in taught(tmp_path, "en")] == ["passages"]
    assert [article.page_id for article, _ in taught(tmp_path, "en", with_sides=True)] == ["passages", "sides"]
