"""The French triggers, through the real models: one sentence a case, with what it has to give."""

import pytest

from dragoman.extraction import extract_facts
from tests.extraction.pages import grammar_of

pytestmark = pytest.mark.model

TOLD = [
    # encounters
    (
        "Le ministre malien de la Défense, Oumar Diarrabé, a reçu en audience l'ambassadeur du Japon, Kenji Morikado.",
        "meeting",
        "MLI JPN",
    ),
    (
        "Le chef de la diplomatie tunisienne, Slim Karrouchi, s'est entretenu avec son homologue italien.",
        "meeting",
        "TUN ITA",
    ),
    (
        "Le Premier ministre belge, Wout Peremans, a eu un tête-à-tête avec le président sénégalais.",
        "meeting",
        "BEL SEN",
    ),
    ("Les ministres espagnol et portugais de l'Intérieur se sont réunis mardi à Badajoz.", "meeting", "ESP PRT"),
    (
        "L'ambassadeur de Norvège, Lars Heggen, a présenté ses lettres de créance au président togolais.",
        "meeting",
        "NOR TGO",
    ),
    (
        "La ministre suisse de la Défense, Regula Ammann, a rencontré mardi son homologue autrichien, Karl Fendrich.",
        "meeting",
        "CHE AUT",
    ),
    ("Des pourparlers entre l'Arménie et l'Azerbaïdjan se sont tenus lundi à Genève.", "meeting", "ARM AZE"),
    ("Le président turc est attendu mercredi à Alger.", "visit", "TUR DZA"),
    ("Le président ghanéen, Kwaku Asante-Boadi, effectue une visite officielle au Togo.", "visit", "GHA TGO"),
    ("La ministre canadienne de la Défense, Joanne Tremblay-Roy, se rendra en mai en Lettonie.", "visit", "CAN LVA"),
    ("Le chef d'état-major nigérien, le général Souley Marafa, a passé trois jours à Ankara.", "visit", "NER TUR"),
    ("Une délégation de l'armée allemande est arrivée lundi à Niamey.", "visit", "DEU NER"),
    ("Le roi de Jordanie s'est rendu mercredi en Égypte.", "visit", "JOR EGY"),
    ("Le président kényan a achevé jeudi une visite d'État en Inde.", "visit", "KEN IND"),
    (
        "La ministre belge de la Défense, Hilde Van Eyck, s'est entretenue par téléphone avec son homologue rwandais.",
        "call",
        "BEL RWA",
    ),
    ("Le président polonais s'est entretenu au téléphone avec son homologue lituanien.", "call", "POL LTU"),
    # gatherings
    (
        "La Mauritanie et le Sénégal ont tenu mardi à Nouakchott la quatrième session de leur commission mixte.",
        "session",
        "MRT SEN",
    ),
    ("La Côte d'Ivoire et le Ghana ont participé à un séminaire sur la sécurité maritime.", "seminar", "CIV GHA"),
    ("Le sommet de l'Union africaine s'est ouvert dimanche à Addis-Abeba.", "conference", "AU"),
    # practice
    ("L'exercice conjoint entre le Maroc et la France a débuté lundi à Agadir.", "exercise", "MAR FRA"),
    ("La marine espagnole et la marine algérienne ont mené un exercice naval au large d'Oran.", "exercise", "ESP DZA"),
    ("Des instructeurs italiens ont formé des policiers libyens.", "training", "ITA LBY"),
    ("La gendarmerie française a formé cinquante gendarmes béninois à Porto-Novo en mai 2023.", "training", "FRA BEN"),
    # accord
    ("Le Maroc et le Portugal ont signé mardi un accord de coopération militaire.", "agreement", "MAR PRT"),
    (
        "Le Tchad et le Niger ont paraphé un protocole d'accord sur la surveillance de la frontière.",
        "agreement",
        "TCD NER",
    ),
    ("Un mémorandum d'entente a été signé entre la Jordanie et l'Irak.", "agreement", "JOR IRQ"),
    ("L'Algérie a conclu avec l'Italie une convention sur l'énergie.", "agreement", "DZA ITA"),
    ("Le Monténégro a adhéré à l'OTAN en 2017.", "accession", "MNE NATO"),
    ("La Suède a rejoint l'Alliance atlantique.", "accession", "SWE NATO"),
    # support
    ("Le Qatar a offert des ambulances à la Somalie.", "aid", "QAT SOM"),
    ("L'Union européenne a accordé à la Tunisie un prêt de 60 millions d'euros.", "aid", "EU TUN"),
    ("Le Japon a octroyé un don de 5 millions de dollars au Burkina Faso.", "aid", "JPN BFA"),
    ("L'Inde a fait don de 20 tonnes de riz à Madagascar.", "aid", "IND MDG"),
    ("Le Koweït a débloqué une aide d'urgence au profit du Liban.", "aid", "KWT LBN"),
    ("La Turquie a livré six drones au Niger.", "transfer", "TUR NER"),
    (
        "La Chine a remis à l'armée burkinabè, mardi à Ouagadougou, une trentaine de véhicules blindés.",
        "transfer",
        "CHN BFA",
    ),
    ("La Grèce a acheté trois frégates à la France.", "transfer", "GRC FRA"),
    ("Le Belize a inauguré une ambassade à Nairobi.", "opening", "BLZ KEN"),
    ("La Zambie a ouvert un consulat général à Dakar.", "opening", "ZMB SEN"),
    ("Le président malgache a décoré l'ambassadeur d'Inde.", "honour", "MDG IND"),
    (
        "Le président rwandais a élevé l'ambassadrice de Belgique au rang d'officier de l'ordre national.",
        "honour",
        "BEL RWA",
    ),
    ("L'Irlande a reconnu l'État de Palestine.", "recognition", "IRL PSE"),
    # contest
    ("Le gouvernement tchadien a convoqué l'ambassadeur d'Allemagne.", "protest", "TCD DEU"),
    ("La Belgique a expulsé deux diplomates russes.", "sanction", "BEL RUS"),
    ("La Lettonie a déclaré persona non grata un diplomate russe.", "sanction", "LVA RUS"),
    ("Le Canada a imposé de nouvelles sanctions contre l'Iran.", "sanction", "CAN IRN"),
    ("Le Soudan a rompu ses relations diplomatiques avec les Émirats arabes unis.", "rupture", "SDN ARE"),
    ("L'Union européenne a adopté de nouvelles sanctions contre la Biélorussie.", "sanction", "EU BLR"),
    ("Le Zimbabwe a ordonné l'expulsion de l'ambassadeur de Suède.", "sanction", "ZWE SWE"),
    ("La Géorgie a rompu les relations diplomatiques avec la Russie.", "rupture", "GEO RUS"),
    ("La France a suspendu sa coopération militaire avec le Mali.", "rupture", "FRA MLI"),
    ("Le Niger a claqué la porte de l'Organisation internationale de la francophonie.", "rupture", "NER OIF"),
    ("La Serbie a accusé le Kosovo de provocation.", "accusation", "SRB XKX"),
    ("L'Éthiopie a dénoncé l'attitude de l'Égypte.", "accusation", "ETH EGY"),
    ("Le Rwanda a rejeté les accusations de la Belgique.", "rejection", "RWA BEL"),
    ("Le président turc a menacé la Grèce.", "threat", "TUR GRC"),
    ("L'Union africaine a exhorté le Soudan à libérer les détenus.", "request", "AU SDN"),
    ("La Pologne a demandé à l'Ukraine d'ouvrir une enquête.", "request", "POL UKR"),
    ("La Russie a massé des troupes en Biélorussie.", "mobilisation", "RUS BLR"),
    ("L'Iran a arraisonné un pétrolier grec.", "coercion", "IRN GRC"),
    ("L'Algérie a fermé sa frontière avec le Maroc.", "coercion", "DZA MAR"),
    ("Israël a bombardé le Liban.", "assault", "ISR LBN"),
]

