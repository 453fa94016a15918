"""Later editions of what was imported, and imports that are taken back: mendings in a desk's document of their own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from attrs import define, field

from tracker.desk.appending import append_logs
from tracker.desk.lazily import Lazily
from tracker.desk.opened import Opened
from tracker.desk.report import Report
from tracker.importing.editions import Edition, MendedImport, desk_document, desk_name
from tracker.importing.mapping import Mapping
from tracker.log.assembly import RawLog
from tracker.model.failures import QuestionError
from tracker.model.imported import TakenBack
from tracker.reports.data.importing import taken_back_data
from tracker.reports.text.importing import taken_back_text
from tracker.store.connection import StoreConnection
from tracker.store.reading import raw_log
from tracker.store.refs import heads_of, imported_documents, mendings
from tracker.store.snapshots import state_at

withholding = Lazily("tracker.desk.withholding")


def retract_import(
    opened: Opened, mapping: Mapping, reason: str, made: Iterable[Sequence[RawLog]] | None = None
) -> Report[TakenBack]:
    """Retract every document that a mapping imported, as one entry; those that are retracted already stay so.

    Where it is said what the mapping made of a table, only the documents of that are, also those that were imported
    when heads did not name their mapping yet.
    """
    with opened.store.reading() as connection:
        standing = _read_standing(connection, mapping)
        documents = imported_documents(connection, mapping.id) if made is None else _imported_of(connection, made)
    here = [name for name in documents if name not in standing.gone]
    position = 0
    if here:
        standing.mend("retraction", {"of": here, "reason": reason}, standing.raw.source)
        position = append_logs(opened, [standing.whole]).position
    done = TakenBack(mapping.id, len(here), len(documents) - len(here), standing.document, position)
    return Report(done, taken_back_text, taken_back_data)


@define
class ImportContinued:
    """What stands of earlier imports by a mapping, beside which it imports again.

    `taken_back` are documents that were made again, although they had been taken back: they are held back.
    """

    opened: Opened
    standing: MendedImport
    taken_back: list[str] = field(factory=list)

    @classmethod
    def of(cls, opened: Opened, mapping: Mapping) -> ImportContinued:
        """Read what is mended of it."""
        with opened.store.reading() as connection:
            return cls(opened, _read_standing(connection, mapping))

    def beside(self, made: Sequence[RawLog]) -> list[RawLog]:
        """Return documents as they are to be appended, without those that were taken back."""
        with self.opened.store.reading() as connection:
            logs = _as_headed(connection, made)
        self.taken_back += [log.head["id"] for log in logs if self._is_away(log)]
        return [log for log in logs if not self._is_away(log)]

    def _is_away(self, log: RawLog) -> bool:
        return self.standing.took(log.head.get("id", ""))


@define
class EditionTaken:
    """A later edition that is taken in: its documents one after another, and then all that is new, as one."""

    opened: Opened
    edition: Edition
    documents: Sequence[str]
    whole: bool
    ended: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()

    @classmethod
    def of(cls, opened: Opened, mapping: Mapping, reason: str, *, whole: bool) -> EditionTaken:
        """Read what stands of the earlier editions."""
        if opened.handling:  # it names documents, and compares what they tell
            withholding.check_nothing_withheld(opened)
        unordered = {rule.merge for rule in mapping.rules if rule.merge}
        with opened.store.reading() as connection:
            standing = _read_standing(connection, mapping)
            documents = imported_documents(connection, mapping.id)
        return cls(opened, Edition(reason, standing, unordered), documents, whole)

    def take(self, made: Sequence[RawLog]) -> None:
        """Set documents beside what is stored of them."""
        with self.opened.store.reading() as connection:
            state = state_at(connection)
            logs = _as_headed(connection, made)
            stored = [raw_log(connection, state, log.head.get("id", "")) for log in logs]
        for there, log in zip(stored, logs, strict=True):
            self.edition.take(there, log)

    def logs(self) -> list[RawLog]:
        """Return all that is to be appended: the documents with something new, and the desk's with what is mended."""
        self.ended, self.missing = self.edition.end(self.documents, whole=self.whole)
        standing = self.edition.standing
        return [*self.edition.new, *([standing.whole] if standing.new else [])]


def _read_standing(connection: StoreConnection, mapping: Mapping) -> MendedImport:
    """Read what is mended of a mapping's documents so far; raises QuestionError where another has the desk's name."""
    raw = raw_log(connection, state_at(connection), desk_name(mapping.id))
    if raw is not None and raw.head.get("desk") != "yes":
        name = desk_name(mapping.id)
        message = f"The document '{name}' is none of the desk's, and has the name under which '{mapping.id}' is mended."
        raise QuestionError(message, "Give the mapping another id.")
    today = date.today().isoformat()  # noqa: DTZ011 - the desk's own day
    return MendedImport.of(raw or desk_document(mapping.id, mapping.title, today), mendings(connection))


def _as_headed(connection: StoreConnection, made: Sequence[RawLog]) -> Sequence[RawLog]:
    """Leave out of heads the name of the mapping where they were imported when heads had none yet."""
    heads = heads_of(connection, {log.head.get("id", "") for log in made})
    for log in made:
        if "mapping" not in heads.get(log.head.get("id", ""), log.head):
            log.head.pop("mapping", None)
    return made


def _imported_of(connection: StoreConnection, made: Iterable[Sequence[RawLog]]) -> list[str]:
    """Name those of some documents that stand in the store with the head with which they were made."""
    found: list[str] = []
    for batch in made:
        logs = _as_headed(connection, batch)
        heads = heads_of(connection, {log.head.get("id", "") for log in logs})
        found += [log.head["id"] for log in logs if heads.get(log.head.get("id", "")) == log.head]
    return found
