"""A list is one event: several who did the same stand in one role, each with a share, or all with one number."""

import pytest

from tracker.log.assembly import assemble
from tracker.log.files import read_file
from tracker.text.reader import read_yaml
from tracker.text.writer import write_yaml

HEAD = "document: {id: paper, title: t, publisher: p, published: {date: 2018-04-01, basis: printed}}\nevents:\n"
SALISBURY = """\
- {id: salisbury, kind: diplomats-expelled, date: 2018-03-26, sender: RUS, each: {USA: 60, UKR: 13, \
[CAN, DEU, FRA, POL]: 4, [CZE, LTU]: 3, [ALB, AUS, DNK, ESP, ITA, NLD]: 2, [EST, FIN, HRV, LVA, NOR, ROU, SWE]: 1, \
BEL: 1}, evidence: {line: 4}}
"""


@pytest.fixture
def read(catalogue, tmp_path):
    """Read one event of a log, with what is wrong with it."""

    def read_one(event):
        path = tmp_path / "paper.yaml"
        path.write_text(HEAD + event, encoding="utf-8")
        logs = assemble([read_file(path)], catalogue)
        said = [f"{one.place.line}:{one.place.column}: {one.message}" for one in logs.findings]
        return (logs.logs[0].events[0] if logs.logs and logs.logs[0].events else None), said

    return read_one


def expelled(rest):
    return f"- {{id: e, kind: diplomats-expelled, date: 2018-03-26, {rest}}}\n"


def test_twenty_two_states_expelled_so_many_is_one_event_of_300_characters(read):
    found, faults = read(SALISBURY)
    assert (len(SALISBURY) <= 300, faults, len(found.roles["host"])) == (True, [], 22)
    assert {code: found.listed.shares[code] for code in ("USA", "POL", "BEL")} == {"USA": "60", "POL": "4", "BEL": "1"}
    assert (found.roles["number"], found.listed.summed) == (("115",), True)


def test_a_number_of_all_together_invents_no_share(read):
    found, faults = read(expelled("host: RUS, sender: [USA, GBR, DEU], jointly: 59"))
    assert (faults, found.roles["number"]) == ([], ("59",))
    assert (found.listed.role, found.listed.shares, found.listed.summed) == ("sender", {}, False)


def test_who_has_no_share_stands_beside_those_who_have_one(read):
    found, _ = read(expelled("sender: RUS, host: [LTU, USA], each: {USA: 60}"))
    assert (found.roles["host"], found.roles["number"]) == (("LTU", "USA"), (">=60",))


@pytest.mark.parametrize(
    ("rest", "number"),
    [
        ("each: {USA: 60, GBR: 23}, exhaustive: no", ">=83"),
        ("each: {USA: ~60, GBR: 23}", "~83"),
        ("each: {USA: [50..60], GBR: 23}", "[73..83]"),
        ("each: {USA: '>50', GBR: 23}", ">73"),
        ("each: {USA: 60, GBR: 23}, jointly: 83", "83"),
        ("host: [LTU, GBR], each: {GBR: 23}, jointly: 26", "26"),
        ("host: [LTU, GBR], number: 4, each: yes", "4"),
    ],
)
def test_what_all_did_together_is_as_vague_as_the_shares(read, rest, number):
    found, faults = read(expelled(f"sender: RUS, {rest}"))
    assert (faults, found.roles["number"]) == ([], (number,))


def test_an_event_of_one_is_read_as_it_was(read):
    found, faults = read(expelled("host: USA, sender: RUS, number: 60"))
    assert (faults, found.listed, found.roles["number"]) == ([], None, ("60",))


@pytest.mark.parametrize(
    ("rest", "said"),
    [
        ("sender: RUS, each: {[USA, XYZ]: 3}", "3:81: unknown actor 'XYZ'"),
        ("sender: RUS, each: {USA: many}", "3:80: 'many' is not a number"),
        ("sender: RUS, each: {USA: 60, [USA, GBR]: 3}", "3:84: 'USA' has a share already"),
        ("sender: RUS, each: {USA: 60}, jointly: 59", "3:74: the shares make 60, and all together 59"),
        (
            "host: USA, sender: RUS, jointly: 59",
            "3:88: 'jointly' has no list: the roles 'host' and 'sender' have one player each",
        ),
        ("host: [USA, GBR], sender: [RUS, BLR]", "3:61: several stand as 'host' and as 'sender'"),
        ("each: {USA: 60}", "3:3: the event lacks 'sender'"),
        ("host: USA", "3:3: the event lacks 'sender'"),
        ("sender: RUS, each: {[USA, GBR]: 3, [USA, GBR]: 4}", "3:90: the key '[USA, GBR]' stands already on line 3"),
    ],
)
def test_what_cannot_be_is_a_finding_at_its_place(read, rest, said):
    assert read(expelled(rest))[1] == [said]


def test_a_kind_without_a_list_gives_nobody_a_share(read):
    event = "- {id: e, kind: ambassador-recalled, date: 2018-03-26, host: RUS, sender: GBR, each: {GBR: 2}}\n"
    assert read(event)[1] == ["3:86: no role of ambassador-recalled has shares in a number"]
    event = event.replace("each: {GBR: 2}", "jointly: 2")
    assert read(event)[1] == ["3:89: no role of ambassador-recalled has shares in a number"]


def test_a_list_is_written_back_and_read_again():
    first = read_yaml(b"each: {USA: 60, [DEU, FRA]: 4, NO: 1}\n", "a.yaml")
    second = read_yaml(write_yaml(first.root).encode(), "b.yaml")
    assert first.findings == second.findings == ()
    assert first.root == second.root == {"each": {"USA": "60", "[DEU, FRA]": "4", "NO": "1"}}


def test_a_list_is_a_key_nowhere_else():
    found = read_yaml(b"each: {USA: {[DEU, FRA]: 4}}\nother: {[DEU, FRA]: 4}\n", "a.yaml")
    assert [(one.code, one.place.line) for one in found.findings] == [("key-no-text", 1), ("key-no-text", 2)]
