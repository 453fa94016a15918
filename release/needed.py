"""Which packages the program needs to run, as they are installed, which is as requirements.lock names them."""

import re
import tomllib
from importlib.metadata import distribution, distributions
from pathlib import Path
from typing import Any

from attrs import frozen
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

DEVELOPMENT = ("dev", "bench", "fuzz", "scale", "web-test")
"""Extras of those who work on the program; all others are for those who use it."""

_LOCKED = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)==([^\s;]+)", re.MULTILINE)
_SHORT = 60
_CLASSIFIER = "License :: OSI Approved :: "


@frozen
class Package:
    """A package: its version, what it needs in turn, its licence, and whether the program runs without it."""

    name: str
    version: str
    needs: tuple[str, ...]
    licence: dict[str, Any] | None
    optional: bool


def direct(root: Path) -> tuple[set[str], set[str]]:
    """Return what the program always requires, and what its extras do."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    return set(project["dependencies"]), {one for name in extras.keys() - set(DEVELOPMENT) for one in extras[name]}


def packages(root: Path) -> list[Package]:
    """List the packages that the program needs, those of its extras included, by name."""
    always, sometimes = direct(root)
    core, every = _closure(always), _closure(always | sometimes)
    return [
        Package(name, distribution(name).version, tuple(sorted(needs)), _licence(name), name not in core)
        for name, needs in sorted(every.items())
    ]


def unlike_lock(root: Path) -> list[str]:
    """Name what is installed in a version that requirements.lock does not name."""
    named = _LOCKED.findall((root / "requirements.lock").read_text(encoding="utf-8"))
    names = {name for name, _ in named}
    installed = {(canonicalize_name(one.metadata["Name"]), one.version) for one in distributions()}
    return sorted(f"{name} {found}" for name, found in installed - set(named) if name in names)


def _closure(requirements: set[str]) -> dict[str, set[str]]:
    """Follow requirements to all packages that they lead to on this machine; return what each of them needs."""
    found: dict[str, set[str]] = {}
    asked: set[tuple[str, str]] = set()
    waiting = [Requirement(one) for one in requirements]
    while waiting:
        wanted = waiting.pop()
        name = canonicalize_name(wanted.name)
        for extra in ("", *wanted.extras):
            if (name, extra) not in asked:
                asked.add((name, extra))
                further = _needs(name, extra)
                found.setdefault(name, set()).update(canonicalize_name(one.name) for one in further)
                waiting += further
    return found


def _needs(name: str, extra: str) -> list[Requirement]:
    wanted = [Requirement(one) for one in distribution(name).requires or ()]
    return [one for one in wanted if one.marker is None or one.marker.evaluate({"extra": extra})]


def _licence(name: str) -> dict[str, Any] | None:
    """Return the licence that a package declares: an SPDX expression, or else its name."""
    said = distribution(name).metadata
    if expression := said.get("License-Expression"):
        return {"expression": expression}
    words = said.get("License") or ""
    if 0 < len(words) <= _SHORT and "\n" not in words:
        return {"license": {"name": words}}
    named = [one.removeprefix(_CLASSIFIER) for one in said.get_all("Classifier") or () if one.startswith(_CLASSIFIER)]
    return {"license": {"name": named[0]}} if named else None
