"""A long hunt by hand: every property of this folder on many more examples, all differences counted, none hidden.

`PYTHONPATH=tests python -m calculus.hunting 20000 [part of a test's name ...]`. A test stops at its first difference;
the hunt goes on, and says how many examples each property was held against and which of them it does not hold for.
"""

import sys
from importlib import import_module
from pathlib import Path

from attrs import define, field
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import UnsatisfiedAssumption


@define
class Tally:
    """How many examples a property was held against, and what it was given where it does not hold."""

    name: str
    checked: int = 0
    differences: list[str] = field(factory=list)

    def __str__(self) -> str:
        return f"{self.name}: {self.checked:,} examples, {len(self.differences):,} differences"


def properties():
    """Yield each property of this folder by its name."""
    for path in sorted(Path(__file__).parent.glob("test_*.py")):
        module = import_module(f"calculus.{path.stem}")
        yield from ((name, test) for name, test in vars(module).items() if hasattr(test, "hypothesis"))


def hunted(name, test, examples):
    """Hold one property against many examples, and count those for which it does not hold."""
    tally = Tally(name)

    def tried(**drawn):
        try:
            test.hypothesis.inner_test(**drawn)
        except UnsatisfiedAssumption:
            raise
        except Exception as error:  # noqa: BLE001 - what a property raises is a difference, too
            tally.differences.append(f"{type(error).__name__}: {drawn}")
        tally.checked += 1

    far = settings(
        max_examples=examples,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=[*HealthCheck],
    )
    far(given(**test.hypothesis._given_kwargs)(tried))()  # noqa: SLF001 - Hypothesis shows a test, not what it draws
    return tally


def main(examples, *parts):
    """Hunt the properties whose names have one of some parts, or all, and print what each was held against."""
    tallies = []
    for name, test in properties():
        if not parts or any(part in name for part in parts):
            tallies.append(hunted(name, test, int(examples)))
            _say(tallies[-1], *tallies[-1].differences[:5])
    total, found = sum(tally.checked for tally in tallies), sum(len(tally.differences) for tally in tallies)
    _say(f"{total:,} examples, {found:,} differences")


def _say(*lines):
    sys.stdout.write("\n  ".join(map(str, lines)) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