SILENT = [
    # not told as having taken place
    "Le ministre grec souhaite rencontrer son homologue turc.",
    "La Tunisie a démenti toute rencontre avec une délégation israélienne.",
    "Le Sénégal n'a pas signé d'accord avec la Russie.",
    "Les ministres français et italien pourraient se rencontrer en juin.",
    "Le Kenya et la Somalie ont évoqué la signature d'un accord de défense.",
    # the same words, another sense
    "Le ministre marocain a reçu un message du président sénégalais.",
    "Le tribunal a condamné un ressortissant français à dix ans de prison.",
    "La Tunisie a accusé un recul de ses exportations vers la France.",
    "Les chefs de la CEDEAO se sont retirés dans une salle de la présidence nigériane.",
    "Le constructeur a vendu 40 000 véhicules à la Pologne et à l'Allemagne.",
    "Le ministre belge a dénoncé le terrorisme et le racisme.",
    "Le président togolais a reçu les félicitations du gouvernement ghanéen.",
    "Le ministre italien a visité une usine de Toyota au Japon.",
    "Le président béninois a félicité le président togolais.",
    "L'entraîneur du Maroc a rencontré la presse espagnole.",
    "L'équipe du Ghana est arrivée au Caire pour affronter l'Égypte.",
    "Le Maroc a reçu la Zambie en demi-finale à Casablanca.",
    "Le public algérien a envahi le terrain après la défaite de la Tunisie.",
]


def told(sentence: str) -> list[tuple[str, frozenset[str]]]:
    """Read one sentence as a page of its own: the kind and the parties of each engagement."""
    facts = extract_facts(grammar_of(sentence, "fr", published="2025-03-14").reading)
    return [(e.kind, frozenset(p.party for p in e.participants)) for e in facts.engagements]


@pytest.mark.parametrize(("sentence", "kind", "parties"), TOLD)
def test_an_occurrence_is_told_with_its_parties(sentence: str, kind: str, parties: str) -> None:
    assert told(sentence) == [(kind, frozenset(parties.split()))]


@pytest.mark.parametrize("sentence", SILENT)
def test_nothing_is_told_where_nothing_took_place(sentence: str) -> None:
    assert told(sentence) == []
