import pytest

from dragoman.errors import SettingsError
from dragoman.ingest.hints import Hints, language_code, published_date
from tests.factory import page


@pytest.mark.parametrize(
    ("stated", "edtf"),
    [
        ("2021", "2021"),
        ("2021-01", "2021-01"),
        (" 2021-01-26 ", "2021-01-26"),
        ("2021-01-26 10:30", "2021-01-26T10:30"),
        ("2021-01-26T10:30:00.123Z", "2021-01-26T10:30:00Z"),
        ("2021-01-26T10:30:00+01:00", "2021-01-26T10:30:00+01:00"),
        ("Tue, 26 Jan 2021 10:30:00 GMT", "2021-01-26T10:30:00Z"),
        ("2021-13", None),
        ("2021-02-30", None),
        ("26/01/2021", None),
        ("hier", None),
    ],
)
def test_stated_dates_become_edtf_or_nothing(stated, edtf):
    assert published_date(stated) == edtf


@pytest.mark.parametrize(
    ("stated", "code"), [("fr", "fr"), ("FR-ca", "fr"), ("en_US", "en"), ("french", None), ("", None)]
)
def test_stated_languages_become_codes_or_nothing(stated, code):
    assert language_code(stated) == code


def test_hints_fill_what_the_page_does_not_state():
    filled = Hints(published="2021-01-26", source="L'Écho", language="fr-FR").fill(page(source="The Herald"))
    assert (filled.published, filled.source, filled.language) == ("2021-01-26", "The Herald", "fr")


@pytest.mark.parametrize(
    ("wrong", "named"), [({"published": "soon"}, "--published"), ({"language": "french"}, "--language")]
)
def test_a_wrong_hint_names_its_option(wrong, named):
    with pytest.raises(SettingsError, match=named):
        Hints(**wrong)
