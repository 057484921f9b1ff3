import pytest
from lxml import html

from dragoman.cleaning.metadata import only_time, stated_date

LD = '<script type="application/ld+json">{}</script>'


def parsed(head, body="<p>x</p>"):
    return html.document_fromstring(f"<html><head>{head}</head><body>{body}</body></html>")


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ('<meta property="article:published_time" content="2022-11-08T09:30:00+02:00">', "2022-11-08"),
        ('<meta name="DC.date.issued" content="2022-11-08">', "2022-11-08"),
        ('<meta itemprop="datePublished" content="20221108">', "2022-11-08"),
        (LD.format('{"@graph": [{"@type": "NewsArticle", "datePublished": "2022-11-08T09:30Z"}]}'), "2022-11-08"),
        (LD.format('{"datePublished": "2022-11-08", "isPartOf": {"datePublished": "2001-01-01"}}'), "2022-11-08"),
        (LD.format("{broken") + '<meta name="date" content="2022-11-08">', "2022-11-08"),
        ('<meta property="article:modified_time" content="2022-11-08">', None),
        ('<meta name="date" content="2022-02-31">', None),
        ('<meta name="date" content="last week">', None),
        (LD.format("[" * 5000), None),
    ],
)
def test_date_that_the_metadata_state(head, day):
    stated = stated_date(parsed(head))
    assert (stated and stated[0]) == day


def test_date_of_a_marked_tag():
    stated = stated_date(parsed("", '<time itemprop="datePublished" datetime="2022-11-08">Tuesday</time>'))
    assert stated is not None
    assert stated[0] == "2022-11-08"


@pytest.mark.parametrize(
    ("body", "day"),
    [
        ('<time datetime="2022-11-08">a</time><time datetime="2022-11-08T10:00">b</time>', "2022-11-08"),
        ('<time datetime="2022-11-08">a</time><time datetime="2022-11-09">b</time>', None),
        ("<p>8 November 2022</p>", None),
    ],
)
def test_one_marked_day_counts(body, day):
    found = only_time(parsed("", body))
    assert (found and found[0]) == day
