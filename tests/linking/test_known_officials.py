"""Whose somebody is by offices that are known."""

import re
from pathlib import Path

import pytest

from dragoman.linking import known_officials, link_actors
from dragoman.model import Article, Block, Links, Span
from dragoman.nlp import annotate
from dragoman.vocabulary.officials import load_officials
from tests.linking.made import WHY, parties

pytestmark = pytest.mark.model

OFFICIALS = """# Invented.
state: POL
officials:
  - {name: Jan Kowal, ar: يان كوفال, office: foreign-affairs, since: 2019, until: 2022}
  - {name: Ada Brandt, office: head-of-government, since: 2015, until: 2018}
"""


@pytest.fixture(autouse=True)
def invented(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "officials").mkdir()
    (tmp_path / "officials" / "pol.yml").write_text(OFFICIALS, "utf-8")
    monkeypatch.setattr(known_officials, "load_officials", lambda: load_officials(tmp_path))


def link(text: str, language: str, published: str | None = "2020-05-04") -> Links:
    blocks = tuple(Block(Span(m.start(), m.end()), True, WHY) for m in re.finditer(r"[^\n]+", text))
    return link_actors(annotate(Article("a", "a.txt", "d", text, blocks, published=published), language))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Foreign Minister Jan Kowal arrived in Nairobi, Kenya, on Monday."),
        ("fr", "Le ministre des Affaires étrangères, Jan Kowal, est arrivé à Nairobi, au Kenya, lundi."),
        ("es", "El ministro de Relaciones Exteriores, Jan Kowal, llegó el lunes a Nairobi, Kenia."),
        ("ar", "وصل وزير الخارجية يان كوفال إلى نيروبي عاصمة كينيا يوم الاثنين."),
    ],
)
def test_a_known_minister_is_of_his_state_wherever_he_is(language: str, text: str) -> None:
    assert set(parties(link(text, language)).values()) == {"POL"}


@pytest.mark.parametrize(
    ("text", "published", "party"),
    [
        ("Defence Minister Jan Kowal spoke.", "2020-05-04", "POL"),
        ("Special Envoy Jan Kowal spoke.", "2020-05-04", None),
        ("Jan Kowal spoke on Monday.", "2020-05-04", "POL"),
        ("Foreign Minister Kowal spoke on Monday.", "2020-05-04", "POL"),
        ("Foreign Minister Kowal spoke on Monday.", "2025-05-04", None),
        ("Foreign Minister Kowal spoke on Monday.", None, None),
        ("Kenyan Foreign Minister Peter Kowal spoke on Monday.", "2020-05-04", "KEN"),
        ("Prime Minister Ada Brandt spoke on Monday.", "2016-05-04", "POL"),
    ],
)
def test_how_much_has_to_agree(text: str, published: str | None, party: str | None) -> None:
    found = {person: told for person, told in parties(link(text, "en", published)).items() if "Monday" not in person}
    assert set(found.values()) == {party}


def test_the_state_of_all_who_need_no_adjective_is_where_the_page_is_set() -> None:
    text = "Foreign Minister Jan Kowal flew to Kenya. Defence Minister Eva Nowak stayed at home."
    assert parties(link(text, "en"))["Eva Nowak"] == "POL"


def test_the_mention_says_by_what_office_somebody_is_known() -> None:
    links = link("Foreign Minister Jan Kowal spoke on Monday.", "en")
    why = next(m.explanation for m in links.mentions if m.person is not None)
    assert why.rule == "official"
    assert why.detail == "'Jan Kowal' is known as Jan Kowal, minister foreign-affairs of POL, 2019 to 2022"
