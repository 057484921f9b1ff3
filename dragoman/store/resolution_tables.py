"""The tables of what is one across pages: all of them but the judgements can be made anew from facts and judgements."""

import sqlalchemy as sa

from dragoman.store.tables import metadata

_FACT = "facts.key"
_FRAMEWORKS = sa.text("sort = 'framework'")


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
    sa.Column("score", sa.Float, nullable=False),
    sa.Column("reasons", sa.JSON, nullable=False),
    sa.Index("ix_links_score", "score", "left", "right"),
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
    sa.Index("ix_engagements_judged", "judged", "confidence", "first_day", "last_day", "id"),
)

reports = sa.Table(
    "reports",
    metadata,
    _fact(),
    sa.Column("engagement", sa.ForeignKey("engagements.id", ondelete="CASCADE"), nullable=False),
    sa.Index("ix_reports_engagement", "engagement", "fact"),
    sqlite_with_rowid=False,
)

facets = sa.Table(  # what an engagement is found, ordered and counted by: each a row, which holds all that takes
    "facets",
    metadata,
    sa.Column("engagement", sa.ForeignKey("engagements.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("sort", sa.String, primary_key=True),  # all, party, pair, framework, theme, source, language, name
    sa.Column("one", sa.String, primary_key=True),  # the value; of a pair the first; of a name its alias; of all ""
    sa.Column("other", sa.String, primary_key=True),  # of a pair the second party, else ""
    sa.Column("label", sa.String),  # of a framework
    sa.Column("kind", sa.String, nullable=False),
    sa.Column("status", sa.String, nullable=False),
    sa.Column("first_day", sa.String),
    sa.Column("last_day", sa.String),
    sa.Index("ix_facets_sort", "sort", "one", "other", "first_day", "last_day", "engagement", "status", "kind"),
    sa.Index(  # of frameworks alone: for anything else ``ix_facets_sort`` is to be used
        "ix_facets_one", "one", "engagement", "label", sqlite_where=_FRAMEWORKS, postgresql_where=_FRAMEWORKS
    ),
    sqlite_with_rowid=False,  # one tree less, in the order in which an engagement's rows are asked for
)

totals = sa.Table(  # how many engagements have a facet, and how many facts are in a family; kept with each writing
    "totals",
    metadata,
    sa.Column("sort", sa.String, primary_key=True),  # that of the facet; or facts
    sa.Column("one", sa.String, primary_key=True),  # as in facets; of facts the family
    sa.Column("other", sa.String, primary_key=True),
    sa.Column("total", sa.Integer, nullable=False),
    sa.Column("dated", sa.Integer, nullable=False),  # of those, how many took place on a known day
    sa.Column("first_day", sa.String),  # of pairs and frameworks: when the first and the last of these took place
    sa.Column("last_day", sa.String),
    sqlite_with_rowid=False,
)

monthly = sa.Table(  # how many engagements lie between two months, of all and by theme; kept with each writing
    "monthly",
    metadata,
    sa.Column("sort", sa.String, primary_key=True),  # all, theme
    sa.Column("one", sa.String, primary_key=True),  # the theme, or ""
    sa.Column("first_month", sa.String, primary_key=True),  # 2018-05, or "" where no page gives a date
    sa.Column("last_month", sa.String, primary_key=True),
    sa.Column("kind", sa.String, primary_key=True),  # of themes ""
    sa.Column("status", sa.String, primary_key=True),  # of themes ""
    sa.Column("total", sa.Integer, nullable=False),
    sqlite_with_rowid=False,
)

yearly = sa.Table(  # how many engagements began in a year, by framework, and by party and theme; kept likewise
    "yearly",
    metadata,
    sa.Column("sort", sa.String, primary_key=True),  # framework, party
    sa.Column("one", sa.String, primary_key=True),  # as in facets
    sa.Column("theme", sa.String, primary_key=True),  # of frameworks ""
    sa.Column("year", sa.String, primary_key=True),  # "" where no page gives a date
    sa.Column("total", sa.Integer, nullable=False),
    sqlite_with_rowid=False,
)

aliases = sa.Table(
    "aliases",
    metadata,
    sa.Column("key", sa.String, primary_key=True),
    sa.Column("label", sa.String, nullable=False),
    sa.Column("party", sa.String),
    sa.Column("person", sa.String),  # null: not yet put among the others
    sa.Column("folded", sa.String, nullable=False, server_default=""),  # the name as it is looked for
    sa.Column("facts", sa.Integer, nullable=False, server_default="0"),  # how many name it
    sa.Index("ix_aliases_person", "person", "facts", "key"),
    sa.Index("ix_aliases_folded", "folded", "key", "person"),
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
    sa.Index("ix_mentions_alias", "alias", "fact", "label", "sense"),
    sqlite_with_rowid=False,
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
    sa.Column("rank", sa.Float, nullable=False),
    sa.Column("data", sa.JSON, nullable=False),
    sa.Index("ix_conflicts_rank", "rank", "key"),
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
