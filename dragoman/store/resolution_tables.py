"""The tables of what is one across pages: all of them but the judgements can be made anew from facts and judgements."""

import sqlalchemy as sa

from dragoman.store.tables import metadata

_FACT = "facts.key"


def _fact(name: str = "fact", *, primary_key: bool = True) -> sa.Column[str]:
    return sa.Column(name, sa.ForeignKey(_FACT, ondelete="CASCADE"), primary_key=primary_key)


pending = sa.Table("pending", metadata, _fact())  # facts not yet put among the others

block_keys = sa.Table(
    "block_keys",
    metadata,
    sa.Column("key", sa.String, primary_key=True),
    sa.Column("fact", sa.ForeignKey(_FACT, ondelete="CASCADE"), primary_key=True, index=True),
)

links = sa.Table(
    "links",
    metadata,
    _fact("left"),
    sa.Column("right", sa.ForeignKey(_FACT, ondelete="CASCADE"), primary_key=True, index=True),
    sa.Column("score", sa.Float, nullable=False, index=True),
    sa.Column("reasons", sa.JSON, nullable=False),
)

engagements = sa.Table(
    "engagements",
    metadata,
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("kind", sa.String, nullable=False),
    sa.Column("status", sa.String, nullable=False),
    sa.Column("first_day", sa.String, index=True),  # null: no page gives a date
    sa.Column("last_day", sa.String),
    sa.Column("confidence", sa.Float),
    sa.Column("pages", sa.Integer, nullable=False),
    sa.Column("sources", sa.Integer, nullable=False, server_default="0", index=True),  # how many report it
    sa.Column("judged", sa.String),  # what somebody said of it: accepted, corrected
    sa.Column("data", sa.JSON, nullable=False),
    sa.Index("ix_engagements_status", "status", "last_day", "first_day", "id"),
)

reports = sa.Table(
    "reports",
    metadata,
    _fact(),
    sa.Column("engagement", sa.ForeignKey("engagements.id", ondelete="CASCADE"), nullable=False, index=True),
)

engagement_parties = sa.Table(
    "engagement_parties",
    metadata,
    sa.Column("party", sa.String, primary_key=True),
    sa.Column("engagement", sa.ForeignKey("engagements.id", ondelete="CASCADE"), primary_key=True, index=True),
)

engagement_labels = sa.Table(
    "engagement_labels",
    metadata,
    sa.Column("sort", sa.String, primary_key=True),  # framework, theme, source, language
    sa.Column("value", sa.String, primary_key=True),
    sa.Column("engagement", sa.ForeignKey("engagements.id", ondelete="CASCADE"), primary_key=True, index=True),
    sa.Column("label", sa.String),
    sa.Column("year", sa.String),
    sa.Index("ix_engagement_labels_sort", "sort", "value", "year"),
)

strands = sa.Table(  # what goes on for years or goes quiet, each engagement a row: two parties, or a framework
    "strands",
    metadata,
    sa.Column("sort", sa.String, primary_key=True),  # pair, framework
    sa.Column("one", sa.String, primary_key=True),  # the first party by its letters, or the framework's id
    sa.Column("other", sa.String, primary_key=True),  # the second party, or ""
    sa.Column("engagement", sa.ForeignKey("engagements.id", ondelete="CASCADE"), primary_key=True, index=True),
    sa.Column("status", sa.String, nullable=False),
    sa.Column("first_day", sa.String),
    sa.Column("last_day", sa.String),
    sa.Index("ix_strands_sort", "sort", "one", "other", "status", "last_day", "first_day"),
)

aliases = sa.Table(
    "aliases",
    metadata,
    sa.Column("key", sa.String, primary_key=True),
    sa.Column("label", sa.String, nullable=False),
    sa.Column("party", sa.String),
    sa.Column("person", sa.String, index=True),  # null: not yet put among the others
)

alias_keys = sa.Table(
    "alias_keys",
    metadata,
    sa.Column("key", sa.String, primary_key=True),
    sa.Column("alias", sa.ForeignKey("aliases.key", ondelete="CASCADE"), primary_key=True, index=True),
)

mentions = sa.Table(
    "mentions",
    metadata,
    _fact(),
    sa.Column("ordinal", sa.Integer, primary_key=True),
    sa.Column("alias", sa.ForeignKey("aliases.key", ondelete="CASCADE"), nullable=False),
    sa.Column("label", sa.String, nullable=False),
    sa.Column("post", sa.String),
    sa.Column("sense", sa.String),
    sa.Index("ix_mentions_alias", "alias", "sense"),
)

alias_links = sa.Table(
    "alias_links",
    metadata,
    sa.Column("left", sa.ForeignKey("aliases.key", ondelete="CASCADE"), primary_key=True),
    sa.Column("right", sa.ForeignKey("aliases.key", ondelete="CASCADE"), primary_key=True, index=True),
    sa.Column("score", sa.Float, nullable=False),
    sa.Column("reasons", sa.JSON, nullable=False),
)

pending_aliases = sa.Table(
    "pending_aliases",
    metadata,
    sa.Column("alias", sa.ForeignKey("aliases.key", ondelete="CASCADE"), primary_key=True),
)

conflicts = sa.Table(
    "conflicts",
    metadata,
    sa.Column("key", sa.String, primary_key=True),
    sa.Column("engagement", sa.ForeignKey("engagements.id", ondelete="CASCADE"), index=True),
    sa.Column("person", sa.String, index=True),
    sa.Column("field", sa.String, nullable=False),
    sa.Column("rank", sa.Float, nullable=False, index=True),
    sa.Column("data", sa.JSON, nullable=False),
)

judgements = sa.Table(
    "judgements",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("made", sa.String, nullable=False),  # ISO 8601, UTC
    sa.Column("who", sa.String, nullable=False),
    sa.Column("verdict", sa.String, nullable=False),  # same, different, unsure, accept, reject, correct, undo
    sa.Column("subject", sa.JSON, nullable=False),  # what it is about, in a form that survives another reading
    sa.Column("object", sa.JSON),
    sa.Column("field", sa.String),
    sa.Column("value", sa.JSON),
    sa.Column("comment", sa.Text),
    sa.Column("undoes", sa.ForeignKey("judgements.id")),
)
