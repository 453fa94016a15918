"""On a terminal answers have colours, what overruns the screen is paged, and who waits is told so; never in a pipe."""

import os
import pty
import struct
import subprocess
import sys
from fcntl import ioctl
from pathlib import Path
from termios import TIOCSWINSZ

import pytest

from tracker import Desk

ASKED = ("replay", "Lithuania", "China", "--on", "2021-12-31")
CLEAR = "\r\x1b[K"
GREEN, RED, END = "\x1b[32m", "\x1b[31m", "\x1b[0m"
RUN = "from tracker.cli import main; main()"
SLOW = "import time; from tracker.cli import terminal; terminal._PATIENCE = 0.05; from tracker.cli import common; \
real = common.put; common.put = lambda *told, **more: (time.sleep(0.4), real(*told, **more)); "


@pytest.fixture
def at_a_terminal(monkeypatch):
    """Run the program with all three streams at a terminal of some lines, and return what it shows."""
    for name in ("COLUMNS", "LINES", "NO_COLOR", "PAGER", "LESS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")

    def run(*words, lines=200, code=RUN, typed="", exits=0, **environment):
        ours, its = pty.openpty()
        os.write(ours, typed.encode())
        ioctl(its, TIOCSWINSZ, struct.pack("HHHH", lines, 80, 0, 0))
        started = subprocess.Popen(
            [sys.executable, "-c", code, *words], stdin=its, stdout=its, stderr=its, env={**os.environ, **environment}
        )
        os.close(its)
        shown = b""
        while piece := _read(ours):
            shown += piece
        assert started.wait() == exits, shown
        os.close(ours)
        return shown.decode().replace("\r\n", "\n")

    return run


def _read(terminal):
    try:
        return os.read(terminal, 65536)
    except OSError:  # Linux says so when nobody has the other end any more
        return b""


def test_answers_have_colours_on_a_terminal(desk, at_a_terminal):  # noqa: ARG001 - the store is asked
    shown = at_a_terminal(*ASKED)
    assert f"{RED}not{END}      Membership of Lithuania" in shown
    assert f"{GREEN}holds{END}    China's ambassador to Lithuania" in shown
    assert f"{RED}does not hold{END}  Membership of Lithuania" in at_a_terminal(*ASKED, "-v")


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_who_wants_no_colours_has_none(desk, at_a_terminal, environment):  # noqa: ARG001
    assert "\x1b[3" not in at_a_terminal(*ASKED, **environment)


def test_in_a_pipe_nothing_is_coloured_or_paged(desk):
    ran = desk(*ASKED, "-v", "--chronology")
    assert "\x1b" not in ran.out + ran.err


def test_what_a_log_writes_is_not_a_colour(desk, write, at_a_terminal):
    roles = "by: CHN, topic: ties, direction: \ufdd0red\ufdd3, toward: LTU"
    write(
        "more.yaml",
        f"""\
        document: {{id: more, title: A, publisher: A, published: {{date: 2021-12-31, basis: printed}}}}
        events:
          - {{id: said, kind: position-stated, date: 2021-12-01, {roles}}}
        """,
    )
    assert desk("append", "more.yaml").code == 0
    shown = at_a_terminal("replay", "China", "Lithuania", "-v")
    assert "red" in shown
    assert f"{GREEN}red" not in shown


def test_what_overruns_the_screen_is_paged(desk, at_a_terminal):  # noqa: ARG001
    marked = {"PAGER": "sed s/^/paged:/"}
    assert at_a_terminal(*ASKED, lines=40, **marked).count("paged:") == 0
    shown = at_a_terminal(*ASKED, "-v", "--chronology", lines=10, **marked)
    paged = shown.rpartition(CLEAR)[2].splitlines()
    assert paged[0].startswith("paged:Lithuania and China on 31 December 2021")
    assert all(line.startswith("paged:") for line in paged)


def test_a_pager_shows_lines_as_wide_as_the_terminal(desk, at_a_terminal):  # noqa: ARG001
    shown = at_a_terminal(*ASKED, "-v", "--chronology", lines=10, PAGER="cat", NO_COLOR="1")
    assert 60 < max(map(len, shown.splitlines())) <= 80


def test_who_waits_is_told_what_is_at_work_and_no_trace_of_it_is_left(desk, at_a_terminal):  # noqa: ARG001
    shown = at_a_terminal(*ASKED, code=SLOW + RUN)
    told, _, answer = shown.rpartition(CLEAR)
    assert "tracker replay: 0 s" in told
    assert answer.startswith("Lithuania and China")
    assert "tracker replay: " not in at_a_terminal(*ASKED, code=SLOW.replace("0.05", "9") + RUN)


