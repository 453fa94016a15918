"""Writes the papers of a release: what is in it (CycloneDX), and what it was made of (in-toto, SLSA provenance)."""

import json
import platform
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from release.building import Commit, sha256
from release.needed import Package, direct, packages

PROJECT = "tracker"
FONTS = "tracker/reports/render/fonts"
OUTLINES = "tracker/site/outlines.json"
LICENCE = "Apache-2.0 AND OFL-1.1"


def bill_of_materials(wheel: Path, of: Commit, root: Path) -> str:
    """List what is in a wheel and what it needs: its fonts and outlines, the packages that are installed with it."""
    version_of, needed = wheel.name.split("-")[1], packages(root)
    ours = f"pkg:pypi/{PROJECT}@{version_of}"
    program = {
        "type": "application",
        "bom-ref": ours,
        "name": PROJECT,
        "version": version_of,
        "purl": ours,
        "hashes": [_hash(wheel.read_bytes())],
        "licenses": [{"expression": LICENCE}],
    }
    refs = {package.name: f"pkg:pypi/{package.name}@{package.version}" for package in needed}
    wanted = {canonicalize_name(Requirement(one).name) for named in direct(root) for one in named}
    depends = [_depends(ours, sorted(wanted), refs), *(_depends(refs[one.name], one.needs, refs) for one in needed)]
    return _written(
        {
            "bomFormat": "CycloneDX",
            "specVersion": "1.6",
            "serialNumber": f"urn:uuid:{uuid5(NAMESPACE_URL, sha256(wheel.read_bytes()))}",
            "version": 1,
            "metadata": {"timestamp": _time(of.seconds), "component": program},
            "components": [*_fonts(root / FONTS), _outlines(root), *(_library(one, refs[one.name]) for one in needed)],
            "dependencies": depends,
        }
    )


def provenance(made: list[Path], of: Commit, root: Path) -> str:
    """State of which sources, and with which tools, files were made; whoever builds again gets the same bytes."""
    sources = [
        {"name": "source", "digest": {"gitCommit": of.commit, "gitTree": of.tree}},
        {"name": f"git archive --format=tar {of.commit}", "digest": {"sha256": of.archive}},
        *(_descriptor(root / name) for name in ("pyproject.toml", "requirements.lock")),
    ]
    tools = {"python": platform.python_version(), "hatchling": version("hatchling")}
    return _written(
        {
            "_type": "https://in-toto.io/Statement/v1",
            "subject": [_descriptor(path) for path in made],
            "predicateType": "https://slsa.dev/provenance/v1",
            "predicate": {
                "buildDefinition": {
                    "buildType": "urn:tracker:make-release:1",
                    "externalParameters": {"commit": of.commit},
                    "internalParameters": {"SOURCE_DATE_EPOCH": of.seconds},
                    "resolvedDependencies": sources,
                },
                "runDetails": {"builder": {"id": "urn:tracker:make-release", "version": tools}},
            },
        }
    )


def sums(paths: list[Path]) -> str:
    """Write the hashes of files as `sha256sum --check` reads them."""
    return "".join(f"{sha256(path.read_bytes())}  {path.name}\n" for path in paths)


def _fonts(folder: Path) -> list[dict[str, Any]]:
    """List the fonts with the licences and copyright lines that stand beside them."""
    lines = (folder / "COPYRIGHT.txt").read_text(encoding="utf-8").splitlines()
    return [_font(folder, *line.split(" | ", 2)) for line in lines if line.count(" | ") > 1]


def _font(folder: Path, name: str, licence: str, line: str) -> dict[str, Any]:
    return {
        "type": "file",
        "bom-ref": name,
        "name": f"{FONTS}/{name}",
        "hashes": [_hash((folder / name).read_bytes())],
        "licenses": [{"license": {"id": licence}}],
        "copyright": line,
    }


def _outlines(root: Path) -> dict[str, Any]:
    """Name the outlines of the maps, with their source, version and licence as they stand at their head."""
    data = (root / OUTLINES).read_bytes()
    told = json.loads(data)
    return {
        "type": "data",
        "bom-ref": OUTLINES,
        "name": OUTLINES,
        "version": told["version"],
        "description": told["source"],
        "hashes": [_hash(data)],
        "licenses": [{"license": {"name": told["licence"]}}],
        "externalReferences": [{"type": "website", "url": told["address"]}],
    }


def _library(package: Package, ref: str) -> dict[str, Any]:
    names = {"bom-ref": ref, "name": package.name, "version": package.version, "purl": ref}
    scope = "optional" if package.optional else "required"
    licence = {"licenses": [package.licence]} if package.licence else {}
    return {"type": "library", **names, "scope": scope, **licence}


def _depends(ref: str, on: Sequence[str], refs: dict[str, str]) -> dict[str, Any]:
    return {"ref": ref, "dependsOn": [refs[name] for name in on]}


def _descriptor(path: Path) -> dict[str, Any]:
    return {"name": path.name, "digest": {"sha256": sha256(path.read_bytes())}}


def _hash(data: bytes) -> dict[str, str]:
    return {"alg": "SHA-256", "content": sha256(data)}


def _time(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _written(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
