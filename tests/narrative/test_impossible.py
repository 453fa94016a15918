"""What no event can be, and what two reports of one happening can: kinds of one family, for one."""

import pytest

from tracker.log.files import read_file
from tracker.projections.checking import check_logs

HEAD = "document: {id: paper, title: A report, publisher: A paper, published: {date: 2024-01-01, basis: printed}}\n"
PERSON = "actors:\n  DOE-J: {type: person, names: [J. Doe]}\n"


@pytest.fixture
def codes(catalogue, tmp_path):
    """Check a log of some events of 2023 by the given catalogue; return the codes of the findings."""

    def read(*events):
        rows = [f"  - {{id: e{n}, date: 2023, evidence: {{line: 1}}, {event}}}\n" for n, event in enumerate(events)]
        path = tmp_path / "paper.yaml"
        path.write_text(HEAD + PERSON + "events:\n" + "".join(rows), encoding="utf-8")
        return [finding.code for finding in check_logs([read_file(path)], catalogue).findings]

    return read


@pytest.mark.parametrize(
    ("event", "code"),
    [
        ("kind: hostilities-begun, by: ARM, against: ARM", "one-on-both-sides"),
        ("kind: ambassador-recalled, sender: ARM, host: ARM", "one-on-both-sides"),
        ("kind: meeting-held, parties: [ARM/prime-minister]", "one-party"),
        ("kind: relations-established, parties: [ARM, ARM]", "one-party"),
        ("kind: meeting-held, parties: [ARM, SUN]", "not-yet-or-no-more"),
    ],
)
def test_an_event_that_cannot_be(codes, event, code):
    assert code in codes(event)


@pytest.mark.parametrize(
    "event",
    [
        "kind: person-detained, by: ARM, of: ARM, who: DOE-J",
        "kind: entry-banned, sender: ARM, target: ARM, who: DOE-J",
        "kind: base-closed, owner: RUS, host: ARM, by: ARM",
        "kind: agreement-entered-into-force, parties: ARM, agreement: eu-armenia-partnership-agreement",
        "kind: meeting-held, parties: [ARM/prime-minister, ARM/parliament]",
    ],
)
def test_an_event_in_which_one_actor_stands_twice_or_alone_and_may(codes, event):
    assert not {"one-on-both-sides", "one-party"} & set(codes(event))


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
