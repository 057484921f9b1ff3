import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.model.page import MediaType, Page

SHARED = Path(os.environ.get("DRAGOMAN_SHARED", Path(__file__).parents[3] / "shared"))


@pytest.fixture
def make_page() -> Callable[..., Page]:
    def make(content: str, **stated: str | MediaType) -> Page:
        digest = hashlib.sha256(content.encode("utf-8", "replace")).hexdigest()
        return Page(
            **{"id": "p", "path": "p.txt", "media_type": MediaType.TEXT, **stated}, content=content, digest=digest
        )

    return make


@pytest.fixture
def shared() -> Path:
    if not SHARED.is_dir():
        pytest.skip("the shared folder is not there")
    return SHARED
