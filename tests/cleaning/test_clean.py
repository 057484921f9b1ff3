"""Whole pages through the door; the pages under ``pages`` mark each line ``+`` (article) or ``-`` (furniture)."""

import json
import time
from pathlib import Path

import pytest

from dragoman.cleaning import clean_article
from dragoman.model.article import Article
from dragoman.model.page import MediaType
from dragoman.model.rejection import Reason, Rejection
from tests.cleaning.conftest import SHARED

PAGES = Path(__file__).parent / "pages"
MARKED = sorted(path.name for path in PAGES.glob("*.txt") if path.name != "en_furniture_only.txt")
STATEMENT = (
    "The foreign ministers of Norway and Ghana met in Accra on Monday and agreed to train coast guards together "
    "over the next three years, the Ghanaian ministry said in a statement."
)


def read_marked(name: str) -> tuple[str, list[str], list[str]]:
    lines = (PAGES / name).read_text("utf-8").splitlines()
    text = "\n".join(line[2:] for line in lines)
    return text, [line[2:] for line in lines if line[0] == "+"], [line[2:] for line in lines if line[0] == "-"]


def body_of(article: Article) -> str:
    return "\n".join(span.cut(article.text) for span in article.body)


@pytest.mark.parametrize("name", MARKED)
def test_body_is_exactly_the_lines_of_the_article(name, make_page):
    text, wanted, _ = read_marked(name)
    article = clean_article(make_page(text))
    assert isinstance(article, Article)
    found = "\n".join(block.span.cut(text) for block in article.blocks if block.is_body)
    assert found == "\n".join(wanted)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("ar_khabar.txt",
         ("الأردن وإسبانيا يبحثان التعاون الأمني في المتوسط",
          "2021-06-07", None, None)),
        ("en_cookies.txt",
         ("Kazakhstan offers to host talks between Armenia and Azerbaijan",
          "2024-04-21", "Oliver Brandt-Nasser", None)),
        ("en_menu_gaps.txt",
         ("Botswana and Germany sign agreement on wildlife rangers",
          "2023-11-21", None, "The Delta Herald")),
        ("en_short.txt",
         ("Bulgaria opens defence attaché office in Amman",
          "2023-01-17", None, None)),
        ("en_subheadings.txt",
         ("Mongolia and India expand military exercises",
          None, None, None)),
        ("en_wire.txt",
         ("Georgia and Estonia agree to train cyber specialists together",
          "2021-03-05", "Nina Halvorsen", None)),
        ("en_wrapped.txt",
         ("Defence cooperation talks open in Nairobi",
          "2020-06-09", None, None)),
        ("es_nota.txt",
         ("Chile y Canadá refuerzan su cooperación en ciberdefensa",
          "2022-05-04", "Lucía Irarrázaval-Pons", None)),
        ("fr_breves.txt",
         ("Brèves diplomatiques de la semaine",
          "2019-05-03", None, None)),
        ("fr_comments.txt",
         ("Niger : la Belgique prolonge sa mission de formation",
          "2020-09-02", None, None)),
        ("fr_communique.txt",
         ("Deuxième session de la commission mixte de défense entre la Côte d'Ivoire et le Portugal",
          "2021-10-12", None, None)),
        ("fr_interview.txt",
         ("« Le partenariat avec l'OTAN doit rester politique »",
          "2018-11-22", "Louise Carpentras", None)),
        ("fr_latest.txt",
         ("Les Comores et Madagascar vont surveiller ensemble leurs eaux",
          "2021-08-08", None, None)),
        ("fr_teasers.txt",
         ("Le Sénégal et l'Union européenne relancent leur dialogue sur la sécurité maritime",
          "2022-03-14", "Awa Ndiaye-Lambert", None)),
    ],
)  # fmt: skip
def test_title_date_author_and_source_of_pages(name, found, make_page):
    article = clean_article(make_page(read_marked(name)[0]))
    assert isinstance(article, Article)
    assert (article.title, article.published, article.author, article.source) == found


@pytest.mark.parametrize("name", MARKED)
def test_blocks_cover_all_but_white_space_and_do_not_overlap(name, make_page):
    text = read_marked(name)[0]
    article = clean_article(make_page(text))
    assert isinstance(article, Article)
    assert article.text == text
    end = 0
    for block in article.blocks:
        assert not text[end : block.span.start].strip()
        end = block.span.end
    assert not text[end:].strip()


def test_every_block_has_a_reason_that_is_a_sentence(make_page):
    article = clean_article(make_page(read_marked("fr_teasers.txt")[0]))
    assert isinstance(article, Article)
    assert all(block.explanation.rule and block.explanation.detail.endswith(".") for block in article.blocks)


WITH_LIST = """Decisions of the council
The council of ministers of the union met in Nairobi on 9 June 2020 and decided the following:
1. To open talks with the Netherlands on maritime security;
2. To send a liaison officer to Djibouti;
3. To ratify the agreement on small arms.
The next meeting is on 16 June.
Contact us"""


def test_list_that_the_article_opens_is_body(make_page):
    article = clean_article(make_page(WITH_LIST))
    assert isinstance(article, Article)
    assert body_of(article).split("\n") == WITH_LIST.split("\n")[1:-1]


BEFORE = (
    "Talks on fishing rights opened in Dakar on Monday between Senegal and Norway, the Senegalese ministry said. The "
    "two delegations will spend three days on a joint register of trawlers and on the training of inspectors.\n"
    "The Norwegian delegation is led by the state secretary for fisheries, who will also visit the port of Dakar."
)
RESUMED = (
    "The inspectors of both ministries will then board trawlers off Dakar together, and the delegations hope to sign "
    "the register of fishing rights before the end of the talks on Wednesday, the Senegalese ministry said."
)
OTHER = (
    "A museum of textiles in Lima has acquired a collection of nine hundred embroidered cloaks from a private donor, "
    "and will show them to schoolchildren from the end of the month in a wing that was closed for repairs since 2016."
)


