"""What Alembic runs: the migrations, in the transaction of the connection it was given."""

from alembic import context

from dragoman.store.migrations import VERSION_TABLE
from dragoman.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=VERSION_TABLE,
    render_as_batch=True,
)
context.run_migrations()
