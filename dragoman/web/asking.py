"""What the pages' functions have in common: the record they ask, and what is said where it has nothing."""

from collections.abc import Callable
from datetime import date
from typing import Annotated, TypeVar

from fastapi import Depends, Request
from starlette.exceptions import HTTPException

from dragoman.store import Store
from dragoman.web.reply import PASSING

Context = TypeVar("Context")


def _store(request: Request) -> Store:
    store: Store = request.app.state.store
    return store


Record = Annotated[Store, Depends(_store)]


def kept(request: Request, store: Store, make: Callable[[], Context]) -> Context:
    """Give what is shown at an address as it was made last, if nothing in the record has changed since; else make it.

    For what depends on the record, the address and the day alone: not on who asks, nor in which language.
    """
    asked = tuple(item for item in request.query_params.multi_items() if item[0] not in PASSING)
    return store.kept((request.scope["path"], asked, date.today()), make)


def missing() -> HTTPException:
    """Build what is raised where the record has no such thing."""
    return HTTPException(404)
