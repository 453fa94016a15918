"""Mutants of logs: their structure is changed at random, and whatever comes out is read, checked and told."""

import copy
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import yaml

from faults.counting import Tally
from tracker.catalogue.catalogue import Catalogue
from tracker.log.assembly import assemble
from tracker.log.files import read_log
from tracker.narrative.narrative import narrate
from tracker.projections.checking import check_logs
from tracker.reports.text.findings import findings_text

ODD = ["", "NO", "~", "null", "-1", "2021-02-30", "2021-05-22/..", "[a..b]", "LTU", "a/b", "x" * 300, "member(LTU, EU)"]
"""What stands where something else is expected."""

MOST_EVENTS = 3
MOST_CHANGES = 3

Tree = Any
Spot = tuple[Any, Any]
"""A container, and the key or index of something in it."""


class _Texts(yaml.CBaseLoader):
    """Reads every scalar as a text; a list that is a key, such as those who have one share, as a tuple."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """Read a mapping, whatever its keys are."""
        keys = (self.construct_object(key, deep=True) for key, _ in node.value)
        values = (self.construct_object(value, deep=deep) for _, value in node.value)
        return {tuple(key) if isinstance(key, list) else key: value for key, value in zip(keys, values, strict=True)}


class _Writer(yaml.CDumper):
    """Writes a tuple as the list that it was read from."""


_Writer.add_representer(tuple, lambda writer, key: writer.represent_list(list(key)))


def mutate_logs(folder: Path, catalogue: Catalogue, mutants: int, seed: int, tally: Tally) -> None:
    """Make so many mutants of a folder's logs, and expect of each findings or a narrative, and no exception.

    The same seed makes the same mutants, whatever else is tried in the same run.
    """
    chance = random.Random(seed)  # noqa: S311 - chance, no secret
    logs = [yaml.load(path.read_bytes(), _Texts) for path in sorted(folder.glob("*.yaml"))]  # noqa: S506 - texts alone
    for number in range(mutants):
        flow = chance.choice([None, False])
        written = yaml.dump(_mutant(chance, logs), Dumper=_Writer, allow_unicode=True, default_flow_style=flow)
        tally.count("mutants of logs")
        try:
            said = _read(written.encode(), catalogue)
        except Exception as error:  # noqa: BLE001 - every exception is what is looked for
            tally.expect(False, f"mutant {number} of seed {seed}: {type(error).__name__}: {error}\n{written}")
        else:
            tally.count(f"mutants {said}")


def _read(data: bytes, catalogue: Catalogue) -> str:
    """Check a log as the command does; one without a fault is told."""
    checked = check_logs([read_log(data, "log.yaml")], catalogue)
    findings_text(checked.findings).encode()
    if checked.faults:
        return "with faults"
    logs = assemble([read_log(data, "log.yaml")], catalogue)
    narrate(logs.logs, logs.catalogue)
    return "without a fault"


def _mutant(chance: random.Random, logs: Sequence[Tree]) -> Tree:
    """Take a log with a few of its events, and change it in a few places."""
    tree = copy.deepcopy(chance.choice(logs))
    events = tree.get("events")
    if isinstance(events, list) and len(events) > MOST_EVENTS:
        tree["events"] = chance.sample(events, MOST_EVENTS)
    for _ in range(chance.randint(1, MOST_CHANGES)):
        spots = list(_spots(tree))
        if spots:
            _change(chance, chance.choice(spots), spots, logs)
    return tree


def _spots(tree: Tree) -> Iterator[Spot]:
    """Yield every place in a tree."""
    inside = list(tree.items()) if isinstance(tree, dict) else list(enumerate(tree)) if isinstance(tree, list) else []
    for key, value in inside:
        yield tree, key
        yield from _spots(value)


def _change(chance: random.Random, spot: Spot, spots: Sequence[Spot], logs: Sequence[Tree]) -> None:
    """Take away, double, rename, wrap or exchange what stands in a place."""
    container, key = spot
    value = container[key]
    match chance.randrange(7):
        case 0:
            del container[key]
        case 1:
            container[key] = chance.choice(ODD)
        case 2:
            container[key] = [value, copy.deepcopy(value)]
        case 3:
            container[key] = {chance.choice(ODD) or "key": value}
        case 4:
            other, place = chance.choice(spots)
            container[key] = copy.deepcopy(other[place])
        case 5:
            other, place = chance.choice(list(_spots(chance.choice(logs))))
            container[key] = copy.deepcopy(other[place])
        case _ if isinstance(container, dict):
            container[chance.choice([str(key) + "s", "kind", "date", "of", "until"])] = container.pop(key)
        case _:
            container.append(copy.deepcopy(value))
