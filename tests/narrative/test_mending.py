"""Mending is appending: corrections, retractions, merges, splits and resolutions of the desk."""

import pytest

from tracker.log.files import read_file
from tracker.projections.checking import check_logs

FOUNDED = "- {id: founded, kind: format-founded, date: 2012-04-26, members: [CHN, LTU, LVA], format: CHN-CEEC}\n"
EXIT = "- {{id: left, kind: format-left, date: {}, who: [LTU], format: CHN-CEEC}}\n"


def desk(*entries):
    return "desk", "mending:\n" + "".join(
        f"  - {{id: m{n}, reason: looked again, {entry}}}\n" for n, entry in enumerate(entries)
    )


def test_a_correction_is_read_like_the_event_itself(given):
    log = given(
        ("founding", FOUNDED),
        ("paper", EXIT.format("2020-05-22")),
        desk("kind: correction, of: paper/left, set: {date: 2021-05-22}"),
    )
    assert log.answer("member(LTU, CHN-CEEC) = full", "2021-05-21") == "holds"
    assert log.answer("member(LTU, CHN-CEEC) = full", "2021-05-22") == "does not hold"


def test_a_correction_takes_a_key_away(given):
    banned = "- {id: plan, kind: programme-adopted, date: 2021, until: 2022, by: BLR, with: CHN, programme: plan}\n"
    log = given(
        ("paper", "things: {plan: {type: programme, name: the plan}}\nevents:\n  " + banned),
        desk("kind: correction, of: paper/plan, remove: until"),
    )
    assert log.answer("programme(BLR, CHN, plan)", "2023-01-01") == "holds"


def test_a_later_correction_gives_back_what_an_earlier_one_took_away(given):
    log = given(
        ("paper", EXIT.format("2021-05-22").replace("CHN-CEEC}", "CHN-CEEC, note: by letter}")),
        desk(
            "kind: correction, of: paper/left, remove: [note]",
            "kind: correction, of: paper/left, set: {note: in a statement}",
        ),
    )
    (event,) = log.happening("paper/left").events
    assert event.note == "in a statement"


def test_what_is_not_there_cannot_be_taken_away(given):
    log = given(("paper", EXIT.format("2021-05-22")), desk("kind: correction, of: paper/left, remove: until"))
    (finding,) = log.timelines.narrative.findings
    assert (finding.code, finding.message) == ("nothing-removed", "there is no 'until' that could be removed")
    assert log.answer("member(LTU, CHN-CEEC) = full", "2021-05-22") == "does not hold"


def test_a_retraction_takes_the_event_out(given):
    log = given(("founding", FOUNDED), ("paper", EXIT.format("2021-05-22")), desk("kind: retraction, of: paper/left"))
    assert log.answer("member(LTU, CHN-CEEC) = full", "2021-06-01") == "holds"


def test_a_correction_of_a_head_moves_what_was_known_when(given):
    change = "kind: correction, of: paper, set: {published: {date: 2021-05-24, basis: printed}}"
    log = given(("founding 2012-04-26", FOUNDED), ("paper 2022-01-01", EXIT.format("2021-05-22")), desk(change))
    assert log.known("2021-06-01").answer("member(LTU, CHN-CEEC) = full", "2021-06-01") == "does not hold"


def test_a_merge_makes_one_happening_of_two(given):
    log = given(
        ("paper-a", EXIT.format("2021-05")),
        ("paper-b", EXIT.format("'[2021-05-20..2021-08]'")),
        desk("kind: merge, of: [paper-a/left, paper-b/left]"),
    )
    assert log.days("paper-a/left") == ("2021-05-20", "2021-05-31")
    assert log.happening("paper-a/left") is log.happening("paper-b/left")


def test_a_split_takes_an_event_out_of_its_happening(given):
    shared = EXIT.replace("CHN-CEEC}}", "CHN-CEEC, happening: exit}}")
    log = given(
        ("paper-a", shared.format("2021-05")),
        ("paper-b", shared.format("2023-05")),
        desk("kind: split, of: paper-b/left"),
    )
    assert log.days("paper-a/left") == ("2021-05-01", "2021-05-31")
    assert log.days("paper-b/left") == ("2023-05-01", "2023-05-31")


def test_a_resolution_follows_one_version_and_keeps_both(given):
    shared = EXIT.replace("CHN-CEEC}}", "CHN-CEEC, happening: exit}}")
    log = given(
        ("paper-a", shared.format("2021-05-21")),
        ("paper-b", shared.format("2021-05-22")),
        desk("kind: resolution, of: exit, follow: paper-b/left"),
    )
    assert log.days("paper-a/left") == ("2021-05-22", "2021-05-22")
    assert [event.ref for event in log.happening("paper-a/left").events] == ["paper-a/left", "paper-b/left"]


def test_the_desk_counts_for_every_day_of_knowledge(given):
    log = given(
        ("founding 2012-04-26", FOUNDED),
        ("paper 2021-05-24", EXIT.format("2021-05-22")),
        desk("kind: retraction, of: paper/left"),
    )
    assert log.known("2021-06-01").answer("member(LTU, CHN-CEEC) = full", "2021-06-01") == "holds"


MEMBER = "member(LTU, CHN-CEEC) = full"
AGAIN = "kind: correction, of: paper/left, set: {date: 2021-05-22}"
SAID_IN_2020 = (("founding", FOUNDED), ("paper", EXIT.format("2020-05-22")))


def answered(given, *entries, documents=SAID_IN_2020):
    log = given(*documents, desk(*entries))
    assert log.timelines.narrative.findings == ()
    return [log.answer(MEMBER, on) for on in ("2020-12-31", "2021-05-21", "2021-12-31")]


