"""The log of what was judged and done, in words."""

from typing import Any

from dragoman.errors import StoreError
from dragoman.model.account import Action
from dragoman.store import Judgement, Store
from dragoman.views.engagements import entry_of
from dragoman.web import addresses
from dragoman.web.contexts.accounts import ActionLine
from dragoman.web.contexts.review import JudgementLine
from dragoman.web.lines import line, plain
from dragoman.web.phrases import say_head
from dragoman.web.wording import Words


def judgement_line(store: Store, item: Judgement, words: Words) -> JudgementLine:
    """Give a judgement as a line of the log."""
    what, href = _subject(store, item, words)
    return JudgementLine(
        number=item.id,
        made=item.made,
        who=item.who,
        verdict=item.verdict.value,
        what=what,
        href=href,
        field=item.field,
        value=None if item.value is None else plain(item.value),
        comment=item.comment,
        is_undone=item.is_undone,
        has_lapsed=item.has_lapsed,
    )


def action_line(item: Action) -> ActionLine:
    """Give what was done beside judging as a line of the log."""
    return ActionLine(item.made, item.who, item.door.value, item.deed.value, item.subject, item.detail)


def _subject(store: Store, item: Judgement, words: Words) -> tuple[str | None, str | None]:
    if "page" not in item.subject:
        return str(item.subject.get("label") or item.subject["alias"]), None
    for key in store.engagement_keys([item.subject["page"]]):
        try:
            found = store.find_engagement(key)
        except StoreError:
            continue
        if any(_is_at(fact.data, item.subject) for fact in found.reports if fact.key == key):
            return say_head(line(entry_of(found)), words), addresses.engagement(found.id)
    return None, None


def _is_at(data: dict[str, Any], subject: dict[str, Any]) -> bool:
    return [[span["start"], span["end"]] for span in data["evidence"]] == subject.get("spans")
