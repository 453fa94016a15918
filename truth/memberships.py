"""Memberships of states in intergovernmental organisations: every cell of the panel against the program's answer."""

import csv
import gzip
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from tracker import Desk
from tracker.calculus.timeline import Answer
from tracker.catalogue.catalogue import Catalogue
from tracker.importing.mapping import ActorValue, Mapping, WordValue
from tracker.importing.reading import read_mapping
from tracker.log.assembly import assemble
from tracker.model.catalogue import Fluent
from tracker.model.dates import parse_date
from tracker.narrative.narrative import narrate
from tracker.narrative.timelines import Timelines
from tracker.store.reading import raw_log
from tracker.store.snapshots import state_at

CHANGES, NAMES, PANEL = "igo/igo_EVENTS.csv.gz", "igo/igo_names.csv", "igo/igo_truth_state_igo_year.csv.gz"

STATUS = {"full": "1", "associate": "2", "observer": "3"}
NONE, UNKNOWN = "0", "-9"

Cell = dict[str, str]


def import_memberships(desk: Desk, data: Path, mappings: Path) -> None:
    """Import every change of membership, and print what became of the rows."""
    print(desk.import_table(mappings / "cow-igo.yaml", data / CHANGES, data / NAMES))


def compare_memberships(desk: Desk, data: Path, mappings: Path) -> bool:
    """Ask for the status on the last day of each year of each pair of the panel; print how many cells are equal."""
    mapping = read_mapping(mappings / "cow-igo.yaml")
    right, wrong = 0, Counter[tuple[str, str, str]]()
    for organisation, cells in groupby(_panel(data / PANEL), lambda cell: cell["igo"]):
        answers = _Answers(desk, mapping, organisation)
        for cell in cells:
            answer = answers.status(cell["ccode"], cell["year"])
            right += answer == cell["v"]
            if answer != cell["v"]:
                wrong[organisation, cell["v"], answer] += 1
    for (organisation, truth, answer), number in wrong.most_common(20):
        print(f"  {organisation}: {number:,} cells of the panel have {truth}, the answer has {answer}")
    print(f"{right:,} of {right + wrong.total():,}")
    return not wrong


def _panel(path: Path) -> Iterator[Cell]:
    """Yield the cells of the panel by organisation; it is sorted by state, so all are read first."""
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        names = next(rows)
        place = {name: names.index(name) for name in ("igo", "ccode", "year", "v")}
        wanted = sorted((row[place["igo"]], row[place["ccode"]], row[place["year"]], row[place["v"]]) for row in rows)
    for igo, ccode, year, status in wanted:
        yield {"igo": igo, "ccode": ccode, "year": year, "v": status}


class _Answers:
    """The program's answers about one organisation, from the log as it stands in the store."""

    def __init__(self, desk: Desk, mapping: Mapping, organisation: str) -> None:
        who, named = mapping.values["who"], mapping.values["organisation"]
        assert isinstance(who, ActorValue)
        assert isinstance(named, WordValue)
        self.who = who
        assert named.otherwise is not None
        self.format = named.words.get(organisation) or named.otherwise.filled(lambda _: organisation)
        with desk.store.reading() as connection:
            state = state_at(connection)
            raw = raw_log(connection, state, f"cow-igo-{organisation}")
        assert raw is not None, organisation
        self.catalogue: Catalogue = state.catalogue
        self.timelines = Timelines(narrate(assemble([raw], state.catalogue, stored=True).logs, state.catalogue))
        self.actors: dict[tuple[str, str], tuple[str, int]] = {}

    def status(self, number: str, year: str) -> str:
        """Return the status of the state with a number at the end of a year, as the panel writes it."""
        actor, day = self._actor(number, year)
        fluent = Fluent("member", (actor, self.format))
        answers = {status: self.timelines.of(fluent, status).answer(day) for status in STATUS}
        if held := [status for status, answer in answers.items() if answer is Answer.HOLDS]:
            return STATUS[held[0]]
        return NONE if all(answer is Answer.NOT for answer in answers.values()) else UNKNOWN

    def _actor(self, number: str, year: str) -> tuple[str, int]:
        """Return who has a number in a year, and the last day of the year on which it is there."""
        if (number, year) not in self.actors:
            days = parse_date(year)
            found = (
                (actor.code, day)
                for day in range(days.latest, days.earliest - 1, -1)
                if (actor := self.catalogue.numbered_actor("cow", number, day))
            )
            self.actors[number, year] = next(found)
        return self.actors[number, year]
