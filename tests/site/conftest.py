"""A store of two documents, one of them marked, for whoever writes pages of it."""

import pytest
from pages import MARKED, PAPER, run


@pytest.fixture(scope="module")
def stored(tmp_path_factory, blank_file):
    """Put logs into a store in a folder of its own; return the folder."""

    def store(*logs):
        made = tmp_path_factory.mktemp("site")
        made.joinpath("log.db").write_bytes(blank_file.read_bytes())
        for number, text in enumerate(logs):
            made.joinpath(f"{number}.yaml").write_text(text, encoding="utf-8")
        if logs:
            done = run(made, "append", *(made / f"{number}.yaml" for number in range(len(logs))))
            assert done.exit_code == 0, done.output
        return made

    return store


@pytest.fixture(scope="module")
def folder(stored):
    """A folder with a store of two documents."""
    return stored(PAPER, MARKED)
