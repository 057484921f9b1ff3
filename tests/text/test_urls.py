import pytest

from dragoman.text.urls import canonical_url


@pytest.mark.parametrize(
    "variant",
    [
        "https://news.example/world/talks",
        "http://news.example/world/talks",
        "HTTPS://News.Example/world/talks/",
        "https://news.example:443/world/talks",
        "https://news.example./world/talks",
        "https://news.example/world/talks#comments",
        "https://news.example/world/talks?utm_source=feed&UTM_medium=rss&fbclid=x",
        " https://news.example/world/talks ",
    ],
)
def test_variants_of_an_address_are_one(variant):
    assert canonical_url(variant) == "https://news.example/world/talks"


@pytest.mark.parametrize(
    "other",
    [
        "https://news.example/World/talks",
        "https://news.example/world/talks?id=2",
        "https://news.example:8080/world/talks",
    ],
)
def test_what_may_be_another_page_stays_apart(other):
    assert canonical_url(other) != canonical_url("https://news.example/world/talks")


@pytest.mark.parametrize(
    "nothing", [None, "", "news.example/talks", "ftp://news.example/a", "https://", "https://[bad/x", "http://a:b/c"]
)
def test_what_is_no_address_of_the_web_is_none(nothing):
    assert canonical_url(nothing) is None


def test_the_home_of_a_site_is_no_page():
    assert canonical_url("https://news.example/?utm_source=x") is None
