"""Quotations get their speakers, whatever the order of the words."""

import pytest

from dragoman.extraction.statements import extract_statements
from tests.extraction.pages import grammar_of

pytestmark = pytest.mark.model


def said(text: str, language: str) -> list[tuple[str | None, str | None]]:
    """Speaker (the person, else the party) and quote of each quotation."""
    found = [s for s in extract_statements(grammar_of(text, language)) if s.quote is not None]
    return [(s.speaker.label if s.speaker else s.actor.party if s.actor else None, s.quote) for s in found]


BRANDT = "The Norwegian foreign minister, Ada Brandt, met officials in Rabat on Tuesday. "
MERLE = "La ministre française de la Défense, Odile Merle, a reçu des officiers mardi. "


@pytest.mark.parametrize(
    ("text", "speaker", "quote"),
    [
        (BRANDT + "“The talks were useful,” Brandt said.", "Ada Brandt", "The talks were useful"),
        (BRANDT + "“The talks were useful,” said Brandt.", "Ada Brandt", "The talks were useful"),
        (BRANDT + 'Brandt told reporters that "the talks were useful".', "Ada Brandt", "the talks were useful"),
        (BRANDT + "Brandt called the centre “a promise kept.”", "Ada Brandt", "a promise kept."),
        (
            BRANDT + "According to Brandt, the talks were “useful from start to end”.",
            "Ada Brandt",
            "useful from start to end",
        ),
        ("Russia accused Norway of “poisoning the well”.", "RUS", "poisoning the well"),
        ("Russia denounced the sale as “a step too far”.", "RUS", "a step too far"),
    ],
)
def test_an_english_quotation_is_its_speakers(text: str, speaker: str, quote: str) -> None:
    assert said(text, "en") == [(speaker, quote)]


@pytest.mark.parametrize(
    ("text", "speaker", "quote"),
    [
        (MERLE + "« Le travail avance », a déclaré Mme Merle.", "Odile Merle", "Le travail avance"),
        (MERLE + "Mme Merle a déclaré que « le travail avance ».", "Odile Merle", "le travail avance"),
        (MERLE + "Mme Merle a salué « un partenaire sûr ».", "Odile Merle", "un partenaire sûr"),
        (MERLE + "Selon Mme Merle, le travail est « loin d'être fini ».", "Odile Merle", "loin d'être fini"),
        (MERLE + "Mme Merle a été claire : « Nous restons au Sahel. »", "Odile Merle", "Nous restons au Sahel."),
        ("Moscou a dénoncé « une provocation sans effet ».", "RUS", "une provocation sans effet"),
        ("La Belgique accuse la Russie d'avoir « piloté l'opération ».", "BEL", "piloté l'opération"),
    ],
)
def test_a_french_quotation_is_its_speakers(text: str, speaker: str, quote: str) -> None:
    assert said(text, "fr") == [(speaker, quote)]


def test_who_was_just_quoted_goes_on() -> None:
    text = BRANDT + "\n“We came early,” Brandt said. “We shall leave late.”"
    assert said(text, "en") == [("Ada Brandt", "We came early"), ("Ada Brandt", "We shall leave late.")]


def test_a_pronoun_on_the_verb_is_who_was_just_quoted() -> None:
    text = MERLE + "\n« Le travail avance », a déclaré Mme Merle.\n« Rien n'est fini », a-t-elle ajouté."
    assert said(text, "fr") == [("Odile Merle", "Le travail avance"), ("Odile Merle", "Rien n'est fini")]


def test_a_quotation_that_its_attribution_interrupts_gives_both_parts() -> None:
    text = MERLE + "\n« Nous n'acceptons pas, a dit Mme Merle, que l'on décide sans nous. »"
    assert said(text, "fr") == [
        ("Odile Merle", "Nous n'acceptons pas"),
        ("Odile Merle", "que l'on décide sans nous."),
    ]


def test_whoever_is_quoted_by_an_agency_speaks() -> None:
    text = "Russia sent a note.\n“Nothing was agreed,” the agency quoted spokeswoman Vera Sokolina as saying."
    assert said(text, "en") == [("Vera Sokolina", "Nothing was agreed")]


VOLK = "التقى وزير الخارجية الألماني أوتو برنتانو نظيره الكيني في نيروبي. "


@pytest.mark.parametrize(
    ("text", "speaker", "quote"),
    [
        (VOLK + 'وقال برنتانو إن "المحادثات كانت مفيدة".', "أوتو برنتانو", "المحادثات كانت مفيدة"),
        (VOLK + "وأضاف: «المحادثات كانت مفيدة».", "أوتو برنتانو", "المحادثات كانت مفيدة"),
        (VOLK + "وشكر برنتانو مضيفيه، مؤكدا أن «المحادثات كانت مفيدة».", "أوتو برنتانو", "المحادثات كانت مفيدة"),
    ],
)
def test_an_arabic_quotation_is_its_speakers(text: str, speaker: str, quote: str) -> None:
    assert said(text, "ar") == [(speaker, quote)]


@pytest.mark.parametrize(
    "text", [VOLK + "وقالت مصادر مطلعة إن «المحادثات كانت مفيدة».", VOLK + "وصرح برنتانو لـ«الضفة اليوم»."]
)
def test_an_unknown_subject_or_a_newspaper_is_no_speaker_and_no_quotation_in_arabic(text: str) -> None:
    assert said(text, "ar") == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (BRANDT + "Brandt said the exercise “Northern Anchor” would go on.", "en"),
        (BRANDT + "Brandt said the so-called “grey zone” was closed.", "en"),
        (MERLE + "Mme Merle a annoncé la fin de l'exercice « Lagune 24 ».", "fr"),
        (MERLE + "Mme Merle a ouvert un forum sous le thème « la paix par le droit ».", "fr"),
        ("« Tout va bien », assure-t-on à Bruxelles.", "fr"),
        ("“All is well,” analysts said.", "en"),
        ("The road was long and “winding”.", "en"),
    ],
)
def test_names_terms_and_words_of_nobody_are_no_statements(text: str, language: str) -> None:
    assert said(text, language) == []


def test_a_quotation_repeated_from_the_headline_is_told_once() -> None:
    text = BRANDT + "\nBrandt said the pact was “a bridge”.\n“The pact is a bridge between us,” Brandt said."
    assert [quote for _, quote in said(text, "en")] == ["a bridge", "The pact is a bridge between us"]
    text = BRANDT + "\nBrandt: “We need a bridge”\n“We need a bridge between us,” Brandt said."
    assert [quote for _, quote in said(text, "en")] == ["We need a bridge between us"]


def test_every_statement_cites_the_sentence_of_its_quote() -> None:
    grammar = grammar_of(MERLE + "« Le travail avance », a déclaré Mme Merle.", "fr")
    assert [c.quote for c in extract_statements(grammar)[0].evidence] == ["« Le travail avance », a déclaré Mme Merle."]


def test_speech_without_marks_gives_a_statement_without_a_quote() -> None:
    grammar = grammar_of("Norwegian foreign minister Ada Brandt said that the talks were useful.", "en")
    assert [(s.speaker.label, s.quote) for s in extract_statements(grammar) if s.speaker] == [("Ada Brandt", None)]
