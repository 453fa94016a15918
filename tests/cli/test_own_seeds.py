"""Analysts add kinds without touching code: a file beside the others is enough."""

import shutil

import pytest

from tracker.given import given

FLUENTS = """\
fluents:
  fishing-rights:
    args: [owner: actor, fisher: actor]
    values: [full, limited]
    section: agreements and partnerships
    says: fishing rights of {fisher} in the waters of {owner}
"""
KINDS = """\
kinds:
  fishing-rights-granted:
    label: lets another fish in its waters
    roles: {owner: actor, fisher: actor, extent: optional word}
    initiates: ["fishing-rights(owner, fisher) = {extent}"]
    sentence: "{owner} opened its waters to {fisher.adjective} boats[, to a {extent} extent]"
"""
LOG = """\
document: {id: paper, title: A report, publisher: A paper, published: {date: 2021-12-31, basis: printed}}
events:
  - id: granted
    kind: fishing-rights-granted
    date: 1998-07-01
    owner: LTU
    fisher: CHN
    extent: limited
    evidence: {line: 1}
"""


@pytest.fixture
def own(tracker, tmp_path, write):
    """The command line with seeds of one's own: those given with the program, and two files more."""
    shutil.copytree(given("seeds"), tmp_path / "seeds")
    write("seeds/fluents/fisheries.yaml", FLUENTS)
    write("seeds/kinds/fisheries.yaml", KINDS)
    write("paper.yaml", LOG)
    return lambda *words: tracker("--seeds", "seeds", *words)


def test_a_kind_in_a_file_of_its_own_works_in_every_command(own, tracker):
    assert tracker("check", "paper.yaml").code == 1
    assert own("check", "paper.yaml").out == "No fault in 1 document, 1 event, 0 expectations.\n"
    assert own("init").code == own("append", "paper.yaml").code == 0
    told = tracker("replay", "Lithuania", "China", "--on", "2000-01-01").out
    assert "Fishing rights of China in the waters of Lithuania: limited" in told
    assert "Lithuania opened its waters to Chinese boats, to a limited extent." in told
    assert "opened its waters" in tracker("show", "paper/granted").out


def test_a_fault_in_ones_own_seeds_is_shown_where_it_stands(own, write):
    write("seeds/kinds/fisheries.yaml", KINDS.replace("fishing-rights(owner", "fishing-right(owner"))
    ran = own("check", "paper.yaml")
    assert ran.code == 1
    assert "seeds/kinds/fisheries.yaml:5:16: unknown fluent 'fishing-right'\n" in ran.out
    assert "Nearest: fishing-rights." in ran.out


def test_a_kind_in_use_is_not_taken_away(own, tracker):
    own("init")
    own("append", "paper.yaml")
    for words in (["init"], ["append", "paper.yaml"]):
        ran = tracker(*words)
        assert ran.code == 1
        assert "the kind 'fishing-rights-granted' is gone" in ran.out
        assert "a kind in use keeps its roles for ever" in ran.out
    assert "Fishing rights" in tracker("replay", "LTU", "CHN").out


def test_new_seeds_are_a_new_version_that_append_takes_along(own, tracker):
    tracker("init")
    assert own("append", "paper.yaml").out.startswith("The catalogue changed: version ")


def test_a_folder_without_seeds_is_refused(tracker, tmp_path):
    (tmp_path / "empty").mkdir()
    ran = tracker("--seeds", "empty", "init")
    assert ran.code == 1
    assert "empty:1:1: the folder has no seeds" in ran.out
    assert not (tmp_path / "tracker.db").exists()
