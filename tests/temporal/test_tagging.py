import re

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.errors import VocabularyError
from dragoman.model import TimeBasis, TimeKind
from dragoman.nlp import annotate
from dragoman.temporal import tag_times
from dragoman.vocabulary.dates import load_dates
from tests.temporal.factory import annotated


def read(text, language="en", published=None, tense=None):
    """Give (words, EDTF) of every expression."""
    page = annotated(text, language, published, tense)
    return [(time.span.cut(text), time.edtf) for time in tag_times(page)]


@pytest.mark.parametrize(
    ("language", "text", "words", "edtf"),
    [
        ("en", "It met on May 5, 2018 in Rabat.", "May 5, 2018", "2018-05-05"),
        ("en", "It met 5-7 May 2018.", "5-7 May 2018", "2018-05-05/2018-05-07"),
        ("en", "It met from 28 February to 2 March 2021.", "28 February to 2 March 2021", "2021-02-28/2021-03-02"),
        ("en", "It met from 30 December to 2 January 2021.", "30 December to 2 January 2021", "2020-12-30/2021-01-02"),
        ("en", "It met between 5 and 9 June 2021.", "5 and 9 June 2021", "2021-06-05/2021-06-09"),
        ("en", "It met in the first quarter of 2020.", "the first quarter of 2020", "2020-01/2020-03"),
        ("en", "It met in spring 2019.", "spring 2019", "2019-21"),
        ("en", "It met in the 1990s.", "the 1990s", "199X"),
        ("en", "It met in the 19th century.", "the 19th century", "18XX"),
        ("en", "It met in the period 2019-2021.", "2019-2021", "2019/2021"),
        ("en", "It met in early 2018.", "early 2018", "2018"),
        ("en", "The G7 in 2019 met in France.", "2019", "2019"),
        ("en", "It has met since 2016.", "2016", "2016/.."),
        ("en", "It has met since its launch in 1994.", "1994", "1994/.."),
        ("en", "It will meet until 2030.", "2030", "../2030"),
        ("en", "It met on 2020-12-10.", "2020-12-10", "2020-12-10"),
        ("en", "It met on 12/25/2020.", "12/25/2020", "2020-12-25"),
        ("en", "It met on 9 Ramadan 1442 AH.", "9 Ramadan 1442 AH", None),
        ("fr", "Réunis le 5 mai 2018 à Rabat.", "le 5 mai 2018", "2018-05-05"),
        ("fr", "Réunis le mardi 1er octobre 2019.", "le mardi 1er octobre 2019", "2019-10-01"),
        ("fr", "Réunis les 15 et 16 octobre 2019.", "les 15 et 16 octobre 2019", "2019-10-15/2019-10-16"),
        ("fr", "Réunis les 5, 6 et 7 mai 2018.", "les 5, 6 et 7 mai 2018", "2018-05-05/2018-05-07"),
        ("fr", "Réunis du 17 au 18 juin 2019.", "17 au 18 juin 2019", "2019-06-17/2019-06-18"),
        ("fr", "Réunis en 2017.", "2017", "2017"),
        ("fr", "Réunis en octobre 2019.", "octobre 2019", "2019-10"),
        ("fr", "Réunis au premier trimestre 2020.", "premier trimestre 2020", "2020-01/2020-03"),
        ("fr", "Réunis entre 2015 et 2018.", "2015 et 2018", "2015/2018"),
        ("fr", "Réunis le 15/10/2019.", "le 15/10/2019", "2019-10-15"),
        ("fr", "Réunis dans les années 90.", "les années 90", "199X"),
        ("fr", "Réunis depuis 1994.", "1994", "1994/.."),
        ("fr", "Réunis depuis sa création en 1994.", "1994", "1994/.."),
        ("fr", "Réunis jusqu'en 2020.", "2020", "../2020"),
        ("fr", "Réunis jusqu’en 2020.", "2020", "../2020"),
        ("fr", "Réunis fin mars 2018.", "fin mars 2018", "2018-03"),
        ("fr", "Réunis le ٥ mai ٢٠١٨.", "le ٥ mai ٢٠١٨", "2018-05-05"),
        ("es", "Reunidos el 5 de mayo de 2018.", "el 5 de mayo de 2018", "2018-05-05"),
        ("es", "Reunidos el martes 1 de octubre de 2019.", "el martes 1 de octubre de 2019", "2019-10-01"),
        (
            "es",
            "Reunidos los días 15 y 16 de octubre de 2019.",
            "los días 15 y 16 de octubre de 2019",
            "2019-10-15/2019-10-16",
        ),
        ("es", "Reunidos del 17 al 18 de junio de 2019.", "17 al 18 de junio de 2019", "2019-06-17/2019-06-18"),
        ("es", "Reunidos entre 2015 y 2018.", "2015 y 2018", "2015/2018"),
        ("es", "Reunidos a finales de marzo de 2018.", "a finales de marzo de 2018", "2018-03"),
        ("es", "Reunidos en el primer trimestre de 2020.", "el primer trimestre de 2020", "2020-01/2020-03"),
        ("es", "Reunidos en los años noventa.", "los años noventa", "199X"),
        ("es", "Reunidos en el siglo XIX.", "el siglo XIX", "18XX"),
        ("es", "Cooperan desde 1994.", "1994", "1994/.."),
        ("es", "Cooperan a partir del 1 de enero de 2020.", "1 de enero de 2020", "2020-01-01/.."),
        ("es", "Cooperan hasta el 30 de junio de 2027.", "el 30 de junio de 2027", "../2027-06-30"),
        ("es", "Reunidos el 9 de ramadán de 1442.", "el 9 de ramadán de 1442", None),
        ("ar", "اجتمعا يوم الثلاثاء 14 مايو 2024.", "يوم الثلاثاء 14 مايو 2024", "2024-05-14"),
        ("ar", "اجتمعا في 14 ماي 2024.", "14 ماي 2024", "2024-05-14"),
        ("ar", "اجتمعا في ١٤ أيار ٢٠٢٤.", "١٤ أيار ٢٠٢٤", "2024-05-14"),
        ("ar", "اجتمعا في 4 أيلول/سبتمبر 2024.", "4 أيلول/سبتمبر 2024", "2024-09-04"),
        ("ar", "اجتمعا في الثالث من تشرين الأول 2023.", "الثالث من تشرين الأول 2023", "2023-10-03"),
        ("ar", "اجتمعا يومي 6 و7 مارس 2022.", "يومي 6 و7 مارس 2022", "2022-03-06/2022-03-07"),
        ("ar", "اجتمعا من 3 إلى 5 غشت 2021.", "3 إلى 5 غشت 2021", "2021-08-03/2021-08-05"),
        ("ar", "اجتمعا في نونبر 2022.", "نونبر 2022", "2022-11"),
        ("ar", "اجتمعا أواخر دجنبر 2022.", "أواخر دجنبر 2022", "2022-12"),
        ("ar", "اجتمعا عام 2019.", "عام 2019", "2019"),
        ("ar", "يجتمعان منذ سنة 1994.", "سنة 1994", "1994/.."),
        ("ar", "اجتمعا في صيف 2019.", "صيف 2019", "2019-22"),
        ("ar", "اجتمعا في 15 شعبان 1445 هـ.", "15 شعبان 1445 هـ", None),
    ],
)
def test_reads_what_the_words_alone_give(language, text, words, edtf):
    assert read(text, language) == [(words, edtf)]


