from pathlib import Path

import pytest

from dragoman.errors import VocabularyError
from dragoman.model.facts import Role, Status
from dragoman.vocabulary.kinds import Family, PloverCode, Variant, load_kinds

KINDS = load_kinds()
CONTRACT = {
    Family.ENCOUNTER: "visit meeting call",
    Family.GATHERING: "session conference seminar",
    Family.PRACTICE: "training exercise operation",
    Family.ACCORD: "agreement accession",
    Family.SUPPORT: "aid transfer opening honour recognition appointment",
    Family.CONTEST: "request accusation rejection threat protest sanction rupture mobilisation coercion assault",
}


@pytest.mark.parametrize(("family", "kinds"), CONTRACT.items())
def test_family_has_the_kinds_of_the_page_record(family: Family, kinds: str) -> None:
    assert {kind.id for kind in KINDS.values() if kind.family is family} == set(kinds.split())


@pytest.mark.parametrize(
    ("kind", "status", "event_type", "event_mode"),
    [
        ("visit", Status.HELD, "CONSULT", "visit"),
        ("visit", Status.PLANNED, "AGREE", None),
        ("visit", Status.CANCELLED, "REJECT", "meet"),
        ("call", Status.HELD, "CONSULT", "phone"),
        ("meeting", Status.ONGOING, "CONSULT", None),
        ("agreement", Status.HELD, "SUPPORT", None),
        ("agreement", Status.PLANNED, "AGREE", None),
        ("exercise", Status.HELD, "COOPERATE", None),
        ("training", Status.PLANNED, "AGREE", None),
        ("aid", Status.HELD, "AID", None),
        ("transfer", Status.HELD, "COOPERATE", None),
        ("protest", Status.HELD, "PROTEST", None),
        ("rupture", Status.HELD, "SANCTION", "withdraw"),
        ("sanction", Status.PLANNED, "THREATEN", "restrict"),
    ],
)
def test_kind_and_status_give_the_plover_code(
    kind: str, status: Status, event_type: str, event_mode: str | None
) -> None:
    assert KINDS[kind].code(status) == PloverCode(event_type, event_mode)


@pytest.mark.parametrize(
    ("kind", "variant", "event_type", "event_mode"),
    [
        ("meeting", Variant.MANY, "CONSULT", "multilateral"),
        ("meeting", Variant.THIRD_PLACE, "CONSULT", "third-party"),
        ("transfer", Variant.GIVEN, "AID", None),
        ("visit", Variant.MANY, "CONSULT", "visit"),
    ],
)
def test_circumstances_change_the_code_of_what_was_held(
    kind: str, variant: Variant, event_type: str, event_mode: str | None
) -> None:
    assert KINDS[kind].code(Status.HELD, (variant,)) == PloverCode(event_type, event_mode)


def test_circumstances_do_not_change_what_is_planned() -> None:
    assert KINDS["meeting"].code(Status.PLANNED, (Variant.MANY,)) == PloverCode("AGREE", None)


@pytest.mark.parametrize(
    ("kind", "initiator", "counterpart"),
    [
        ("visit", Role.VISITOR, Role.HOST),
        ("agreement", Role.SIGNATORY, Role.SIGNATORY),
        ("aid", Role.PROVIDER, Role.RECIPIENT),
        ("accusation", Role.PARTICIPANT, Role.TARGET),
    ],
)
def test_sides_take_their_roles(kind: str, initiator: Role, counterpart: Role) -> None:
    assert (KINDS[kind].roles.initiator, KINDS[kind].roles.counterpart) == (initiator, counterpart)


def test_one_uniting_body_is_enough_for_a_session_but_not_for_a_meeting() -> None:
    assert KINDS["session"].one_party_enough_if_uniting
    assert not KINDS["meeting"].one_party_enough_if_uniting


def test_mode_that_plover_has_not_is_refused(tmp_path: Path) -> None:
    (tmp_path / "kinds").mkdir()
    (tmp_path / "plover.yml").write_text("types: {AID: []}\ncontexts: []\n", "utf-8")
    kind = "id: aid\nfamily: support\nlabel: {en: a, fr: a}\ndefinition: a\nplover: {held: {type: AID, mode: gift}}\n"
    (tmp_path / "kinds/aid.yml").write_text(kind, "utf-8")
    with pytest.raises(VocabularyError) as caught:
        load_kinds(tmp_path)
    assert (caught.value.line, caught.value.key) == (5, "plover.held.mode")
