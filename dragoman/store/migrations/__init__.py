"""The changes of the schema, in order; Alembic runs them when a record is opened."""

HEAD = "0007"  # the newest revision below ``versions``; a test compares
VERSION_TABLE = "dragoman_schema"
