import pytest

from dragoman.cleaning.dates import date_in_url, find_dates
from dragoman.vocabulary.furniture import load_furniture


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("19 octobre 2019 - 23h30 - Maroc", "2019-10-19"),
        ("Publié dans L'opinion le 26 - 01 - 2021", "2021-01-26"),
        ("Published: March 5, 2021", "2021-03-05"),
        ("Updated 5 Mar 2021", "2021-03-05"),
        ("PUBLISHED: 10:48, Tue, Nov 19, 2019", "2019-11-19"),
        ("le 1er août 2020", "2020-08-01"),
        ("2021-03-05T10:00:00Z", "2021-03-05"),
        ("2021/03/05", "2021-03-05"),
        ("02.09.2020", "2020-09-02"),
        ("3/25/2021", "2021-03-25"),
        ("el 4 de mayo de 2022", "2022-05-04"),
        ("7 كانون الثاني 2021", "2021-01-07"),
        ("٧ يونيو ٢٠٢١", "2021-06-07"),
    ],
)
def test_full_dates_are_read(text, edtf):
    assert [found.edtf for found in find_dates(text, load_furniture())] == [edtf]


@pytest.mark.parametrize("text", ["5/3/2021", "March 2021", "31 février 2021", "le 5 mars", "version 1.2.3", "10-12"])
def test_what_is_no_sure_full_date_is_left(text):
    assert list(find_dates(text, load_furniture())) == []


def test_language_decides_the_order_of_day_and_month():
    assert [found.edtf for found in find_dates("5/3/2021", load_furniture(), day_comes_first=True)] == ["2021-03-05"]


@pytest.mark.parametrize(
    ("url", "edtf"),
    [
        ("https://example.org/2021/03/05/talks.html", "2021-03-05"),
        ("https://example.org/news/2021-03-05-talks", "2021-03-05"),
        ("https://example.org/20210305/talks", "2021-03-05"),
        ("https://example.org/2021/03/talks", None),
        ("https://example.org/2021/02/31/talks", None),
        ("https://example.org/talks?from=2021/03/05", None),
    ],
)
def test_date_in_an_address(url, edtf):
    assert date_in_url(url) == edtf
