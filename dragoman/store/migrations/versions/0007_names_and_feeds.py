"""Who is named in an engagement, a post or a statement, where lists look for it; addresses for calendar programs."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

_BEFORE_A_NAME = "\t"
_FILL = (
    """INSERT INTO facets (engagement, sort, one, other, label, kind, status, first_day, last_day)
    SELECT DISTINCT r.engagement, 'name', m.alias, '', NULL, e.kind, e.status, e.first_day, e.last_day
    FROM reports AS r JOIN mentions AS m ON m.fact = r.fact
    JOIN facets AS e ON e.engagement = r.engagement AND e.sort = 'all' AND e.one = '' AND e.other = ''""",
    """INSERT INTO totals (sort, one, other, total, dated)
    SELECT sort, one, other, count(*),
        count(CASE WHEN status IN ('held', 'ongoing') AND last_day IS NOT NULL THEN 1 END)
    FROM facets WHERE sort = 'name' GROUP BY sort, one, other""",
    f"""INSERT INTO fact_parties (fact, party, family, published, page, ordinal)
    SELECT DISTINCT p.fact, '{_BEFORE_A_NAME}' || m.alias, p.family, p.published, p.page, p.ordinal
    FROM fact_parties AS p JOIN mentions AS m ON m.fact = p.fact WHERE p.party = ''""",
)


def upgrade() -> None:
    """Make the table, and fill what is looked for by name from what is there."""
    op.create_table(
        "feeds",
        sa.Column("account", sa.Integer, nullable=False),
        sa.Column("digest", sa.String, nullable=False),
        sa.Column("made", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("account", name="pk_feeds"),
        sa.UniqueConstraint("digest", name="uq_feeds_digest"),
        sa.ForeignKeyConstraint(["account"], ["accounts.id"], name="fk_feeds_account", ondelete="CASCADE"),
    )
    for statement in _FILL:
        op.execute(statement)
