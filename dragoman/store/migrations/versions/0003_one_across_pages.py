"""Engagements and persons across pages, and what people judged of them."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def _text(name: str, *, empty: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String, nullable=empty)


def _reference(column: str, table: str, key: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{key}"], name=f"fk_{table}_{column}", ondelete="CASCADE")


def _table(name: str, *parts: sa.schema.SchemaItem, primary: tuple[str, ...], refers: tuple[str, ...] = ()) -> None:
    """Make a table; ``refers`` lists foreign keys as ``column>table.key``."""
    pairs = [reference.split(">") for reference in refers]
    keys = [_reference(column, name, target) for column, target in pairs]
    op.create_table(name, *parts, sa.PrimaryKeyConstraint(*primary, name=f"pk_{name}"), *keys)


def upgrade() -> None:
    """Make the tables; what an older version read is put among the others when the record is next written to."""
    _make_engagements()
    _make_people()
    _make_judgements()
    for table, columns in (
        ("block_keys", ("fact",)),
        ("links", ("right",)),
        ("links", ("score",)),
        ("engagements", ("first_day",)),
        ("reports", ("engagement",)),
        ("engagement_parties", ("engagement",)),
        ("engagement_labels", ("engagement",)),
        ("aliases", ("person",)),
        ("alias_keys", ("alias",)),
        ("alias_links", ("right",)),
        ("conflicts", ("engagement",)),
        ("conflicts", ("person",)),
        ("conflicts", ("rank",)),
    ):
        op.create_index(f"ix_{table}_{columns[0]}", table, list(columns))
    op.create_index("ix_mentions_alias", "mentions", ["alias", "sense"])
    op.execute("INSERT INTO pending (fact) SELECT key FROM facts")


def _make_engagements() -> None:
    fact, engagement = "fact>facts.key", "engagement>engagements.id"
    score = sa.Column("score", sa.Float, nullable=False)
    _table("pending", _text("fact"), primary=("fact",), refers=(fact,))
    _table("block_keys", _text("key"), _text("fact"), primary=("key", "fact"), refers=(fact,))
    _table(
        "links", _text("left"), _text("right"), score, sa.Column("reasons", sa.JSON, nullable=False),
        primary=("left", "right"), refers=("left>facts.key", "right>facts.key"),
    )  # fmt: skip
    _table(
        "engagements", _text("id"), _text("kind"), _text("status"), _text("first_day", empty=True),
        _text("last_day", empty=True), sa.Column("confidence", sa.Float),
        sa.Column("pages", sa.Integer, nullable=False),
        _text("judged", empty=True), sa.Column("data", sa.JSON, nullable=False), primary=("id",),
    )  # fmt: skip
    _table("reports", _text("fact"), _text("engagement"), primary=("fact",), refers=(fact, engagement))
    _table(
        "engagement_parties", _text("party"), _text("engagement"), primary=("party", "engagement"), refers=(engagement,)
    )
    _table(
        "engagement_labels", _text("sort"), _text("value"), _text("engagement"), _text("label", empty=True),
        _text("year", empty=True), primary=("sort", "value", "engagement"), refers=(engagement,),
    )  # fmt: skip
    _table(
        "conflicts", _text("key"), _text("engagement", empty=True), _text("person", empty=True), _text("field"),
        sa.Column("rank", sa.Float, nullable=False), sa.Column("data", sa.JSON, nullable=False),
        primary=("key",), refers=(engagement,),
    )  # fmt: skip


def _make_people() -> None:
    alias = "alias>aliases.key"
    _table(
        "aliases", _text("key"), _text("label"), _text("party", empty=True), _text("person", empty=True),
        primary=("key",),
    )  # fmt: skip
    _table("alias_keys", _text("key"), _text("alias"), primary=("key", "alias"), refers=(alias,))
    _table(
        "mentions", _text("fact"), sa.Column("ordinal", sa.Integer, nullable=False), _text("alias"), _text("label"),
        _text("post", empty=True), _text("sense", empty=True), primary=("fact", "ordinal"),
        refers=("fact>facts.key", alias),
    )  # fmt: skip
    _table(
        "alias_links", _text("left"), _text("right"), sa.Column("score", sa.Float, nullable=False),
        sa.Column("reasons", sa.JSON, nullable=False), primary=("left", "right"),
        refers=("left>aliases.key", "right>aliases.key"),
    )  # fmt: skip
    _table("pending_aliases", _text("alias"), primary=("alias",), refers=(alias,))


def _make_judgements() -> None:
    op.create_table(
        "judgements",
        sa.Column("id", sa.Integer, nullable=False),
        _text("made"),
        _text("who"),
        _text("verdict"),
        sa.Column("subject", sa.JSON, nullable=False),
        sa.Column("object", sa.JSON),
        _text("field", empty=True),
        sa.Column("value", sa.JSON),
        sa.Column("comment", sa.Text),
        sa.Column("undoes", sa.Integer),
        sa.PrimaryKeyConstraint("id", name="pk_judgements"),
        sa.ForeignKeyConstraint(["undoes"], ["judgements.id"], name="fk_judgements_undoes"),
    )
