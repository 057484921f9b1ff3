"""The checks of the corpus, run as a writer of pages would run them."""

import importlib.util
import sys
from pathlib import Path

import pytest

CORPUS = Path(__file__).resolve().parents[2] / "corpus"


@pytest.fixture(scope="module")
def checks():
    sys.path.insert(0, str(CORPUS))
    try:
        spec = importlib.util.spec_from_file_location("check_passages", CORPUS / "check_passages.py")
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        yield module
    finally:
        sys.path.remove(str(CORPUS))


def passage(**changes):
    engagement = {"kind": "visit", "status": "held", "trigger": "flew to", "participants": []} | changes
    text = "Ada Brandt flew to Rabat."
    return {"id": "en-1", "published": "2024-05-03", "text": text, "engagements": [engagement]}


def test_the_passages_of_the_corpus_are_well_formed_and_of_no_template(checks):
    assert list(checks.check_passages(CORPUS)) == []


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({}, []),
        ({"kind": "stroll"}, ["no such kind: stroll"]),
        ({"status": "perhaps"}, ["no such status: perhaps"]),
        ({"trigger": "sailed"}, ["the trigger is not in the text: 'sailed'"]),
        ({"participants": [{"party": "ZZZ", "role": "host"}]}, ["no party: 'ZZZ'"]),
        ({"participants": [{"party": "MAR", "role": "guest"}]}, ["no such role: guest"]),
        (
            {"participants": [{"party": "MAR", "role": "host", "person": "Bo"}]},
            ["the person is not in the text: 'Bo'"],
        ),
        ({"surplus": 1}, ["an engagement has the keys ['kind', 'participants', 'status', 'surplus', 'trigger']"]),
    ],
)
def test_a_slip_in_a_passage_is_named(checks, changes, problem):
    assert list(checks.problems(passage(**changes))) == problem


def test_a_frame_of_words_in_too_many_texts_is_found(checks):
    frame = "the two ministers then signed a memorandum on"
    texts = [
        f"{month} {frame} {topic}" for month, topic in (("May", "fish"), ("June", "rail"), ("July", "ore"), ("", ""))
    ]
    assert dict(checks.frames(texts)) == {frame: 4}
    assert list(checks.frames(texts[:3])) == []
