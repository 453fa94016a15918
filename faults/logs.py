"""Logs to be appended, as many as wanted: each a head and three events about three states, whole or not at all."""

from itertools import pairwise
from pathlib import Path

STATES = (
    "LTU",
    "LVA",
    "EST",
    "POL",
    "DEU",
    "FRA",
    "ITA",
    "ESP",
    "JPN",
    "KOR",
    "CHN",
    "IND",
    "AUS",
    "CAN",
    "USA",
    "GBR",
)
SIZE = 4
"""So many entries has a log: its head and its events."""

_HEAD = "document: {{id: {name}, title: A report, publisher: A paper, published: {{date: 2024-01-01, basis: printed}}}}"
_EVENT = "  - {{id: recalled-{n}, kind: ambassador-recalled, date: {day}, sender: {sender}, host: {host}}}"


def write_log(folder: Path, name: str, number: int) -> Path:
    """Write a log; its number says which states it is about."""
    players = [STATES[(number * step + step) % len(STATES)] for step in (1, 5, 11, 17)]
    pairs = [(a, b) for a, b in pairwise(players) if a != b]
    pairs += [("LTU", "CHN"), ("LVA", "CHN"), ("EST", "CHN")]
    events = [_EVENT.format(n=n, day=_day(number), sender=a, host=b) for n, (a, b) in enumerate(pairs[: SIZE - 1])]
    path = folder / f"{name}.yaml"
    path.write_text("\n".join([_HEAD.format(name=name), "events:", *events, ""]), encoding="utf-8")
    return path


def _day(number: int) -> str:
    return f"{2000 + number % 23}-{number % 12 + 1:02}-{number % 28 + 1:02}"
