import pytest

from dragoman.web.dates import say_date
from dragoman.web.wording import load_words

CASES = [
    (None, "date unknown", "date inconnue"),
    ("2018", "2018", "2018"),
    ("2018-05", "May 2018", "mai 2018"),
    ("2018-05-01", "1 May 2018", "1er mai 2018"),
    ("2018-05-21/2018-05-23", "21–23 May 2018", "21–23 mai 2018"),
    ("2018-05-30/2018-06-02", "30 May – 2 June 2018", "30 mai – 2 juin 2018"),
    ("2018-12-30/2019-01-02", "30 December 2018 – 2 January 2019", "30 décembre 2018 – 2 janvier 2019"),
    ("2018-05/2018-06", "May – June 2018", "mai – juin 2018"),
    ("1994/..", "since 1994", "depuis 1994"),
    ("../2018", "until 2018", "jusqu’à 2018"),
    ("XXXX-05-21", "21 May, year unknown", "21 mai, année inconnue"),
    ("2018-05~", "about May 2018", "vers mai 2018"),
    ("2018-99", "2018-99", "2018-99"),
    ("nonsense", "nonsense", "nonsense"),
]


@pytest.mark.parametrize(("when", "english", "french"), CASES)
def test_dates_are_said_as_people_write_them(when, english, french):
    assert (say_date(when, load_words("en")), say_date(when, load_words("fr"))) == (english, french)
