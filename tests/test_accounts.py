"""Accounts, sessions and the log, over both databases."""

from concurrent.futures import ThreadPoolExecutor

import pytest
import sqlalchemy as sa

from dragoman import accounts
from dragoman.accounts import Doer
from dragoman.errors import SettingsError
from dragoman.model.account import AccountRole, Deed, Door
from dragoman.store import open_store
from dragoman.store.account_tables import accounts as table
from dragoman.store.account_tables import actions, feeds, sessions
from dragoman.store.dialects import writing

BY = Doer("root", Door.COMMAND)
PASSWORD, OTHER = "a password of Ada's", "another one of hers"


@pytest.fixture
def store(empty_record):
    with open_store(empty_record) as opened:
        yield opened


@pytest.fixture
def ada(store):
    return accounts.add_account(store, "Ada  Brandt", AccountRole.EDITOR, PASSWORD, BY)


def deeds(store):
    return [(item.deed, item.who, item.subject) for item in accounts.changes(store, 50)[0]]


def set_all(store, what, **values):
    with writing(store._engine).begin() as connection:
        connection.execute(what.update(), values)


def test_who_logs_in_is_known_until_logging_out(store, ada):
    session = accounts.log_in(store, "ada brandt", PASSWORD)
    assert accounts.who_is(store, session) == ada
    accounts.log_out(store, session)
    assert accounts.who_is(store, session) is None


@pytest.mark.parametrize(("name", "password"), [("Ada Brandt", OTHER), ("Ada", PASSWORD), ("", ""), ("\x00", "\x00")])
def test_nobody_else_is_let_in(store, ada, name, password):
    assert accounts.log_in(store, name, password) is None


@pytest.mark.parametrize("name", ["ADA BRANDT", " ada   brandt ", "Ａｄａ Brandt"])
def test_a_name_is_known_however_it_is_typed(store, ada, name):
    assert accounts.log_in(store, name, PASSWORD) is not None


def test_an_accent_in_a_password_may_be_one_letter_or_two(store):
    accounts.add_account(store, "Zoé", AccountRole.READER, "mot de passe\u0301 e\u0301", BY)
    assert accounts.log_in(store, "Zoe\u0301", "mot de passé é") is not None


def test_neither_a_password_nor_a_session_can_be_read_from_the_record(store, ada):
    session = accounts.log_in(store, "ada brandt", PASSWORD)
    with store._engine.connect() as connection:
        kept = str([connection.execute(sa.select(each)).all() for each in (table, sessions)])
    assert PASSWORD not in kept
    assert session not in kept
    assert "$argon2id$" in kept
    assert "argon2" not in repr(ada)


def test_a_name_that_nobody_has_is_answered_after_as_much_work(store, ada, monkeypatch):
    checked = []
    really = accounts._is_right
    monkeypatch.setattr(accounts, "_is_right", lambda *given: checked.append(given) or really(*given))
    for name in ("Ada Brandt", "Nobody"):
        accounts.log_in(store, name, OTHER)
    (known, _), (unknown, _) = checked
    assert known.rpartition("$")[0].rpartition("$")[0] == unknown.rpartition("$")[0].rpartition("$")[0]
    assert [deed for deed, *_ in deeds(store)] == [Deed.BE_REFUSED, Deed.BE_REFUSED, Deed.ADD]


def test_a_session_ends_by_itself(store, ada):
    session = accounts.log_in(store, "ada brandt", PASSWORD)
    set_all(store, sessions, expires="2020-01-01T00:00:00+00:00")
    assert accounts.who_is(store, session) is None
    accounts.log_in(store, "ada brandt", PASSWORD)
    with store._engine.connect() as connection:
        assert connection.scalar(sa.select(sa.func.count()).select_from(sessions)) == 1


@pytest.mark.parametrize("change", ["password", "disable", "remove"])
def test_what_takes_an_account_away_ends_its_sessions_everywhere(store, ada, change):
    other = accounts.add_account(store, "Jo", AccountRole.READER, OTHER, BY)
    kept = accounts.log_in(store, "jo", OTHER)
    ended = [accounts.log_in(store, "ada brandt", PASSWORD) for _ in range(2)]
    match change:
        case "password":
            accounts.change_password(store, ada, OTHER, BY)
        case "disable":
            accounts.disable_account(store, ada, BY)
        case "remove":
            accounts.remove_account(store, ada, BY)
    assert [accounts.who_is(store, session) for session in (*ended, kept)] == [None, None, other]
    assert accounts.log_in(store, "ada brandt", PASSWORD) is None


def test_a_session_is_not_opened_for_who_was_read_before_a_change(store, ada):
    accounts.change_password(store, ada, OTHER, BY)
    assert accounts.open_session(store, ada) is None


