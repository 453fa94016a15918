"""Mending is appending: corrections, retractions, merges, splits and resolutions of the desk."""

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