@pytest.mark.parametrize(
    ("language", "text", "edtf"),
    [
        ("fr", "Réunis du 21 au 23 mai.", "XXXX-05-21/XXXX-05-23"),
        ("fr", "Réunis du 30 septembre au 2 octobre.", "XXXX-09-30/XXXX-10-02"),
        ("en", "It met on 10 December.", "XXXX-12-10"),
        ("en", "It met on Tuesday, 5 March.", "XXXX-03-05"),
    ],
)
def test_leaves_the_year_open_without_publication_date(language, text, edtf):
    (time,) = tag_times(annotated(text, language))
    assert (time.edtf, time.basis) == (edtf, TimeBasis.PARTIAL)


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "It met on Tuesday."), ("en", "It met last week."), ("en", "It met yesterday."), ("en", "The next day."),
     ("en", "It met three days ago."), ("fr", "Réunis mardi."), ("fr", "Réunis aujourd'hui."), ("fr", "Le lendemain."),
     ("fr", "Réunis il y a deux ans."), ("fr", "La semaine prochaine."), ("es", "Reunidos el martes 14."),
     ("es", "Reunidos ayer."), ("es", "Al día siguiente."), ("es", "Hace tres días.")],
)  # fmt: skip
def test_leaves_relative_dates_unknown_without_publication_date(language, text):
    (time,) = tag_times(annotated(text, language))
    assert (time.edtf, time.basis) == (None, TimeBasis.UNKNOWN)


