"""The words of posts, tried on posts as pages write them.

A post is spelled out by taking the longest known words at each place; what is left over should be names alone, and the
"and" between two posts.
"""

from collections.abc import Iterator

import pytest

from dragoman.text.normalize import fold
from dragoman.vocabulary.portfolios import load_portfolios
from dragoman.vocabulary.posts import Complement, Level, PostHead, Sense, load_posts

PORTFOLIOS = load_portfolios()
POSTS = {language: load_posts(language) for language in ("en", "fr")}


def forms(language: str) -> Iterator[str]:
    posts = POSTS[language]
    yield from (form for head in posts.heads for form in head.forms)
    yield from (form for part in (*posts.modifiers, *posts.links, *posts.honorifics) for form in part.forms)
    yield from (name for portfolio in PORTFOLIOS.values() for name in portfolio.names.get(language, ()))
    yield from (name for portfolio in PORTFOLIOS.values() for name in portfolio.before)


WORDS = {language: {tuple(fold(form).split()) for form in forms(language)} for language in POSTS}


def left_over(language: str, text: str) -> list[str]:
    words, known, left = fold(text).split(), WORDS[language], []
    while words:
        length = next((n for n in range(len(words), 0, -1) if tuple(words[:n]) in known), 0)
        left += words[: 1 - min(length, 1)]
        words = words[max(length, 1) :]
    return left


def head(language: str, form: str) -> PostHead:
    (found,) = (h for h in POSTS[language].heads if fold(form) in map(fold, h.forms))
    return found


@pytest.mark.parametrize(
    ("language", "post", "names"),
    [
        ("fr", "Secrétaire général adjoint aux affaires politiques et à la politique de sécurité de l'OTAN", "otan"),
        (
            "fr",
            "ministre délégué auprès du Chef du gouvernement chargé de l'Administration de la Défense nationale",
            "",
        ),
        ("fr", "représentante spéciale du Secrétaire général de l’OTAN", "otan"),
        (
            "fr",
            "ministre des Affaires étrangères, de la Coopération africaine et des Marocains résidant à l’étranger",
            "",
        ),
        ("fr", "Inspecteur général des Forces armées et commandant de la zone Sud", "et zone sud"),
        ("fr", "wali directeur général de la Coopération internationale", ""),
        ("fr", "ancien ambassadeur du Maroc auprès de l'Union européenne", "maroc union europeenne"),
        ("fr", "chargé d'affaires a.i. de l'ambassade", "ambassade"),
        ("fr", "secrétaire d'État au Commerce extérieur", ""),
        ("fr", "Haut-Commissaire des Nations unies pour les réfugiés", "nations unies"),
        ("fr", "vice-Premier ministre et ministre de l'Intérieur", "et"),
        ("fr", "Envoyé personnel du secrétaire général de l'ONU pour le Sahara", "onu sahara"),
        ("en", "Deputy Assistant Secretary of State for the Maghreb and Egypt", "maghreb egypt"),
        ("en", "High Representative of the Union for Foreign Affairs and Security Policy", ""),
        ("en", "Commander of U.S. Africa Command", "u s africa command"),
        ("en", "Under Secretary for Political Affairs", ""),
        ("en", "Minister of State at the Foreign Office", "office"),
        ("en", "Minister Delegate for National Defense", ""),
        ("en", "Chairman of the Joint Chiefs of Staff", ""),
        ("en", "NATO Assistant Secretary General for Operations", "nato"),
        ("en", "former Acting Chief of Staff to the Prime Minister", ""),
        ("en", "Permanent Representative to the United Nations", "united nations"),
        ("en", "Minister of Foreign Affairs, African Cooperation and Moroccan Expatriates", ""),
        ("en", "deputy Supreme Allied Commander Europe", ""),
    ],
)
def test_long_post_is_made_of_known_words_and_names(language: str, post: str, names: str) -> None:
    assert left_over(language, post) == names.split()


