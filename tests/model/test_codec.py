import json
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.errors import CitationError
from dragoman.model import (
    Actor,
    ActorType,
    Article,
    Block,
    Citation,
    Engagement,
    Explanation,
    Facts,
    Framework,
    Occupancy,
    PageRecord,
    Participant,
    Person,
    Place,
    Plover,
    Predicate,
    Relation,
    Role,
    Span,
    Statement,
    Status,
)
from dragoman.model.codec import decode_record, encode_record
from tests import factory

words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
maybe = st.none() | words
score = st.none() | st.floats(0, 1)
explanation = st.builds(Explanation, words, words, score)
explanations = st.lists(explanation, max_size=2).map(tuple)
person = st.builds(Person, words, words, words)
actor = st.builds(Actor, words, words, st.sampled_from(ActorType), words, maybe, words)
framework = st.builds(Framework, words, words, words)
themes = st.lists(words, max_size=2).map(tuple)


@st.composite
def records(draw):
    text = draw(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60))
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), min_size=2)) | {0, len(text)})
    blocks = tuple(Block(Span(start, end), draw(st.booleans()), draw(explanation)) for start, end in pairwise(cuts))
    given = {key: draw(maybe) for key in ("url", "source", "author", "title", "published")}
    article = Article(draw(words), draw(words), draw(words), text, blocks, **given, notes=draw(explanations))
    spans = [block.span for block in blocks]
    cited = st.lists(st.sampled_from(spans), min_size=1, max_size=2)
    evidence = cited.map(lambda found: tuple(Citation.cut(article.page_id, text, span) for span in found))
    participant = st.builds(
        Participant, actor, st.sampled_from(Role), st.none() | person, maybe, st.none() | st.integers(0)
    )
    engagement = st.builds(
        Engagement,
        id=words,
        kind=words,
        plover=st.builds(Plover, words, maybe, themes),
        status=st.sampled_from(Status),
        when=maybe,
        when_text=maybe,
        places=st.lists(st.builds(Place, words, maybe), max_size=2).map(tuple),
        participants=st.lists(participant, max_size=2).map(tuple),
        frameworks=st.lists(framework, max_size=2).map(tuple),
        themes=themes,
        evidence=evidence,
        explanations=explanations,
    )
    relation = st.builds(Relation, st.sampled_from(Predicate), actor, actor | framework, maybe, evidence, explanations)
    occupancy = st.builds(Occupancy, person, words, st.none() | actor, maybe, evidence, explanations)
    statement = st.builds(
        Statement, st.none() | person, st.none() | actor, maybe, maybe, themes, themes, evidence, explanations
    )
    few = [st.lists(fact, max_size=2).map(tuple) for fact in (engagement, relation, occupancy, statement)]
    return PageRecord(article, draw(words), Facts(*(draw(facts) for facts in few)))


@settings(max_examples=40, deadline=None)
@given(records())
def test_a_record_comes_back_from_json_as_it_was(record):
    assert decode_record(json.loads(json.dumps(encode_record(record)))) == record


def test_a_fact_without_evidence_cannot_come_back():
    data = encode_record(factory.record())
    data["engagements"][0]["evidence"] = []
    with pytest.raises(CitationError):
        decode_record(data)


def test_a_page_record_of_the_bare_contract_can_be_read():
    data = encode_record(factory.record())
    for added in ("digest", "blocks", "notes"):
        del data["page"][added]
    for fact in (fact for family in data.values() if isinstance(family, list) for fact in family):
        del fact["explanations"]
    for relation in data["relations"]:
        del relation["subject"]["party"], relation["object"]["party"]
    record = decode_record(data)
    assert record.article.body == factory.article().body
    assert record.facts.relations[0].subject == replace(factory.MOROCCO)
