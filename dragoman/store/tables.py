"""The tables, as the code sees them; ``migrations`` builds and changes them.

A page's key is the digest of its bytes, a fact's the digest of its page and content, so that reading again gives
the same keys. ``facts.payload`` is the fact as the page record has it, without its evidence and explanations: those
are rows of their own, so that they can be searched.
"""

import sqlalchemy as sa

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

runs = sa.Table(
    "runs",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("started", sa.String, nullable=False),  # ISO 8601, UTC
    sa.Column("finished", sa.String),  # null: running, or cut off
    sa.Column("product_version", sa.String, nullable=False),
    sa.Column("reader_version", sa.String, nullable=False),
    sa.Column("counts", sa.JSON),
)

pages = sa.Table(
    "pages",
    metadata,
    sa.Column("key", sa.String, primary_key=True),
    sa.Column("page_id", sa.String, nullable=False, index=True),
    sa.Column("path", sa.String, nullable=False, index=True),
    sa.Column("url", sa.String, index=True),
    sa.Column("canonical_url", sa.String, unique=True),
    sa.Column("source", sa.String, index=True),
    sa.Column("author", sa.String),
    sa.Column("title", sa.String),
    sa.Column("published", sa.String, index=True),
    sa.Column("language", sa.String, nullable=False, index=True),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("body", sa.JSON, nullable=False),
    sa.Column("blocks", sa.JSON, nullable=False),
    sa.Column("notes", sa.JSON, nullable=False),
    sa.Column("stated", sa.String, nullable=False),  # digest of what the input stated beside the content
    sa.Column("reader_version", sa.String, nullable=False),
    sa.Column("run", sa.ForeignKey("runs.id"), nullable=False, index=True),
)

facts = sa.Table(
    "facts",
    metadata,
    sa.Column("key", sa.String, primary_key=True),
    sa.Column("page", sa.ForeignKey("pages.key", ondelete="CASCADE"), nullable=False, index=True),
    sa.Column("family", sa.String, nullable=False),  # engagements, relations, occupancies, statements
    sa.Column("ordinal", sa.Integer, nullable=False),
    sa.Column("kind", sa.String, index=True),  # of engagements and relations
    sa.Column("first_day", sa.String, index=True),  # null: the page gives no date
    sa.Column("last_day", sa.String),
    sa.Column("payload", sa.JSON, nullable=False),
)

citations = sa.Table(
    "citations",
    metadata,
    sa.Column("fact", sa.ForeignKey("facts.key", ondelete="CASCADE"), primary_key=True),
    sa.Column("ordinal", sa.Integer, primary_key=True),
    sa.Column("start", sa.Integer, nullable=False),
    sa.Column("end", sa.Integer, nullable=False),
    sa.Column("quote", sa.Text, nullable=False),
)

participants = sa.Table(
    "participants",
    metadata,
    sa.Column("fact", sa.ForeignKey("facts.key", ondelete="CASCADE"), primary_key=True),
    sa.Column("ordinal", sa.Integer, primary_key=True),
    sa.Column("party", sa.String),
    sa.Column("actor", sa.String, index=True),
    sa.Column("label", sa.String),  # of the actor, in English
    sa.Column("person", sa.String, index=True),
    sa.Column("name", sa.String),  # of the person
    sa.Index("ix_participants_party", "party", "fact"),
)

fact_parties = sa.Table(  # relations, posts and statements by whom they concern, as lists show them
    "fact_parties",
    metadata,
    sa.Column("fact", sa.ForeignKey("facts.key", ondelete="CASCADE"), primary_key=True),
    sa.Column("party", sa.String, primary_key=True),  # each that stands in it; two, joined; a name; "" for lists of all
    sa.Column("family", sa.String, nullable=False),
    sa.Column("published", sa.String, nullable=False),  # of the page; "" where it does not say
    sa.Column("page", sa.String, nullable=False),
    sa.Column("ordinal", sa.Integer, nullable=False),
    sa.Index("ix_fact_parties_family", "family", "party", "published", "page", "ordinal", "fact"),
    sqlite_with_rowid=False,
)

actor_names = sa.Table(  # under which names actors of each party stand in facts; kept with each writing
    "actor_names",
    metadata,
    sa.Column("party", sa.String, primary_key=True),
    sa.Column("label", sa.String, primary_key=True),
    sa.Column("actor", sa.String, primary_key=True),
    sa.Column("total", sa.Integer, nullable=False),  # how often
    sqlite_with_rowid=False,
)

explanations = sa.Table(
    "explanations",
    metadata,
    sa.Column("fact", sa.ForeignKey("facts.key", ondelete="CASCADE"), primary_key=True),
    sa.Column("ordinal", sa.Integer, primary_key=True),
    sa.Column("rule", sa.String, nullable=False, index=True),
    sa.Column("detail", sa.Text, nullable=False),
    sa.Column("score", sa.Float),
)

rejections = sa.Table(
    "rejections",
    metadata,
    sa.Column("path", sa.String, primary_key=True),
    sa.Column("page_id", sa.String, primary_key=True),
    sa.Column("room", sa.String, nullable=False),
    sa.Column("reason", sa.String, nullable=False, index=True),
    sa.Column("detail", sa.Text, nullable=False),
    sa.Column("run", sa.ForeignKey("runs.id"), nullable=False),
)

passages = sa.Table(  # what can be searched; migrations make the index over ``words`` in each database's own way
    "passages",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("page", sa.ForeignKey("pages.key", ondelete="CASCADE"), nullable=False, index=True),
    sa.Column("family", sa.String, nullable=False),  # pages, or that of a fact
    sa.Column("key", sa.String, nullable=False),  # of the page or the fact
    sa.Column("words", sa.Text, nullable=False),  # folded
)
