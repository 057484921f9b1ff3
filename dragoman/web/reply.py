"""One context, two forms: a page for people, JSON for programs."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from fastapi import Request, Response
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from pydantic import TypeAdapter
from starlette.responses import RedirectResponse

from dragoman.model.account import AccountRole
from dragoman.vocabulary.kinds import load_kinds
from dragoman.web.addresses import is_own, is_web, with_query
from dragoman.web.charts import draw_bars, draw_network, draw_posts
from dragoman.web.dates import say_date, say_month
from dragoman.web.phrases import say_judged
from dragoman.web.reasons import show_reason
from dragoman.web.sessions import Visitor, keep_session, token_of, visitor_of
from dragoman.web.wording import LANGUAGES, Words, choose_language, load_words

PLACES = (
    ("timeline", "/timeline"),
    ("people", "/people"),
    ("parties", "/parties"),
    ("frameworks", "/frameworks"),
    ("network", "/network"),
    ("calendar", "/calendar"),
    ("review", "/review"),
    ("pages", "/pages"),
    ("add", "/add"),
)
PLACES_OF_READERS = tuple(place for place in PLACES if place[0] != "add")
COOKIE = "dragoman-language"
PASSING = ("lang", "format", "judged", "told")
"""What an address says of this showing of a page alone."""

_MOST_JUDGED = 50
_YEAR = 365 * 24 * 3600
_environments: dict[str, Environment] = {}
_RIGHT_TO_LEFT = ("ar", "fa", "he", "ur")


@dataclass(frozen=True, slots=True)
class Frame:
    """What every page has around its own context.

    Attributes:
        words: The interface's words.
        path: Of the address.
        places: The main places, by name and address.
        languages: Each language with the address of this page in it.
        as_json: Address of this page as JSON.
        token: What forms have to send.
        judged: Numbers of the judgements just made, which can be taken back.
        told: Key of what was just done, or None.
        visitor: Who asks; None for who has not logged in.
        can_edit: Whether the visitor may judge, add and note: else no page has a button for it.
    """

    words: Words
    path: str
    places: tuple[tuple[str, str], ...]
    languages: tuple[tuple[str, str], ...]
    as_json: str
    token: str
    judged: tuple[int, ...]
    told: str | None
    visitor: Visitor | None
    can_edit: bool


def answer(request: Request, template: str, context: Any, *, status: int = 200) -> Response:
    """Give a context in the form that was asked for.

    Args:
        request: Who asks, in which language, for which form.
        template: Of the HTML.
        context: One of :mod:`dragoman.web.contexts`.
        status: HTTP status.
    """
    if wants_json(request):
        body = _adapter(type(context)).dump_json(context)  # type: ignore[arg-type]  # a class is hashable
        plain = Response(body, status, media_type="application/json", headers={"Vary": "Accept, Cookie"})
        keep_session(request, plain)
        return plain
    frame = _frame(request)
    html = _environment(frame.words).get_template(template).render(page=context, frame=frame, **_sayers(frame.words))
    headers = {"Vary": "Accept, Accept-Language, Cookie", "Content-Language": frame.words.language}
    response = Response(html.encode("utf-8", "replace"), status, media_type="text/html", headers=headers)
    if request.query_params.get("lang") in LANGUAGES:
        response.set_cookie(COOKIE, frame.words.language, max_age=_YEAR, httponly=True, samesite="lax")
    keep_session(request, response)
    return response


def done(request: Request, href: str, numbers: Sequence[int] = (), told: str | None = None) -> Response:
    """Say that something was done: lead to a page of this site, which offers to take it back.

    Args:
        request: Who asks.
        href: Address on this site; another leads to the first page.
        numbers: Of the judgements that were made.
        told: Key of what is said of it there.
    """
    if not is_own(href):
        href = "/"
    if wants_json(request):
        return Response(json.dumps({"href": href, "judgements": list(numbers)}), media_type="application/json")
    bare = href.partition("#")[0]
    marks = [("judged", str(number)) for number in numbers[:_MOST_JUDGED]]
    mark = urlencode([*marks, ("told", told)] if told else marks)
    location = f"{bare}{'&' if '?' in bare else '?'}{mark}" if mark else bare
    return RedirectResponse(location, status_code=303)


def wants_json(request: Request) -> bool:
    """Say whether JSON was asked for: by the address's end, by ``format=json`` or by ``Accept``."""
    if request.scope.get("wants_json") or request.query_params.get("format") == "json":
        return True
    accepted = request.headers.get("accept", "")
    return "application/json" in accepted and "text/html" not in accepted


def words_of(request: Request) -> Words:
    """Give the words of the language that the reader wants."""
    asked, kept = request.query_params.get("lang"), request.cookies.get(COOKIE)
    return load_words(choose_language(asked, kept, request.headers.get("accept-language")))


def _frame(request: Request) -> Frame:
    query = [(key, value) for key, value in request.query_params.multi_items() if key not in PASSING]
    path = request.scope["path"]
    judged = tuple(int(number) for number in request.query_params.getlist("judged") if number.isdecimal())[
        :_MOST_JUDGED
    ]
    languages = tuple((language, with_query(path, [*query, ("lang", language)])) for language in LANGUAGES)
    words, visitor, told = words_of(request), visitor_of(request), request.query_params.get("told")
    can_edit = visitor is not None and visitor.role.includes(AccountRole.EDITOR)
    return Frame(
        words=words,
        path=path,
        places=() if visitor is None else PLACES if can_edit else PLACES_OF_READERS,
        languages=languages,
        as_json=with_query(path, [*query, ("format", "json")]),
        token=token_of(request),
        judged=judged if can_edit else (),
        told=told if f"told.{told}" in words.entries else None,
        visitor=visitor,
        can_edit=can_edit,
    )


def _sayers(words: Words) -> dict[str, Any]:
    """Give what templates say things with, in one language."""
    return {
        "t": words,
        "label": words.label,
        "number": words.number,
        "date": lambda when: say_date(when, words),
        "month": lambda when: say_month(when, words),
        "bars": lambda bars, width: draw_bars(bars, width, words),
        "posts": lambda posts, width, named: draw_posts(posts, width, words, named=named),
        "network": lambda page, width, height: draw_network(page, width, height, words),
        "theme_name": lambda theme: words.label("theme", theme),
        "framework_name": words.framework,
        "kinds": tuple(load_kinds()),
        "language_name": lambda code: words.label("language", code),
    }


@cache
def _adapter(kind: type) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def _environment(words: Words) -> Environment:
    """Give the templates in a language: what all of them name is called as it is there."""
    if words.language not in _environments:
        _environments[words.language] = _make_environment(words)
    return _environments[words.language]


def warm_up() -> None:
    """Make ready what the first pages would wait for: words, the vocabulary's names, templates."""
    for language in LANGUAGES:
        templates = _environment(load_words(language))
        for name in templates.list_templates():
            templates.get_template(name)


def _make_environment(words: Words) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.tests["web"] = is_web
    environment.filters["judged"] = lambda said: say_judged(said, words)
    environment.filters |= {
        "named": words.named,
        "party": words.party,
        "framework": words.framework,
        "place": words.place,
    }
    environment.filters["reason"] = lambda detail: show_reason(detail, words)
    environment.filters["direction"] = lambda language: "rtl" if language in _RIGHT_TO_LEFT else "auto"
    return environment
