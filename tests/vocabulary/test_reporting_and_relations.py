"""The words for speech and for relations are in shape in every supported language."""

from pathlib import Path

import pytest

from dragoman.errors import VocabularyError
from dragoman.model.facts import Predicate
from dragoman.vocabulary.languages import supported_languages
from dragoman.vocabulary.relations import PREDICATES, load_relations
from dragoman.vocabulary.reporting import load_reporting


@pytest.mark.parametrize("language", supported_languages())
def test_every_supported_language_tells_speech_and_relations(language: str) -> None:
    assert load_reporting(language).verbs
    assert load_reporting(language).stances
    assert load_reporting(language).sources
    assert {link.predicate for link in load_relations(language).links} == set(PREDICATES)


@pytest.mark.parametrize("language", supported_languages())
def test_no_phrase_links_two_in_two_ways(language: str) -> None:
    phrases = [(link.order, phrase) for link in load_relations(language).links for phrase in link.phrases]
    assert len(phrases) == len(set(phrases))


def test_the_predicates_are_those_of_the_record() -> None:
    assert set(PREDICATES) == {predicate.value for predicate in Predicate}


@pytest.mark.parametrize(("name", "load"), [("reporting", load_reporting), ("relations", load_relations)])
def test_an_unknown_key_is_complained_of(tmp_path: Path, name: str, load: object) -> None:
    folder = tmp_path / "languages" / "xx"
    folder.mkdir(parents=True)
    (folder / f"{name}.yml").write_text("verbz: [say]\n", "utf-8")
    with pytest.raises(VocabularyError, match="verbz"):
        load("xx", tmp_path)  # type: ignore[operator]