HELD, GONE = "holds", "does not hold"


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ((AGAIN,), [HELD, HELD, GONE]),
        ((AGAIN, "kind: retraction, of: desk/m0"), [GONE, GONE, GONE]),
        ((AGAIN, "kind: correction, of: desk/m0, set: {set: {date: 2021-05-21}}"), [HELD, GONE, GONE]),
        ((AGAIN, "kind: correction, of: desk/m0, set: {set: {date: 2021-05-21}}", "kind: retraction, of: desk/m1"),
         [HELD, HELD, GONE]),
        (("kind: retraction, of: paper/left",), [HELD, HELD, HELD]),
        (("kind: retraction, of: paper/left", "kind: retraction, of: desk/m0"), [GONE, GONE, GONE]),
        (("kind: retraction, of: paper/left", "kind: retraction, of: desk/m0", "kind: retraction, of: desk/m1"),
         [HELD, HELD, HELD]),
        (("kind: retraction, of: paper/left", "kind: retraction, of: desk/m0", AGAIN), [HELD, HELD, GONE]),
        (("kind: retraction, of: paper",), [HELD, HELD, HELD]),
        (("kind: retraction, of: paper", "kind: retraction, of: desk/m0"), [GONE, GONE, GONE]),
    ],
)  # fmt: skip
def test_a_mending_is_mended_as_an_event_is(given, entries, expected):
    assert answered(given, *entries) == expected


def test_a_merge_a_split_and_a_resolution_are_taken_back(given):
    shared = EXIT.replace("CHN-CEEC}}", "CHN-CEEC, happening: exit}}")
    documents = (("paper-a", shared.format("2021-05-21")), ("paper-b", shared.format("2021-05-22")))
    entries = ("kind: resolution, of: exit, follow: paper-b/left", "kind: split, of: paper-b/left")
    split = given(*documents, desk(*entries))
    assert split.happening("paper-a/left") is not split.happening("paper-b/left")
    back = given(*documents, desk(*entries, "kind: retraction, of: desk/m1"))
    assert back.days("paper-a/left") == ("2021-05-22", "2021-05-22")
    none = given(*documents, desk(*entries, "kind: retraction, of: desk/m1", "kind: retraction, of: desk/m0"))
    assert none.days("paper-a/left") == ("2021-05-21", "2021-05-22")


def test_a_document_of_the_desk_is_retracted_with_all_its_mendings(given):
    mending = "mending:\n  - {id: m0, kind: correction, of: paper/left, set: {date: 2021-05-22}, reason: misread}\n"
    log = given(*SAID_IN_2020, ("clerk", mending), desk("kind: retraction, of: clerk"))
    assert log.answer(MEMBER, "2020-12-31") == "does not hold"


def test_what_a_retracted_document_expects_is_asked_no_more(catalogue, tmp_path):
    head = (
        "document: {{id: {}, title: A report, publisher: A paper, published: {{date: 2022-01-01, basis: printed}}}}\n"
    )
    wrong = 'expectations:\n  - {fluent: "member(LTU, EU) = full", on: 2021-01-01, answer: holds}\n'
    gone = "mending:\n  - {id: m, kind: retraction, of: paper, reason: The paper took it back.}\n"
    (tmp_path / "paper.yaml").write_text(head.format("paper") + wrong, encoding="utf-8")
    (tmp_path / "desk.yaml").write_text(head.format("desk") + gone, encoding="utf-8")
    raws = [read_file(tmp_path / name) for name in ("desk.yaml", "paper.yaml")]
    assert check_logs(raws, catalogue).findings == ()


@pytest.mark.parametrize(
    ("entries", "code", "message"),
    [
        ((AGAIN, "kind: correction, of: desk/m0, set: {date: 2021-05-23}"), "not-mendable",
         "'desk/m0' is a correction, and its 'date' cannot be corrected"),
        ((AGAIN, "kind: correction, of: desk/m0, set: {of: paper/other}"), "not-mendable",
         "'desk/m0' is a correction, and its 'of' cannot be corrected"),
        (("kind: retraction, of: desk/m1", AGAIN), "not-mendable",
         "'desk/m0' mends 'desk/m1', which comes after it"),
        (("kind: retraction, of: desk/m0",), "not-mendable", "'desk/m0' mends itself"),
        ((AGAIN, "kind: checked, of: desk/m0, warning: no-evidence"), "not-mendable",
         "'desk/m0' is a correction, and a checked is of events"),
        (("kind: retraction, of: exit",), "not-mendable", "'exit' is a happening, and no retraction is of one"),
        (("kind: split, of: paper",), "not-mendable", "'paper' is a document, and a split is of events"),
        (("kind: retraction, of: paper/left", "kind: retraction, of: paper/left"), "mends-nothing",
         "'desk/m1' mends nothing: 'paper/left' was retracted by 'desk/m0'"),
        (("kind: retraction, of: paper/left", AGAIN), "mends-nothing",
         "'desk/m1' mends nothing: 'paper/left' was retracted by 'desk/m0'"),
        (("kind: retraction, of: paper", AGAIN), "mends-nothing",
         "'desk/m1' mends nothing: 'paper/left' was retracted by 'desk/m0'"),
    ],
)  # fmt: skip
def test_what_cannot_be_mended_is_refused_with_what_to_do(given, entries, code, message):
    shared = EXIT.replace("CHN-CEEC}}", "CHN-CEEC, happening: exit}}").format("2021-05-22")
    log = given(("paper", shared), desk(*entries))
    (finding,) = log.timelines.narrative.findings
    assert (finding.code, finding.message) == (code, message)
    assert finding.remedy