@pytest.mark.parametrize(
    ("language", "text", "edtf"),
    [
        ("en", "It met yesterday.", "2021-01-25"),
        ("en", "It met last week.", "2021-01-18/2021-01-24"),
        ("en", "Earlier this month.", "2021-01"),
        ("en", "It met last year.", "2020"),
        ("en", "Next Monday.", "2021-02-01"),
        ("en", "It met three days ago.", "2021-01-23"),
        ("en", "In the coming days.", None),
        ("fr", "Lundi dernier.", "2021-01-25"),
        ("fr", "Mardi prochain.", "2021-02-02"),
        ("fr", "Jeudi prochain.", "2021-01-28"),
        ("fr", "La semaine prochaine.", "2021-02-01/2021-02-07"),
        ("fr", "Aujourd'hui.", "2021-01-26"),
        ("fr", "Réunis hier soir.", "2021-01-25"),
        ("fr", "Le 10 décembre dernier.", "2020-12-10"),
        ("fr", "Le 29 janvier prochain.", "2021-01-29"),
        ("fr", "Il y a deux ans.", "2019"),
        ("fr", "Mercredi 27 janvier.", "2021-01-27"),
        ("fr", "Le mardi 5 mars.", "XXXX-03-05"),
        ("es", "Reunidos el pasado lunes.", "2021-01-25"),
        ("es", "Reunidos el próximo jueves.", "2021-01-28"),
        ("es", "Reunidos ayer por la tarde.", "2021-01-25"),
        ("es", "Reunidos el martes 19.", "2021-01-19"),
        ("es", "Reunidos el jueves 4.", "2021-02-04"),
        ("es", "Reunidos el pasado día 12.", "2021-01-12"),
        ("es", "Reunidos los días 21 y 22.", "2021-01-21/2021-01-22"),
        ("es", "Reunidos los días 20 y 22.", None),
        ("es", "El pasado 10 de diciembre.", "2020-12-10"),
        ("es", "La semana que viene.", "2021-02-01/2021-02-07"),
        ("es", "A finales del mes pasado.", "2020-12"),
        ("es", "Dentro de tres días.", "2021-01-29"),
        ("es", "Hace dos años.", "2019"),
        ("ar", "اجتمعا اليوم.", "2021-01-26"),
        ("ar", "اجتمعا أمس الاثنين.", "2021-01-25"),
        ("ar", "يجتمعان غدا الأربعاء.", "2021-01-27"),
        ("ar", "اجتمعا الخميس الماضي.", "2021-01-21"),
        ("ar", "اجتمعا مساء السبت.", "2021-01-23"),
        ("ar", "الأسبوع المقبل.", "2021-02-01/2021-02-07"),
        ("ar", "اجتمعا العام الماضي.", "2020"),
        ("ar", "اجتمعا في 10 دجنبر الماضي.", "2020-12-10"),
        ("ar", "اجتمعا قبل ثلاثة أيام.", "2021-01-23"),
        ("en", "They met on the 28th.", "2021-01-28"),
        ("en", "They met last night.", "2021-01-25"),
        ("en", "They met on the 3rd of last month.", "2020-12-03"),
        ("en", "They met on Saturday and Sunday.", "2021-01-23/2021-01-24"),
        ("en", "They met until Friday.", "../2021-01-29"),
        ("en", "They have met since October.", "2020-10/.."),
        ("en", "They met on Tuesday last week.", "2021-01-19"),
        ("fr", "Reçus le jeudi de la semaine prochaine.", "2021-02-04"),
        ("es", "Reunidos el lunes de la semana pasada.", "2021-01-18"),
        ("fr", "Reçus du 11 au 13.", "2021-01-11/2021-01-13"),
        ("fr", "Reçus le 20 au matin.", "2021-01-20"),
        ("fr", "Réunis samedi et dimanche derniers.", "2021-01-23/2021-01-24"),
        ("fr", "Le 5 du mois prochain.", "2021-02-05"),
        ("es", "Reunidos el 5 de este mes.", "2021-01-05"),
        ("ar", "يجتمعان في العاشر من الشهر المقبل.", "2021-02-10"),
    ],
)
def test_counts_from_the_publication_date(language, text, edtf):
    assert [found for _, found in read(text, language, "2021-01-26")] == [edtf]


