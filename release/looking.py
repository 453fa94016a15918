"""Has others look at a release: CycloneDX's own schema at its bill of materials, and pip-audit for known faults.

Both come from `release/requirements.txt`, in an environment of their own. Where they, or what they ask, cannot be had,
that is said, and nothing is refused.
"""

import json
import subprocess
import sys
from pathlib import Path
from venv import create

VALIDATE = """
import sys
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
sys.exit(str(JsonStrictValidator(SchemaVersion.V1_6).validate_str(open(sys.argv[1], encoding="utf-8").read()) or ""))
"""


def tools(folder: Path) -> Path | None:
    """Make an environment with the tools, and return its programs' folder; None where they cannot be had."""
    programs = folder / ("Scripts" if sys.platform == "win32" else "bin")
    if not (programs / "pip-audit").exists():
        create(folder, clear=True, with_pip=True)
        wanted = Path(__file__).with_name("requirements.txt")
        asked = [programs / "python", "-m", "pip", "install", "--quiet", "--requirement", wanted]
        if subprocess.run(asked, check=False, capture_output=True).returncode:
            return None
    return programs


def wrong_bill(programs: Path, bill: Path) -> str:
    """Say what CycloneDX's schema finds wrong with a bill of materials; nothing where it is as it should be."""
    said = subprocess.run([programs / "python", "-c", VALIDATE, bill], check=False, capture_output=True, text=True)
    return said.stderr.strip()


def known_faults(programs: Path, needed: Path) -> tuple[int, list[str]]:
    """Ask for known faults of what is locked: of how many packages there were data, and what was found."""
    words = ["--requirement", needed, "--no-deps", "--disable-pip", "--format", "json", "--progress-spinner", "off"]
    ran = subprocess.run([programs / "pip-audit", *words], check=False, capture_output=True, text=True)
    try:
        packages = json.loads(ran.stdout)["dependencies"]
    except (ValueError, KeyError, TypeError):
        return 0, []
    asked = [package for package in packages if "vulns" in package]
    found = [f"{one['name']} {one['version']}: {fault['id']}" for one in asked for fault in one["vulns"]]
    return len(asked), found
