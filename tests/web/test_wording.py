import re
from string import Formatter

import pytest
import yaml

from dragoman.errors import VocabularyError
from dragoman.model import Predicate, Reason, Role, Status
from dragoman.vocabulary.kinds import Family, load_kinds
from dragoman.vocabulary.themes import load_themes
from dragoman.web import wording
from dragoman.web.contexts.parts import Ref
from dragoman.web.wording import CATALOGUES, LANGUAGES, Words, choose_language, load_words

PACKAGE = CATALOGUES.parent
SOURCES = [*PACKAGE.glob("templates/*.html"), *PACKAGE.glob("**/*.py")]
USED = re.compile(r"""\b(?:t|words)\(\s*["']([a-z_.]+)["'](\s*~)?""")


def placeholders(said):
    return {name for _, name, _, _ in Formatter().parse(said) if name}


def own(language):
    of_vocabulary = ("kind.", "party.", "framework.", "place.")
    return {key: said for key, said in load_words(language).entries.items() if not key.startswith(of_vocabulary)}


def test_the_catalogues_have_the_same_keys():
    assert own("en").keys() == own("fr").keys()


def test_what_is_put_into_the_words_is_the_same_in_every_language():
    french = own("fr")
    differing = [
        key for key, said in own("en").items()
        if not key.endswith(".one") and placeholders(said) != placeholders(french[key])
    ]  # fmt: skip
    assert differing == []


def test_every_key_that_is_used_is_in_the_catalogue():
    keys = own("en").keys()
    used = {(match[1], bool(match[2])) for path in SOURCES for match in USED.finditer(path.read_text("utf-8"))}
    assert len(used) > 60
    missing = [
        key
        for key, is_start in used
        if not any(k == key or k.startswith(f"{key}." if not is_start else key) for k in keys)
    ]
    assert missing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_value_of_the_record_has_a_name(language):
    entries = load_words(language).entries
    groups = {
        "kind": load_kinds(), "theme": load_themes(), "role": Role, "status": Status, "predicate": Predicate,
        "reason": Reason, "family": Family,
    }  # fmt: skip
    assert [
        f"{group}.{value}" for group, values in groups.items() for value in values if f"{group}.{value}" not in entries
    ] == []


def test_a_catalogue_that_says_something_other_than_text_is_refused(tmp_path, monkeypatch):
    (tmp_path / "en.yml").write_text("nav:\n  skip: 3\n")
    monkeypatch.setattr(wording, "CATALOGUES", tmp_path)
    with pytest.raises(VocabularyError, match=r"nav\.skip"):
        load_words.__wrapped__("en")


def test_no_key_stands_twice():
    for path in CATALOGUES.glob("*.yml"):
        assert yaml.safe_load(path.read_text("utf-8"))
        assert load_words(path.stem)


@pytest.mark.parametrize(
    ("asked", "kept", "accepted", "language"),
    [
        (None, None, None, "en"),
        ("fr", "en", "en", "fr"),
        ("xx", "fr", "en", "fr"),
        (None, None, "de, fr;q=0.5, en;q=0.4", "fr"),
        (None, None, "en;q=0.1, fr-CA", "fr"),
        (None, None, "de;q=oops, *", "en"),
    ],
)
def test_the_language_is_that_of_the_address_then_the_cookie_then_the_browser(asked, kept, accepted, language):
    assert choose_language(asked, kept, accepted) == language


@pytest.mark.parametrize(
    ("language", "n", "said"), [("en", 0, "0 pages"), ("en", 1, "1 page"), ("fr", 0, "0 page"), ("fr", 2, "2 pages")]
)
def test_plurals_are_those_of_the_language(language, n, said):
    assert load_words(language)("count.pages", n=n) == said


def test_a_value_without_a_name_is_shown_legibly():
    assert Words("en", {}).label("theme", "space-law") == "space law"


@pytest.mark.parametrize(
    ("ref", "said"),
    [
        (Ref("Morocco", "/parties/MAR"), "Maroc"),
        (
            Ref("Morocco – North Atlantic Treaty Organization", "/pair?between=MAR"),
            "Maroc – Organisation du traité de l'Atlantique nord",
        ),
        (Ref("Atlantis", "/parties/Atlantis"), "Atlantis"),
        (Ref("NATO International Staff (NATO)", "/parties/NATO"), "Secrétariat international de l'OTAN (OTAN)"),
        (Ref("Mediterranean Dialogue", "/frameworks/Mediterranean%20Dialogue"), "Dialogue méditerranéen"),
        (Ref("Chad", "/people/person:chad"), "Chad"),
        (Ref("Jordan"), "Jordan"),
    ],
    ids=["party", "pair", "unknown", "body", "framework", "person", "no-page"],
)
def test_parties_and_frameworks_and_nothing_else_are_named_in_the_readers_language(ref, said):
    assert load_words("fr").named(ref) == said
    assert load_words("en").named(ref) == ref.label