@pytest.mark.parametrize(
    ("tense", "text", "edtf"),
    [
        ("Past", "They met on Thursday.", "2021-01-21"),
        ("Fut", "They met on Thursday.", "2021-01-28"),
        ("Pres", "They met on Thursday.", "2021-01-28"),
        (None, "They met on Thursday.", "2021-01-21"),
        (None, "They met on Tuesday.", "2021-01-26"),
        ("Past", "They met on 10 December.", "2020-12-10"),
        ("Fut", "They met on 10 March.", "2021-03-10"),
        ("Past", "They met in October.", "2020-10"),
    ],
)
def test_lets_the_tense_of_the_verb_choose_the_side(tense, text, edtf):
    assert [found for _, found in read(text, "en", "2021-01-26", tense)] == [edtf]


@pytest.mark.parametrize(
    ("language", "text", "edtf"),
    [
        ("fr", "Arrivé le 5 mai 2018. Le lendemain, départ.", "2018-05-06"),
        ("fr", "Arrivé le 5 mai 2018. La veille, un dîner.", "2018-05-04"),
        ("en", "Signed on 5 May 2018. The following month, nothing.", "2018-06"),
        ("en", "Signed in 2018. That year, nothing.", "2018"),
        ("en", "Signed on 5 May 2018. Two weeks later, nothing.", "2018-05-14/2018-05-20"),
        ("en", "Signed on 5 May 2018. They met on the 19th of that month.", "2018-05-19"),
        ("en", "Held from 5 to 7 May 2018. They met on the second day.", "2018-05-06"),
        ("en", "Signed on 5 May 2018. Handed over on 9 June.", "2018-06-09"),
        ("fr", "Ouverts du 5 au 7 mai 2018. Le premier jour, un dîner.", "2018-05-05"),
        ("es", "Abiertos del 5 al 7 de mayo de 2018. El primer día, una cena.", "2018-05-05"),
        ("ar", "اجتمعا في 5 مايو 2018. وافترقا في اليوم نفسه.", "2018-05-05"),
    ],
)
def test_counts_from_the_date_named_before(language, text, edtf):
    time = tag_times(annotated(text, language))[-1]
    assert (time.edtf, time.basis) == (edtf, TimeBasis.CONTEXT)


def test_does_not_count_from_a_date_far_above():
    text = f"Signed on 5 May 2018.{' Nothing.' * 8} The next day, nothing."
    assert read(text)[-1] == ("The next day", None)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "They may march for a second time."),
        ("en", "Resolution 1325 and UNSCR 2020 matter."),
        ("en", "It sent 2000 troops and 1,990 people."),
        ("en", "He is 38 years old and flies the F1990."),
        ("en", "The day of 31 June."),
        ("fr", "Il a été vu, âgé de 38 ans."),
        ("fr", "Selon l'article 2015 de la loi."),
        ("fr", "La veille du sommet."),
        ("fr", "Quelque 2000 soldats."),
        ("es", "La víspera de la cumbre."),
        ("es", "El incendio de Santo Domingo."),
        ("es", "Un hombre de 45 años."),
        ("fr", "Le premier a parlé."),
        ("en", "The drill Falcon-2023 began."),
    ],
)
def test_sees_no_date_in_what_is_none(language, text):
    assert [words for words, edtf in read(text, language, "2021-01-26") if edtf is not None] == []


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("They met on 10 June.", "2021-06-10"),
        ("They met in December.", "2020-12"),
        ("They met on Tuesday.", None),
    ],
)
def test_a_month_of_publication_gives_the_year_and_no_day(text, edtf):
    assert [found for _, found in read(text, "en", "2021-04")] == [edtf]