def test_a_disabled_account_can_be_enabled(store, ada):
    accounts.disable_account(store, ada, BY)
    accounts.enable_account(store, ada, BY)
    assert accounts.log_in(store, "ada brandt", PASSWORD) is not None


def test_another_role_holds_at_once(store, ada):
    session = accounts.log_in(store, "ada brandt", PASSWORD)
    accounts.change_role(store, ada, AccountRole.READER, BY)
    assert accounts.who_is(store, session).role is AccountRole.READER


@pytest.mark.parametrize(
    ("name", "password", "words"),
    [
        ("ADA brandt", OTHER, "already"),
        ("", OTHER, "a name has"),
        ("x" * 61, OTHER, "a name has"),
        ("evil\u202ename", OTHER, "a name has"),
        ("Jo", "short", "12 to 200 letters"),
        ("Jo", "x" * 201, "12 to 200 letters"),
        ("Jo from Rabat", "jo from RABAT", "not the account's name"),
    ],
)
def test_a_name_or_a_password_that_will_not_do_is_refused(store, ada, name, password, words):
    with pytest.raises(SettingsError, match=words):
        accounts.add_account(store, name, AccountRole.READER, password, BY)


def test_a_hash_of_weaker_parameters_is_made_anew_when_the_password_is_known(store, ada):
    from argon2 import PasswordHasher

    weak = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1).hash(PASSWORD)
    set_all(store, table, password=weak)
    assert accounts.log_in(store, "ada brandt", PASSWORD) is not None
    parameters = [
        hashed.split("$")[3] for hashed in (accounts.find_account(store, "ada brandt").password, ada.password)
    ]
    assert parameters[0] == parameters[1] != weak.split("$")[3]


def test_the_log_tells_who_did_what_and_outlives_the_account(store, ada):
    accounts.log_out(store, accounts.log_in(store, "ada brandt", PASSWORD))
    accounts.remove_account(store, ada, BY)
    assert deeds(store) == [
        (Deed.REMOVE, "root", "Ada Brandt"), (Deed.LOG_OUT, "Ada Brandt", None), (Deed.LOG_IN, "Ada Brandt", None),
        (Deed.ADD, "root", "Ada Brandt"),
    ]  # fmt: skip


def test_what_is_typed_for_an_unknown_name_is_not_kept(store, ada):
    accounts.log_in(store, PASSWORD, "Ada Brandt")
    assert (deeds(store)[0], PASSWORD in str(accounts.changes(store, 50))) == ((Deed.BE_REFUSED, "", None), False)


def test_the_log_has_judgements_among_what_was_done(store, ada):
    store.judge(verdict="accept", subject={"page": "p"}, who="Ada Brandt", comment=None)
    accounts.disable_account(store, ada, BY)
    for limit, offset in ((50, 0), (1, 1)):
        found, total = accounts.changes(store, limit, offset)
        assert (len(found), total) == (min(limit, 3), 3)
    assert {type(item).__name__ for item in accounts.changes(store, 50)[0]} == {"Action", "Judgement"}


@pytest.mark.postgresql
def test_a_log_in_does_not_wait_for_who_writes_the_record(postgresql, made_database):
    url = postgresql.make_database(f"TEMPLATE {made_database}")
    with open_store(url) as store:
        accounts.add_account(store, "Jo", AccountRole.READER, OTHER, BY)
        with writing(store._engine).begin(), ThreadPoolExecutor(1) as pool:
            assert pool.submit(accounts.log_in, store, "jo", OTHER).result(timeout=30) is not None
    postgresql.drop_database(url)


def test_a_calendar_address_tells_whose_it_is_until_it_is_ended(store, ada):
    first, second = accounts.open_feed(store, ada), accounts.open_feed(store, ada)
    assert [accounts.who_subscribes(store, token) for token in (first, second, "x")] == [None, ada, None]
    accounts.close_feed(store, ada)
    assert accounts.who_subscribes(store, second) is None
    told = [deed for deed, who, _ in deeds(store) if who == ada.name]
    assert told == [Deed.CLOSE_FEED, Deed.OPEN_FEED, Deed.OPEN_FEED]


def test_a_calendar_address_cannot_be_read_from_the_record(store, ada):
    token = accounts.open_feed(store, ada)
    with store._engine.connect() as connection:
        kept = [str(row) for table in (feeds, actions) for row in connection.execute(sa.select(table))]
    assert not [row for row in kept if token in row]


@pytest.mark.parametrize("change", ["password", "disable", "remove"])
def test_what_ends_sessions_ends_the_calendar_address(store, ada, change):
    token = accounts.open_feed(store, ada)
    match change:
        case "password":
            accounts.change_password(store, ada, OTHER, BY)
        case "disable":
            accounts.disable_account(store, ada, BY)
            accounts.enable_account(store, ada, BY)
        case "remove":
            accounts.remove_account(store, ada, BY)
    assert accounts.who_subscribes(store, token) is None
