"""The store: an append-only log of entries in a database; the only room that knows SQLAlchemy."""
