"""What no event can be, and what two reports of one happening can: kinds of one family, for one."""

import pytest

from tracker.log.files import read_file
from tracker.projections.checking import check_logs

HEAD = "document: {id: paper, title: A report, publisher: A paper, published: {date: 2024-01-01, basis: printed}}\n"
VISIT = "kind: visit-made, guest: FRA, host: ESP"
PERSON = "actors:\n  DOE-J: {type: person, names: [J. Doe]}\nthings: {plan: {type: programme, name: the plan}}\n"


@pytest.fixture
def codes(catalogue, tmp_path):
    """Check a log of some events of 2023 by the given catalogue; return the codes of the findings."""

    def read(*events):
        rows = [f"  - {{{_keys(n, event)}, evidence: {{line: 1}}}}\n" for n, event in enumerate(events)]
        path = tmp_path / "paper.yaml"
        path.write_text(HEAD + PERSON + "events:\n" + "".join(rows), encoding="utf-8")
        return [finding.code for finding in check_logs([read_file(path)], catalogue).findings]

    return read


def _keys(number, event):
    """Give an event of 2023 an id and its date, where it does not name them."""
    named = "" if event.startswith("id: ") else f"id: e{number}, "
    return f"{named}{'' if 'date:' in event else 'date: 2023, '}{event}"


@pytest.mark.parametrize(
    ("event", "code"),
    [
        ("kind: hostilities-begun, by: ARM, against: ARM", "one-on-both-sides"),
        ("kind: ambassador-recalled, sender: ARM, host: ARM", "one-on-both-sides"),
        ("kind: meeting-held, parties: [ARM/prime-minister]", "one-party"),
        ("kind: relations-established, parties: [ARM, ARM]", "one-party"),
        ("kind: visit-made, guest: FRA, host: FRA", "one-on-both-sides"),
        ("kind: visit-made, guest: FRA/president, host: FRA/president", "one-on-both-sides"),
        ("kind: format-joined, who: EU, format: EU", "one-on-both-sides"),
        ("kind: called-on, by: FRA, toward: FRA, to: make peace", "one-on-both-sides"),
        (
            "kind: figure-reported, of: POL, to: POL, measure: exports, value: 1, unit: EUR, period: 2019",
            "one-on-both-sides",
        ),
        (
            "kind: listing-removed, by: USA, target: CUB, who: CUB, regime: us-state-sponsors-of-terrorism",
            "one-on-both-sides",
        ),
        (
            "kind: listing-added, by: USA, target: CUB, who: [DOE-J, CUB], regime: us-state-sponsors-of-terrorism",
            "one-on-both-sides",
        ),
        (
            "kind: listings-lapsed, by: USA, target: CUB, who: CUB, regime: us-state-sponsors-of-terrorism",
            "one-on-both-sides",
        ),
        ("kind: entry-banned, by: RUS, target: CUB, who: [CUB]", "one-on-both-sides"),
        ("kind: entry-banned, by: RUS, target: CUB, who: [RUS]", "one-on-both-sides"),
        ("kind: forces-deployed, by: RUS, host: RUS", "one-on-both-sides"),
        ("kind: forces-withdrawn, by: RUS, host: RUS", "one-on-both-sides"),
        ("kind: attack-attributed, by: RUS, toward: RUS, what: an explosion", "one-on-both-sides"),
        ("kind: accession-blocked, by: GBR, who: GBR, format: EU", "one-on-both-sides"),
        ("kind: mission-entered-by-force, host: ECU, owner: MEX, by: [MEX]", "one-on-both-sides"),
        ("kind: asylum-given, by: RUS, who: DOE-J, of: RUS", "one-on-both-sides"),
        ("kind: debt-restructured, lender: [FRA, POL], borrower: POL", "one-on-both-sides"),
        ("kind: format-founded, members: [LTU, LTU, POL], format: CHN-CEEC", "named-twice"),
        ("kind: meeting-held, parties: [ARM, AZE, ARM]", "named-twice"),
        ("kind: meeting-held, parties: [ARM, SUN]", "not-yet-or-no-more"),
    ],
)
def test_an_event_that_cannot_be(codes, event, code):
    assert code in codes(event)


def test_a_state_on_its_own_list_is_answered_with_the_kind_that_says_so(catalogue, tmp_path):
    path = tmp_path / "paper.yaml"
    said = "kind: listing-removed, by: USA, target: CUB, who: CUB, regime: us-state-sponsors-of-terrorism"
    path.write_text(f"{HEAD}events:\n  - {{{_keys(0, said)}, evidence: {{line: 1}}}}\n", encoding="utf-8")
    remedies = [finding.remedy for finding in check_logs([read_file(path)], catalogue).findings]
    assert any("A state taken off a list of states, and the end of all, is `sanctions-lifted`" in it for it in remedies)


