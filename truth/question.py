"""The questions that pages answer from imported data, asked as they ask them, and compared."""

import re
from contextlib import chdir, redirect_stdout
from io import StringIO
from pathlib import Path

from tracker import Desk

PAGE, SAID = "docs/import.md", "README.md"
HEADING = "## A question to two datasets\n"
PYTHON, THREE = "docs/python.md", "## Three questions to imported data\n"


def ask_question(desk: Desk, root: Path) -> bool:
    """Run the page's lines beside a store with both datasets, and say whether the README tells the same."""
    page, said = ((root / name).read_text(encoding="utf-8") for name in (PAGE, SAID))
    code = re.search(r"```python\n(.*?)```", page.partition(HEADING)[2], re.DOTALL)
    told = re.search(r"only a legation at the end of 1960: ([^.]*)\.", said)
    assert code is not None, f"{PAGE} asks no question"
    assert told is not None, f"{SAID} has no answer"
    assert desk.store.file is not None
    printed = StringIO()
    with chdir(desk.store.file.parent), redirect_stdout(printed):
        exec(compile(code[1], PAGE, "exec"), {})  # noqa: S102 - it is the project's own page
    found, names = printed.getvalue().split("\n")[:-1], re.split(r", | and ", " ".join(told[1].split()))
    print(f"Members of the Warsaw Pact with a mere legation: {', '.join(found)}; the README has {', '.join(names)}")
    return found == names


def ask_three(desk: Desk, root: Path, out: Path) -> bool:
    """Ask what the page on Python asks, its plots into a folder, and say whether it has the same of the whole data."""
    section = (root / PYTHON).read_text(encoding="utf-8").partition(THREE)[2].partition("\n## ")[0]
    names: dict[str, object] = {"data": desk}
    same = []
    for question in section.split("\n### ")[1:]:
        code = re.search(r"```python\n(.*?)```", question, re.DOTALL)
        said = re.search(r"From the whole data:\n\n```text\n(.*?)```", question, re.DOTALL)
        assert code is not None
        assert said is not None
        printed = StringIO()
        with chdir(out), redirect_stdout(printed):
            exec(compile(code[1], PYTHON, "exec"), names)  # noqa: S102
        same.append(printed.getvalue() == said[1])
        print(f"{question.partition(chr(10))[0]} {'As' if same[-1] else 'NOT as'} the page says:\n{printed.getvalue()}")
    return all(same)
