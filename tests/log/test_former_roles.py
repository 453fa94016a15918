"""A role that was renamed is read by the name that it had: older logs and stores mean what they meant."""

from tracker.log.files import read_file
from tracker.projections.checking import check_logs

IMPOSED = """\
events:
  - {id: imposed, kind: sanctions-imposed, date: 2021-06-21, %s: EU, target: BLR, regime: eu-belarus-measures}
"""
MENDED = """\
mending:
  - {id: read, kind: correction, of: paper/imposed, set: {%s: USA}, reason: It was the United States.}
"""


def read(given, name):
    return given(("paper 2021-06-22", IMPOSED % name))


def test_an_event_says_a_role_by_either_name(given):
    one, other = read(given, "by"), read(given, "sender")
    assert one.logs.logs[0].events[0].roles == other.logs.logs[0].events[0].roles
    assert other.answer("sanctions(EU, BLR, eu-belarus-measures)", "2021-06-21") == "holds"


def test_a_correction_says_it_by_either_name(given):
    for written in ("by", "sender"):
        for mended in ("by", "sender"):
            log = given(("paper 2021-06-22", IMPOSED % written), ("desk", MENDED % mended))
            assert log.happening("paper/imposed").events[0].roles["by"] == ("USA",)


def test_a_role_said_by_both_names_is_a_fault(catalogue, tmp_path):
    path = tmp_path / "paper.yaml"
    head = "document: {id: paper, title: t, publisher: p, published: {date: 2021-06-22, basis: printed}}\n"
    path.write_text(head + IMPOSED % "sender: EU, by", encoding="utf-8")
    (fault,) = check_logs([read_file(path)], catalogue).faults
    assert (fault.code, fault.message) == ("said-twice", "'by' and 'sender' are one key")


def test_an_older_name_that_was_meant_for_a_missing_role_is_told_so_and_its_words_are_no_second_fault(
    catalogue, tmp_path
):
    path = tmp_path / "paper.yaml"
    head = "document: {id: paper, title: t, publisher: p, published: {date: 2018-03-29, basis: printed}}\nevents:\n"
    alleged = "- {id: a, kind: conduct-alleged, date: 2018-03-12, by: GBR, toward: RUS, about: the poisoning}\n"
    path.write_text(head + alleged, encoding="utf-8")
    lacking, twice = check_logs([read_file(path)], catalogue).faults
    assert lacking.message == "the event lacks 'what'"
    assert twice.message == "'toward' and 'about' are one key"
    assert twice.remedy.startswith("Write 'what' in place of 'about'")
