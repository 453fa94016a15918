"""No crash: pages that are dated in the last days that there are, in every command and format."""

import pytest

from tracker.desk.formats import FORMATS

LOGS = {
    "far": """\
document: {id: far, title: A title, publisher: P, published: {date: 9999-12-30, basis: printed}}
events:
  - {id: left, kind: format-left, date: 9999-12-29, who: LTU, format: CHN-CEEC}
  - {id: recalled, kind: ambassador-recalled, date: 9999-12-31, sender: CHN, host: LTU}
  - {id: plan, kind: ambassador-recalled, stance: announced, date: 9999-12-31, sender: CHN, host: LTU}
""",
    "near": """\
document: {id: near, title: A title, publisher: P, published: {date: 2021-12-30, basis: printed}, retrieved: 9999-12-30}
events:
  - {id: went, kind: visit-made, date: 2021-12-30/9999-12-31, guest: CHN, host: LTU}
""",
}
DAYS = ("2021-12-31", "9999-12-30", "9999-12-31")
ON_A_DAY = (
    ("replay", "LTU", "CHN"), ("replay", "LTU"), ("replay", "LTU", "CHN", "--known-by", "9999-12-31"),
    ("who", "member(*, CHN-CEEC)"), ("members", "CHN-CEEC"), ("network", "LTU"), ("calendar",),
)  # fmt: skip
OF_ALL_DAYS = (
    ("timeline", "LTU", "CHN"), ("changes", "LTU", "CHN", "--from", "2021-01-01", "--to", "9999-12-31"), ("events",),
    ("changes", "LTU", "CHN", "--known-by", "9999-12-30", "--and", "9999-12-31", "--on", "9999-12-31"),
    ("events", "--known-by", "9999-12-31"), ("show", "far/left"), ("show", "far/recalled"), ("show", "near/went"),
    ("table", "format-left"), ("status",),
)  # fmt: skip
BRIEFS = (("LTU", "CHN"), ("LTU",), ("--changes", "--since", "1"))
ASKED = [
    *((*words, "--on", day, *data) for words in ON_A_DAY for day in DAYS for data in ((), ("--json",))),
    *((*words, *data) for words in OF_ALL_DAYS for data in ((), ("--json",))),
    ("timeline", "LTU", "CHN", "--svg", "-"), ("calendar", "--on", "9999-12-31", "--ics", "-"), ("verify",),
]  # fmt: skip


@pytest.fixture(scope="module")
def run(program):
    """A store with such pages in it."""
    for name, text in LOGS.items():
        program("append", program.write(name, text))
    return program


def test_every_command_answers_on_the_last_days(run, subtests):
    for words in ASKED:
        with subtests.test(" ".join(words)):
            assert run(*words).output


@pytest.mark.parametrize("form", FORMATS)
def test_every_page_is_made_on_the_last_days(run, subtests, form):
    for words in BRIEFS:
        for day in DAYS:
            file = run.folder / f"page.{form}"
            with subtests.test(f"{words} on {day}"):
                run("brief", *words, "--on", day, "-o", file, "--format", form)
                assert file.stat().st_size
