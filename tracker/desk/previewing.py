"""Says what an append would do, and writes nothing: beside the store where there is one, or else for the logs alone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from attrs import evolve

from tracker.desk.lazily import Lazily
from tracker.desk.logs import refusal, shown_logs, texts_folder
from tracker.desk.opened import Opened
from tracker.desk.report import Report
from tracker.desk.texts import GivenLog
from tracker.log.assembly import RawLog, assemble
from tracker.log.deciding import refuse_undecided
from tracker.log.places import with_lines
from tracker.log.texts import texts_of
from tracker.model.failures import LogError, StoreError
from tracker.model.findings import Finding
from tracker.narrative.appending import Foretold, check_appended
from tracker.narrative.effects import Effects
from tracker.projections.preview import Preview, preview
from tracker.reports.data.preview import preview_data
from tracker.reports.text.preview import preview_text

foreseeing = Lazily("tracker.store.foreseeing")  # no store is looked into where there is none
withholding = Lazily("tracker.desk.withholding")

REFUSED = "An append would be refused."


def previewed_logs(
    opened: Opened, logs: Sequence[GivenLog], texts: Path | None = None, *, short: bool = False
) -> Report[Preview]:
    """Say what an append of some logs would do; raises LogError with every fault for which it would be refused."""
    folder = texts_folder(texts)
    raws = shown_logs(opened, logs, folder)
    for raw in raws:
        refuse_undecided(raw)
    if opened.handling and opened.may_be_there:
        withholding.check_nothing_withheld(opened)
    try:
        foretold = _foretold(opened, raws)
    except LogError as error:
        raise refusal(opened, error, REFUSED) from None
    at_hand = texts_of(raws, foretold.logs, folder)
    found, faults = None, sorted((one for raw in raws for one in raw.faults.found), key=lambda one: one.place)
    if not faults:
        found, faults = preview(foretold, at_hand)
    if found is None or faults:
        raise refusal(opened, LogError(with_lines(faults, raws)), REFUSED)
    found = evolve(found, warnings=tuple(with_lines(found.warnings, raws)))
    return Report(found, lambda one: preview_text(one, short=short), preview_data, "events")


def foretold_faults(opened: Opened, raws: Sequence[RawLog]) -> list[Finding]:
    """Return the faults that an append of some logs meets in the store; raises LogError where they cannot be read."""
    found = _foretold(opened, raws)
    told = check_appended(found.before, found.logs, Effects(found.logs.catalogue), found.first)
    return with_lines([one for one in told if not one.warning], raws)


def _foretold(opened: Opened, raws: Sequence[RawLog]) -> Foretold:
    """Read some logs with what the store has of what they touch, if there is a store."""
    catalogue = opened.catalogue()
    if opened.may_be_there:
        try:
            found: Foretold = foreseeing.foresee(opened.store, raws, catalogue)
        except StoreError:
            if opened.stored_catalogue() is not None:
                raise
        else:
            return found
    return Foretold((), assemble(raws, catalogue))