@pytest.mark.parametrize(
    ("language", "form", "level", "takes"),
    [
        ("fr", "ministre délégué", Level.DEPUTY_MINISTER, Complement.POST),
        ("fr", "représentante spéciale", Level.ENVOY, Complement.TOPIC),
        ("fr", "ambassadrice", Level.AMBASSADOR, Complement.TERRITORY),
        ("fr", "cheffe d'état-major", Level.CHIEF, Complement.ORGANISATION),
        ("en", "Minister", Level.MINISTER, Complement.PORTFOLIO),
        ("en", "Special Envoys", Level.ENVOY, Complement.POST),
        ("en", "Secretary-General", Level.ORGANISATION_HEAD, Complement.ORGANISATION),
    ],
)
def test_form_leads_to_its_head(language: str, form: str, level: Level, takes: Complement) -> None:
    found = head(language, form)
    assert found.level is level
    assert takes in found.takes


@pytest.mark.parametrize(
    ("language", "form", "implies", "portfolio"),
    [
        ("en", "Foreign Secretary", "GBR", "foreign-affairs"),
        ("en", "Secretary of State", "USA", "foreign-affairs"),
        ("en", "SACEUR", "nato", None),
        ("fr", "chef de la diplomatie", None, "foreign-affairs"),
        ("fr", "secrétaire au Trésor", "USA", "finance"),
    ],
)
def test_fixed_post_tells_whose_and_what(language: str, form: str, implies: str | None, portfolio: str | None) -> None:
    assert (head(language, form).implies, head(language, form).portfolio) == (implies, portfolio)


@pytest.mark.parametrize(
    ("language", "form", "sense"),
    [
        ("fr", "ancien", Sense.FORMER),
        ("fr", "ex-", Sense.FORMER),
        ("fr", "sortant", Sense.OUTGOING),
        ("fr", "par intérim", Sense.ACTING),
        ("en", "then", Sense.TIME),
        ("en", "acting", Sense.ACTING),
        ("en", "-elect", Sense.INCOMING),
        ("en", "deputy", Sense.RANK),
    ],
)
def test_modifier_says_whether_the_post_is_held(language: str, form: str, sense: Sense) -> None:
    assert {m.sense for m in POSTS[language].modifiers if form in m.forms} == {sense}


@pytest.mark.parametrize(("language", "words"), [("fr", "les deux"), ("en", "the two"), ("en", "both")])
def test_determiner_counts(language: str, words: str) -> None:
    assert {d.count for d in POSTS[language].determiners if words in d.forms} == {2}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_heads_have_ids_of_their_own(language: str) -> None:
    ids = [h.id for h in POSTS[language].heads]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_form_leads_to_two_heads(language: str) -> None:
    owners: dict[str, set[str]] = {}
    for h in POSTS[language].heads:
        for form in h.forms:
            owners.setdefault(fold(form), set()).add(h.id)
    assert not {form: ids for form, ids in owners.items() if len(ids) > 1}


@pytest.mark.parametrize("word", ["pm", "fm", "sg", "dg", "mp", "mae"])
def test_acronym_that_is_a_word_in_small_letters_is_matched_as_printed_only(word: str) -> None:
    heads = [h for posts in POSTS.values() for h in posts.heads]
    assert any(word.upper() in h.exact for h in heads)
    assert not any(word in map(fold, h.forms) for h in heads)


@pytest.mark.parametrize(
    ("language", "word"), [("fr", "attaché"), ("fr", "envoyé"), ("fr", "membre"), ("en", "member")]
)
def test_word_that_is_seldom_a_post_is_no_head(language: str, word: str) -> None:
    assert not any(fold(word) in map(fold, h.forms) for h in POSTS[language].heads)


def test_heads_of_one_id_stand_equally_high_in_both_languages() -> None:
    english, french = ({h.id: h.level for h in POSTS[language].heads} for language in ("en", "fr"))
    differ = {i for i in english.keys() & french.keys() if english[i] != french[i]}
    assert differ == {"minister-of-state", "secretary-of-state"}  # a French secretary of state is a junior minister


def test_portfolios_are_named_in_all_four_languages() -> None:
    assert len(PORTFOLIOS) >= 40
    assert all(set(p.names) == {"en", "fr", "es", "ar"} for p in PORTFOLIOS.values())
