"""Catalogues: checked, compared, loaded into a store, and written out as a reference."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from attrs import frozen

from tracker.catalogue.amendments import Amendment, amendments
from tracker.catalogue.catalogue import Catalogue
from tracker.catalogue.seeds import Seeds, read_folder
from tracker.desk.findings import all_text
from tracker.desk.lazily import Lazily
from tracker.desk.opened import Opened, shortened
from tracker.desk.report import Report
from tracker.desk.shapes import LoadedData
from tracker.given import given
from tracker.model.failures import FileError, LogError
from tracker.model.findings import Finding
from tracker.reports.data.catalogue import differences_data
from tracker.reports.data.findings import findings_data
from tracker.reports.language.checking import check_catalogue
from tracker.reports.language.words import counted
from tracker.reports.reference.pages import pages, pages_written
from tracker.reports.text.amendments import amendments_summary, differences_text

writing = Lazily("tracker.store.writing")  # only what is loaded needs a database


@frozen
class SeedsChecked:
    """Every fault of a catalogue, and how many entries and kinds it declares."""

    findings: tuple[Finding, ...]
    entries: int
    kinds: int


@frozen
class Loaded:
    """A catalogue that is in force now, whether it is new, and what changed."""

    catalogue: str
    new: bool
    changes: tuple[Amendment, ...]


@frozen
class ReferenceWritten:
    """The pages of a reference, by the files in which they stand."""

    files: Mapping[Path, str]
    catalogue: Catalogue


def checked_seeds(opened: Opened, folder: Path | None) -> Report[SeedsChecked]:
    """Check the catalogue given with the program, or what a folder adds to the one in force."""
    named = folder or opened.seeds
    seeds = read_folder(shortened(named or given("seeds")), opened.catalogue_in_force() if named else None)
    kinds = sum(declared.family == "kinds" for declared in seeds.declared)
    checked = SeedsChecked(tuple(check_catalogue(seeds)), len(seeds.declared), kinds)
    return Report(checked, _checked_text, lambda found: findings_data(found.findings), "findings")


def compared_seeds(opened: Opened, folder: Path | None) -> Report[tuple[Amendment, ...]]:
    """Tell what loading a folder, or the catalogue given with the program, would change."""
    base = opened.catalogue_in_force()
    return Report(amendments(base, _on_top(opened, folder, base).catalogue), differences_text, differences_data)


def loaded_seeds(opened: Opened, folder: Path | None) -> Report[Loaded]:
    """Put a folder, or the catalogue given with the program, on top of the store's."""
    base = opened.catalogue_in_force()
    catalogue = _on_top(opened, folder, base).catalogue
    try:
        new = writing.load_catalogue(opened.store, catalogue)
    except LogError as refused:
        raise LogError(refused.findings, "Nothing was loaded.") from None
    return Report(Loaded(catalogue.version, new, amendments(base, catalogue)), _loaded_text, _loaded_data)


def written_reference(opened: Opened, folder: Path | None, output: Path) -> Report[ReferenceWritten]:
    """Write the reference of the catalogue in force, with what a folder adds to it, as Markdown."""
    named = folder or opened.seeds
    base = opened.catalogue_in_force()
    layers = [opened.read_seeds(given("seeds")), *([opened.read_seeds(named, base)] if named else [])]
    catalogue = layers[-1].catalogue if named else base
    written = pages(catalogue, layers)
    try:
        output.mkdir(parents=True, exist_ok=True)
        for name, text in written.items():
            (output / name).write_text(text, encoding="utf-8")
    except OSError as error:
        raise FileError(f"{output} cannot be written: {error.strerror}. Name another folder with -o.") from None
    files = {output / name: text for name, text in written.items()}
    return Report(ReferenceWritten(files, catalogue), _reference_text, _reference_data)


def _on_top(opened: Opened, folder: Path | None, base: Catalogue) -> Seeds:
    return opened.read_seeds(folder or opened.seeds or given("seeds"), base)


def _checked_text(checked: SeedsChecked) -> str:
    if checked.findings:
        return all_text(checked.findings)
    return f"No fault in {counted(checked.entries, 'entry', 'entries')}, {counted(checked.kinds, 'kind')} of them."


def _loaded_text(loaded: Loaded) -> str:
    if loaded.new:
        return f"Catalogue {loaded.catalogue} is in force: {amendments_summary(loaded.changes)}."
    return f"Catalogue {loaded.catalogue} is in force already."


def _loaded_data(loaded: Loaded) -> LoadedData:
    return {"catalogue": loaded.catalogue, "new": loaded.new, "changes": differences_data(loaded.changes)}


def _reference_text(written: ReferenceWritten) -> str:
    return pages_written({path.name: text for path, text in written.files.items()}, written.catalogue)


def _reference_data(written: ReferenceWritten) -> list[str]:
    return [path.as_posix() for path in written.files]
