"""Full-text search over pages and facts, and indexes that take long identifiers."""

from collections import defaultdict
from collections.abc import Iterator

import sqlalchemy as sa
from alembic import op

from dragoman.store.keys import short
from dragoman.store.passages import fact_passage, page_passage

revision = "0002"
down_revision = "0001"

# Columns that are compared for equality alone. On PostgreSQL a hash takes values of any length, a tree does not.
_HASHED = (("pages", "page_id"), ("participants", "party"), ("participants", "actor"), ("participants", "person"))
_LONGEST = 250  # characters that surely need no shortening

_pages = sa.table(
    "pages", *(sa.column(name) for name in ("key", "title", "text", "canonical_url")), sa.column("body", sa.JSON)
)
_facts = sa.table("facts", *(sa.column(name) for name in ("key", "page", "family")))
_citations = sa.table("citations", *(sa.column(name) for name in ("fact", "ordinal", "quote")))


def upgrade() -> None:
    """Make the tables and fill them from the pages that are there."""
    connection = op.get_bind()
    passages = op.create_table(
        "passages",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("page", sa.String, nullable=False),
        sa.Column("family", sa.String, nullable=False),
        sa.Column("key", sa.String, nullable=False),
        sa.Column("words", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_passages"),
        sa.ForeignKeyConstraint(["page"], ["pages.key"], name="fk_passages_page", ondelete="CASCADE"),
    )
    op.create_index("ix_passages_page", "passages", ["page"])
    if connection.dialect.name == "sqlite":
        _index_on_sqlite()
    else:
        _index_on_postgresql()
    for key in connection.scalars(sa.select(_pages.c.key).order_by(_pages.c.key)).all():
        connection.execute(passages.insert(), list(_passages(connection, key)))
    _shorten(connection)


def _index_on_sqlite() -> None:
    """Make an index that keeps itself in step with the table, also where rows go with their page."""
    op.execute(
        "CREATE VIRTUAL TABLE passages_fts USING fts5"
        "(words, content='passages', content_rowid='id', tokenize='unicode61 remove_diacritics 0')"
    )
    op.execute(
        "CREATE TRIGGER passages_added AFTER INSERT ON passages BEGIN"
        " INSERT INTO passages_fts (rowid, words) VALUES (new.id, new.words); END"
    )
    op.execute(
        "CREATE TRIGGER passages_removed AFTER DELETE ON passages BEGIN"
        " INSERT INTO passages_fts (passages_fts, rowid, words) VALUES ('delete', old.id, old.words); END"
    )


def _index_on_postgresql() -> None:
    op.execute(
        "ALTER TABLE passages ADD COLUMN vector tsvector GENERATED ALWAYS AS (to_tsvector('simple', words)) STORED"
    )
    op.execute("CREATE INDEX ix_passages_vector ON passages USING gin (vector)")
    for table, column in _HASHED:
        op.drop_index(f"ix_{table}_{column}", table)
        op.create_index(f"ix_{table}_{column}", table, [column], postgresql_using="hash")


def _passages(connection: sa.Connection, page: str) -> Iterator[dict[str, object]]:
    key, title, text, _, body = connection.execute(sa.select(_pages).where(_pages.c.key == page)).one()
    yield page_passage(key, title, text, body)
    quotes: dict[tuple[str, str], list[str]] = defaultdict(list)
    cited = sa.select(_facts.c.family, _facts.c.key, _citations.c.quote)
    cited = cited.join_from(_facts, _citations, _facts.c.key == _citations.c.fact).where(_facts.c.page == page)
    for family, fact, quote in connection.execute(cited.order_by(_facts.c.key, _citations.c.ordinal)):
        quotes[family, fact].append(quote)
    for (family, fact), words in quotes.items():
        yield fact_passage(page, family, fact, words)


def _shorten(connection: sa.Connection) -> None:
    """Bring long addresses to the form that is looked up from now on."""
    long = sa.func.length(_pages.c.canonical_url) > _LONGEST
    for key, address in connection.execute(sa.select(_pages.c.key, _pages.c.canonical_url).where(long)).all():
        connection.execute(_pages.update().where(_pages.c.key == key).values(canonical_url=short(address)))
