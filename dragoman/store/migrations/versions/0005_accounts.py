"""Accounts, their sessions, and the log of what is done beside judging."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String, nullable=False)


def upgrade() -> None:
    """Make the tables, empty: a record without accounts is as it was."""
    op.create_table(
        "accounts",
        sa.Column("id", sa.Integer, nullable=False),
        *(_text(name) for name in ("key", "name", "role", "password")),
        sa.Column("is_disabled", sa.Boolean(create_constraint=False), nullable=False),
        _text("made"),
        sa.PrimaryKeyConstraint("id", name="pk_accounts"),
        sa.UniqueConstraint("key", name="uq_accounts_key"),
    )
    op.create_table(
        "sessions",
        _text("digest"),
        sa.Column("account", sa.Integer, nullable=False),
        *(_text(name) for name in ("made", "expires")),
        sa.PrimaryKeyConstraint("digest", name="pk_sessions"),
        sa.ForeignKeyConstraint(["account"], ["accounts.id"], name="fk_sessions_account", ondelete="CASCADE"),
    )
    op.create_index("ix_sessions_account", "sessions", ["account"])
    op.create_table(
        "actions",
        sa.Column("id", sa.Integer, nullable=False),
        *(_text(name) for name in ("made", "who", "door", "deed")),
        sa.Column("subject", sa.String),
        sa.Column("detail", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_actions"),
    )
    op.create_index("ix_actions_made", "actions", ["made"])
