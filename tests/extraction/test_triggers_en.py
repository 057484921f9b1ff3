"""The English lexicon of engagements, through the real models: a sentence, and what it tells."""

import pytest

from dragoman.extraction import extract_facts
from dragoman.model.facts import Engagement
from tests.extraction.pages import grammar_of

pytestmark = pytest.mark.model

TOLD = (
    # Meetings, visits and calls
    ("Kenyan Defence Minister Amina Wako held talks with her Ugandan counterpart in Kampala.", "meeting", "KEN UGA"),
    ("The Kenyan and Ugandan defence ministers sat down in Nairobi on Monday.", "meeting", "KEN UGA"),
    ("The Ugandan minister was received by the president of Kenya.", "meeting", "KEN UGA"),
    ("The Kenyan ambassador presented his credentials to the president of Uganda.", "meeting", "KEN UGA"),
    ("The President of Kenya accepted the credentials of the new Ugandan ambassador.", "meeting", "KEN UGA"),
    ("The Turkish ambassador paid a courtesy call on the Kenyan defence minister.", "meeting", "TUR KEN"),
    ("The Turkish ambassador called on Kenya's president, Peter Barasa, at State House.", "meeting", "TUR KEN"),
    ("The French defence minister touched down in Rabat on Tuesday.", "visit", "FRA MAR"),
    ("The French minister wrapped up a two-day visit to Morocco.", "visit", "FRA MAR"),
    ("The French minister embarked on a tour to Morocco.", "visit", "FRA MAR"),
    ("The French defence minister led a delegation to Morocco.", "visit", "FRA MAR"),
    ("A Kenyan delegation led by the defence minister arrived in Kampala.", "visit", "KEN UGA"),
    ("The Kenyan and Ugandan presidents spoke by telephone on Sunday.", "call", "KEN UGA"),
    # Gatherings and practice
    ("Ugandan and Kenyan officers wrapped up a seminar on maritime security in Mombasa.", "seminar", "KEN UGA"),
    ("The first round of political consultations between Kenya and Jordan took place in Amman.", "session", "KEN JOR"),
    ("British instructors trained Kenyan soldiers in Nanyuki.", "training", "GBR KEN"),
    ("Kenyan officers completed a training course given by British instructors.", "training", "GBR KEN"),
    ("British and Kenyan troops kicked off a joint exercise on Monday.", "exercise", "GBR KEN"),
    ("A joint exercise between Britain and Kenya ended on Friday.", "exercise", "GBR KEN"),
    # Accord
    ("France and Morocco inked a memorandum of understanding on cyber security.", "agreement", "FRA MAR"),
    ("The ministers of Kenya and Uganda put their names to a declaration on trade.", "agreement", "KEN UGA"),
    ("The ministers of France and Morocco put pen to paper on a defence pact.", "agreement", "FRA MAR"),
    ("Japan and Kenya established diplomatic relations in 1963.", "agreement", "JPN KEN"),
    ("Finland became the 31st member of NATO.", "accession", "FIN NATO"),
    ("Finland was admitted to NATO on 4 April 2023.", "accession", "FIN NATO"),
    # Support
    ("Japan gifted ten tonnes of rice to Kenya.", "aid", "JPN KEN"),
    ("Japan has donated 500,000 doses of vaccine to Kenya.", "aid", "JPN KEN"),
    ("Japan provided Kenya with a $30 million grant.", "aid", "JPN KEN"),
    ("Japan handed over two patrol boats to Kenya.", "transfer", "JPN KEN"),
    ("Turkey delivered the first batch of drones to Kenya.", "transfer", "TUR KEN"),
    ("Kenya bought six helicopters from Japan.", "transfer", "JPN KEN"),
    ("Japan presented Kenya with six patrol boats.", "transfer", "JPN KEN"),
    ("Kenya opened an embassy in Rwanda on Monday.", "opening", "KEN RWA"),
    ("France awarded the Kenyan general the Legion of Honour.", "honour", "FRA KEN"),
    ("France recognised Palestine as a sovereign state.", "recognition", "FRA PSE"),
    # Contest
    ("Kenya called on Uganda to withdraw its troops from the islands.", "request", "KEN UGA"),
    ("Kenya demanded that Uganda release the fishermen.", "request", "KEN UGA"),
    ("Kenya issued an ultimatum to Uganda.", "request", "KEN UGA"),
    ("Kenya blamed Uganda for the collapse of the talks.", "accusation", "KEN UGA"),
    ("Kenya's foreign minister lashed out at Uganda.", "accusation", "KEN UGA"),
    ("Kenya rejected Uganda's claim to the island.", "rejection", "KEN UGA"),
    ("Uganda denied Kenyan accusations that it had armed rebels.", "rejection", "KEN UGA"),
    ("Kenya warned Uganda against crossing the border.", "threat", "KEN UGA"),
    ("Uganda's foreign ministry called in the Kenyan ambassador over the arrest.", "protest", "KEN UGA"),
    ("Kenya lodged a protest with Uganda.", "protest", "KEN UGA"),
    ("Kenya declared two Ugandan diplomats persona non grata.", "sanction", "KEN UGA"),
    ("Kenya slapped a travel ban on Ugandan officials.", "sanction", "KEN UGA"),
    ("The European Union imposed a new package of sanctions on Russia.", "sanction", "EU RUS"),
    ("Kenya broke off diplomatic relations with Uganda.", "rupture", "KEN UGA"),
    ("Kenya suspended military cooperation with Uganda.", "rupture", "KEN UGA"),
    ("Kenya deployed troops to the border with Uganda.", "mobilisation", "KEN UGA"),
    ("Uganda closed its border with Kenya.", "coercion", "KEN UGA"),
    ("Ugandan soldiers opened fire on Kenyan soldiers.", "assault", "KEN UGA"),
)
UNTOLD = (
    "The French proposal met with criticism from Kenya.",
    "The president of Kenya received a letter from his Ugandan counterpart.",
    "Kenya joined the European Union in calling for a ceasefire.",
    "Asked about Uganda, Kenya's foreign minister declined to comment.",
    "The Kenyan minister visited the Turkish stand at the book fair.",
    "Kenya welcomed Uganda's decision.",
    "In the course of the year trade between Kenya and Uganda doubled.",
    "France condemned the attack in Kenya.",
    "The French minister hosted a dinner in honour of Moroccan artists.",
    "Kenya hopes to host talks with Uganda.",
    "England host Sri Lanka in the first Test on Thursday.",
    "Kenyan police protected Uganda's embassy against rioters.",
    "NATO warned that Russia would attack Estonia.",
    "At a press conference Kenya's minister spoke about Uganda.",
)


def _told(text: str) -> tuple[Engagement, ...]:
    return extract_facts(grammar_of(text, "en", published="2024-05-15").reading).engagements


@pytest.mark.parametrize(("text", "kind", "parties"), TOLD)
def test_a_sentence_tells_an_engagement(text: str, kind: str, parties: str) -> None:
    told = {(e.kind, frozenset(p.party for p in e.participants)) for e in _told(text)}
    assert (kind, frozenset(parties.split())) in told


@pytest.mark.parametrize("text", UNTOLD)
def test_a_sentence_that_only_sounds_like_an_engagement_tells_none(text: str) -> None:
    assert _told(text) == ()


def test_a_visit_called_off_is_told_as_cancelled() -> None:
    (visit,) = _told("The French president called off his visit to Morocco.")
    assert (visit.kind, visit.status.value) == ("visit", "cancelled")