@pytest.mark.parametrize(
    "event",
    [
        "kind: person-detained, by: ARM, of: ARM, who: DOE-J",
        "kind: entry-banned, by: ARM, target: ARM, who: DOE-J",
        "kind: base-closed, owner: RUS, host: ARM, by: ARM",
        "kind: agreement-entered-into-force, parties: ARM, agreement: eu-armenia-partnership-agreement",
        "kind: meeting-held, parties: [ARM/prime-minister, ARM/parliament]",
        "kind: person-extradited, by: ARM, to: RUS, of: RUS, who: DOE-J",
        "kind: figure-reported, of: POL, to: DEU, by: POL, measure: exports, value: 1, unit: EUR, period: 2019",
        "kind: visit-cancelled, by: FRA, guest: FRA, host: ESP",
        "kind: accession-blocked, by: EU, who: ARM, format: EU",
        "kind: ceasefire-agreed, parties: [ARM, AZE], by: ARM",
    ],
)
def test_an_event_in_which_one_actor_stands_twice_or_alone_and_may(codes, event):
    assert not {"one-on-both-sides", "one-party"} & set(codes(event))


@pytest.mark.parametrize(
    ("event", "asked"),
    [
        ("kind: ambassador-recalled-for-consultations, sender: ARM, host: UN", True),
        ("kind: ambassador-accredited, sender: ARM, host: NATO", True),
        ("kind: ambassador-accredited, sender: ARM, host: EU", False),
        ("kind: representative-accredited, sender: ARM, host: UN", False),
        ("kind: relations-established, parties: [ARM, UN]", False),  # it may be recognition, too
        ("kind: ambassador-recalled, sender: ARM, host: RUS", False),
    ],
)
def test_an_ambassador_to_an_organisation_is_asked_about(codes, event, asked):
    assert ("no-diplomatic-relations" in codes(event)) is asked


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ("kind: ambassador-recalled-for-consultations, sender: ARM, host: AZE", set()),
        ("kind: diplomats-expelled, sender: ARM, host: AZE", set()),
        ("kind: meeting-held, parties: [ARM, AZE]", {"unlike-kinds"}),
        ("kind: meeting-held, parties: [ARM, AZE, GEO]", {"unlike-kinds"}),
        ("kind: meeting-held, parties: [ARM, EU]", {"unlike-kinds"}),
        ("kind: meeting-held, parties: [ARM, GEO], exhaustive: no", {"unlike-kinds"}),
        ("kind: meeting-held, parties: [ARM, GEO]", {"unlike-events"}),
        ("kind: meeting-held, parties: [GEO, FRA]", {"unlike-events"}),
        ("kind: ceasefire-agreed, parties: [ARM, AZE]", {"unlike-kinds"}),
    ],
)
def test_what_may_be_one_happening_with_a_recall(codes, second, expected):
    found = codes(
        "kind: ambassador-recalled, sender: ARM, host: AZE, happening: row-2023", f"{second}, happening: row-2023"
    )
    assert {code for code in found if code.startswith("unlike")} == expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("kind: meeting-held, parties: [POL, LTU]", "kind: visit-made, guest: LTU, host: POL", set()),
        ("kind: meeting-held, parties: [POL, LTU]", "kind: visit-made, guest: LVA, host: POL", {"unlike-events"}),
        (
            "kind: phone-call-held, parties: [POL, LTU]",
            "kind: diplomats-expelled, host: POL, sender: BLR",
            {"unlike-events"},
        ),
        (
            "kind: phone-call-held, parties: [POL, LTU]",
            "kind: loan-granted, lender: POL, borrower: UKR, for: defence",
            {"unlike-events"},
        ),
        (
            "kind: attack-made, by: BLR, against: POL, stance: claimed, according-to: [POL]",
            "kind: accusation-denied, by: BLR, toward: POL, what: an attack",
            {"unlike-kinds"},
        ),
        (
            "kind: attack-made, by: BLR, against: POL, stance: claimed, according-to: [POL]",
            "kind: attack-made, by: BLR, against: POL, stance: denied, according-to: [BLR]",
            set(),
        ),
    ],
)
def test_acts_that_change_nothing_are_one_happening_only_among_the_same(codes, first, second, expected):
    found = codes(f"{first}, happening: day-2023", f"{second}, happening: day-2023")
    assert {code for code in found if code.startswith("unlike")} == expected


