"""Signals that stand in no word list: what the learned head tells of words."""

from dataclasses import replace

import pytest

from dragoman.extraction.candidates import CandidateFinder
from dragoman.extraction.grammar import Grammar
from dragoman.extraction.triggers import SPOTTED_FROM, Signal, TriggerFinder, trigger_index
from tests.extraction.pages import grammar_of

pytestmark = pytest.mark.model

TEXT = "The Kenyan minister serenaded her Ugandan counterpart."


def spotted(text: str, told: dict[str, tuple[str, float]]) -> Grammar:
    """The grammar of a text of which the head tells nothing but what is given."""
    reading = grammar_of(text, "en").reading
    tokens = tuple(
        replace(token, event=told.get(token.text, ("", 0.0))[0], event_chance=told.get(token.text, ("", 0.0))[1])
        for token in reading.annotated.tokens
    )
    return Grammar(replace(reading, annotated=replace(reading.annotated, tokens=tokens)))


def signals(text: str, told: dict[str, tuple[str, float]]) -> list[Signal]:
    """The signals of a sentence of which the head tells nothing but what is given."""
    grammar = spotted(text, told)
    return TriggerFinder(grammar, trigger_index("en")).find(grammar.reading.annotated.sentences[0])


def test_a_word_of_no_list_signals_what_it_was_learned_to_tell():
    (signal,) = signals(TEXT, {"serenaded": ("meeting", 0.8)})
    assert (signal.kind, signal.is_learned, signal.is_noun, signal.chance) == ("meeting", True, False, 0.8)


def test_a_word_that_is_not_likely_enough_signals_nothing():
    assert signals(TEXT, {"serenaded": ("meeting", SPOTTED_FROM - 0.01)}) == []


def test_words_in_a_row_that_tell_of_one_kind_are_one_signal():
    (signal,) = signals(TEXT, {"serenaded": ("meeting", 0.8), "her": ("meeting", 0.5)})
    assert signal.last - signal.first == 2


def test_a_listed_word_keeps_its_list_and_is_told_how_likely_it_is():
    (signal,) = signals("The Kenyan minister met her Ugandan counterpart.", {"met": ("visit", 0.6)})
    assert (signal.kind, signal.is_learned, signal.chance) == ("meeting", False, 0.6)


def test_a_learned_noun_signals_where_it_is_no_part_of_a_name():
    (signal,) = signals("A serenade by the Kenyan minister followed.", {"serenade": ("honour", 0.9)})
    assert (signal.kind, signal.is_noun, signal.is_learned) == ("honour", True, True)


@pytest.mark.parametrize(("chance", "kinds"), [(0.9, ["agreement"]), (0.5, [])])
def test_a_noun_that_no_verb_carries_tells_what_it_surely_does(chance: float, kinds: list[str]):
    text = "That was the first patrol since the agreement between Kenya and Uganda."
    grammar = spotted(text, {"agreement": ("agreement", chance)})
    found = CandidateFinder(grammar, trigger_index("en")).find(grammar.reading.annotated.sentences[0])
    assert [candidate.kind for candidate in found if candidate.kind == "agreement"] == kinds
