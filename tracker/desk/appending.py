"""Appends logs to a desk's store, checked as a set, all of them or nothing; writes out what was appended."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.desk.logs import named_logs, refusal
from tracker.desk.naming import NotThere
from tracker.desk.opened import Opened
from tracker.desk.report import Report
from tracker.desk.texts import GivenLog
from tracker.log.assembly import RawLog
from tracker.log.deciding import refuse_undecided
from tracker.log.writing import log_text, log_tree
from tracker.model.appended import Appended
from tracker.narrative.appending import check_appended
from tracker.reports.data.findings import appended_data
from tracker.reports.text.findings import appended_text
from tracker.store import writing
from tracker.store.comparing import Refused
from tracker.store.reading import raw_log
from tracker.store.refs import documents
from tracker.store.snapshots import state_at
from tracker.store.spans import catch_up
from tracker.text.shape import nearest

NOTHING = "Nothing was appended."


def append_named(opened: Opened, logs: Sequence[GivenLog]) -> Report[Appended]:
    """Append what is new in some logs; raises LogError with every fault where there is one."""
    raws = named_logs(logs)
    for raw in raws:
        refuse_undecided(raw)
    try:
        done = append_logs(opened, raws)
    except Refused as error:
        raise refusal(opened, error, NOTHING) from None
    return Report(done, appended_text, appended_data)


def append_logs(opened: Opened, raws: Sequence[RawLog]) -> Appended:
    """Append what is new in logs that were read; raises Refused. The spans follow where that is quick."""
    done = writing.append(opened.store, raws, opened.catalogue(), check_appended)
    catch_up(opened.store)
    return done


def exported_log(opened: Opened, document: str, recorded_by: str | None) -> Report[RawLog]:
    """Return a document's log as it was appended."""
    with opened.store.reading() as connection:
        raw = raw_log(connection, state_at(connection, recorded_by), document)
        if raw is None:
            near = nearest(document, documents(connection))
            raise NotThere("document", document, near, "'tracker events' names those that there are.")
    return Report(raw, lambda log: log_text(log).removesuffix("\n"), log_tree)
