"""A release is made of what is committed and of nothing else, the same bytes every time, and its papers say so."""

import hashlib
import json
import os
import shutil
import subprocess
import zipfile
from importlib.metadata import version
from pathlib import Path

import pytest

from release.building import build, differing, git, head, uncommitted
from release.needed import unlike_lock
from release.run import make

ROOT = Path(__file__).resolve().parents[2]
COMMITTER = {"GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_AUTHOR_DATE": "2021-12-31T12:00:00Z"} | {
    "GIT_COMMITTER_NAME": "A",
    "GIT_COMMITTER_EMAIL": "a@example.org",
    "GIT_COMMITTER_DATE": "2021-12-31T12:00:00Z",
}


@pytest.fixture(scope="module")
def repository(tmp_path_factory):
    """A repository of its own with what the wheel is made of, one file of which was changed and not committed."""
    root = tmp_path_factory.mktemp("repository")
    for name in ("tracker", "seeds", "migrations", "events", "mappings"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "requirements.lock", "README.md", "LICENSE", ".gitignore"):
        shutil.copy(ROOT / name, root)
    for words in (["init", "--quiet"], ["add", "--all"], ["commit", "--quiet", "--message", "all"]):
        subprocess.run(["git", *words], cwd=root, env={**os.environ, **COMMITTER}, check=True)
    with (root / "tracker" / "__main__.py").open("a") as file:
        file.write("# not committed\n")
    return root


@pytest.fixture(scope="module")
def made(repository, tmp_path_factory):
    """The folder of a release, and its files."""
    folder = tmp_path_factory.mktemp("dist")
    return folder, make(repository, head(repository), folder)


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_what_is_not_committed_is_named_and_not_released(repository, made):
    assert uncommitted(repository) == [" M tracker/__main__.py"]
    with zipfile.ZipFile(made[1][0]) as wheel:
        assert b"not committed" not in wheel.read("tracker/__main__.py")


def test_a_build_elsewhere_with_other_rights_and_in_another_zone_has_the_same_bytes(
    repository, made, tmp_path, monkeypatch
):
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    before = os.umask(0o077)
    try:
        again = build(repository, head(repository), tmp_path / "somewhere else")
    finally:
        os.umask(before)
    assert differing(again, made[1][:2]) == []


def test_two_builds_that_differ_are_told_apart(made, tmp_path):
    wheel, archive = made[1][:2]
    other = tmp_path / wheel.name
    other.write_bytes(wheel.read_bytes() + b"\0")
    assert differing([wheel, archive], [other, archive]) == [wheel.name]
    assert differing([wheel, archive], [wheel]) == [archive.name]


def test_the_hashes_are_those_of_the_files(made):
    folder, files = made
    lines = (folder / "SHA256SUMS").read_text().splitlines()
    assert lines == [f"{digest(path)}  {path.name}" for path in files]
    assert sorted(path.name for path in folder.iterdir()) == [
        "SHA256SUMS",
        "tracker-0.1.0-py3-none-any.whl",
        "tracker-0.1.0.cdx.json",
        "tracker-0.1.0.intoto.json",
        "tracker-0.1.0.tar.gz",
    ]


def test_the_statement_names_the_sources_and_what_was_made_of_them(repository, made):
    statement = json.loads(made[1][-1].read_text())
    assert {one["name"]: one["digest"]["sha256"] for one in statement["subject"]} == {
        path.name: digest(path) for path in made[1][:-1]
    }
    built = statement["predicate"]["buildDefinition"]
    sources = {one["name"]: one["digest"] for one in built["resolvedDependencies"]}
    commit = git(repository, "rev-parse", "HEAD").decode().strip()
    assert sources["source"]["gitCommit"] == built["externalParameters"]["commit"] == commit
    archive = git(repository, "archive", "--format=tar", "HEAD")
    assert sources[f"git archive --format=tar {commit}"]["sha256"] == hashlib.sha256(archive).hexdigest()
    assert sources["requirements.lock"]["sha256"] == digest(repository / "requirements.lock")
    assert built["internalParameters"] == {"SOURCE_DATE_EPOCH": 1640952000}
    assert str(repository) not in made[1][-1].read_text()


def test_the_bill_of_materials_lists_every_font_of_the_wheel_with_its_licence(made):
    wheel, _, bill, _ = made[1]
    files = [one for one in json.loads(bill.read_text())["components"] if one["type"] == "file"]
    with zipfile.ZipFile(wheel) as opened:
        fonts = {
            name: hashlib.sha256(opened.read(name)).hexdigest() for name in opened.namelist() if name.endswith(".ttf")
        }
    assert {one["name"]: one["hashes"][0]["content"] for one in files} == fonts
    assert {one["licenses"][0]["license"]["id"] for one in files} == {"OFL-1.1", "Apache-2.0"}
    assert all(one["copyright"] for one in files)


def test_the_bill_of_materials_names_the_outlines_of_the_maps_and_whose_they_are(made):
    wheel, _, bill, _ = made[1]
    (outlines,) = [one for one in json.loads(bill.read_text())["components"] if one["type"] == "data"]
    with zipfile.ZipFile(wheel) as opened:
        carried = opened.read("tracker/site/outlines.json")
    assert outlines["hashes"][0]["content"] == hashlib.sha256(carried).hexdigest()
    assert outlines["licenses"] == [{"license": {"name": "public domain"}}]
    assert outlines["description"].startswith("Natural Earth")


def test_the_bill_of_materials_lists_what_is_installed_with_the_program_and_by_whom_it_is_needed(made):
    bill = json.loads(made[1][2].read_text())
    packages = {one["name"]: one for one in bill["components"] if one["type"] == "library"}
    assert {one["version"] == version(name) for name, one in packages.items()} == {True}
    scopes = {name: packages[name]["scope"] for name in ("click", "mako", "cryptography", "cffi")}
    assert scopes == {"click": "required", "mako": "required", "cryptography": "optional", "cffi": "optional"}
    assert packages["sqlalchemy"]["licenses"] == [{"expression": "MIT"}]
    assert "pytest" not in packages
    needs = {one["ref"]: one["dependsOn"] for one in bill["dependencies"]}
    assert packages["mako"]["purl"] in needs[packages["alembic"]["purl"]]
    assert packages["alembic"]["purl"] in needs[bill["metadata"]["component"]["purl"]]
    assert needs.keys() == {bill["metadata"]["component"]["purl"]} | {one["purl"] for one in packages.values()}
    assert bill["metadata"]["component"]["hashes"][0]["content"] == digest(made[1][0])


def test_an_environment_that_is_not_that_of_the_lock_is_named(tmp_path):
    (tmp_path / "requirements.lock").write_text("click==1.0 \\\n    --hash=sha256:00\nno-such-package==1\n")
    assert unlike_lock(tmp_path) == [f"click {version('click')}"]
