"""What people judge of a record: the same, different, unsure; accepted, rejected, corrected, split, merged; undone.

Every judgement goes into an append-only log with who and when, wins over the machine, outlives a new reading of the
pages, and can be taken back. The neighbourhood it bears on is put together anew at once.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from dragoman.errors import SettingsError
from dragoman.model.codec import Json
from dragoman.resolution.conflicts import PERSONAL
from dragoman.resolution.people import same_person
from dragoman.resolution.posts import read_post
from dragoman.resolution.reports import Report
from dragoman.resolving import read_stored, resolve_pending
from dragoman.rulings import anchor, applies, ends_of, follow
from dragoman.store import FactQuery, Judgement, Store, StoredEngagement, StoredFact, Verdict
from dragoman.text.edtf import bounds
from dragoman.vocabulary.kinds import load_kinds

CORRECTABLE = ("when", "kind", "status", "places", *PERSONAL)
"""Fields of an engagement that can be corrected; those of a participant are told with the person's name."""

_PERSON = "person:"
_STATUSES = ("held", "ongoing", "planned", "cancelled")


def judge_same(store: Store, left: str, right: str, who: str, *, comment: str | None = None) -> int:
    """Say that two engagements, or two reports of pages, are one; gives the judgement's number.

    Args:
        store: The record.
        left: Id of an engagement or key of a report, or the beginning of either.
        right: The other.
        who: Who says so.
        comment: Why.

    Raises:
        StoreError: There is no such engagement.
    """
    return _judge_pair(store, Verdict.SAME, (_report(store, left), _report(store, right)), who, comment)


def judge_different(store: Store, left: str, right: str, who: str, *, comment: str | None = None) -> int:
    """Say that two engagements, or two reports, are two; see :func:`judge_same`."""
    return _judge_pair(store, Verdict.DIFFERENT, (_report(store, left), _report(store, right)), who, comment)


def judge_unsure(store: Store, left: str, right: str, who: str, *, comment: str | None = None) -> int:
    """Say that nobody can tell whether two are one: the pair is not asked about again."""
    return _judge_pair(store, Verdict.UNSURE, (_report(store, left), _report(store, right)), who, comment)


def merge(store: Store, engagements: Sequence[str], who: str, *, comment: str | None = None) -> tuple[int, ...]:
    """Say that several engagements are one; gives the judgements' numbers."""
    first, *others = engagements
    return tuple(judge_same(store, first, other, who, comment=comment) for other in others)


def split(store: Store, engagement: str, report: str, who: str, *, comment: str | None = None) -> tuple[int, ...]:
    """Say that one page's report is not of the engagement it was put with; gives the judgements' numbers.

    Args:
        store: The record.
        engagement: Id of the engagement.
        report: Key of the report that is of another.
        who: Who says so.
        comment: Why.

    Raises:
        StoreError: There is no such engagement.
        SettingsError: The report is not one of its.
    """
    found = store.find_engagement(engagement)
    odd = next((fact for fact in found.reports if fact.key.startswith(report)), None)
    if odd is None or not report:
        problem = f"{report}: no report of {found.id}. `dragoman show engagement {found.id}` lists them."
        raise SettingsError(problem, "no_report")
    others = [fact for fact in found.reports if fact.key != odd.key]
    return tuple(_judge_pair(store, Verdict.DIFFERENT, (odd, other), who, comment) for other in others)


def accept(store: Store, engagement: str, who: str, *, comment: str | None = None) -> tuple[int, ...]:
    """Say that an engagement is right as it is shown; gives the judgements' numbers."""
    return _judge_each(store, Verdict.ACCEPT, store.find_engagement(engagement), who, comment)


def reject(store: Store, engagement: str, who: str, *, comment: str | None = None) -> tuple[int, ...]:
    """Say that there was no such engagement: its reports are no longer shown; gives the judgements' numbers."""
    return _judge_each(store, Verdict.REJECT, store.find_engagement(engagement), who, comment)


