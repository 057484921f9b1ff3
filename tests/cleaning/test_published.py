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


EVENT = "The agreement had been prepared at a conference in Tallinn on 14 February 2020."


@pytest.mark.parametrize(
    ("content", "edtf", "rule"),
    [
        (f"The Baltic Ledger\n24/09/2024\n{TITLE}\n{BODY}", "2024-09-24", "date-above"),
        (f"Ministry of Finance\nMEDIA RELEASE\n19 May 2023\n{TITLE}\n{BODY}", "2023-05-19", "date-above"),
        (f"United Nations\nGA/991\n17 September 2024\nPress release\n{TITLE}\n{BODY}", "2024-09-17", "date-above"),
        (f"{TITLE}\nPolitics 11/10/2022 - 14:25\nRIGA, Oct 11 (BW) -- {BODY}", "2022-10-11", "date-line"),
        (f"{TITLE}\nPolitics 10/11/2022 - 14:25\nRIGA, Oct 11 (BW) -- {BODY}", "2022-10-11", "date-line"),
        (f"{TITLE}\n21 Sep. 2023 - 22 Sep. 2023\nLast updated: 22-Sep.-2023 16:05\n{BODY}", "2023-09-22",
         "updated-line"),
        (f"{TITLE}\nTuesday, 14 May 2024\n{BODY}", "2024-05-14", "date-line"),
        (f"{TITLE}\n05.03.2021\n{BODY}", "2021-03-05", "date-line"),
        (f"{TITLE}\nForeign Affairs 09:31 August 20, 2019\n{BODY}", "2019-08-20", "date-line"),
        (f"{TITLE}\nMay 2024\nRIGA, May 14 (Baltic Wire) - {BODY}", "2024-05-14", "dateline"),
        (f"{TITLE}\nRIGA, May 14 (Baltic Wire) - {BODY} They met on 14 May 2024.", "2024-05-14", "dateline"),
        (f"{TITLE}\n14 May 2024. – {BODY}", "2024-05-14", "dateline"),
        (f"{TITLE} (6 March 2025)\n{BODY}", "2025-03-06", "bracketed-date"),
        (f"{TITLE}\nPolicy brief – September 2023\n{BODY}", "2023-09", "month-line"),
        (f"{TITLE}\n{BODY}\nRiga, 14 May 2024", "2024-05-14", "signed-line"),
        (f"{TITLE}\n{BODY}\n14 May 2024", "2024-05-14", "signed-line"),
        (f"{TITLE}\nBy Marta Ozola | May 14, 2024 – 8:40 p.m.\n{BODY}", "2024-05-14", "date-line"),
        (f"{TITLE}\nOLD RIGA HARBOUR AREA, Latvia, May 14, 2024 -- {BODY}", "2024-05-14", "dateline"),
        (f"The Baltic Ledger – Edition of 14 May 2024\nIN BRIEF\n{TITLE}\n{BODY}", "2024-05-14", "only-date"),
        (f"RIGA 14/05/2024 16:42 (WIRE) = {BODY}", "2024-05-14", "dateline"),
    ],
)  # fmt: skip
def test_date_is_read_from_every_kind_of_line(content, edtf, rule, make_page):
    assert published(make_page, content) == (edtf, [rule])


FRENCH = (
    "Le Togo et le Portugal ont signé vendredi à Lomé un accord sur les douanes, ont annoncé les deux ministères.\n"
    "L'accord a été signé par les ministres togolais et portugais, qui ont aussi parlé de commerce et de tourisme."
)


@pytest.mark.parametrize(
    ("line", "edtf"),
    [
        ("Mis en ligne le 15 juin 2023", "2023-06-15"),
        ("le 5/3/2021", "2021-03-05"),
        ("Note d'analyse – septembre 2023", "2023-09"),
        ("Vendredi 5 mars 2021 - 14:20", "2021-03-05"),
        ("Conférence tenue à Lomé du 3 mars 2021 au 5 mars 2021", None),
    ],
)
def test_date_lines_in_french(line, edtf, make_page):
    assert published(make_page, f"Le Togo et le Portugal signent un accord\n{line}\n{FRENCH}")[0] == edtf


SPANISH = (
    "El ministro de Defensa de Letonia recibió este viernes a su homólogo noruego en la sede del ministerio.\n"
    "Los dos ministros hablaron de la cooperación entre sus países y de las próximas maniobras en el Báltico."
)


@pytest.mark.parametrize(
    ("before", "opening", "expected"),
    [
        ("", "Bogotá, D. C., 5 de marzo de 2021. ", ("2021-03-05", ["dateline"])),
        ("", "Malabo, 05-03-2021. ", ("2021-03-05", ["dateline"])),
        ("EL FARO · Cartagena · Viernes 5 de marzo de 2021\nPUERTO · DEPORTES", "", ("2021-03-05", ["imprint"])),
        ("EL FARO · Cartagena · Martes 9 de marzo de 2021\nPUERTO · DEPORTES", "", (None, [])),
        ("Cuadernos de Oriente · Notas breves, n.º 3 · mayo de 2024", "", ("2024-05", ["month-line"])),
    ],
    ids=["dateline-with-point", "numeric-dateline", "head-of-same-day", "head-of-another-day", "month-set-off"],
)
def test_dates_in_spanish(before, opening, expected, make_page):
    content = f"{before}\nLetonia y Noruega hablan de maniobras\n{opening}{SPANISH}".strip()
    assert published(make_page, content) == expected


@pytest.mark.parametrize(
    "content",
    [
        f"{TITLE}\nOn 5 March 2021, {BODY}",
        f"{TITLE}\n{BODY} {EVENT}",
        f"{TITLE}\n11/10/2022\n{BODY}",
        f"{TITLE}\n11/10/2022\nRIGA, May 3 (Baltic Wire) -- {BODY}",
        f"The Baltic Ledger\n24/09/2024\n{TITLE}\nRIGA, May 3 (Baltic Wire) -- {BODY}",
        f"{TITLE}\n21 September 2023 - 22 September 2023\n{BODY}",
        f"{TITLE}\nRIGA, March 5 (Baltic Wire) - {BODY} {EVENT}",
    ],
    ids=["sentence", "event", "ambiguous", "disagreeing", "head-of-site", "span", "event-and-dateline"],
)
def test_date_that_may_be_another_is_left(content, make_page):
    assert published(make_page, content) == (None, [])


LETTER = (
    "Somalie. On se pressait cette semaine dans le couloir du ministre. Il a reçu lundi la directrice du programme.\n"
    "Djibouti. La liaison ferroviaire est coupée depuis dimanche, et les travaux prendront du temps."
)


@pytest.mark.parametrize(
    ("head", "edtf"),
    [
        ("Lettre de la Corne, vendredi 21 février 2025", "2025-02-21"),
        ("La Lettre du large – mars 2025", "2025-03"),
        ("Notes du 3 au 9 mars 2025", None),
    ],
)
def test_the_head_of_a_letter_without_a_title_has_its_day(head, edtf, make_page):
    assert published(make_page, f"{head}\n\n{LETTER}")[0] == edtf
