import pytest

from dragoman.cleaning import clean_article
from dragoman.model.article import Article

TITLE = "Latvia and Morocco sign agreement on customs"
BODY = (
    "Latvia and Morocco signed an agreement on customs in Riga on Friday, the two foreign ministries said.\n"
    "The agreement was signed by the Latvian and Moroccan foreign ministers, who also spoke about trade and tourism."
)


def published(make_page, content, **stated):
    article = clean_article(make_page(content, **stated))
    assert isinstance(article, Article)
    return article.published, [note.rule for note in article.notes if "title" not in note.rule]


@pytest.mark.parametrize(
    ("content", "edtf", "rule"),
    [
        (f"{TITLE}\n5 March 2021\n{BODY}", "2021-03-05", "date-line"),
        (f"{TITLE}\nUpdated 7 March 2021 | Published 5 March 2021\n{BODY}", "2021-03-05", "published-line"),
        (f"{TITLE}\nUpdated 7 March 2021\n{BODY}", "2021-03-07", "updated-line"),
        (f"{TITLE}\n{BODY}\nPublished on 5 March 2021", "2021-03-05", "published-line"),
        (f"{TITLE}\nRIGA, March 5, 2021 (Baltic Wire) - {BODY}", "2021-03-05", "dateline"),
    ],
)
def test_date_beside_the_article_is_its_publication(content, edtf, rule, make_page):
    assert published(make_page, content) == (edtf, [rule])


@pytest.mark.parametrize(
    "content",
    [
        f"{TITLE}\n{BODY}",
        f"{TITLE}\nRIGA, March 5 (Baltic Wire) - {BODY}",
        f"Weather for 9 December 2025 in Riga and the country\n{TITLE}\n{BODY}",
        f"{TITLE}\n{BODY}\nRelated articles\nEstonia hosts talks\nPublished on 5 March 2021",
        f"{TITLE}\n{BODY}\n© 5 March 2021",
    ],
    ids=["none", "no-year", "menu", "teaser", "footer"],
)
def test_no_date_is_taken_from_elsewhere(content, make_page):
    assert published(make_page, content) == (None, [])


def test_address_gives_the_date_where_the_page_has_none(make_page):
    assert published(make_page, f"{TITLE}\n{BODY}", url="https://example.org/2021/03/05/x") == ("2021-03-05", ["url"])
