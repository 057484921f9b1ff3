"""The tables of who may see and change a record, and of what was done beside judging."""

import sqlalchemy as sa

from dragoman.store.tables import metadata

accounts = sa.Table(
    "accounts",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("key", sa.String, nullable=False, unique=True),  # the name as it is compared
    sa.Column("name", sa.String, nullable=False),
    sa.Column("role", sa.String, nullable=False),  # reader, editor, administrator
    sa.Column("password", sa.String, nullable=False),  # an argon2 hash with its salt and its parameters
    sa.Column("is_disabled", sa.Boolean(create_constraint=False), nullable=False),
    sa.Column("made", sa.String, nullable=False),  # ISO 8601, UTC
)

sessions = sa.Table(
    "sessions",
    metadata,
    sa.Column("digest", sa.String, primary_key=True),  # SHA-256 of what the browser keeps
    sa.Column("account", sa.ForeignKey("accounts.id", ondelete="CASCADE"), nullable=False, index=True),
    sa.Column("made", sa.String, nullable=False),
    sa.Column("expires", sa.String, nullable=False),  # ISO 8601, UTC: compared as text
)

feeds = sa.Table(  # addresses by which calendar programs, which cannot log in, read the record's engagements
    "feeds",
    metadata,
    sa.Column("account", sa.ForeignKey("accounts.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("digest", sa.String, nullable=False, unique=True),  # SHA-256 of what stands in the address
    sa.Column("made", sa.String, nullable=False),  # ISO 8601, UTC
)

actions = sa.Table(
    "actions",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("made", sa.String, nullable=False, index=True),  # ISO 8601, UTC
    sa.Column("who", sa.String, nullable=False),  # a name, which outlives its account; "" where nobody is known
    sa.Column("door", sa.String, nullable=False),  # browser, command
    sa.Column("deed", sa.String, nullable=False),
    sa.Column("subject", sa.String),  # the account, or what was handed in
    sa.Column("detail", sa.Text),
)
