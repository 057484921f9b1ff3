"""Verbs whose ending tells their tense."""

from dragoman.nlp.engine import load_engine


def test_endings_of_the_future_outweigh_the_grammar() -> None:
    (nodes,) = next(load_engine("es").parse(["La ministra presentará el plan y los expertos impartirán un curso."]))
    tenses = {node.text: node.morph for node in nodes if node.text in {"presentará", "impartirán"}}
    assert len(tenses) == 2
    assert all("Tense=Fut" in morph and "Tense=Pres" not in morph for morph in tenses.values())
