"""Runs the SQL of docs/scale.md in DuckDB and in Spark over the same columns, and compares the answers cell by cell.

`python -m truth.scale COLUMNS`, where COLUMNS is a folder that `tracker export --parquet` wrote. Spark runs on this
machine, which needs Java 17. The exit code is 1 where an answer differs.
"""

import re
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

PAGE = Path(__file__).resolve().parent.parent / "docs" / "scale.md"
TABLES = ("spans", "players", "states")

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
    """Return a function that asks DuckDB."""
    import duckdb  # noqa: PLC0415 - each is loaded where it is asked

    connection = duckdb.connect()
    for table in TABLES:
        files = f"{columns / table}/**/*.parquet"
        connection.read_parquet(files, hive_partitioning=True).create_view(table)
    return lambda sql: connection.execute(sql).fetchall()


def in_spark(columns: Path) -> Ask:
    """Return a function that asks Spark on this machine."""
    from pyspark.sql import SparkSession  # noqa: PLC0415

    session = SparkSession.builder.master("local[*]").config("spark.ui.enabled", "false").getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    for table in TABLES:
        session.read.parquet(str(columns / table)).createOrReplaceTempView(table)
    return lambda sql: [tuple(row) for row in session.sql(sql).collect()]


def asked(ask: Ask, sql: str) -> tuple[Rows, float]:
    """Return the answer and the seconds by the clock that it took."""
    began = time.perf_counter()
    rows = ask(sql)
    return rows, time.perf_counter() - began


def main(columns: Path) -> int:
    """Ask both, print what came of it, and return 1 where they differ."""
    duck, spark = in_duckdb(columns), in_spark(columns)
    differ = 0
    for heading, sql in questions().items():
        (one, quick), (other, slow) = asked(duck, sql), asked(spark, sql)
        differ += one != other
        print(
            f"{heading}: {len(one):,} rows, {'equal' if one == other else 'DIFFERENT'}; {quick:.2f} s and {slow:.2f} s"
        )
    return int(differ > 0)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
