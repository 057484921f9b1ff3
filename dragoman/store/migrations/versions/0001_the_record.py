"""The record: pages, facts with citations and reasons, rejections, runs."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    _make_runs_and_pages()
    _make_facts()
    _make_parts_of_facts()
    _make_rejections()


def _make_runs_and_pages() -> None:
    op.create_table(
        "runs",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("started", sa.String, nullable=False),
        sa.Column("finished", sa.String),
        sa.Column("product_version", sa.String, nullable=False),
        sa.Column("reader_version", sa.String, nullable=False),
        sa.Column("counts", sa.JSON),
        sa.PrimaryKeyConstraint("id", name="pk_runs"),
    )
    op.create_table(
        "pages",
        sa.Column("key", sa.String, nullable=False),
        sa.Column("page_id", sa.String, nullable=False),
        sa.Column("path", sa.String, nullable=False),
        sa.Column("url", sa.String),
        sa.Column("canonical_url", sa.String),
        sa.Column("source", sa.String),
        sa.Column("author", sa.String),
        sa.Column("title", sa.String),
        sa.Column("published", sa.String),
        sa.Column("language", sa.String, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("body", sa.JSON, nullable=False),
        sa.Column("blocks", sa.JSON, nullable=False),
        sa.Column("notes", sa.JSON, nullable=False),
        sa.Column("stated", sa.String, nullable=False),
        sa.Column("reader_version", sa.String, nullable=False),
        sa.Column("run", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_pages"),
        sa.ForeignKeyConstraint(["run"], ["runs.id"], name="fk_pages_run"),
        sa.UniqueConstraint("canonical_url", name="uq_pages_canonical_url"),
    )
    op.create_index("ix_pages_page_id", "pages", ["page_id"])


def _make_facts() -> None:
    op.create_table(
        "facts",
        sa.Column("key", sa.String, nullable=False),
        sa.Column("page", sa.String, nullable=False),
        sa.Column("family", sa.String, nullable=False),
        sa.Column("ordinal", sa.Integer, nullable=False),
        sa.Column("kind", sa.String),
        sa.Column("first_day", sa.String),
        sa.Column("last_day", sa.String),
        sa.Column("payload", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_facts"),
        sa.ForeignKeyConstraint(["page"], ["pages.key"], name="fk_facts_page", ondelete="CASCADE"),
    )
    for column in ("page", "kind", "first_day"):
        op.create_index(f"ix_facts_{column}", "facts", [column])


def _make_parts_of_facts() -> None:
    parts: dict[str, list[sa.Column[Any]]] = {
        "citations": [
            sa.Column("start", sa.Integer, nullable=False),
            sa.Column("end", sa.Integer, nullable=False),
            sa.Column("quote", sa.Text, nullable=False),
        ],
        "participants": [
            sa.Column("party", sa.String),
            sa.Column("actor", sa.String),
            sa.Column("label", sa.String),
            sa.Column("person", sa.String),
            sa.Column("name", sa.String),
        ],
        "explanations": [
            sa.Column("rule", sa.String, nullable=False),
            sa.Column("detail", sa.Text, nullable=False),
            sa.Column("score", sa.Float),
        ],
    }
    for table, columns in parts.items():
        op.create_table(
            table,
            sa.Column("fact", sa.String, nullable=False),
            sa.Column("ordinal", sa.Integer, nullable=False),
            *columns,
            sa.PrimaryKeyConstraint("fact", "ordinal", name=f"pk_{table}"),
            sa.ForeignKeyConstraint(["fact"], ["facts.key"], name=f"fk_{table}_fact", ondelete="CASCADE"),
        )
    for table, column in (
        ("participants", "party"),
        ("participants", "actor"),
        ("participants", "person"),
        ("explanations", "rule"),
    ):
        op.create_index(f"ix_{table}_{column}", table, [column])


def _make_rejections() -> None:
    op.create_table(
        "rejections",
        sa.Column("path", sa.String, nullable=False),
        sa.Column("page_id", sa.String, nullable=False),
        sa.Column("room", sa.String, nullable=False),
        sa.Column("reason", sa.String, nullable=False),
        sa.Column("detail", sa.Text, nullable=False),
        sa.Column("run", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("path", "page_id", name="pk_rejections"),
        sa.ForeignKeyConstraint(["run"], ["runs.id"], name="fk_rejections_run"),
    )
    op.create_index("ix_rejections_reason", "rejections", ["reason"])
