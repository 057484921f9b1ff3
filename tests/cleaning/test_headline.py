import pytest

from dragoman.cleaning import clean_article
from dragoman.model.article import Article

EN = (
    "The foreign ministers of Latvia and Ghana, Ilze Kalnozola-Berg and Kojo Antwi-Sarpong, met in Riga on Tuesday and "
    "agreed to train customs officers together over the next three years.\n"
    "The first course will be held in Tema in the autumn, the Latvian ministry said in a statement. The two sides also "
    "spoke about maritime security in the Gulf of Guinea and about trade."
)
FR = (
    "Le ministre togolais des Affaires étrangères, Kossi Amégan-Dufour, a reçu mardi à Lomé son homologue portugais, "
    "Duarte Vilhena-Prado, avec qui il a signé un accord de coopération maritime.\n"
    "L'accord prévoit la formation de garde-côtes togolais à Lisbonne pendant trois ans, a indiqué le ministère. Les "
    "deux hommes ont aussi évoqué la sécurité dans le golfe de Guinée."
)


def title_of(make_page, head, body):
    article = clean_article(make_page(f"{head}\n{body}"))
    assert isinstance(article, Article)
    return article.title


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("Latvia and Ghana agree on customs training", "Latvia and Ghana agree on customs training"),
        ("Ministry of Foreign Affairs of Latvia\nPress releases\n12 March 2024\n"
         "Latvia and Ghana agree on customs training", "Latvia and Ghana agree on customs training"),
        ("Latvia and Ghana agree on customs training\nMinistry of Foreign Affairs\n12 March 2024",
         "Latvia and Ghana agree on customs training"),
        ("Latvia and Ghana agree on customs training\nMedia release\nMinister for Foreign Affairs\n12 March 2024",
         "Latvia and Ghana agree on customs training"),
        ("Latvia and Ghana agree on customs training\nRIGA, Latvia / ACCRA – 12 March 2024",
         "Latvia and Ghana agree on customs training"),
        ("The Baltic Ledger\n24/09/2024\nCustoms officers to learn together",
         "Customs officers to learn together"),
        ("LATVIA, GHANA TO TRAIN CUSTOMS OFFICERS\nBy Marta Ozola-Finch\n12 March 2024",
         "LATVIA, GHANA TO TRAIN CUSTOMS OFFICERS"),
        ("FOREIGN POLICY\nLATVIA AND GHANA TO TRAIN CUSTOMS OFFICERS", "LATVIA AND GHANA TO TRAIN CUSTOMS OFFICERS"),
        ("Latvia, Ghana Agree on Customs Training\nFirst course to be held in Tema in the autumn, ministry says\n"
         "12 March 2024", "Latvia, Ghana Agree on Customs Training"),
        ("Latvia, Ghana Agree on Customs Training\n12 March 2024\nFirst course to be held in Tema, ministry says",
         "Latvia, Ghana Agree on Customs Training"),
        ("Latvia and Ghana agree to train customs officers in\nTema over three years\n12 March 2024",
         "Latvia and Ghana agree to train customs officers in Tema over three years"),
        ("Joint statement of the foreign ministers of Latvia and Ghana\n12 March 2024",
         "Joint statement of the foreign ministers of Latvia and Ghana"),
        ("Press release\nJoint Statement on the Second Round of Consultations\n12 March 2024",
         "Joint Statement on the Second Round of Consultations"),
        ("Joint Statement\n12 March 2024", "Joint Statement"),
        ("Readout\nReadout of Minister Kalnozola-Berg's Meeting With Her Counterpart\nMarch 12, 2024",
         "Readout of Minister Kalnozola-Berg's Meeting With Her Counterpart"),
        ("Latvia trains Ghanaians", "Latvia trains Ghanaians"),
        ("Home | World | Latvia\nLatvia and Ghana agree on customs training\nShare",
         "Latvia and Ghana agree on customs training"),
        ("Latvia and Ghana agree on customs training | The Latvia Times\nNews\nSport\n"
         "Latvia and Ghana agree on customs training\n12 March 2024", "Latvia and Ghana agree on customs training"),
        ("Ministry of Foreign Affairs summons envoys\n12 March 2024", "Ministry of Foreign Affairs summons envoys"),
        ("Old hands, new waters\n12 March 2024\nBy Marta Ozola-Finch", None),
        ("Ministry of Foreign Affairs of Latvia\n12 March 2024", None),
        ("Embassy of Ghana in Riga\nNews", None),
        ("Tuesday, 12 March 2024", None),
        ("The Baltic Ledger\n12 March 2024", None),
    ],
)  # fmt: skip
def test_title_in_english(head, title, make_page):
    assert title_of(make_page, head, EN) == title


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("République togolaise\nMinistère des Affaires étrangères et de l'Intégration régionale\nCommuniqué de presse\n"
         "Lomé et Lisbonne signent un accord maritime\nLomé, le 12 mars 2024",
         "Lomé et Lisbonne signent un accord maritime"),
        ("Ministère des Affaires étrangères\nLomé, le 12 mars 2024", None),
        ("SERVICE DE PRESSE\n12.03.2024\nTogo : un accord de coopération maritime avec le Portugal",
         "Togo : un accord de coopération maritime avec le Portugal"),
        ("TOGO-PORTUGAL : UN ACCORD DE COOPERATION MARITIME SIGNE A LOME",
         "TOGO-PORTUGAL : UN ACCORD DE COOPERATION MARITIME SIGNE A LOME"),
        ("Coopération maritime :\nle Togo et le Portugal signent un accord",
         "Coopération maritime : le Togo et le Portugal signent un accord"),
        ("Le Togo et le Portugal signent un accord de\ncoopération maritime\nPublié le 12 mars 2024",
         "Le Togo et le Portugal signent un accord de coopération maritime"),
        ("Communiqué final de la deuxième session\nLomé, 12 mars 2024", "Communiqué final de la deuxième session"),
        ("Nations Unies\nCouverture des réunions et communiqués de presse\nAG/991\n12 mars 2024\n"
         "Le Togo et le Portugal signent un accord maritime", "Le Togo et le Portugal signent un accord maritime"),
        ("Le Togo et le Portugal signent un accord maritime\nDes garde-côtes togolais seront formés à Lisbonne\n"
         "Par Afi Lawson-Meyer", "Le Togo et le Portugal signent un accord maritime"),
        ("Afrique de l'Ouest\nUn accord pour les garde-côtes\nPar Afi Lawson-Meyer\nLe 12/03/2024 à 10:15",
         "Un accord pour les garde-côtes"),
        ("Présidence de la République du Togo\nAudiences\nMardi 12 mars 2024", None),
    ],
)  # fmt: skip
def test_title_in_french(head, title, make_page):
    assert title_of(make_page, head, FR) == title
