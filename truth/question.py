"""The question that the README answers from imported data, asked as its page asks it, and compared."""

import re
from contextlib import chdir, redirect_stdout
from io import StringIO
from pathlib import Path

from tracker import Desk

PAGE, SAID = "docs/import.md", "README.md"
HEADING = "## A question to two datasets\n"


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
