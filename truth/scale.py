"""Runs the SQL of docs/scale.md in DuckDB and in Spark over one export, and compares the answers cell by cell.

`python -m truth.scale [STORE]` holds both against the answers of the program from a store; without one, the sample
logs and two roll calls. Spark runs on this machine, which needs Java 17. The exit code is 1 where an answer differs.
"""

import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tracker import Desk
from tracker.given import given
from tracker.projections.answers import Holding
from truth.pairs import lasting_states

PAGE = Path(__file__).resolve().parent.parent / "docs" / "scale.md"
TABLES = ("spans", "players", "states")
VOTES = """\
document:
  id: votes
  title: Two roll calls
  publisher: A made-up assembly
  published: {date: 2022-04-01, basis: printed}
events:
  - {id: one, kind: roll-call-held, date: 2022-03-02, format: UNGA, on: a text, for: [LTU, LVA], against: [BLR]}
  - {id: two, kind: roll-call-held, date: 2022-03-24, format: UNGA, on: another, for: [LTU], abstaining: [LVA],
     against: [BLR]}
"""
CHOICES = ("for", "against", "abstaining")

Rows = list[tuple[Any, ...]]
Ask = Callable[[str], Rows]


def questions() -> dict[str, str]:
    """Return the SQL of each heading of the page."""
    sections = re.split(r"^## ", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    found = {
        one.partition("\n")[0]: re.search(r"^```sql\n(.*?)^```$", one, re.MULTILINE | re.DOTALL) for one in sections
    }
    return {heading: sql[1] for heading, sql in found.items() if sql}


def in_duckdb(columns: Path) -> Ask:
    """Return a function that asks DuckDB, of tables made as the page makes them."""
    import duckdb  # noqa: PLC0415 - each is loaded where it is asked

    connection = duckdb.connect()
    for line in re.findall(r"^    (CREATE VIEW .*;)$", PAGE.read_text(encoding="utf-8"), re.MULTILINE):
        connection.execute(line.replace("'columns/", f"'{columns}/"))
    return lambda sql: connection.execute(sql).fetchall()


def in_spark(columns: Path) -> Ask:
    """Return a function that asks Spark on this machine."""
    from pyspark.sql import SparkSession  # noqa: PLC0415

    quiet = {"spark.ui.enabled": "false", "spark.ui.showConsoleProgress": "false"}
    session = SparkSession.builder.master("local[*]").config(map=quiet).getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    for table in TABLES:
        session.read.parquet(str(columns / table)).createOrReplaceTempView(table)
    return lambda sql: [tuple(row) for row in session.sql(sql).collect()]


def asked(ask: Ask, sql: str) -> tuple[Rows, float]:
    """Return the answer and the seconds by the clock that it took."""
    began = time.perf_counter()
    rows = ask(sql)
    return rows, time.perf_counter() - began


def by_program(desk: Desk) -> Mapping[str, Callable[[], Iterable[tuple[Any, ...]]]]:
    """Return what answers each heading of the page without the columns."""
    return {
        "A state on a day": lambda: _answered(desk, "level(*, *)", "2021-12-31", 2),
        "Who belongs to a format": lambda: _answered(desk, "member(*, EU)", "2019-12-31", 1),
        "Shared memberships of all pairs in all years": lambda: _shared(desk),
        "Agreement in votes": lambda: _agreement(desk),
    }


def _answered(desk: Desk, pattern: str, day: str, arguments: int) -> Iterator[tuple[Any, ...]]:
    """Yield what holds or may on a day, as far as the log claims to have all of it, or tells at all."""
    known = {span["fluent"] for span in desk.spans(pattern).to_dict()["spans"] if _reaches(span, day)}
    answers: Iterable[Holding] = desk.who(pattern, on=day).value.answers
    for one in answers:
        if one.value and str(one.fluent) in known:
            yield *one.fluent.args[:arguments], one.value, one.answer.value


def _reaches(span: Mapping[str, Any], day: str) -> bool:
    return (span["complete_from"] or "") <= day <= (span["complete_to"] or "9999")


def _shared(desk: Desk) -> Iterator[tuple[Any, ...]]:
    """Yield the pairs that share a membership, of states that are there on 31 December."""
    there = lasting_states(desk.catalogue())
    for row in desk.panel("cow", first=1816, last=2024, fluents=["both-members"], directed=False):
        one, other, year = (int(str(row[name])) for name in ("ccode1", "ccode2", "year"))
        if row["both_members_least"] and {(year, one), (year, other)} <= there:
            yield one, other, year, row["both_members_least"]


def _agreement(desk: Desk) -> Iterator[tuple[Any, ...]]:
    """Yield how often two voted, and alike."""
    both, alike = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for event in desk.events(kind="roll-call-held").value.events:
        votes = sorted((player, choice) for choice in CHOICES for player in event.roles.get(choice, ()))
        for (one, mine), (other, theirs) in combinations(votes, 2):
            both[one, other] += 1
            alike[one, other] += mine == theirs
    yield from ((*pair, number, alike[pair]) for pair, number in both.items())


def compare(desk: Desk, columns: Path) -> bool:
    """Ask all three, print what came of it, and say whether they have the same."""
    duck, spark, program = in_duckdb(columns), in_spark(columns), by_program(desk)
    right = True
    for heading, sql in questions().items():
        (one, quick), (other, slow) = asked(duck, sql), asked(spark, sql)
        same, like_ours = one == other, set(one) == set(program[heading]())
        right = right and same and like_ours
        print(f"{heading}: {len(one):,} rows; DuckDB {quick:.2f} s and Spark {slow:.2f} s, ", end="")
        print(
            "equal" if same else "DIFFERENT", "equal to the program's" if like_ours else "NOT the program's", sep=", "
        )
    return right


def main(store: str | None) -> int:
    """Export a store, or the sample logs, and compare; return 1 where an answer differs."""
    with TemporaryDirectory(prefix="tracker-scale-") as folder, Desk.open(store or f"{folder}/tracker.db") as desk:
        if store is None:
            add_samples(desk, Path(folder))
        desk.export_columns(Path(folder, "columns"))
        return int(not compare(desk, Path(folder, "columns")))


def add_samples(desk: Desk, folder: Path) -> None:
    """Make a store of the sample logs and two roll calls."""
    (folder / "votes.yaml").write_text(VOTES, encoding="utf-8")
    desk.init()
    desk.append(given("events"))
    desk.append(folder / "votes.yaml")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else None))
