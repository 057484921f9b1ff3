import subprocess
import sys

import pytest

from dragoman.cleaning import clean_article
from dragoman.model.article import Article
from dragoman.model.page import MediaType
from dragoman.model.rejection import Reason, Rejection

PAGE = """<!doctype html><html lang="en"><head><title>Jordan and Norway hold defence talks - The Wadi Post</title>
<meta property="article:published_time" content="2022-11-08T09:30:00+02:00">
<meta property="og:site_name" content="The Wadi Post"><script>var x = "hidden words";</script></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<article><h1>Jordan and Norway hold defence talks</h1>
<p class="byline">By Selma Qudah-Lunde</p>
<p>The defence ministers of <b>Jordan</b> and Norway met in Amman on Tuesday to discuss a joint training programme for
search and rescue crews, Jordan's army said in a statement.</p>
<p>The two ministers, Hamzeh Tarawneh-Bell and Ingrid Solvang, also visited the international police training centre
near the capital, where Norwegian instructors have worked since 2019.</p>
<p>A first course is planned for the spring, and will bring forty officers from both countries together for six weeks in
Aqaba, according to the statement. Norway will pay for it.</p>
<p style="display: none">Secret sentence that nobody sees on the page at all.</p></article>
<aside><h2>Related articles</h2><p>Oslo hosts conference on Arctic security.</p>
<p>Amman receives a new fire engine from Denmark.</p></aside>
<footer>© 2022 The Wadi Post. All rights reserved.</footer></body></html>"""


@pytest.fixture
def html_page(make_page):
    def make(content, **stated):
        return make_page(content, media_type=MediaType.HTML, **stated)

    return make


@pytest.fixture
def article(html_page):
    result = clean_article(html_page(PAGE))
    assert isinstance(result, Article)
    return result


def test_body_is_the_main_text(article):
    body = [block.span.cut(article.text) for block in article.blocks if block.is_body]
    assert len(body) == 3
    assert body[0].startswith("The defence ministers of Jordan and Norway met")
    assert body[-1].endswith("Norway will pay for it.")


def test_text_holds_the_furniture_too_one_line_a_block(article):
    lines = article.text.split("\n")
    assert {"Home", "World", "Related articles", "Oslo hosts conference on Arctic security."} <= set(lines)
    assert [block.span.cut(article.text) for block in article.blocks] == lines


@pytest.mark.parametrize("hidden", ["hidden words", "Secret sentence"])
def test_what_is_not_shown_is_left_out(hidden, article):
    assert hidden not in article.text


def test_metadata_come_from_the_html(article):
    assert (article.title, article.published) == ("Jordan and Norway hold defence talks", "2022-11-08")
    assert article.source == "The Wadi Post"


def test_year_in_the_text_is_no_publication_date(html_page):
    text = "The talks between the two ministries in Nairobi were the third of their kind since 2016, a statement said."
    result = clean_article(html_page(f"<h2>Talks open in Nairobi</h2><p>{text}</p><p>{text} They go on.</p>"))
    assert isinstance(result, Article)
    assert result.published is None


def test_page_without_marked_main_text_falls_back_on_its_lines(html_page):
    sentence = "The minister received the ambassador in Dakar on Monday, and they spoke about the port."
    result = clean_article(html_page("<div>" + "<br>".join([sentence] * 3) + "</div>"))
    assert isinstance(result, Article)
    assert any(block.is_body for block in result.blocks)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("<div>" * 10_000 + "hello", Reason.UNREADABLE),
        ("<b>" * 40_000 + "hello", Reason.UNREADABLE),
        ("<p>x</p>" * 30_000, Reason.TOO_LARGE),
        ("<!--" + "x" * 1000, Reason.UNREADABLE),
        ("<html><script>var a = 1;</script></html>", Reason.EMPTY),
        ("<p>Hello</p>", Reason.NO_ARTICLE),
        ("\x00\ud800<p>", Reason.NO_ARTICLE),
    ],
    ids=["deep", "deep-inline", "many-tags", "comment", "script-only", "short", "garbage"],
)
def test_bad_html_is_rejected(content, reason, html_page):
    rejection = clean_article(html_page(content))
    assert isinstance(rejection, Rejection)
    assert rejection.reason is reason


def test_html_libraries_are_not_loaded_for_text():
    code = "import sys, dragoman.cleaning; assert not {'trafilatura', 'htmldate', 'lxml'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)
