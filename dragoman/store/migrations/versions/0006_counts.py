"""For large records: one table of what engagements are found by, counts that are kept, indexes that hold all."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from dragoman.text.normalize import fold

revision = "0006"
down_revision = "0005"

_ROWS = 10_000
_BETWEEN = "\t"  # two parties
_FACETS = "INSERT INTO facets (engagement, sort, one, other, label, kind, status, first_day, last_day)"
_OF = "e.kind, e.status, e.first_day, e.last_day"
_FILL = (
    f"{_FACETS} SELECT e.id, 'all', '', '', NULL, {_OF} FROM engagements AS e ORDER BY e.id",
    f"""{_FACETS} SELECT e.id, 'party', p.party, '', NULL, {_OF}
    FROM engagement_parties AS p JOIN engagements AS e ON e.id = p.engagement ORDER BY e.id""",
    f"""{_FACETS} SELECT e.id, 'pair', s.one, s.other, NULL, {_OF}
    FROM strands AS s JOIN engagements AS e ON e.id = s.engagement WHERE s.sort = 'pair' ORDER BY e.id""",
    f"""{_FACETS} SELECT e.id, l.sort, l.value, '', CASE l.sort WHEN 'framework' THEN l.label END, {_OF}
    FROM engagement_labels AS l JOIN engagements AS e ON e.id = l.engagement ORDER BY e.id""",
)
_TOOK_PLACE = "status IN ('held', 'ongoing') AND last_day IS NOT NULL"
_STRAND = f"sort IN ('pair', 'framework') AND {_TOOK_PLACE}"
_COUNT = (
    f"""INSERT INTO totals (sort, one, other, total, dated, first_day, last_day)
    SELECT sort, one, other, count(*), count(CASE WHEN {_TOOK_PLACE} THEN 1 END),
        min(CASE WHEN {_STRAND} THEN first_day END), max(CASE WHEN {_STRAND} THEN last_day END)
    FROM facets GROUP BY sort, one, other""",
    """INSERT INTO totals (sort, one, other, total, dated)
    SELECT 'facts', family, '', count(*), 0 FROM facts GROUP BY family""",
    """INSERT INTO monthly (sort, one, first_month, last_month, kind, status, total)
    SELECT sort, one, coalesce(substr(first_day, 1, 7), ''), coalesce(substr(last_day, 1, 7), ''),
        kind, status, count(*)
    FROM facets WHERE sort = 'all' GROUP BY 1, 2, 3, 4, 5, 6""",
    """INSERT INTO monthly (sort, one, first_month, last_month, kind, status, total)
    SELECT sort, one, coalesce(substr(first_day, 1, 7), ''), coalesce(substr(last_day, 1, 7), ''), '', '', count(*)
    FROM facets WHERE sort = 'theme' GROUP BY 1, 2, 3, 4""",
    """INSERT INTO yearly (sort, one, theme, year, total)
    SELECT sort, one, '', coalesce(substr(first_day, 1, 4), ''), count(*)
    FROM facets WHERE sort = 'framework' GROUP BY 1, 2, 3, 4""",
    """INSERT INTO yearly (sort, one, theme, year, total)
    SELECT p.sort, p.one, t.one, coalesce(substr(p.first_day, 1, 4), ''), count(*)
    FROM facets AS p JOIN facets AS t ON t.engagement = p.engagement AND t.sort = 'theme'
    WHERE p.sort = 'party' GROUP BY 1, 2, 3, 4""",
    """INSERT INTO actor_names (party, label, actor, total)
    SELECT party, label, actor, count(*) FROM participants
    WHERE party IS NOT NULL AND label IS NOT NULL AND actor IS NOT NULL GROUP BY party, label, actor""",
    """INSERT INTO fact_parties (fact, party, family, published, page, ordinal)
    SELECT DISTINCT f.key, p.party, f.family, coalesce(g.published, ''), f.page, f.ordinal
    FROM facts AS f JOIN pages AS g ON g.key = f.page JOIN participants AS p ON p.fact = f.key
    WHERE f.family <> 'engagements' AND p.party IS NOT NULL""",
    f"""INSERT INTO fact_parties (fact, party, family, published, page, ordinal)
    SELECT DISTINCT a.fact, a.party || '{_BETWEEN}' || b.party, a.family, a.published, a.page, a.ordinal
    FROM fact_parties AS a JOIN fact_parties AS b ON b.fact = a.fact AND a.party < b.party
    WHERE a.family = 'relations'""",
    """INSERT INTO fact_parties (fact, party, family, published, page, ordinal)
    SELECT f.key, '', f.family, coalesce(g.published, ''), f.page, f.ordinal
    FROM facts AS f JOIN pages AS g ON g.key = f.page WHERE f.family <> 'engagements'""",
    "UPDATE aliases SET facts = (SELECT count(*) FROM mentions AS m WHERE m.alias = aliases.key)",
)
_facts = sa.table("facts", sa.column("key"), sa.column("family"), sa.column("payload", sa.JSON))
_fact_parties = sa.table(
    "fact_parties", *(sa.column(name) for name in ("fact", "party", "family", "published", "page", "ordinal"))
)
_aliases = sa.table("aliases", *(sa.column(name) for name in ("key", "label", "folded")))


def upgrade() -> None:
    """Make the tables, fill them from what is there, and let go of what they replace."""
    _make_tables()
    op.add_column("aliases", sa.Column("folded", sa.String, nullable=False, server_default=""))
    op.add_column("aliases", sa.Column("facts", sa.Integer, nullable=False, server_default="0"))
    for statement in _FILL:
        op.execute(statement)
    op.create_index(
        "ix_facets_sort", "facets",
        ["sort", "one", "other", "first_day", "last_day", "engagement", "status", "kind"],
    )  # fmt: skip
    where = sa.text("sort = 'framework'")
    op.create_index(
        "ix_facets_one", "facets", ["one", "engagement", "label"], sqlite_where=where, postgresql_where=where
    )
    for statement in _COUNT:
        op.execute(statement)
    _fold(op.get_bind())
    _find_about(op.get_bind())
    for table in ("engagement_parties", "engagement_labels", "strands"):
        op.drop_table(table)
    _cluster(op.get_bind())
    _make_indexes()


def _make_tables() -> None:
    days = ("first_day?", "last_day?")
    _table("facets", ("engagement", "sort", "one", "other"), ("label?", "kind", "status", *days), "engagements.id")
    _table("totals", ("sort", "one", "other"), ("total+", "dated+", *days))
    _table("monthly", ("sort", "one", "first_month", "last_month", "kind", "status"), ("total+",))
    _table("yearly", ("sort", "one", "theme", "year"), ("total+",))
    _table("actor_names", ("party", "label", "actor"), ("total+",))
    _table("fact_parties", ("fact", "party"), ("family", "published", "page", "ordinal+"), "facts.key")


def _table(name: str, key: tuple[str, ...], others: tuple[str, ...], parent: str | None = None) -> None:
    """Make a table of text and numbers (+), which may be null (?); the first of its key may point to a parent."""
    ties: list[sa.Constraint] = [sa.PrimaryKeyConstraint(*key, name=f"pk_{name}")]
    if parent is not None:
        ties.append(sa.ForeignKeyConstraint([key[0]], [parent], name=f"fk_{name}_{key[0]}", ondelete="CASCADE"))
    op.create_table(name, *map(_column, (*key, *others)), *ties, sqlite_with_rowid=False)


def _column(name: str) -> sa.Column[Any]:
    kind: Any = sa.Integer if name.endswith("+") else sa.String
    return sa.Column(name.rstrip("+?"), kind, nullable=name.endswith("?"))


def _fold(connection: sa.Connection) -> None:
    """Keep names as they are looked for."""
    change = _aliases.update().where(_aliases.c.key == sa.bindparam("alias")).values(folded=sa.bindparam("words"))
    found = connection.execute(sa.select(_aliases.c.key, _aliases.c.label)).all()
    for start in range(0, len(found), _ROWS):
        rows = [{"alias": key, "words": fold(label)} for key, label in found[start : start + _ROWS]]
        connection.execute(change, rows)


def _find_about(connection: sa.Connection) -> None:
    """Keep who speaks about whom."""
    told = sa.select(_facts.c.payload, _fact_parties).join_from(
        _facts, _fact_parties, _fact_parties.c.fact == _facts.c.key
    )
    told = told.where(_facts.c.family == "statements", _fact_parties.c.party != "")
    for rows in connection.execute(told.execution_options(yield_per=_ROWS)).partitions():
        found = [
            {name: row._mapping[name] for name in ("fact", "family", "published", "page", "ordinal")}
            | {"party": f"{row.party}{_BETWEEN}{about}"}
            for row in rows
            for about in sorted(set(row.payload.get("about", ())))
        ]
        if found:
            connection.execute(_fact_parties.insert(), found)


def _cluster(connection: sa.Connection) -> None:
    """Let SQLite keep what is looked for by its fact in the order of the facts."""
    if connection.dialect.name == "sqlite":
        for table in ("mentions", "reports"):
            with op.batch_alter_table(table, recreate="always", table_kwargs={"sqlite_with_rowid": False}):
                pass


def _make_indexes() -> None:
    for table, old, columns in (
        ("participants", "party", ("party", "fact")),
        ("reports", "engagement", ("engagement", "fact")),
        ("mentions", "alias", ("alias", "fact", "label", "sense")),
        ("aliases", "person", ("person", "facts", "key")),
        ("aliases", None, ("folded", "key", "person")),
        ("engagements", None, ("judged", "confidence", "first_day", "last_day", "id")),
        ("conflicts", "rank", ("rank", "key")),
        ("links", "score", ("score", "left", "right")),
        ("fact_parties", None, ("family", "party", "published", "page", "ordinal", "fact")),
    ):
        if old is not None:
            op.drop_index(f"ix_{table}_{old}", table)
        op.create_index(f"ix_{table}_{columns[0]}", table, list(columns))
    for column in ("path", "url"):  # of any length, which a tree of PostgreSQL does not take
        op.create_index(f"ix_pages_{column}", "pages", [column], postgresql_using="hash")
