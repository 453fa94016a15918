"""Builds the wheel and the source archive of a commit, from a clone of it and nothing else, the same every time."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from attrs import frozen


@frozen
class Commit:
    """What is released: a commit, its tree, the hash of its files as one archive, and its time."""

    commit: str
    tree: str
    archive: str
    seconds: int


def head(root: Path) -> Commit:
    """Look which commit a repository stands at."""
    commit, tree, seconds = git(root, "log", "-1", "--format=%H %T %ct").decode().split()
    return Commit(commit, tree, sha256(git(root, "archive", "--format=tar", commit)), int(seconds))


def uncommitted(root: Path) -> list[str]:
    """List what a repository's folder has that its commit has not."""
    return git(root, "status", "--porcelain").decode().splitlines()


def build(root: Path, of: Commit, folder: Path) -> list[Path]:
    """Clone a repository into a folder, build there, and return the files that were made."""
    clone, made = folder / "clone", folder / "made"
    git(root, "clone", "--quiet", "--no-hardlinks", "--no-checkout", str(root), str(clone))
    git(clone, "checkout", "--quiet", "--detach", of.commit)
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-t", "sdist", "-d", str(made)]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(of.seconds)}
    subprocess.run(command, cwd=clone, env=environment, check=True, capture_output=True)
    return sorted(made.iterdir())


def differing(one: list[Path], other: list[Path]) -> list[str]:
    """Name the files of two builds that are not the same, byte for byte."""
    first, second = ({path.name: path.read_bytes() for path in paths} for paths in (one, other))
    return [name for name in sorted(first.keys() | second.keys()) if first.get(name) != second.get(name)]


def sha256(data: bytes) -> str:
    """Return the SHA-256 of some bytes, in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def git(root: Path, *words: str) -> bytes:
    """Ask git about a repository."""
    return subprocess.run(["git", "-C", str(root), *words], check=True, capture_output=True).stdout
