"""Makes a store's tables and brings them up, by Alembic; no other command imports it."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import Connection

from tracker.store.connection import Store, schema_of
from tracker.store.errors import DatabaseFailed, UnknownSchema


def upgrade(store: Store, migrations: Path, schema: str = "head") -> None:
    """Make the tables, or change them to the newest schema or a named one, keeping what they hold."""
    check_folder(store)
    with store.changing() as connection:
        migrate(connection, migrations, schema)


def check_folder(store: Store) -> None:
    """Refuse a store whose file would stand in a folder that is not there."""
    if store.file is not None and not store.file.parent.is_dir():
        raise DatabaseFailed(f"the folder {store.file.parent} does not exist")


def migrate(connection: Connection, migrations: Path, schema: str = "head") -> None:
    """Make or change the tables within a transaction that is open already."""
    config = Config()
    config.set_main_option("script_location", migrations.as_posix().replace("%", "%%"))
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, schema)
    except CommandError:
        raise UnknownSchema(schema_of(connection)) from None
