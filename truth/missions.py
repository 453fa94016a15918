"""Missions of the United States: which ranks each state had in each year, before the rulings of their author and after.

The panel that the author made of them is not among the data: the answers are written as CSV, for whoever has it.
"""

import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from attrs import frozen

from tracker import Desk
from tracker.calculus.timeline import Answer, Timeline
from tracker.catalogue.catalogue import Catalogue
from tracker.log.assembly import assemble
from tracker.model.catalogue import Actor, Fluent
from tracker.model.days import FUTURE, PAST
from tracker.narrative.narrative import narrate
from tracker.narrative.timelines import Timelines
from tracker.store.reading import raw_log
from tracker.store.snapshots import state_at

ROWS, RULINGS = "us-missions/transitions.csv", "us-missions/rulings.yaml"
MISSIONS = ("us-missions", "us-missions-rulings")
"""The mappings of the rows and of the rulings on them."""
OWNER = "USA"
LAST_YEAR = 2023
"""The author looked at the last rows in the winter after it."""
COLUMNS = ("owner", "host", "year", "ranks held in the year", "answer")
CERTAIN, POSSIBLE, UNKNOWN = "certain", "possible", "unknown"


@frozen
class StateYear:
    """A year of a state: the ranks held on some day of it, and those that may have been, and how sure that is."""

    host: str
    year: int
    held: tuple[str, ...]
    perhaps: tuple[str, ...]
    answer: str

    def row(self) -> tuple[str, str, int, str, str]:
        """Return it as a row of the table; '?' marks what only may have been."""
        ranks = [*self.held, *(f"{rank}?" for rank in self.perhaps)] if self.answer != UNKNOWN else []
        return OWNER, self.host, self.year, "; ".join(ranks), self.answer


def tell_missions(desk: Desk, data: Path, mappings: Path, out: Path) -> bool:
    """Import the rows and then the rulings; after each, write the table, and print how many years are how sure."""
    steps = (("before", "us-missions", ROWS), ("after", "us-missions-rulings", RULINGS))
    done = True
    for when, mapping, table in steps:
        report = desk.import_table(mappings / f"{mapping}.yaml", data / table)
        print(report)
        done = done and not report.value.held_back
        years = list(_state_years(desk))
        _write(out / f"missions-{when}.csv", years)
        counted = Counter(year.answer for year in years)
        told = ", ".join(f"{counted[answer]:,} {answer}" for answer in (CERTAIN, POSSIBLE, UNKNOWN))
        share = counted[CERTAIN] / len(years)
        print(
            f"{when} the rulings: {len(years):,} state-years, {told} ({share:.2%} certain); {out}/missions-{when}.csv"
        )
    return done


def _write(path: Path, years: Sequence[StateYear]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(COLUMNS)
        table.writerows(year.row() for year in years)


def _state_years(desk: Desk) -> Iterator[StateYear]:
    """Yield the years of each state that has a number in the list of states, as far as it was there."""
    with desk.store.reading() as connection:
        state = state_at(connection)
        raws = [raw_log(connection, state, name) for name in MISSIONS]
    catalogue: Catalogue = state.catalogue
    logs = assemble([raw for raw in raws if raw is not None], catalogue, stored=True).logs
    timelines = Timelines(narrate(logs, catalogue))
    hosts = {player for log in logs for event in log.events for player in event.roles.get("host", ())}
    for host in sorted(hosts):
        actor = catalogue.actor(host)
        if actor is not None and any(number.system == "cow" for number in actor.numbers):
            yield from _years_of(actor, timelines)


def _years_of(actor: Actor, timelines: Timelines) -> Iterator[StateYear]:
    fluent = Fluent("mission-rank", (OWNER, actor.code))
    ranks = {rank: timelines.of(fluent, rank) for rank in timelines.sort(fluent).values}
    there = list(_numbered(actor))
    for year in range(1816, LAST_YEAR + 1):
        first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
        spans = [(max(first, begins), min(last, ends)) for begins, ends in there if begins <= last and first <= ends]
        if spans:
            yield _state_year(actor.code, year, ranks, spans)


def _numbered(actor: Actor) -> Iterator[tuple[int, int]]:
    """Yield the days on which an actor is there and has a number in the list of states."""
    lives = [(spell.earliest, spell.last - 1) for spell in actor.existence] or [(PAST, FUTURE)]
    for number in actor.numbers:
        if number.system == "cow":
            both = ((max(number.first, begins), min(number.last, ends)) for begins, ends in lives)
            yield from (span for span in both if span[0] <= span[1])


def _state_year(host: str, year: int, ranks: dict[str, Timeline], spans: Sequence[tuple[int, int]]) -> StateYear:
    found = {rank: {answer for span in spans for answer in _answers(line, *span)} for rank, line in ranks.items()}
    held = tuple(rank for rank, answers in found.items() if Answer.HOLDS in answers)
    perhaps = tuple(rank for rank, answers in found.items() if rank not in held and Answer.POSSIBLY in answers)
    answer = CERTAIN if held and not perhaps else UNKNOWN if len(perhaps) == len(ranks) else POSSIBLE
    return StateYear(host, year, held, perhaps, answer)


def _answers(line: Timeline, first: int, last: int) -> Iterator[Answer]:
    """Yield every answer between two days."""
    yield line.answer(first)
    yield from (answer for day, answer in line.changes() if first < day <= last)
