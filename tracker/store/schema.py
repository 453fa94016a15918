"""Makes a store's tables and brings them up, by Alembic; no other command imports it."""

from pathlib import Path

from alembic import command
from alembic.config import Config

from tracker.store.connection import Store, in_sentences
from tracker.store.errors import DatabaseFailed


def upgrade(store: Store, migrations: Path) -> None:
    """Make the tables, or change them to the newest schema, keeping what they hold."""
    if store.file is not None and not store.file.parent.is_dir():
        raise DatabaseFailed(f"the folder {store.file.parent} does not exist")
    config = Config()
    config.set_main_option("script_location", migrations.as_posix().replace("%", "%%"))
    with in_sentences(), store.engine.connect() as opened:
        connection = opened.execution_options(tracker_writes=True)
        with connection.begin():
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