def correct(
    store: Store, engagement: str, field: str, value: Any, *, who: str, comment: str | None = None
) -> tuple[int, ...]:
    """Correct a field of an engagement; gives the judgements' numbers.

    Args:
        store: The record.
        engagement: Its id.
        field: One of :data:`CORRECTABLE`.
        value: As the page record has it: an EDTF date, a kind, a status, a list of ``{"label", "country"}``; of a
            participant's post or count ``{"of": NAME, "is": VALUE}``.
        who: Who says so.
        comment: Why.

    Raises:
        StoreError: There is no such engagement.
        SettingsError: The field cannot be corrected, or not to this value.
    """
    _check(field, value)
    found = store.find_engagement(engagement)
    if field in PERSONAL and not any(same_person(value["of"], name) for name in _named_in(found)):
        raise SettingsError(f"{value['of']}: nobody of this name takes part.", "no_person", name=value["of"])
    return _judge_each(store, Verdict.CORRECT, found, who, comment, field=field, value=value)


def read_value(field: str, typed: str, of: str = "") -> Any:
    """Bring what somebody types for a field into the form in which it can be corrected.

    Args:
        field: One of :data:`CORRECTABLE`.
        typed: Several places with semicolons between; an empty date is none.
        of: Whose post or number it is.
    """
    typed = typed.strip()
    if field in PERSONAL:
        return {"of": of.strip(), "is": int(typed) if field == "count" and typed.isdecimal() else typed}
    if field == "places":
        return [{"label": place.strip(), "country": None} for place in typed.split(";") if place.strip()]
    return typed or None


def correct_all(
    store: Store, engagement: str, values: Mapping[str, Any], who: str, *, comment: str | None = None
) -> tuple[int, ...]:
    """Correct those fields of an engagement that are to be other than they are; gives the judgements' numbers.

    Nothing is corrected where one of the values cannot be.

    Raises:
        StoreError: There is no such engagement.
        SettingsError: A field cannot be corrected, or not to its value.
    """
    shown = store.find_engagement(engagement).data
    wrong = {field: value for field, value in values.items() if value != shown[field]}
    for field, value in wrong.items():
        _check(field, value)
    each = [correct(store, engagement, field, value, who=who, comment=comment) for field, value in wrong.items()]
    return tuple(number for numbers in each for number in numbers)


def settle(
    store: Store, conflict: str, who: str, *, value: Any = None, both: bool = False, comment: str | None = None
) -> int:
    """Say which of the values that pages give of a person or a relation is right; gives the judgement's number.

    It holds until pages give other values; another wording of a post is none.

    Args:
        store: The record.
        conflict: Key of the conflict.
        who: Who says so.
        value: One of its values; the one that is shown where None.
        both: Whether all of them are right, and pages do not differ.
        comment: Why.

    Raises:
        SettingsError: There is no such conflict about a person or a relation, or no such value in it.
    """
    row = store.find_conflict(conflict)
    if row is None or row["engagement"] is not None:
        raise SettingsError(f"{conflict}: pages do not differ in any such post or relation.", "no_conflict")
    told = {"label": row["data"]["subject"], "values": values_of(row)}
    person = row["person"]
    # A person's key is that of one of her names, and may be another's tomorrow: it is found again by the name.
    subject = told | (
        {"relation": conflict}
        if person is None
        else {"name": person.removeprefix(_PERSON), "about": conflict.removeprefix(person)}
    )
    if both:
        return _put(store, Verdict.BOTH, subject, who, comment, field=row["field"])
    if value is None:
        return _put(store, Verdict.ACCEPT, subject, who, comment)
    values = sorted(each["value"] for each in row["data"]["values"])
    if value not in values:
        said = ", ".join(values)
        raise SettingsError(f"{value}: no page says so; pages say {said}.", "no_page_says", value=value, said=said)
    return _put(store, Verdict.CORRECT, subject, who, comment, field=row["field"], value=value)


