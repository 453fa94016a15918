"""What a desk knows of kinds, actors, things and fluents, and how its catalogue is checked, compared and loaded."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from tracker.desk.lazily import Lazily
from tracker.desk.opened import Opened

if TYPE_CHECKING:
    from tracker.catalogue.amendments import Amendment
    from tracker.catalogue.searching import ActorsFound, KindsFound
    from tracker.desk import completing, describing, looking_up, seeding
    from tracker.desk.report import Report
    from tracker.desk.seeding import Loaded, ReferenceWritten, SeedsChecked
    from tracker.model.catalogue import FluentSort, Thing
else:
    completing = Lazily("tracker.desk.completing")
    describing = Lazily("tracker.desk.describing")
    looking_up = Lazily("tracker.desk.looking_up")
    seeding = Lazily("tracker.desk.seeding")


class Catalogues(Opened):
    """Looks things up in the catalogue in force, and changes it; without a folder, the program's own is meant."""

    def kinds(self, words: str = "") -> Report[KindsFound]:
        """Find the kinds of events whose names, labels or everyday words have some words; all without.

        A headline finds the kinds that it tells of, best first.
        """
        return looking_up.kinds_report(self, words)

    def actors(self, words: str = "") -> Report[ActorsFound]:
        """Find the actors one of whose names has some words, or whom a headline names; all without."""
        return looking_up.actors_report(self, words)

    def things(self, words: str = "") -> Report[tuple[Thing, ...]]:
        """Find agreements, offices, regimes and routes that have some words; all without."""
        return looking_up.things_report(self, words)

    def fluents(self, words: str = "") -> Report[tuple[FluentSort, ...]]:
        """Find the sorts of fluents that have some words, or that a headline's kinds change; all without."""
        return looking_up.fluents_report(self, words)

    def words(self, family: str, beginning: str = "") -> list[tuple[str, str]]:
        """List the words that begin so, each with what it says, as a shell offers them.

        A family is 'actors', 'kinds', 'things', 'fluents', 'documents', 'events', or 'roles of KIND'.
        """
        return completing.beginning_so(self, family, beginning)

    def schema(self, what: str = "log") -> Report[dict[str, Any]]:
        """Describe a 'log', or 'seeds', as a JSON Schema by the catalogue in force."""
        return describing.schema_report(self, what)

    def check_seeds(self, folder: str | Path | None = None) -> Report[SeedsChecked]:
        """Check a catalogue: every kind has an example that is read, replayed and written out."""
        return seeding.checked_seeds(self, _folder(folder))

    def diff_seeds(self, folder: str | Path | None = None) -> Report[tuple[Amendment, ...]]:
        """Tell what `load_seeds` would change."""
        return seeding.compared_seeds(self, _folder(folder))

    def load_seeds(self, folder: str | Path | None = None) -> Report[Loaded]:
        """Put a folder on top of the store's catalogue: a new version of it."""
        return seeding.loaded_seeds(self, _folder(folder))

    def write_reference(self, output: str | Path, folder: str | Path | None = None) -> Report[ReferenceWritten]:
        """Write the reference of the catalogue in force as Markdown pages."""
        return seeding.written_reference(self, _folder(folder), Path(output))


def _folder(folder: str | Path | None) -> Path | None:
    return Path(folder) if folder else None
