"""What `check` finds beyond reading: order, existence, ends, expectations."""

import textwrap

import pytest

from tracker.log.files import read_file
from tracker.projections.checking import check_logs

HEAD = "document: {id: paper, title: A report, publisher: A paper, published: {date: 2030-01-01, basis: printed}}\n"


@pytest.fixture
def check(catalogue, tmp_path):
    """Check one log's entries; what an editor would ask about them is tested elsewhere."""

    def read(text):
        path = tmp_path / "paper.yaml"
        path.write_text(HEAD + textwrap.dedent(text), encoding="utf-8")
        findings = check_logs([read_file(path)], catalogue).findings
        return tuple(finding for finding in findings if finding.code not in ("no-evidence", "presupposition"))

    return read


def test_events_that_come_after_one_another_in_a_circle_are_found(check):
    (first, *_) = check("""
        events:
          - {id: a, kind: ambassador-recalled, date: 2021, sender: CHN, host: LTU, after: b}
          - {id: b, kind: ambassador-recalled, date: 2021, sender: CHN, host: LTU, after: a}
        """)
    assert (first.code, first.place.line) == ("impossible-order", 4)
    assert "after itself" in first.message


def test_an_order_that_the_days_forbid_is_found(check):
    (finding,) = check("""
        events:
          - {id: a, kind: ambassador-recalled, date: 2021-08-10, sender: CHN, host: LTU}
          - {id: b, kind: relations-downgraded, date: 2021-03-01, by: CHN, with: LTU, after: a}
        """)
    assert finding.code == "impossible-order"
    assert "leave no room" in finding.message


def test_what_is_told_of_days_without_the_actors_is_found(check):
    (finding,) = check("""
        events:
          - {id: a, kind: relations-suspended, date: 1970-01-01, by: FRA, with: LTU}
        """)
    assert (finding.code, finding.warning) == ("outside-existence", False)
    assert "FRA, LTU" in finding.message


def test_of_posts_sources_go_on_where_lists_of_states_stop(check):
    (finding,) = check("""
        events:
          - {id: a, kind: mission-rank-set, date: 1930-01-01, owner: USA, host: SGP, rank: consulate}
        """)
    assert (finding.code, finding.warning, finding.about) == ("outside-existence", True, "paper/a")


def test_a_renewal_without_an_end_asks_for_one(check):
    text = """
        things: {{plan: {{type: programme, name: the plan}}}}
        events:
          - {{id: a, kind: programme-adopted, date: 2021, until: 2025, by: BLR, with: CHN, programme: plan}}
          - {{id: b, kind: programme-adopted, date: 2025, by: BLR, with: CHN, programme: plan{}}}
        """
    assert [finding.code for finding in check(text.format(""))] == ["no-until"]
    assert check(text.format(", until: ..")) == ()


def test_opposite_events_of_one_day_ask_for_their_order(check):
    text = """
        events:
          - {{id: a, kind: format-left, date: 2021-05-22, who: [LTU], format: CHN-CEEC}}
          - {{id: b, kind: format-joined, date: 2021-05-22, who: [LTU], format: CHN-CEEC{}}}
        """
    assert [(finding.code, finding.warning) for finding in check(text.format(""))] == [("no-order", True)]
    assert check(text.format(", after: a")) == ()


def test_an_expectation_that_fails_shows_what_decides(check):
    (finding,) = check("""
        events:
          - {id: left, kind: format-left, date: 2021-05-22, who: [LTU], format: CHN-CEEC}
        expectations:
          - {fluent: "member(LTU, CHN-CEEC) = full", on: 2021-12-31, answer: holds}
          - {fluent: "member(LTU, CHN-CEEC) = full", on: 2021-05-21, answer: holds}
          - {fluent: "member(LTU, CHN-CEEC) = full", on: 2021-05-20, answer: possibly, known-by: 2031-01-01}
        """)
    assert finding.code == "expectation-fails"
    assert finding.message.endswith("expected 'holds', found 'does not hold'")
    assert "paper/left" in finding.remedy


@pytest.mark.parametrize(("fluent", "on", "answer"), [
    ("sanctions(LTU, BLR, eu-belarus-measures)", "2004-06-01", "holds"),
    ("sanctions(LTU, BLR, eu-belarus-measures)", "2003-12-31", "does not hold"),  # Lithuania is not in yet
    ("sanctions(JPN, BLR, eu-belarus-measures)", "2004-06-01", "possibly"),  # nobody says that Japan is a member
    ("sanctions(LTU, POL, eu-belarus-measures)", "2004-06-01", "possibly"),
])  # fmt: skip
def test_what_a_format_shares_is_expected_of_its_member_by_name(check, fluent, on, answer):
    events = """
        events:
          - {id: in, kind: format-joined, date: 2004-05-01, who: [LTU, POL], format: EU}
          - {id: s, kind: sanctions-imposed, date: 2003-06-21, by: EU, target: BLR, regime: eu-belarus-measures}
        expectations:
        """
    expected = "  - {{fluent: '{}', on: {}, answer: {}}}\n        "
    found = {
        said: [finding.code for finding in check(events + "  " + expected.format(fluent, on, said))]
        for said in ("holds", "possibly", "does not hold")
    }
    assert found[answer] == []
    assert all(codes == ["expectation-fails"] for said, codes in found.items() if said != answer)
