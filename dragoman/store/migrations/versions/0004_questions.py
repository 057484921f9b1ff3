"""What questions need that are asked of the whole record: sources and languages of engagements, strands, indexes."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_LABELS = """
    INSERT INTO engagement_labels (sort, value, engagement, label, year)
    SELECT DISTINCT '{column}', p.{column}, r.engagement, p.{column}, substr(e.first_day, 1, 4)
    FROM reports AS r
    JOIN engagements AS e ON e.id = r.engagement
    JOIN facts AS f ON f.key = r.fact
    JOIN pages AS p ON p.key = f.page
    WHERE p.{column} IS NOT NULL
"""
_SOURCES = """
    UPDATE engagements SET sources = (
        SELECT count(*) FROM engagement_labels AS l WHERE l.sort = 'source' AND l.engagement = engagements.id
    )
"""
_STRANDS = "INSERT INTO strands (sort, one, other, engagement, status, first_day, last_day)"
_PAIRS = f"""
    {_STRANDS}
    SELECT 'pair', a.party, b.party, e.id, e.status, e.first_day, e.last_day
    FROM engagements AS e
    JOIN engagement_parties AS a ON a.engagement = e.id
    JOIN engagement_parties AS b ON b.engagement = e.id AND a.party < b.party
"""
_FRAMEWORKS = f"""
    {_STRANDS}
    SELECT 'framework', l.value, '', e.id, e.status, e.first_day, e.last_day
    FROM engagements AS e JOIN engagement_labels AS l ON l.engagement = e.id WHERE l.sort = 'framework'
"""


def upgrade() -> None:
    """Make the table, the column and the indexes, and fill them from what is there."""
    op.add_column("engagements", sa.Column("sources", sa.Integer, nullable=False, server_default="0"))
    _make_strands()
    for column in ("source", "language"):
        op.execute(_LABELS.format(column=column))
    for statement in (_SOURCES, _PAIRS, _FRAMEWORKS):
        op.execute(statement)
    _make_indexes()


def _make_strands() -> None:
    words = [sa.Column(name, sa.String, nullable=False) for name in ("sort", "one", "other", "engagement", "status")]
    days = [sa.Column(name, sa.String) for name in ("first_day", "last_day")]
    op.create_table(
        "strands",
        *words,
        *days,
        sa.PrimaryKeyConstraint("sort", "one", "other", "engagement", name="pk_strands"),
        sa.ForeignKeyConstraint(["engagement"], ["engagements.id"], name="fk_strands_engagement", ondelete="CASCADE"),
    )


def _make_indexes() -> None:
    op.drop_index("ix_participants_party", "participants")
    for table, columns in (
        ("participants", ("party", "label", "actor")),
        ("pages", ("source",)),
        ("pages", ("published",)),
        ("pages", ("language",)),
        ("pages", ("run",)),
        ("engagements", ("sources",)),
        ("engagements", ("status", "last_day", "first_day", "id")),
        ("engagement_labels", ("sort", "value", "year")),
        ("strands", ("sort", "one", "other", "status", "last_day", "first_day")),
        ("strands", ("engagement",)),
    ):
        op.create_index(f"ix_{table}_{columns[0]}", table, list(columns))