def test_a_date_far_from_the_one_written_before_keeps_its_year_open():
    assert read("Signed on 5 May 2018. Handed over on 9 December.")[-1] == ("9 December", "XXXX-12-09")


def test_a_time_of_day_is_of_the_latest_day_told():
    text = "Reçus jeudi. Ils avaient dîné le 5 janvier. Dans l'après-midi, ils ont signé."
    assert read(text, "fr", "2021-01-26")[-1] == ("l'après-midi", "2021-01-21")


def test_a_past_verb_counts_from_a_day_that_is_over():
    text = "It met on 20 January and ends on 9 February. A day later they met."
    assert read(text, "en", "2021-01-26", "Past")[-1] == ("A day later", "2021-01-21")


@pytest.mark.model
@pytest.mark.parametrize(
    ("language", "text", "edtf"),
    [
        ("fr", "L'avion qui transportait la ministre a décollé jeudi pour Riga.", "2021-01-21"),
        ("fr", "Jeudi, c'est à Riga que la ministre a signé l'accord.", "2021-01-21"),
        ("en", "The visit announced for Thursday was called off.", "2021-01-28"),
        ("en", "The two ministers met at the weekend.", "2021-01-23/2021-01-24"),
        ("fr", "La ministre est attendue à Riga à l'automne.", "2021-23"),
        ("fr", "Le ministre l'a remerciée d'avoir accueilli en septembre les élèves.", "2020-09"),
    ],
)
def test_the_verb_tells_which_way_to_look(language, text, edtf):
    page = annotate(annotated(text, language, "2021-01-26").article, language)
    assert [time.edtf for time in tag_times(page)] == [edtf]


@pytest.mark.model
@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("fr", "Le 20 heures a montré la ministre.", "Le 20"),
        ("es", "Kenia anunció el jueves dos millones de euros.", "el jueves dos"),
    ],
)
def test_a_number_that_counts_something_is_no_day(language, text, words):
    page = annotate(annotated(text, language, "2021-01-26").article, language)
    assert words not in [time.span.cut(text) for time in tag_times(page)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The 2030 Agenda for all."),
        ("en", "They backed NATO 2030 and Vision 2030."),
        ("fr", "Selon l'Agenda 2063, le PLF 2025 et la CAN 2025."),
        ("en", "On 01/02/2021 they met."),
        ("en", "On 12 and 15 May they met."),
        ("fr", "Depuis les années 90, rien."),
    ],
)
def test_leaves_undated_what_it_is_not_sure_of(language, text):
    times = tag_times(annotated(text, language, "2021-01-26"))
    assert times
    assert all(time.edtf is None and time.basis is TimeBasis.UNKNOWN for time in times)


@pytest.mark.parametrize(
    ("language", "text", "kind", "value"),
    [
        ("en", "A three-day visit.", TimeKind.DURATION, "P3D"),
        ("en", "Every Monday.", TimeKind.SET, "XXXX-WXX-1"),
        ("en", "Every two years.", TimeKind.SET, "P2Y"),
        ("fr", "Un quart d'heure.", TimeKind.DURATION, "PT15M"),
        ("fr", "Vingt-quatre heures.", TimeKind.DURATION, "PT24H"),
        ("fr", "Plusieurs jours.", TimeKind.DURATION, "PXD"),
        ("fr", "Tous les jeudis.", TimeKind.SET, "XXXX-WXX-4"),
        ("fr", "Chaque année.", TimeKind.SET, "P1Y"),
        ("fr", "Récemment.", TimeKind.DATE, "PAST_REF"),
        ("fr", "Un quinquennat.", TimeKind.DURATION, "P5Y"),
    ],
)
def test_gives_durations_and_recurrences_a_value_but_no_date(language, text, kind, value):
    times = tag_times(annotated(text, language, "2021-01-26"))
    assert (times[0].kind, times[0].value, times[0].edtf) == (kind, value, None)


