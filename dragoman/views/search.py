"""Pages and facts found by their words."""

from dragoman.errors import SettingsError
from dragoman.store import SEARCHED, SearchHit, Store


def search(store: Store, words: str, *, limit: int = 20, family: str | None = None) -> tuple[SearchHit, ...]:
    """Find pages and facts in whose words all of ``words`` occur, the best first.

    Accents, case, Arabic articles, hamzas and vowel signs play no part. ``minist*`` finds words that begin so,
    ``"conseil de coopération"`` words in a row.

    Args:
        store: The record.
        words: What to look for.
        limit: The most hits that are given.
        family: ``pages``, ``engagements`` …: only these.

    Raises:
        SettingsError: There is no such family.
        StoreError: The record cannot be read.
    """
    if family is not None and family not in SEARCHED:
        raise SettingsError(f"{family}: what can be searched is {', '.join(SEARCHED)}.")
    return tuple(store.search(words, limit=limit, family=family))