def test_a_report_that_is_like_any_other_of_its_happening_is_no_stranger(codes):
    signed = "kind: agreement-signed, agreement: paris-agreement, happening: signing, parties"
    found = codes(
        f"{signed}: [USA, JPN]",
        f"{signed}: [USA, JPN, KOR]",
        "kind: meeting-held, parties: [USA, KOR], happening: signing",
    )
    assert "unlike-events" not in found


@pytest.mark.parametrize(
    ("events", "circles"),
    [
        ([VISIT + ", part-of: e0"], 1),
        ([VISIT + ", because: e0"], 1),
        ([VISIT + ", after: e0"], 1),
        ([VISIT + ", part-of: e1", VISIT + ", part-of: e0"], 1),
        ([VISIT + ", part-of: e1, because: e1", VISIT + ", part-of: e0, because: e0"], 2),
        ([VISIT + ", because: e1", VISIT + ", because: e2", VISIT + ", because: e0", VISIT + ", because: e0"], 1),
        ([VISIT + ", because: e1", VISIT + ", because: e0", VISIT + ", because: e3", VISIT + ", because: e2"], 2),
        ([VISIT + ", happening: day", VISIT + ", happening: day, because: e0"], 1),
        ([VISIT + ", happening: day, because: e2", VISIT + ", happening: day", VISIT + ", because: e1"], 1),
        ([VISIT + ", because: [e1, e2]", VISIT + ", because: e2", VISIT], 0),
        ([VISIT + ", because: e1", VISIT + ", part-of: e0"], 0),
    ],
)
def test_each_circle_of_causes_or_parts_is_a_fault(codes, events, circles):
    assert codes(*events).count("circle") == circles


@pytest.mark.parametrize(
    "event",
    [
        "kind: programme-adopted, by: BLR, with: CHN, programme: plan, until: 2022-12-31",
        "kind: visit-made, guest: FRA, host: ESP, stance: announced, degree: scheduled, said: 2025",
        "kind: visit-made, guest: FRA, host: ESP, stance: announced, degree: scheduled, said: 2024-01-01",
        "kind: visit-made, guest: FRA, host: ESP, because: later",
    ],
)
def test_a_time_that_runs_backwards_is_a_fault(codes, event):
    later = "id: later, kind: visit-made, date: 2024-01-01, guest: FRA, host: DEU"
    assert "backward" in codes(event, later)


@pytest.mark.parametrize(
    ("event", "later"),
    [
        ("kind: programme-adopted, by: BLR, with: CHN, programme: plan, until: 2023", VISIT),
        ("kind: called-on, by: FRA, toward: ESP, to: make peace, because: later", f"{VISIT}, date: 2023-06"),
        (
            "kind: called-on, by: FRA, toward: ESP, to: make peace, because: later",
            f"{VISIT}, date: 2024-01-01, stance: announced",
        ),
        (
            "kind: called-on, by: FRA, toward: ESP, to: make peace, because: later",
            f"{VISIT}, date: 2024-01-01, happening: visit",
        ),
    ],
)
def test_a_cause_that_may_lie_before_or_was_announced_runs_forwards(codes, event, later):
    plan = "kind: visit-made, guest: FRA, host: DEU, stance: announced, said: 2023-01, date: 2024, happening: visit"
    assert "backward" not in codes(event, f"id: later, {later}", plan)


@pytest.mark.parametrize(
    ("actor", "faults"),
    [
        ("type: person, names: [{name: Ann Doe, from: 2020, to: 2010}]", 1),
        ("type: person, names: [{name: Ann Doe, to: 2015}, {name: Ann Roe, from: 2010}]", 1),
        ("type: person, names: [{name: Ann Doe, to: 2015}, {name: Ann Roe, from: 2015}]", 0),
        ('type: organisation, names: [A body], existence: ["2000/2010", "2005/2020"]', 1),
        ('type: organisation, names: [A body], existence: ["2005/2020", "2000/2010"]', 1),
        ('type: organisation, names: [A body], existence: ["1940/1990", "1990-03-11/.."]', 0),
        ('type: organisation, names: [A body], existence: ["1940/1990-05", "1990-03/.."]', 1),
    ],
)
def test_spells_and_names_that_overlap_are_faults(catalogue, tmp_path, actor, faults):
    path = tmp_path / "paper.yaml"
    path.write_text(HEAD + f"actors:\n  DOE-A: {{{actor}}}\n", encoding="utf-8")
    found = check_logs([read_file(path)], catalogue).findings
    assert [finding.code for finding in found] == ["backward"] * faults
