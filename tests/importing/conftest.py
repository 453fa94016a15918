"""A desk at a store of the test's own, for what is imported."""

import shutil

import pytest

from tracker import Desk


@pytest.fixture
def desk(tmp_path, blank_file):
    """A desk whose store has the catalogue and nothing else."""
    with Desk.open(str(shutil.copy(blank_file, tmp_path / "tracker.db"))) as desk:
        yield desk
