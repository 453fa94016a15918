"""A store under trial: an address that the program takes, a folder to work in, and what stands in it."""

from pathlib import Path

from attrs import frozen
from sqlalchemy import text

from faults.counting import Tally
from faults.logs import SIZE
from faults.processes import Ran, run_tracker
from tracker.catalogue.catalogue import Catalogue
from tracker.given import given
from tracker.log.files import read_file
from tracker.model.appended import Appended
from tracker.narrative.appending import check_appended
from tracker.store.connection import open_store
from tracker.store.schema import upgrade
from tracker.store.snapshots import state_at
from tracker.store.spans import catch_up
from tracker.store.verifying import verify_store
from tracker.store.writing import append, load_catalogue


@frozen
class Trial:
    """A store that harm is done to, and the tally that is kept of it."""

    address: str
    folder: Path
    catalogue: Catalogue
    tally: Tally

    def append(self, path: Path) -> Appended:
        """Append a log and bring the spans up to it, as the command does."""
        store = open_store(self.address)
        done = append(store, [read_file(path)], self.catalogue, check_appended)
        catch_up(store)
        return done

    def tracker(self, *words: str) -> Ran:
        """Run a command on the store."""
        return run_tracker(self.folder, "--store", self.address, *words)

    def sizes(self) -> dict[str, int]:
        """Return how many entries each document has."""
        query = "SELECT stream, count(*) FROM entries WHERE stream <> '(catalogue)' GROUP BY stream"
        with open_store(self.address).reading() as connection:
            return dict(tuple(row) for row in connection.execute(text(query)))

    def position(self) -> int:
        """Return the last position."""
        with open_store(self.address).reading() as connection:
            return state_at(connection).position

    def verify(self, after: str) -> None:
        """Compute everything again; what differs is a broken promise."""
        with open_store(self.address).reading() as connection:
            found = verify_store(connection).differences
        self.tally.count("verified")
        for one in found:
            self.tally.expect(False, f"after {after}, verify says: {one.message}")

    def expect_whole(self, names: set[str], after: str) -> None:
        """Expect all entries of documents that were appended, and none or all of every other."""
        sizes = self.sizes()
        lost = names - sizes.keys()
        half = {name: size for name, size in sizes.items() if size != SIZE}
        self.tally.expect(not lost, f"after {after}, acknowledged and not there: {', '.join(sorted(lost))}")
        self.tally.expect(not half, f"after {after}, not whole: {half}")


def new_trial(address: str, folder: Path, catalogue: Catalogue, tally: Tally) -> Trial:
    """Make a store with the catalogue in it."""
    folder.mkdir(parents=True, exist_ok=True)
    store = open_store(address)
    upgrade(store, given("migrations"))
    load_catalogue(store, catalogue)
    return Trial(address, folder, catalogue, tally)
