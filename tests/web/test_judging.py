import re

import pytest

from dragoman import judging
from dragoman.model import Facts, Occupancy, PageRecord, Participant, Person, Predicate, Relation, Role
from dragoman.resolving import resolve_pending
from dragoman.store import open_store
from tests import factory
from tests.web.conftest import put

GRAY = Person("person:zoe-gray", "Zoé Gray", "Zoé Gray")


@pytest.fixture
def engagement(client):
    """The address of the meeting of 2018."""
    return client.get("/timeline.json?status=held").json()["entries"][0]["href"]


def token(client):
    return re.search(r'name="token" value="(\w+)"', client.get("/timeline?judged=1").text)[1]


def send(client, address, **fields):
    return client.post(address, data={"token": token(client)} | fields, follow_redirects=True)


def test_what_is_accepted_is_shown_as_accepted(client, engagement, store):
    answer = send(client, f"{engagement}/judgements", act="accept")
    assert answer.status_code == 200
    assert client.get(f"{engagement}.json").json()["line"]["judged"]
    assert [item.who for item in judging.judgements(store)] == ["local"]


def test_a_correction_wins_and_can_be_taken_back(client, engagement):
    answer = send(client, f"{engagement}/judgements", act="correct", field="when", value="2018-05-07")
    assert "7 May 2018" in answer.text
    assert "Your judgement is kept." in answer.text
    (number,) = re.findall(r'name="number" value="(\d+)"', answer.text)
    send(client, "/judgements/undo", number=number)
    assert client.get(f"{engagement}.json").json()["line"]["when"] == "2018-05-05"
    assert "<s>corrected</s>" in client.get("/judgements").text


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("/timeline?status=held", "7 May 2018"),
        ("/", "7 May 2018"),
        ("/pair?between=MAR&between=NATO", "7 May 2018"),
        ("/parties/NATO", "7 May 2018"),
        ("/frameworks/Mediterranean%20Dialogue", "7 May 2018"),
        ("/calendar.json?month=2018-05", '"when":"2018-05-07"'),
        ("/people/Ada%20Brandt", "7 May 2018"),
        ("/review", "1 judgement"),
    ],
)
def test_what_another_program_corrects_is_shown_at_the_next_click(client, engagement, store, address, shown):
    assert shown not in client.get(address).text
    with open_store(store.where) as other:
        judging.correct(other, engagement.rpartition("/")[2], "when", "2018-05-07", who="Ada")
    assert shown in client.get(address).text


def test_a_place_is_corrected_in_words(client, engagement):
    send(client, f"{engagement}/judgements", act="correct", field="places", value="Rabat; Casablanca")
    assert client.get(f"{engagement}.json").json()["line"]["places"] == ["Rabat", "Casablanca"]


def test_what_is_rejected_is_no_longer_shown(client, engagement):
    answer = send(client, f"{engagement}/judgements", act="reject")
    assert answer.status_code == 200
    assert client.get("/timeline.json").json()["total"] == 1


@pytest.mark.parametrize(("field", "value"), [("when", "last year"), ("kind", "party"), ("quote", "x"), ("status", "")])
def test_a_value_that_a_field_cannot_have_is_refused(client, engagement, field, value):
    assert send(client, f"{engagement}/judgements", act="correct", field=field, value=value).status_code == 422


def test_a_page_is_taken_out_of_an_engagement(client, store):
    twin = factory.page(f"Other\n{factory.MEETING}\nEnd", name="twin.txt", published="2018-05-06", source="Radio")
    cleaned = factory.article(twin)
    put(store, twin, PageRecord(cleaned, "en", Facts(engagements=(factory.meeting(cleaned),))))
    resolve_pending(store)
    one = next(entry for entry in client.get("/timeline.json").json()["entries"] if entry["pages"] == 2)
    report = client.get(f"{one['href']}.json").json()["reports"][1]["key"]
    send(client, f"{one['href']}/judgements", act="split", report=report)
    assert [entry["pages"] for entry in client.get("/timeline.json").json()["entries"]] == [1, 1, 1]


def test_two_are_said_to_be_one(client):
    left, right = (entry["id"] for entry in client.get("/timeline.json").json()["entries"])
    send(client, "/judgements", left=left, right=right, verdict="same")
    assert client.get("/timeline.json").json()["total"] == 1


@pytest.mark.parametrize("fields", [{}, {"token": "0" * 64}, {"token": ""}])
def test_a_form_without_the_token_is_refused(client, engagement, fields):
    client.get("/")
    assert client.post(f"{engagement}/judgements", data={"act": "reject"} | fields).status_code in (403, 422)
    assert client.get("/timeline.json").json()["total"] == 2


