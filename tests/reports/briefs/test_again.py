"""Last month's briefing is made again byte for byte, whatever was appended and mended since."""

import pytest
from click.testing import CliRunner

from tracker.cli.group import tracker

LEFT = """\
events:
  - {id: joined, kind: format-joined, date: 2012-04-26, who: [LTU, CHN], format: CHN-CEEC, evidence: {line: 3}}
  - {id: left, kind: format-left, date: 2021-05-22, who: [LTU], format: CHN-CEEC, evidence: {line: 5}}
"""
RECALLED = """\
events:
  - {id: recalled, kind: ambassador-recalled, date: 2021-08-10, sender: CHN, host: LTU, because: paper/left}
"""
MENDED = """\
mending:
  - {id: day, kind: correction, of: paper/left, set: {date: 2021-05-21}, reason: the page says Friday}
  - {id: none, kind: retraction, of: news/recalled, reason: read into the wrong line}
"""
ASK = ("brief", "LTU", "CHN", "--on", "2021-12-31")


@pytest.fixture
def grown(own):
    """A store that grew and was mended: the command line, each state's position, and the page made of it then."""
    run, append = own
    pages = {}
    for name, published, entries, head in (
        ("paper", "2021-06-01", LEFT, ""),
        ("news", "2021-09-01", RECALLED, ""),
        ("desk", "2021-10-01", MENDED, "  desk: yes\n"),
    ):
        append(name, published, entries, head)
        page = run(*ASK)
        pages[position(page)] = page
    return run, pages


def position(page):
    return int(page.partition("position ")[2].partition(" ")[0])


def test_every_earlier_page_is_made_again_by_its_position(grown):
    run, pages = grown
    assert len(set(pages.values())) == 3
    assert {number: run(*ASK, "--recorded-by", number) for number in pages} == pages


def test_every_earlier_page_is_made_again_by_its_own_last_line(grown):
    run, pages = grown
    for page in pages.values():
        command = page.rpartition("tracker brief ")[2].partition("`")[0]
        assert run("brief", *command.split()) == page


def test_a_checkpoint_stands_for_its_position(grown, tmp_path):
    run, pages = grown
    first = min(pages)
    checkpoint = tmp_path / "june.checkpoint"
    run("checkpoint", "--recorded-by", first, "-o", checkpoint)
    assert run(*ASK, "--at", checkpoint) == pages[first]
    assert checkpoint.read_text().splitlines()[2] in pages[first]


def test_a_checkpoint_of_another_log_is_refused(grown, tmp_path):
    run, pages = grown
    checkpoint = tmp_path / "theirs.checkpoint"
    root = "4AwqI/ibImHqWNpOEnmeUHzJ3Xwf5ZvCP1ZQMjWlXZM="
    checkpoint.write_text(f"example.org/log\n{min(pages)}\n{root}\n")
    done = CliRunner().invoke(tracker, ["--store", run.store, *ASK, "--at", str(checkpoint)])
    assert "The checkpoint is of another log" in str(done.exception)


def test_what_changed_since_is_told_and_what_no_longer_holds(grown):
    run, pages = grown
    first, second, _ = sorted(pages)
    told = run("brief", "--changes", "--since", first, "--last-on", "2021-06-30", "--recorded-by", second, *ASK[3:])
    assert "On 10 August 2021, China recalled its ambassador to Lithuania." in told
    assert "earlier sentences no longer hold" not in told
    mended = run("brief", "--changes", "--since", second, *ASK[3:])
    assert "Was: China has no ambassador in Lithuania (recalled)." in mended
    assert "Is: nothing is recorded." in mended
    assert "read into the wrong line" in mended


def test_a_state_named_twice_is_a_wrong_command_line(own):
    run, _ = own
    assert "Write one of them" in run(*ASK, "--at", "x", "--recorded-by", "1", code=2)


def test_an_act_whose_day_was_corrected_is_told_as_it_was_and_as_it_is(grown):
    run, pages = grown
    second = sorted(pages)[1]
    page = run("brief", "--changes", "--since", second, *ASK[3:])
    fallen = page.partition("## Which earlier sentences no longer hold")[2].partition("## What was mended")[0]
    assert "Was: on 22 May 2021, Lithuania left China-CEEC" in fallen
    assert "Is: on 21 May 2021, Lithuania left China-CEEC" in fallen
    assert "Was: on 10 August 2021, China recalled its ambassador to Lithuania." in fallen
    assert "Is: no longer reported." in fallen
