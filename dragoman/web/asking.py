"""What the pages' functions have in common: the record they ask, and what is said where it has nothing."""

from typing import Annotated

from fastapi import Depends, Request
from starlette.exceptions import HTTPException

from dragoman.store import Store


def _store(request: Request) -> Store:
    store: Store = request.app.state.store
    return store


Record = Annotated[Store, Depends(_store)]


def missing() -> HTTPException:
    """Build what is raised where the record has no such thing."""
    return HTTPException(404)
