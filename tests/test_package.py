"""What is built can be installed elsewhere, carries what is given with the program, and works in an empty folder."""

import os
import re
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from tracker import __version__

pytestmark = pytest.mark.lengthy

ROOT = Path(__file__).parents[1]
SAFELY = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}
"""Python 3.11 has the filter of archives from its fourth release on."""


def run(*command, cwd):
    """Run a program without what the environment says about Python and the tracker."""
    ours = ("PYTHON", "TRACKER_", "VIRTUAL_ENV")
    environment = {key: value for key, value in os.environ.items() if not key.startswith(ours)}
    ran = subprocess.run(list(map(str, command)), cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout


def build(source, target, folder):
    run(sys.executable, "-m", "hatchling", "build", "-t", target, "-d", folder, cwd=source)
    (built,) = folder.glob("*.whl" if target == "wheel" else "*.tar.gz")
    return built


def names_in(wheel):
    with zipfile.ZipFile(wheel) as opened:
        return sorted(opened.namelist())


def source_files():
    kept = (
        path
        for folder in ("tracker", "seeds", "migrations", "events", "mappings")
        for path in (ROOT / folder).rglob("*")
    )
    return {path for path in (*ROOT.iterdir(), *kept) if "__pycache__" not in path.parts}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    before = source_files()
    built = build(ROOT, "wheel", tmp_path_factory.mktemp("wheel"))
    assert source_files() == before
    return built


@pytest.fixture(scope="module", params=["wheel", "editable"])
def programs(request, tmp_path_factory):
    """The folder of the programs of a new environment in which the tracker alone was installed."""
    what = [request.getfixturevalue("wheel")] if request.param == "wheel" else ["--editable", ROOT]
    environment = tmp_path_factory.mktemp(request.param) / "environment"
    run(sys.executable, "-m", "venv", environment, cwd=environment.parent)
    pip = (environment / "bin" / "python", "-m", "pip", "--disable-pip-version-check", "install", "--quiet")
    pinned = environment.parent / "pinned.txt"
    pinned.write_text(pins(), encoding="utf-8")
    run(*pip, "--constraint", pinned, "hatchling", cwd=environment.parent)
    run(*pip, "--constraint", pinned, "--no-build-isolation", *what, cwd=environment.parent)
    return environment / "bin"


def pins():
    """The versions of requirements.lock without their hashes, which pip would ask of the tracker, too."""
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    return "\n".join(re.findall(r"^([^#\s].*?) \\$", lock, re.MULTILINE))


def test_the_lock_names_hashes_for_every_package_and_neither_an_index_nor_a_folder():
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    packages = re.split(r"^(?=[a-z0-9])", lock, flags=re.MULTILINE)[1:]
    assert len(packages) > 40
    assert [package for package in packages if "==" not in package or "--hash=sha256:" not in package] == []
    assert not re.search(r"://|^--|^-[a-z]|/home|file:", lock, re.MULTILINE)


def test_what_is_installed_works_in_an_empty_folder(programs, tmp_path):
    tracker = programs / "tracker"
    where = "from tracker.given import given; print(given('events'))"
    events = run(programs / "python", "-c", where, cwd=tmp_path).strip()
    assert "is ready" in run(tracker, "init", cwd=tmp_path)
    assert "No fault in" in run(tracker, "check", events, cwd=tmp_path)
    assert " entries appended." in run(tracker, "append", events, cwd=tmp_path)
    answer = run(tracker, "replay", "LTU", "CHN", "--on", "2021-12-31", cwd=tmp_path)
    assert answer.startswith("Lithuania and China on 31 December 2021, at the end of the day\n")
    assert "Membership of Lithuania in China-CEEC (17+1)" in answer
    assert "22 May 2021" in answer
    assert sorted(path.name for path in tmp_path.iterdir()) == ["tracker.db"]


def test_the_program_is_a_module_too(programs, tmp_path):
    by_name, as_module = (programs / "tracker",), (programs / "python", "-m", "tracker")
    assert run(*by_name, "--version", cwd=tmp_path) == run(*as_module, "--version", cwd=tmp_path)


def test_a_wheel_carries_what_is_given_and_nothing_else(wheel):
    names = names_in(wheel)
    given = {name.split("/")[2] for name in names if name.startswith("tracker/given_files/")}
    assert given == {"seeds", "migrations", "events", "mappings"}
    assert {name.split("/")[0] for name in names} == {"tracker", f"tracker-{__version__}.dist-info"}
    assert not [name for name in names if name.endswith((".pyc", ".db")) or "tests" in name.split("/")]
    for folder in given:
        here = {path.relative_to(ROOT).as_posix() for path in (ROOT / folder).rglob("*.*") if path.suffix != ".pyc"}
        assert here == {
            name.removeprefix("tracker/given_files/") for name in names if f"/given_files/{folder}/" in name
        }


def test_a_wheel_built_from_the_source_archive_is_the_same(wheel, tmp_path):
    archive = build(ROOT, "sdist", tmp_path / "sdist")
    with tarfile.open(archive) as opened:
        opened.extractall(tmp_path, **SAFELY)  # noqa: S202 - the archive that was just built
    again = build(tmp_path / archive.name.removesuffix(".tar.gz"), "wheel", tmp_path / "wheel")
    assert names_in(again) == names_in(wheel)


def test_the_wheel_declares_the_licence_and_the_copyright_line_of_every_font(wheel):
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - read where fonts are looked at alone

    with zipfile.ZipFile(wheel) as opened:
        (metadata,) = (name for name in opened.namelist() if name.endswith(".dist-info/METADATA"))
        said = opened.read(metadata).decode()
        folder = metadata.removesuffix("METADATA") + "licenses/tracker/reports/render/fonts"
        lines = opened.read(f"{folder}/COPYRIGHT.txt").decode().splitlines()
        assert opened.read(f"{folder}/OFL-1.1.txt").startswith(b"SIL OPEN FONT LICENSE")
    assert "License-Expression: Apache-2.0 AND OFL-1.1" in said
    fonts = sorted((ROOT / "tracker/reports/render/fonts").glob("*.ttf"))
    named = {
        "SIL Open Font License, Version 1.1": "OFL-1.1",
        "Apache License, Version 2.0": "Apache-2.0",
    }
    expected = []
    for font in fonts:
        with TTFont(font) as read:
            copyright_line, said_by_font = (read["name"].getDebugName(number) for number in (0, 13))
        (licence,) = (short for name, short in named.items() if name in said_by_font)
        expected.append(f"{font.name} | {licence} | {copyright_line}")
    assert lines[-len(fonts) :] == expected
