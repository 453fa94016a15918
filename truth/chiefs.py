"""Chiefs of mission against ranks of mission: two independent sources, and where they contradict one another.

An ambassador heads an embassy, an envoy a legation: on the day on which a chief took post, the mission has the rank
that goes with it, whether it has a seat in the country or not.
"""

import csv
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from attrs import frozen

from tracker import Desk
from tracker.calculus.timeline import Answer
from tracker.catalogue.catalogue import Catalogue
from tracker.log.assembly import RawLog, assemble
from tracker.model.catalogue import Fluent
from tracker.model.events import Event, Log
from tracker.narrative.narrative import narrate
from tracker.narrative.timelines import Timelines
from tracker.store.reading import raw_log
from tracker.store.refs import imported_documents
from tracker.store.snapshots import state_at
from truth.missions import MISSIONS, OWNER

CHIEFS = "us-diplomats/chiefs.csv"
COLUMNS = ("owner", "host", "chief", "from", "event", "in post as", "rank of the mission on that day")
AGREE: Mapping[str, tuple[str, ...]] = {
    "ambassador-accredited": ("embassy", "nonresident ambassador"),
    "envoy-accredited": ("legation", "nonresident envoy"),
}
"""Which ranks a mission has whose chief was accredited so; chargés and representatives head missions of any rank."""


@frozen
class Contradiction:
    """A chief who was in post on a day on which the mission surely had another rank."""

    event: Event
    host: str
    rank: str

    def row(self) -> tuple[str, ...]:
        """Return it as a row of the table."""
        body = self.event.body
        sort = "ambassador" if self.event.kind.startswith("ambassador") else "envoy"
        return OWNER, self.host, body.get("note", ""), self.event.date.text, self.event.ref, sort, self.rank


def compare_chiefs(desk: Desk, data: Path, mappings: Path, out: Path) -> bool:
    """Import the chiefs beside the missions and their rulings, and write where the two contradict one another."""
    report = desk.import_table(mappings / "us-chiefs.yaml", data / CHIEFS)
    print(report)
    compared, found = _compared(desk)
    with (out / "chiefs-against-missions.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(COLUMNS)
        table.writerows(one.row() for one in found)
    told = ", ".join(f"{compared[answer]:,} {answer}" for answer in ("agree", "contradict", "unknown"))
    print(f"chiefs against missions: {compared.total():,} chiefs, {told}; {out}/chiefs-against-missions.csv")
    return not report.value.held_back


def _compared(desk: Desk) -> tuple[Counter[str], list[Contradiction]]:
    chiefs, timelines = _read(desk)
    counted, found = Counter[str](), []
    for event in chiefs:
        rank = _rank(timelines, event.roles["host"][0], event)
        counted["unknown" if not rank else "agree" if rank in AGREE[event.kind] else "contradict"] += 1
        if rank and rank not in AGREE[event.kind]:
            found.append(Contradiction(event, event.roles["host"][0], rank))
    return counted, sorted(found, key=lambda one: (one.host, one.event.date.earliest))


def _read(desk: Desk) -> tuple[Sequence[Event], Timelines]:
    """Read the chiefs who were accredited, and what the other source alone says of ranks."""
    with desk.store.reading() as connection:
        state = state_at(connection)
        names = {mapping: imported_documents(connection, mapping) for mapping in (*MISSIONS, "us-chiefs")}
        raws = {mapping: [raw_log(connection, state, name) for name in found] for mapping, found in names.items()}
    logs = {mapping: _logs(found, state.catalogue) for mapping, found in raws.items()}
    chiefs = [event for log in logs["us-chiefs"] for event in log.events if event.kind in AGREE]
    ranks = [log for mapping in MISSIONS for log in logs[mapping]]
    return chiefs, Timelines(narrate(ranks, state.catalogue))


def _logs(raws: Sequence[RawLog | None], catalogue: Catalogue) -> tuple[Log, ...]:
    return assemble([raw for raw in raws if raw is not None], catalogue, stored=True).logs


def _rank(timelines: Timelines, host: str, event: Event) -> str:
    """Return the rank that a mission surely had on every day on which a chief may have taken post; empty if none."""
    fluent = Fluent("mission-rank", (OWNER, host))
    days = event.date.earliest, event.date.latest
    for rank in timelines.sort(fluent).values:
        line = timelines.of(fluent, rank)
        changes: Iterator[int] = (day for day, _ in line.changes() if days[0] < day <= days[1])
        if line.answer(days[0]) is Answer.HOLDS and next(changes, None) is None:
            return rank
    return ""
