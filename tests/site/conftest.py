"""A store of two documents, one of them marked, for whoever writes pages of it."""

import pytest
from pages import MARKED, PAPER, run


@pytest.fixture(scope="module")
def folder(tmp_path_factory, blank_file):
    """A folder with a store of two documents."""
    made = tmp_path_factory.mktemp("site")
    made.joinpath("log.db").write_bytes(blank_file.read_bytes())
    for name, text in (("paper", PAPER), ("cable", MARKED)):
        made.joinpath(f"{name}.yaml").write_text(text, encoding="utf-8")
    assert run(made, "append", made / "paper.yaml", made / "cable.yaml").exit_code == 0
    return made
