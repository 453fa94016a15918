"""The store that a desk works with, the seeds on top, and which catalogue is in force for both."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.desk.formats import lower_mark, mark_named
from tracker.desk.lazily import Lazily
from tracker.given import given
from tracker.model.failures import LogError, StoreError

if TYPE_CHECKING:
    from tracker.catalogue import seeds as catalogue_seeds
    from tracker.catalogue.catalogue import Catalogue
    from tracker.catalogue.seeds import Seeds
    from tracker.desk import withholding
    from tracker.store import connection, errors, snapshots
    from tracker.store.connection import Store
else:
    catalogue_seeds = Lazily("tracker.catalogue.seeds")
    connection = Lazily("tracker.store.connection")
    errors = Lazily("tracker.store.errors")
    snapshots = Lazily("tracker.store.snapshots")
    withholding = Lazily("tracker.desk.withholding")


class Opened:
    """A store by its address, with a folder of seeds on top; nothing is read before it is asked for.

    No answer tells anything of a document that is marked above `handling`; without a mark, none is withheld.
    """

    def __init__(
        self, address: str, seeds: Path | None = None, *, stays_open: bool = False, handling: str = ""
    ) -> None:
        self.address, self.seeds, self.stays_open, self.handling = address, seeds, stays_open, mark_named(handling)

    @cached_property
    def store(self) -> Store:
        """The store that was named, not yet opened."""
        return connection.open_store(self.address, stays_open=self.stays_open)

    @property
    def may_be_there(self) -> bool:
        """Whether it is worth while to import a database and look."""
        return "://" in self.address or Path(self.address).is_file()

    @property
    def store_file(self) -> Path | None:
        """The file of the store, over which nothing is written; where there is none, it is not looked for."""
        return self.store.file if self.may_be_there else None

    def close(self) -> None:
        """Close what stays open between questions."""
        if "store" in self.__dict__:
            self.store.close()

    def stored_catalogue(self) -> Catalogue | None:
        """Return the store's catalogue; None where there is no store, or no catalogue in it yet."""
        if not self.may_be_there:
            return None
        try:
            with self.store.reading() as opened:
                return snapshots.catalogue_in_force(opened)
        except errors.NoStore:
            return None

    def catalogue_in_force(self) -> Catalogue:
        """Return the store's catalogue, or the one given with the program where there is no store."""
        return self.stored_catalogue() or self.given_catalogue()

    def catalogue(self) -> Catalogue:
        """Return the catalogue in force with the desk's seeds on top; raises LogError where they have faults."""
        base = self.catalogue_in_force()
        return self.read_seeds(self.seeds, base).catalogue if self.seeds else base

    def _mark_for(self, handling: str | None) -> str:
        """Return the mark for a page that is asked for with one: never above the desk's own."""
        return lower_mark(mark_named(handling), self.handling)

    def catalogue_with_declared(self) -> Catalogue:
        """Return the catalogue with the actors and things that the logs of the store declare, and that may be told."""
        catalogue = self.catalogue()
        if not self.may_be_there:
            return catalogue
        try:
            with self.store.reading() as opened:
                declared = withholding.declared_openly(opened, snapshots.state_at(opened), self.handling)
                return catalogue.with_declared(**declared)
        except StoreError:
            return catalogue

    def given_catalogue(self, base: Catalogue | None = None) -> Catalogue:
        """Read the catalogue given with the program, on top of another one where that is given."""
        return self.read_seeds(given("seeds"), base).catalogue

    def read_seeds(self, folder: Path, base: Catalogue | None = None) -> Seeds:
        """Read a folder of seeds, on top of another catalogue where one is given; raises LogError for faults."""
        seeds = catalogue_seeds.read_folder(shortened(folder), base)
        if seeds.findings:
            raise LogError(seeds.findings)
        return seeds


def shortened(path: Path) -> Path:
    """Return a path as seen from the current folder, where it lies below it."""
    try:
        return path.resolve().relative_to(Path.cwd().resolve())
    except ValueError:
        return path
