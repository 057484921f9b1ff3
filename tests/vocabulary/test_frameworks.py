from collections import defaultdict
from pathlib import Path

import pytest

from dragoman.errors import VocabularyError
from dragoman.text.normalize import fold
from dragoman.vocabulary.forms import LANGUAGES
from dragoman.vocabulary.frameworks import (
    FrameworkShape,
    FrameworkType,
    load_framework_shapes,
    load_frameworks,
)

FRAMEWORKS = load_frameworks()
BY_NAME = {fold(name): f.id for f in FRAMEWORKS.values() for names in f.names.values() for name in names}
SHAPES = {language: load_framework_shapes(language) for language in LANGUAGES}


def shape_of(language: str, words: str) -> FrameworkShape:
    (shape,) = (s for s in SHAPES[language].shapes if fold(words) in map(fold, s.heads))
    return shape


def test_there_are_many_frameworks() -> None:
    assert len(FRAMEWORKS) >= 90


@pytest.mark.parametrize(
    ("name", "framework"),
    [
        ("North Atlantic Treaty", "north-atlantic-treaty"),
        ("dialogue méditerranéen de l'OTAN", "mediterranean-dialogue"),
        ("Individual Partnership and Cooperation Program", "individual-partnership-and-cooperation-programme"),
        ("Programme individuel de partenariat et de coopération", "individual-partnership-and-cooperation-programme"),
        ("plateforme d'interopérabilité de l'OTAN", "partnership-interoperability-platform"),
        ("Initiative de coopération d'Istanbul", "istanbul-cooperation-initiative"),
        ("Accords d'Abraham", "abraham-accords"),
        ("les femmes, la paix et la sécurité"[4:], "women-peace-and-security-agenda"),
        ("Women, Peace, and Security", "women-peace-and-security-agenda"),
        ("Initiative 5+5 Défense", "five-plus-five-defence"),
        ("Global Coalition to Defeat ISIS", "global-coalition-against-daesh"),
        ("Forum mondial de lutte contre le terrorisme", "global-counterterrorism-forum"),
        ("Traité d'Aix-la-Chapelle", "aachen-treaty"),
        ("Código de Conducta de Yaundé", "yaounde-code-of-conduct"),
        ("الحوار المتوسطي", "mediterranean-dialogue"),
    ],
)
def test_name_belongs_to_its_framework(name: str, framework: str) -> None:
    assert BY_NAME[fold(name)] == framework


def test_no_two_frameworks_share_a_name() -> None:
    owners = defaultdict(set)
    for framework in FRAMEWORKS.values():
        for form in (*(fold(n) for names in framework.names.values() for n in names), *framework.exact):
            owners[form].add(framework.id)
    assert not {form: ids for form, ids in owners.items() if len(ids) > 1}


def test_every_framework_is_named_in_english_and_french() -> None:
    without = {f.id for f in FRAMEWORKS.values() if not f.names.get("fr")}
    assert not without - {"eu-cbrn-centres-of-excellence"}


def test_acronyms_are_matched_as_printed_only() -> None:
    loose = [name for f in FRAMEWORKS.values() for names in f.names.values() for name in names if len(name) <= 3]
    assert loose == []


def test_acronym_of_many_meanings_needs_its_owner_near_by() -> None:
    assert FRAMEWORKS["mediterranean-dialogue"].acronym_needs_owner


def test_exercises_are_told_from_programmes() -> None:
    assert FRAMEWORKS["african-lion"].type is FrameworkType.EXERCISE


def test_parties_are_states_or_organisations() -> None:
    parties = {party for f in FRAMEWORKS.values() for party in f.parties}
    assert all((p.isupper() and len(p) == 3) or p == p.lower() for p in parties)


@pytest.mark.parametrize(
    ("language", "words", "shape", "sits"),
    [
        ("fr", "Grande commission mixte", "joint-commission", True),
        ("fr", "Haute Commission mixte", "joint-commission", True),
        ("fr", "Dialogue Stratégique", "strategic-dialogue", True),
        ("fr", "Groupe de travail", "working-group", True),
        ("fr", "commission militaire mixte", "joint-military-commission", True),
        ("fr", "accord de coopération militaire", "defence-cooperation-agreement", False),
        ("en", "Joint Military Commission", "joint-military-commission", True),
        ("en", "High-Level Strategic Cooperation Council", "strategic-cooperation-council", True),
        ("en", "Defence Cooperation Agreement", "defence-cooperation-agreement", False),
        ("en", "strategic partnership", "strategic-partnership", False),
        ("es", "comisión mixta", "joint-commission", True),
        ("ar", "اللجنة المشتركة", "joint-commission", True),
    ],
)
def test_words_make_a_framework_of_their_shape(language: str, words: str, shape: str, sits: bool) -> None:
    found = shape_of(language, words)
    assert (found.id, found.sits) == (shape, sits)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_shapes_share_words(language: str) -> None:
    owners = defaultdict(set)
    for shape in SHAPES[language].shapes:
        for head in shape.heads:
            owners[fold(head)].add(shape.id)
    assert not {head: ids for head, ids in owners.items() if len(ids) > 1}


@pytest.mark.parametrize("language", ["fr", "es", "ar"])
def test_shapes_mean_the_same_in_every_language(language: str) -> None:
    english = {s.id: (s.label, s.type, s.sits, s.topic, s.needs, s.parent) for s in SHAPES["en"].shapes}
    here = {s.id: (s.label, s.type, s.sits, s.topic, s.needs, s.parent) for s in SHAPES[language].shapes}
    assert here.items() <= english.items()


def write(tmp_path: Path, name: str, text: str) -> Path:
    (tmp_path / "frameworks").mkdir()
    (tmp_path / "frameworks" / name).write_text(text, "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("id: other\nlabel: A\ntype: treaty\nnames: {en: [A]}\n", "id"),
        ("id: a\nlabel: B\ntype: treaty\nnames: {en: [A]}\n", "names.en"),
        ("id: a\nlabel: A\ntype: banquet\nnames: {en: [A]}\n", "type"),
        ("id: a\nlabel: A\ntype: treaty\nparent: b\nnames: {en: [A]}\n", "parent"),
        ("id: a\nlabel: A\ntype: treaty\nnames: {en: [A], xx: [B]}\n", "names.xx"),
        ("id: a\nlabel: A\ntype: treaty\nnames: {en: [A]}\nnmaes: {}\n", "nmaes"),
    ],
)
def test_framework_out_of_shape_is_refused(tmp_path: Path, text: str, key: str) -> None:
    with pytest.raises(VocabularyError) as caught:
        load_frameworks(write(tmp_path, "a.yml", text))
    assert caught.value.key == key
