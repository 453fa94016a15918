"""Later editions of what was imported, and imports that are taken back: mendings in a desk's document of their own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from attrs import define

from tracker.desk.appending import append_logs
from tracker.desk.opened import Opened
from tracker.desk.report import Report
from tracker.importing.editions import Edition, MendedImport, desk_document, desk_name
from tracker.importing.mapping import Mapping
from tracker.log.assembly import RawLog
from tracker.model.failures import QuestionError
from tracker.model.imported import TakenBack
from tracker.reports.data.importing import taken_back_data
from tracker.reports.text.importing import taken_back_text
from tracker.store.reading import raw_log, state_at
from tracker.store.refs import imported_documents


def retract_import(opened: Opened, mapping: Mapping, reason: str) -> Report[TakenBack]:
    """Retract every document that a mapping imported, as one entry; those that were taken back before stay so."""
    standing, documents = _read_standing(opened, mapping)
    here = [name for name in documents if name not in standing.gone]
    position = 0
    if here:
        standing.mend("retraction", {"of": here, "reason": reason})
        position = append_logs(opened, [standing.whole]).position
    done = TakenBack(mapping.id, len(here), len(documents) - len(here), standing.document, position)
    return Report(done, taken_back_text, taken_back_data)


def refuse_taken_back(opened: Opened, mapping: Mapping) -> None:
    """Raise QuestionError where an import was taken back: to have it again takes a reason."""
    standing, documents = _read_standing(opened, mapping)
    gone = sum(name in standing.gone for name in documents)
    if gone:
        what = "1 document" if gone == 1 else f"{gone:,} documents"
        raise QuestionError(
            f"The import by '{mapping.id}' was taken back ({what}). Say with --edition why you have it again."
        )


@define
class EditionTaken:
    """A later edition that is taken in: its documents one after another, and then what it mends."""

    opened: Opened
    edition: Edition
    documents: Sequence[str]

    @classmethod
    def of(cls, opened: Opened, mapping: Mapping, reason: str) -> EditionTaken:
        """Read what stands of the earlier editions."""
        standing, documents = _read_standing(opened, mapping)
        unordered = {rule.merge for rule in mapping.rules if rule.merge}
        return cls(opened, Edition(reason, standing, unordered), documents)

    def beside(self, made: Sequence[RawLog]) -> list[RawLog]:
        """Return documents as they are to be appended: as they are stored, and behind that what is new."""
        with self.opened.store.reading() as connection:
            state = state_at(connection)
            stored = [raw_log(connection, state, log.head.get("id", "")) for log in made]
        return [self._one(there, log) for there, log in zip(stored, made, strict=True)]

    def _one(self, stored: RawLog | None, made: RawLog) -> RawLog:
        self.edition.comes_again(made.head.get("id", ""))
        return made if stored is None else self.edition.document(stored, made)

    def mendings(self) -> list[RawLog]:
        """Return the desk's document with what the edition mends, none where that is nothing."""
        self.edition.ended(self.documents)
        return [self.edition.standing.whole] if self.edition.standing.new else []


def _read_standing(opened: Opened, mapping: Mapping) -> tuple[MendedImport, tuple[str, ...]]:
    """Read what is mended of a mapping's documents so far, and what these are called."""
    with opened.store.reading() as connection:
        raw = raw_log(connection, state_at(connection), desk_name(mapping.id))
        documents = imported_documents(connection, mapping.id)
    today = date.today().isoformat()  # noqa: DTZ011 - the desk's own day
    return MendedImport(raw or desk_document(mapping.id, mapping.title, today)), documents