@pytest.mark.parametrize(("paragraph", "is_body"), [(RESUMED, True), (OTHER, False)], ids=["resumed", "teaser"])
def test_one_paragraph_below_related_is_body_if_it_goes_on(paragraph, is_body, make_page):
    article = clean_article(make_page(f"{BEFORE}\nRelated\nOslo hosts conference on Arctic security\n{paragraph}"))
    assert isinstance(article, Article)
    assert (paragraph in body_of(article)) == is_body


def test_page_of_one_paragraph_is_all_body(make_page):
    article = clean_article(make_page(STATEMENT))
    assert isinstance(article, Article)
    assert body_of(article) == STATEMENT
    assert article.title is None


def test_what_the_input_states_wins(make_page):
    page = make_page(
        read_marked("en_wire.txt")[0], title="Stated", published="2020-01-01", author="A. Body", source="The Source"
    )
    article = clean_article(page)
    assert isinstance(article, Article)
    assert (article.title, article.published, article.author, article.source) == (
        "Stated", "2020-01-01", "A. Body", "The Source",
    )  # fmt: skip
    assert {"title-stated", "published-stated"} <= {note.rule for note in article.notes}


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (" \n\t\u00a0\n", Reason.EMPTY),
        ("a" * 5_000_001, Reason.TOO_LARGE),
        ("Home\n" * 20_001, Reason.TOO_LARGE),
        ("Home\nNews\nSport", Reason.NO_ARTICLE),
        ("The minister met the ambassador.", Reason.NO_ARTICLE),
        ("." * 10_000, Reason.NO_ARTICLE),
    ],
    ids=["blank", "long", "many-lines", "menu", "one-short-sentence", "dots"],
)
def test_page_without_article_is_rejected(content, reason, make_page):
    rejection = clean_article(make_page(content))
    assert isinstance(rejection, Rejection)
    assert (rejection.reason, rejection.room) == (reason, "cleaning")


@pytest.mark.parametrize("media_type", list(MediaType))
def test_page_of_far_too_many_lines_is_rejected_at_once(media_type, make_page):
    began = time.process_time()
    rejection = clean_article(make_page("<p>word word\n" * 350_000, media_type=media_type))
    assert isinstance(rejection, Rejection)
    assert rejection.reason is Reason.TOO_LARGE
    assert time.process_time() - began < 2


def test_page_of_furniture_alone_is_rejected(make_page):
    rejection = clean_article(make_page(read_marked("en_furniture_only.txt")[0]))
    assert isinstance(rejection, Rejection)
    assert rejection.reason is Reason.NO_ARTICLE


@pytest.mark.parametrize(
    "content",
    [
        "a    " * 900_000,
        "a   b" * 300_000,
        "x" + " " * 2_000_000 + "y",
        "." * 2_000_000,
        ("1-" * 1400 + "\n") * 300,
        ('"(' * 1400 + "\n") * 300,
        "Related articles\n" * 15_000,
        "Related articles\nThe minister said it was so.\nAnd so it was.\n" * 4_000,
        "e" + "\u0301" * 1_000_000,
        "\r\n" * 500_000 + "a",
    ],
    ids=[
        "gaps",
        "gaps-in-sentence",
        "blanks",
        "dots",
        "digits",
        "quotes",
        "closings",
        "resumptions",
        "accents",
        "newlines",
    ],
)
def test_hostile_text_ends_soon(content, make_page):
    began = time.process_time()
    clean_article(make_page(content))
    assert time.process_time() - began < 10


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "ends", "title", "published"),
    [
        ("000", ("Aujourd'hui marque", "de coopération."), None, None),
        ("001", ("Une mission diplomatique", "la paix et la sécurité."), "Le Maroc renforce", "2019-10-19"),
        ("002", ("Javier Colomina, haut", "sécurité régionale."), "OTAN : le Maroc", None),
        ("003", ("Morocco has been", "Bourita concluded."), None, None),
        ("004", ("Nouvelle étape du", "missiles Patriot."), "Dialogue Stratégique", "2021-01-26"),
    ],
)
def test_real_pages(name, ends, title, published, make_page):
    if not SHARED.is_dir():
        pytest.skip("the shared folder is not there")
    path = next((SHARED / "seeds").glob(f"{name}_*.txt"))
    article = clean_article(make_page(path.read_text("utf-8")))
    assert isinstance(article, Article)
    body = body_of(article)
    assert body.startswith(ends[0])
    assert body.endswith(ends[1])
    assert "Lire aussi" not in body
    assert article.published == published
    assert (article.title or "").startswith(title or "")
    assert (article.title is None) == (title is None)


@pytest.mark.shared
def test_lines_of_labelled_pages_are_told_apart(shared):
    from dragoman.cleaning.layout import lay_out
    from dragoman.vocabulary.furniture import load_furniture

    pages = json.loads((shared / "data" / "article-extraction" / "flattened.json").read_text("utf-8"))
    right = found = wanted = 0
    for page in pages:
        labels = lay_out(page["lines"], load_furniture()).is_body
        for line, label, truth in zip(page["lines"], labels, page["in_body"], strict=True):
            words = len(line.split())
            found, wanted, right = (
                found + words * label,
                wanted + words * bool(truth),
                right + words * (label and bool(truth)),
            )
    assert 2 * right / (found + wanted) >= 0.93
