"""A report as a frame of pandas or polars, and what is said where neither is installed."""

import subprocess
import sys
from importlib.util import find_spec

import pytest

from tracker import MissingPackage, QuestionError


def test_rows_are_the_list_that_an_answer_consists_of(desk):
    relation = desk.relation("LTU", "CHN", on="2021-12-31")
    assert relation.to_rows() == relation.to_dict()["answers"]
    assert desk.status().to_rows() == [desk.status().to_dict()]
    assert desk.actors("vilnius").to_rows() == desk.actors("vilnius").to_dict()


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_a_frame_has_a_row_for_each_answer(desk, library):
    relation = desk.relation("LTU", "CHN", on="2021-12-31")
    if find_spec(library) is None:
        with pytest.raises(MissingPackage, match=f"Install it: pip install {library}"):
            relation.to_frame(library)
        return
    frame = relation.to_frame(library)
    rows = relation.to_rows()
    assert list(frame["fluent"]) == [row["fluent"] for row in rows]
    assert list(frame["since.latest"]) == [row["since"]["latest"] for row in rows]
    assert list(frame["witnesses"]) == ["; ".join(each["event"] for each in row["witnesses"]) for row in rows]


@pytest.mark.usefixtures("desk")
def test_without_either_package_the_error_says_how_to_install_one(tmp_path):
    """In a Python that finds the program alone, and what it needs, but no package that makes frames."""
    code = (
        "import sys; sys.modules.update(pandas=None, polars=None, pyarrow=None)\n"
        "from tracker import Desk, MissingPackage\n"
        "try:\n    Desk.open().relation('LTU', 'CHN').to_frame()\n"
        "except MissingPackage as missing:\n    print(missing)\n"
    )
    ran = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    needed = "A frame needs pandas, polars or pyarrow, which is not installed."
    assert ran.stdout == f"{needed} Install it: pip install pandas\n"


def test_another_package_makes_no_frames(desk):
    with pytest.raises(QuestionError, match="'spark' makes no frames here"):
        desk.relation("LTU", "CHN").to_frame("spark")