def test_a_form_of_another_site_is_refused_even_with_the_token(client, engagement):
    data = {"act": "reject", "token": token(client)}
    answer = client.post(f"{engagement}/judgements", data=data, headers={"origin": "https://evil.example"})
    assert answer.status_code == 403


def test_the_token_of_one_reader_is_of_no_use_to_another(store, make_client, client, engagement):
    other = make_client(store)
    other.get("/")
    assert other.post(f"{engagement}/judgements", data={"act": "reject", "token": token(client)}).status_code == 403


@pytest.mark.parametrize(
    "onward", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"]
)
def test_after_a_judgement_nobody_is_led_to_another_site(client, engagement, onward):
    data = {"act": "accept", "token": token(client), "onward": onward}
    answer = client.post(f"{engagement}/judgements", data=data, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"].partition("?")[0]) == (303, "/")


def test_a_judgement_is_answered_in_json_where_that_is_asked_for(client, engagement):
    data = {"act": "accept", "token": token(client)}
    answer = client.post(f"{engagement}/judgements", data=data, headers={"accept": "application/json"})
    assert answer.json()["judgements"] == [1]


def test_a_form_that_is_too_large_is_refused(client, engagement):
    assert client.post(f"{engagement}/judgements", data={"act": "x" * 2_000_000}).status_code == 413


def test_what_was_judged_no_longer_waits(client):
    before = client.get("/review.json?sort=merges").json()
    assert before["waiting"].keys() == {"conflicts", "merges", "doubtful"}
    for sort in before["waiting"]:
        waiting = client.get(f"/review.json?sort={sort}").json()
        if waiting["decision"] is None:
            continue
        item = waiting["decision"]
        if sort == "merges":
            send(client, "/judgements", left=item["left"], right=item["right"], verdict="unsure")
        else:
            send(client, f"{item['engagements'][0]['href']}/judgements", act="accept")
        assert client.get(f"/review.json?sort={sort}").json()["waiting"][sort] == waiting["waiting"][sort] - 1


def test_a_relation_that_pages_tell_otherwise_is_in_the_queue_until_somebody_settles_it(client, store):
    page = factory.page(f"{factory.TEXT} again", name="d.txt", published="2018-06-01")
    cleaned = factory.article(page)
    evidence = factory.cite(cleaned, factory.MEETING)
    relation = Relation(Predicate.PARTNER_OF, factory.MOROCCO, factory.NATO, "1995/..", evidence)
    put(store, page, PageRecord(cleaned, "en", Facts(relations=(relation,))))
    resolve_pending(store)
    queue = client.get("/review.json?sort=conflicts").json()
    choice = queue["decision"]["choices"][1]
    assert "Morocco, partner of" in client.get("/review?sort=conflicts").text
    sent = {"conflict": queue["decision"]["conflict"], "act": "correct", "value": choice["value"]}
    assert send(client, "/conflicts/judgements", **sent).status_code == 200
    assert client.get("/review.json?sort=conflicts").json()["waiting"]["conflicts"] == 0
    assert "Morocco, partner of" in client.get("/judgements").text


def test_a_relation_is_not_settled_with_what_no_page_says(client):
    sent = {"conflict": "relation/a/b/when", "act": "correct", "value": "1801"}
    assert send(client, "/conflicts/judgements", **sent).status_code == 422


@pytest.mark.parametrize(("act", "said"), [("correct", "corrected"), ("accept", "right"), ("both", "both right")])
def test_a_post_that_pages_give_otherwise_is_in_the_queue_until_somebody_settles_it(client, store, act, said):
    for name, post in (("e.txt", "Assistant Secretary General"), ("f.txt", "Secretary General")):
        page = factory.page(f"{factory.TEXT} {name}", name=name, published="2018-06-01")
        cleaned = factory.article(page)
        held = Occupancy(GRAY, post, factory.NATO, None, factory.cite(cleaned, factory.MEETING))
        put(store, page, PageRecord(cleaned, "en", Facts(occupancies=(held,))))
    resolve_pending(store)
    decision = client.get("/review.json?sort=conflicts").json()["decision"]
    assert decision["about"] == "/people/person:zoe-gray%40nato"
    assert "Post: <a" in client.get("/review?sort=conflicts").text
    sent = {"conflict": decision["conflict"], "act": act, "value": decision["choices"][1]["value"]}
    assert send(client, "/conflicts/judgements", **sent).status_code == 200
    assert client.get("/review.json?sort=conflicts").json()["waiting"]["conflicts"] == 0
    assert said in client.get("/judgements").text
    shown = [value["is_shown"] for value in client.get(decision["about"] + ".json").json()["differ"][0]["values"]]
    assert shown == ([True, True] if act == "both" else [True, False])


def differing_posts(store):
    """Keep two pages that give the same visitor of a meeting other posts."""
    for name, post in (("g.txt", "Minister of Defence"), ("h.txt", "Minister of Finance")):
        page = factory.page(f"{factory.TEXT} {name}", name=name, source=name, published="2019-06-01")
        cleaned = factory.article(page)
        takers = (Participant(factory.NATO, Role.HOST), Participant(factory.MOROCCO, Role.VISITOR, GRAY, post))
        told = factory.meeting(cleaned, when="2019-05-05", participants=takers)
        put(store, page, PageRecord(cleaned, "en", Facts(engagements=(told,))))
    resolve_pending(store)


def test_a_post_within_an_engagement_is_corrected_from_the_queue(client, store):
    differing_posts(store)
    decision = client.get("/review.json?sort=conflicts").json()["decision"]
    assert (decision["field"]["field"], decision["field"]["subject"]) == ("post", GRAY.label)
    other = next(value for value in decision["field"]["values"] if not value["is_shown"])
    text = client.get("/review?sort=conflicts").text
    assert f'name="of" value="{GRAY.label}"' in text
    href = decision["engagements"][0]["href"]
    sent = {"act": "correct", "field": "post", "of": GRAY.label, "value": other["value"]}
    assert send(client, f"{href}/judgements", **sent).status_code == 200
    takers = client.get(f"{href}.json").json()["line"]["takers"]
    assert [taker["post"] for taker in takers if taker["person"]] == [other["value"]]
    assert client.get("/review.json?sort=conflicts").json()["waiting"]["conflicts"] == 0
    assert f"{GRAY.label}, {other['value']}" in client.get("/judgements").text


def test_a_post_of_somebody_who_did_not_take_part_is_refused(client, engagement):
    sent = {"act": "correct", "field": "post", "of": "Nour Haddad", "value": "envoy"}
    assert send(client, f"{engagement}/judgements", **sent).status_code == 422


def form_of(client, engagement):
    return client.get(f"{engagement}.json").json()["fields_now"]


def test_what_is_changed_in_the_form_is_corrected_and_the_rest_not_touched(client, engagement, store):
    now = form_of(client, engagement)
    assert (now["when"], now["places"]) == ("2018-05-05", "Rabat")
    answer = send(client, f"{engagement}/corrections", **now | {"when": "2018-05-07", "places": "Rabat; Tangier"})
    assert answer.text.count('name="number"') == 2
    assert [item.field for item in judging.judgements(store)] == ["when", "places"]
    assert form_of(client, engagement) == now | {"when": "2018-05-07", "places": "Rabat; Tangier"}


def test_a_form_in_which_nothing_is_changed_judges_nothing(client, engagement, store):
    assert send(client, f"{engagement}/corrections", **form_of(client, engagement)).status_code == 200
    assert judging.judgements(store) == ()


def test_a_form_that_cannot_be_kept_says_why_in_the_readers_language_and_keeps_what_was_typed(
    client, engagement, store
):
    typed = form_of(client, engagement) | {"when": "last year", "kind": "visit", "comment": "I was there."}
    answer = send(client, f"{engagement}/corrections?lang=fr", **typed)
    assert (answer.status_code, "«\u202flast year\u202f» ne peut y figurer" in answer.text) == (422, True)
    assert 'value="I was there."' in answer.text
    assert judging.judgements(store) == ()


def test_an_engagement_is_said_to_be_one_with_another_of_the_same_days(client, store):
    page = factory.page(f"{factory.TEXT} later", name="i.txt", source="Radio", published="2018-05-08")
    cleaned = factory.article(page)
    other = factory.meeting(cleaned, kind="agreement", when="2018-05-07", frameworks=(), themes=())
    put(store, page, PageRecord(cleaned, "en", Facts(engagements=(other,))))
    resolve_pending(store)
    href = next(
        each["href"]
        for each in client.get("/timeline.json").json()["entries"]
        if each["kind"] == "meeting" and each["status"] == "held"
    )
    (near,) = client.get(f"{href}.json").json()["near"]
    answer = send(client, "/judgements", left=href.rpartition("/")[2], right=near["id"], verdict="same")
    assert "What the 2 pages say" in answer.text