def settled(store: Store) -> dict[str, Judgement]:
    """Give the judgements in force on persons and relations, by the key of the conflict; the last one counts."""
    found = [item for item in judgements(store, in_force=True) if "values" in item.subject]
    return {key: item for item, key in _conflicts_of(store, found) if key is not None}


def values_of(conflict: Json) -> list[str]:
    """Give the values of a stored conflict, in their order: a judgement holds for these, and for no others."""
    return sorted(sense_of(conflict["field"], value["value"]) for value in conflict["data"]["values"])


def sense_of(field: str, value: str) -> str:
    """Give what a value amounts to, by which it is told from others: of a post, whatever the wording."""
    return read_post(value).key if field == "post" else value


def _conflicts_of(store: Store, found: Sequence[Judgement]) -> list[tuple[Judgement, str | None]]:
    """Give the key of the conflict that each of some judgements is about; None where the person is gone."""
    homes = store.persons_of([item.subject["name"] for item in found if "name" in item.subject])
    return [(item, _conflict_of(item.subject, homes)) for item in found]


def _conflict_of(subject: Json, homes: Mapping[str, str]) -> str | None:
    if "relation" in subject:
        return str(subject["relation"])
    person = homes.get(subject["name"])
    return None if person is None else f"{person}{subject['about']}"


def judge_names(store: Store, left: str, right: str, verdict: Verdict, *, who: str, comment: str | None = None) -> int:
    """Say that two names are one person's, or two persons'; gives the judgement's number.

    Args:
        store: The record.
        left: Key of a name, as a person's names show it.
        right: The other.
        verdict: ``same``, ``different`` or ``unsure``.
        who: Who says so.
        comment: Why.

    Raises:
        SettingsError: There is no such name.
    """
    known = store.known_names((left, right))
    for key in (left, right):
        if key not in known:
            raise SettingsError(
                f"{key}: no such name in the record. `dragoman show person NAME` lists the names' keys."
            )
    number = _put(store, verdict, {"alias": left}, who, comment, object={"alias": right})
    store.reopen((), (left, right))
    resolve_pending(store)
    return number


def undo(store: Store, judgement: int, who: str, *, comment: str | None = None) -> int:
    """Take a judgement back; the log keeps both. Gives the number of the entry that takes it back.

    Raises:
        SettingsError: There is no such judgement, or it is taken back already.
    """
    found = next((item for item in judgements(store) if item.id == judgement), None)
    if found is None or found.is_undone or found.verdict is Verdict.UNDO:
        raise SettingsError(
            f"judgement {judgement}: there is none that can be taken back.", "no_judgement", n=judgement
        )
    number = _put(store, Verdict.UNDO, found.subject, who, comment, undoes=judgement)
    _reopen(store, found)
    return number


def judgements(store: Store, *, in_force: bool = False) -> tuple[Judgement, ...]:
    """Give the log, oldest first; only what was not taken back if ``in_force``.

    What was judged of a page that a later version has replaced is told by its place in that.
    """
    found = follow(store.judgements(), lambda homes: _newer(store, homes))
    kept = [item for item in found if not (item.is_undone or item.verdict is Verdict.UNDO)] if in_force else found
    return tuple(kept)


def checked(store: Store, log: Sequence[Judgement]) -> tuple[Judgement, ...]:
    """Mark the judgements that no longer apply: what they are about is no longer in the record.

    Args:
        store: The record.
        log: Judgements as :func:`judgements` gives them; one that was taken back is not marked.
    """
    standing = [item for item in log if not item.is_undone and item.verdict is not Verdict.UNDO]
    ends = [end for item in standing for end in ends_of(item)]
    reports = {page: _reports_on(store, page) for page in {end["page"] for end in ends if "page" in end}}
    names = store.known_names([end["alias"] for end in ends if "alias" in end])
    conflicts = {item.id: key for item, key in _conflicts_of(store, [i for i in standing if "values" in i.subject])}

    def holds(item: Judgement) -> bool:
        if "values" in item.subject:
            row = store.find_conflict(conflicts[item.id] or "")
            return row is not None and values_of(row) == item.subject["values"]
        if "alias" in item.subject:
            return all(end["alias"] in names for end in ends_of(item))
        return applies(item, reports)

    lapsed = {item.id for item in standing if not holds(item)}
    return tuple(replace(item, has_lapsed=item.id in lapsed) for item in log)