MISNAMED = """\
document: {id: more, title: A, publisher: A, published: {date: 2021-12-31, basis: printed}}
events:
  - {id: left, kind: format-left, date: 2021-05-22, who: [Lithuania], format: CHN-CEEC, evidence: {line: 5}}
"""


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(("typed", "code"), [("y", "LTU"), ("n", "Lithuania")])
def test_what_is_to_be_mended_is_shown_and_asked_for(write, at_a_terminal, typed, code):
    file = write("more.yaml", MISNAMED)
    shown = at_a_terminal("check", "more.yaml", "--fix", typed=f"{typed}\n", exits=0 if typed == "y" else 1)
    assert "+  - {id: left, kind: format-left, date: 2021-05-22, who: [LTU]" in shown
    assert "Write it? [y/N]" in shown
    assert f"who: [{code}]" in file.read_text()


SOUND = MISNAMED.replace("Lithuania", "LTU").replace("2021-05-22", "2021-05-23")


@pytest.mark.parametrize(("typed", "said"), [("y", "more: 2 entries appended."), ("n", "Nothing was appended.")])
def test_at_a_terminal_an_append_is_seen_before_it_is_made(desk, write, at_a_terminal, typed, said):
    write("more.yaml", SOUND)
    shown = at_a_terminal("append", "more.yaml", typed=f"{typed}\n")
    assert "On 23 May 2021: Lithuania left China-CEEC (17+1)." in shown
    assert "Append it? [y/N]" in shown
    assert said in shown
    assert ("more: 2 entries" in desk("append", "more.yaml").out) is (typed == "n")


def test_who_says_yes_or_appends_nothing_new_is_not_asked(desk, write, at_a_terminal):  # noqa: ARG001
    write("more.yaml", SOUND)
    assert "Append it?" not in at_a_terminal("append", "more.yaml", "--yes")
    assert "Nothing is new" in at_a_terminal("append", "more.yaml")


def test_a_draft_is_reviewed_with_one_key_each_and_what_was_missed_is_added(tmp_path, monkeypatch, at_a_terminal):
    monkeypatch.chdir(tmp_path)
    Path("news.txt").write_text(
        "The news\n12 August 2021\n\nChina recalled its ambassador to Lithuania on 10 August 2021.\n"
        "On Thursday Lithuania called in China's envoy.\n"
    )
    Desk.open("none.db").draft("news.txt", publisher="A paper", output="news.yaml")
    answers = "a\nenvoy-summoned called out\nenvoy-summoned called in China's envoy\n\n\n"
    shown = at_a_terminal("review", "news.yaml", typed=answers)
    assert "ambassador-recalled: China recalled its ambassador to Lithuania" in shown
    assert "'called out' stands on no line of 'news.txt'. Copy the words from it." in shown
    assert "\n  host: LTU\n" in shown
    assert "rules: 1 accepted, 0 edited, 0 rejected, 1 missed." in shown
    assert "0 proposals to be decided on." in shown


def test_a_draft_asks_for_what_the_text_does_not_say_of_itself(tmp_path, monkeypatch, at_a_terminal):
    monkeypatch.chdir(tmp_path)
    Path("news.txt").write_text("The news\n\nChina recalled its ambassador to Lithuania in August 2021.\n")
    shown = at_a_terminal("draft", "news.txt", "-o", "news.yaml", typed="yesterday\n12 August 2021\nA paper\n")
    assert "'yesterday' is not a date that is read here." in shown
    assert "1 event drafted by rules" in shown
    assert "publisher: A paper\n  published: {date: 2021-08-12, basis: inferred}" in Path("news.yaml").read_text()


def test_what_a_draft_lacks_is_asked_for_and_names_become_codes(tmp_path, monkeypatch, at_a_terminal):
    monkeypatch.chdir(tmp_path)
    Path("news.txt").write_text(
        "The news\n12 August 2021\n\nChina recalled its ambassador to Lithuania on 10 August 2021.\n"
        "Its foreign ministry voiced regret.\n"
    )
    Desk.open("none.db").draft("news.txt", publisher="A paper", output="news.yaml")
    change = "c\nhost Latvia\nid: a b c\nid: recall\nhost: Latvia\ndate:\ndate: in August\n\n"
    shown = at_a_terminal(
        "review", "news.yaml", typed=f"{change}voiced regret\n1\nLithuania\nChina\nthe recall\n\n\n", lines=12
    )
    assert "Write a key, a colon and its value" in shown
    assert "'a b c' is not an id. Write small letters, digits and hyphens" in shown
    assert "China recalled its ambassador to Latvia" in shown
    written = Path("news.yaml").read_text()
    assert "  - id: recall\n    kind: ambassador-recalled\n" in written
    assert "    date: 2021-08\n" in written
    assert "the event lacks 'date'" in shown
    assert "1 regretted: " in shown
    assert "Lithuania expressed regret at the recall by China" in shown
    assert shown.count("rules: 0 accepted, 1 edited, 0 rejected, 1 missed.") == 1