def test_keeps_the_day_of_a_time_of_day():
    first, second = tag_times(annotated("It met at 3 p.m. on 5 May 2018."))
    assert (first.kind, first.value, first.edtf) == (TimeKind.TIME, "2018-05-05T15:00", "2018-05-05")
    assert second.edtf == "2018-05-05"


def test_gives_the_ends_of_a_range_apart_when_asked():
    page = annotated("Du 30 septembre au 2 octobre 2019.", "fr")
    assert [time.edtf for time in tag_times(page, ranges=False)] == ["2019-09-30", "2019-10-02"]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("She will meet the king before leaving for Riga on Thursday.", "2021-01-28"),
        ("They reviewed preparations for the summit, which is to be held in Riga on 27 October.", "2021-10-27"),
    ],
)
def test_what_is_still_to_be_done_lies_ahead(text, edtf):
    page = annotate(annotated(text, "en", "2021-01-26").article, "en")
    assert [time.edtf for time in tag_times(page)] == [edtf]


@pytest.mark.model
def test_a_month_that_is_a_first_name_is_no_date():
    page = annotate(annotated("The envoy, Mr Jan Hoekstra, met the minister.", "en", "2021-01-26").article, "en")
    assert tag_times(page) == ()


def test_explains_a_weekday_by_the_tense():
    (time,) = tag_times(annotated("They met on Tuesday.", "en", "2021-03-05", "Past"))
    assert "2021-03-05" in time.explanation.detail
    assert "past" in time.explanation.detail


def test_reads_nothing_outside_sentences():
    page = annotated("", "en")
    assert tag_times(page) == ()


def test_refuses_a_language_without_words():
    with pytest.raises(VocabularyError, match="no dates file"):
        tag_times(annotated("x", "xx"))


def _vocabulary(language):
    forms = load_dates(language).forms
    words = [" ".join((first, *rest)) for first, phrases in forms.items() for rest, *_ in phrases]
    numbers = ["31", "5", "1999", "90", "13:00", "9999", "-", ",", "of", "s", "le", "du"]
    return [word.capitalize() for word in words] + numbers


_DAYS = [None, "2021-01-26", "0001-01-01", "9999-12-31", "2021"]


@settings(deadline=None)
@given(st.data(), st.sampled_from(["en", "fr"]), st.sampled_from(_DAYS))
def test_whatever_the_text_spans_hold_and_values_are_edtf(data, language, published):
    words = st.lists(st.sampled_from(_vocabulary(language)) | st.text(max_size=4), max_size=12)
    text = " ".join(data.draw(words))
    page = annotated(text, language, published, data.draw(st.sampled_from([None, "Past", "Fut"])))
    end = 0
    for time in tag_times(page):
        assert time.span.start >= end
        end = time.span.end
        assert any(sentence.span.contains(time.span) for sentence in page.sentences)
        assert re.match(r"\S", time.span.cut(text))
        if time.edtf is not None:
            parse_edtf(time.edtf)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("En 2019 firmaron. Se reunieron el 5 de junio de ese año.", "2019-06-05"),
        ("En 2019 firmaron. Se reunieron en junio de ese mismo año.", "2019-06"),
        ("En 2019 firmaron. Se reunieron en marzo del año siguiente.", "2020-03"),
        ("Se reunieron en junio de ese año.", "XXXX-06"),
    ],
)
def test_a_month_takes_the_year_its_words_count_from(text: str, edtf: str) -> None:
    assert tag_times(annotated(text, "es"))[-1].edtf == edtf