def _newer(store: Store, homes: Mapping[str, str]) -> dict[str, list[Report]]:
    return {old: _reports_on(store, new) for old, new in store.moved_pages(homes).items()}


def _reports_on(store: Store, page: str) -> list[Report]:
    return [read_stored(fact) for fact in store.facts(FactQuery("engagements", page=page))]


def _report(store: Store, name: str) -> StoredFact:
    """Give the report of a key; for an engagement, the one that says most of it."""
    found = store.find_engagement(name)
    named = [fact for fact in found.reports if fact.key.startswith(name)]
    return (named or sorted(found.reports, key=lambda fact: fact.key))[0]


def _judge_pair(
    store: Store, verdict: Verdict, pair: tuple[StoredFact, StoredFact], who: str, comment: str | None
) -> int:
    left, right = (anchor(read_stored(fact)) for fact in pair)
    number = _put(store, verdict, left, who, comment, object=right)
    store.reopen([fact.key for fact in pair])
    resolve_pending(store)
    return number


def _judge_each(
    store: Store, verdict: Verdict, found: StoredEngagement, who: str, comment: str | None, **values: Any
) -> tuple[int, ...]:
    """Judge every report, so that the judgement stays with the engagement however it is put together."""
    numbers = tuple(
        _put(store, verdict, anchor(read_stored(fact)), who, comment, **values) for fact in found.reports
    )  # fmt: skip
    store.reopen([fact.key for fact in found.reports])
    resolve_pending(store)
    return numbers


def _put(store: Store, verdict: Verdict, subject: Json, who: str, comment: str | None, **values: Any) -> int:
    if not who.strip():
        raise SettingsError("a judgement needs the name of whoever judges.")
    return store.judge(verdict=verdict.value, subject=subject, who=who.strip(), comment=comment, **values)


def _reopen(store: Store, judgement: Judgement) -> None:
    ends = list(ends_of(judgement))
    names = [end["alias"] for end in ends if "alias" in end]
    store.reopen(store.engagement_keys([end["page"] for end in ends if "page" in end]), names)
    resolve_pending(store)


def _check(field: str, value: Any) -> None:
    if field not in CORRECTABLE:
        raise SettingsError(f"{field}: can be corrected are {', '.join(CORRECTABLE)}.", "no_field", field=field)
    fits = {
        "when": lambda: value is None or bounds(value) is not None,
        "kind": lambda: value in load_kinds(),
        "status": lambda: value in _STATUSES,
        "places": lambda: _are_places(value),
        "post": lambda: _is_of_person(value) and isinstance(value["is"], str) and bool(value["is"].strip()),
        "count": lambda: _is_of_person(value) and isinstance(value["is"], int) and value["is"] > 0,
    }
    if not fits[field]():
        typed = value["is"] if _is_of_person(value) else value
        raise SettingsError(f"{field}: {typed!r} is no value for it.", "no_value", field=field, value=typed or "")


def _is_of_person(value: Any) -> bool:
    return isinstance(value, dict) and set(value) == {"of", "is"} and isinstance(value["of"], str)


def _named_in(found: StoredEngagement) -> list[str]:
    return [item["person"]["label"] for item in found.data["participants"] if item["person"] is not None]


def _are_places(value: Any) -> bool:
    items: Iterable[Any] = value if isinstance(value, list) else ()
    good = [isinstance(item, dict) and set(item) == {"label", "country"} and bool(item["label"]) for item in items]
    return isinstance(value, list) and all(good)
