"""Brings a store up to this program's schema, in one transaction, and keeps it as it was before."""

from pathlib import Path

from attrs import frozen
from sqlalchemy import Connection

from tracker.model.failures import StoreError
from tracker.store.backup import back_up, free_name
from tracker.store.connection import Store, schema_of
from tracker.store.errors import NoStore, UnknownSchema
from tracker.store.exporting import export_to
from tracker.store.indexing import index_all
from tracker.store.rights import keep_rights
from tracker.store.schema import migrate
from tracker.store.standing import empty_index
from tracker.store.tables import SCHEMA


class NoBackup(StoreError):
    """A store on a server was to be upgraded, and nobody said where it is kept as it was."""

    def __init__(self, found: str) -> None:
        super().__init__(
            f"The store has schema {found} and can be brought up to {SCHEMA}.",
            "Say first where it is kept as it is now: "
            "--backup FILE exports every entry to a file that 'tracker restore' reads, --no-backup relies on a backup "
            "of the server's own.",
        )


@frozen
class Upgraded:
    """What an upgrade did: the schema before and after, and the file in which the store is kept as it was."""

    before: str
    after: str
    backup: Path | None


def upgrade_store(store: Store, migrations: Path, backup: Path | None = None, *, without: bool = False) -> Upgraded:
    """Bring a store up while nobody else writes to it; what fails leaves it as it was.

    A file is copied beside itself unless another name is given; a store on a server is exported to the file named.
    """
    if store.file is not None and not store.file.is_file():
        raise NoStore(store.address)
    with store.changing() as connection:
        found = schema_of(connection)
        if found is None:
            raise NoStore(store.address)
        if found > SCHEMA:
            raise UnknownSchema(found)
        if found == SCHEMA:
            return Upgraded(found, SCHEMA, None)
        kept = None if without else _keep(store, connection, found, backup)
        migrate(connection, migrations)
        keep_rights(connection)
        empty_index(connection)  # its keys are those of an older program
        index_all(connection)
    return Upgraded(found, SCHEMA, kept)


def _keep(store: Store, connection: Connection, found: str, backup: Path | None) -> Path:
    if store.file is None and backup is None:
        raise NoBackup(found)
    if store.file is None:
        assert backup is not None
        export_to(connection, backup)
        return backup
    file = backup or free_name(store.file.with_name(f"{store.file.name}.backup-{found}"))
    back_up(store, file)
    return file
