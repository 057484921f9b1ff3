import random

import pytest

from dragoman.ingest.decoding import decode
from dragoman.ingest.refusal import Refusal
from dragoman.model import Reason

FRENCH = "Le ministère a reçu l’envoyé à Rabat : « l'été dernier », où l'Œuvre était prête.\n"
ARABIC = "استقبل وزير الخارجية نظيره البلجيكي اليوم في الرباط وبحثا سبل تعزيز التعاون بين البلدين.\n"
RUSSIAN = "Министр иностранных дел принял сегодня в Рабате своего бельгийского коллегу.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_french_is_decoded_from(encoding):
    assert decode((FRENCH * 3).encode(encoding)) == FRENCH * 3


def test_latin_1_is_decoded():
    text = "La délégation a été reçue à la préfecture.\n"
    assert decode(text.encode("latin-1")) == text


@pytest.mark.parametrize("text", ["été", "Rabat reçoit Tunis", "À l'OTAN"])
def test_very_short_windows_1252_is_decoded(text):
    assert decode(text.encode("cp1252")) == text


@pytest.mark.parametrize(("text", "encoding"), [(ARABIC, "cp1256"), (RUSSIAN, "cp1251")])
def test_other_8_bit_encodings_are_told_apart(text, encoding):
    assert decode((text * 4).encode(encoding)) == text * 4


@pytest.mark.parametrize("declared", ['<meta charset="windows-1250">', '<?xml version="1.0" encoding="windows-1250"?>'])
def test_the_declared_character_set_of_html_wins(declared):
    text = declared + "<p>więc</p>"
    assert decode(text.encode("cp1250")) == text


def test_a_page_that_declares_latin_1_means_windows_1252():
    text = "<meta charset=iso-8859-1><p>l’été</p>"
    assert decode(text.encode("cp1252")) == text


def test_utf_8_wins_over_a_wrong_declaration():
    text = "<meta charset=iso-8859-1><p>l’été</p>"
    assert decode(text.encode()) == text


def test_an_unknown_declaration_is_passed_over():
    text = "<meta charset=klingon><p>la délégation a été reçue</p>"
    assert decode(text.encode("cp1252")) == text


def test_utf_8_with_a_broken_byte_loses_only_that_byte():
    broken = (FRENCH * 9).encode() + b"\xff fin"
    assert decode(broken) == FRENCH * 9 + "\ufffd fin"


@pytest.mark.parametrize(
    "data",
    [b"%PDF-1.7 ...", b"\x89PNG\r\n\x1a\n", b"PK\x03\x04rest", b"words\x00words", bytes(range(1, 32)) * 9],
    ids=["pdf", "png", "zip", "zero byte", "controls"],
)
def test_what_is_no_text_is_binary(data):
    refused = decode(data)
    assert isinstance(refused, Refusal)
    assert refused.reason is Reason.BINARY


def test_noise_of_high_bytes_is_unreadable():
    noise = bytes(random.Random(1).choices(range(0x80, 0x100), k=4000))
    refused = decode(noise)
    assert isinstance(refused, Refusal)
    assert refused.reason is Reason.UNREADABLE


def test_a_broken_utf_16_file_is_unreadable():
    refused = decode(b"\xff\xfe" + b"\x00\xd8" * 500)
    assert isinstance(refused, Refusal)
    assert refused.reason is Reason.UNREADABLE
