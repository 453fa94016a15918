"""Appending is atomic and idempotent, and the past of a log is never rewritten."""

import pytest

from tracker.model.failures import StoreError
from tracker.store.comparing import Refused
from tracker.store.rows import insert_rows
from tracker.store.tables import entries

LEFT = "- {id: left, kind: format-left, date: 2021-05-22, who: [LTU], format: CHN-CEEC}\n"
RECALLED = "- {id: recalled, kind: ambassador-recalled, date: 2021-08-10, sender: CHN, host: LTU, because: left}\n"


def refused(store, **logs):
    """Try to append some logs; return what is said against it, having seen that nothing was written."""
    before = store.rows("SELECT * FROM entries"), store.rows("SELECT * FROM touches")
    with pytest.raises(Refused) as refusal:
        store.append(**logs)
    assert (store.rows("SELECT * FROM entries"), store.rows("SELECT * FROM touches")) == before
    return refusal.value.findings


def test_what_was_appended_is_read_back(store):
    done = store.append(paper=LEFT + RECALLED)
    (log,) = store.logs().logs
    left, recalled = log.events
    assert (done.new, done.present) == ({"paper": 3}, 0)
    assert log.document.title == "A report"
    assert (left.ref, left.roles) == ("paper/left", {"who": ("LTU",), "format": ("CHN-CEEC",)})
    assert (recalled.date.text, recalled.because) == ("2021-08-10", ("paper/left",))
    assert (recalled.source.file, recalled.source.line) == (str(store.files["paper"]), 8)


def test_every_section_of_a_log_is_kept(store):
    store.append(
        paper="""
            things: {rail: {type: route, name: the direct rail service}}
            events: [{id: opened, kind: link-opened, date: 2015, parties: [CHN, LTU], route: rail}]
            expectations: [{fluent: "link(CHN, LTU, rail) = open", on: 2016-01-01, answer: holds}]
            mending: [{id: seen, kind: checked, of: [paper/opened], reason: it was looked at}]
            open: [who runs it?]
            """
    )
    (log,) = store.logs().logs
    assert [len(part) for part in (log.things, log.events, log.expectations, log.mendings, log.questions)] == [1] * 5
    assert store.answers("LTU", "CHN", "2016-01-01") == {"link(CHN, LTU, rail) = open": "holds"}


def test_the_same_log_appended_again_appends_nothing(store):
    first = store.append(paper=LEFT)
    again = store.append(paper=LEFT)
    assert (again.new, again.present, again.position) == ({}, 2, first.position)
    assert store.refs() == ["paper/left"]


def test_the_new_tail_of_a_log_is_appended_alone(store):
    first = store.append(paper=LEFT)
    then = store.append(paper=LEFT + RECALLED)
    assert (then.new, then.present, then.position) == ({"paper": 1}, 2, first.position + 1)
    assert store.refs() == ["paper/left", "paper/recalled"]


def test_what_moved_in_its_file_is_the_same_entry_in_another_place(store):
    store.append(paper=LEFT)
    store.append(paper=f"events:\n\n# a remark\n{LEFT}")
    (log,) = store.logs().logs
    assert log.events[0].source.line == 9


def test_a_changed_past_is_refused_with_what_was_and_what_is(store):
    store.append(paper=LEFT + RECALLED)
    (finding,) = refused(store, paper=LEFT.replace("2021-05-22", "2021-05-21") + RECALLED)
    assert finding.code == "changed-past"
    assert "'left'" in finding.message
    assert "'2021-05-22'" in finding.message
    assert "'2021-05-21'" in finding.message
    assert "correction" in finding.remedy
    assert (finding.place.line, finding.place.column) == (7, 41)


def test_a_changed_head_is_refused(store):
    store.append(paper=LEFT)
    changed = store.files["paper"].read_text().replace("A paper", "A journal")
    (finding,) = refused(store, paper=changed)
    assert "'publisher' as 'A paper', and has 'A journal' now" in finding.message


def test_a_key_added_to_what_was_appended_is_refused(store):
    store.append(paper=LEFT)
    (finding,) = refused(store, paper=LEFT.replace("}", ", note: a note}"))
    assert "'note' as nothing, and has 'a note' now" in finding.message


def test_a_removed_entry_is_refused_by_its_name(store):
    store.append(paper=LEFT + RECALLED)
    (finding,) = refused(store, paper=LEFT)
    assert finding.code == "missing-past"
    assert "recalled" in finding.message
    assert "retraction" in finding.remedy


def test_an_entry_put_before_others_is_refused(store):
    store.append(paper=RECALLED.replace(", because: left", ""))
    findings = refused(store, paper=LEFT + RECALLED.replace(", because: left", ""))
    assert {finding.code for finding in findings} == {"changed-past"}


def test_one_bad_file_keeps_out_the_others(store):
    (finding,) = refused(store, good=LEFT, bad=RECALLED.replace("CHN", "CHINA").replace(", because: left", ""))
    assert finding.code == "unknown-actor"
    assert store.refs() == []


def test_an_impossible_order_is_refused(store):
    store.append(paper=LEFT)
    (finding,) = refused(store, other=RECALLED.replace("because: left", "after: paper/left").replace("2021", "2020"))
    assert finding.code == "impossible-order"
    assert "other/recalled" in finding.message


def test_an_order_that_a_later_log_makes_impossible_is_refused(store):
    store.append(paper=LEFT, news=RECALLED.replace("because: left", "after: paper/left"))
    findings = refused(store, other=LEFT.replace("}", ", happening: paper/left, after: news/recalled}"))
    assert {finding.code for finding in findings} == {"impossible-order"}
    assert "comes after itself" in findings[0].message


def test_files_refer_to_one_another_in_one_command(store):
    store.append(
        paper=LEFT + RECALLED.replace("because: left", "because: news/named"),
        news="- {id: named, kind: office-name-allowed, date: 2021, host: LTU, owner: TWN, name: T, after: paper/left}",
    )
    assert store.refs() == ["paper/left", "paper/recalled", "news/named"]


def test_files_refer_to_what_was_appended_before(store):
    store.append(paper=LEFT)
    store.append(news=RECALLED.replace("because: left", "because: paper/left"))
    assert store.logs().logs[1].events[0].because == ("paper/left",)


def test_a_reference_to_nothing_is_refused_with_the_nearest(store):
    (finding,) = refused(store, paper=LEFT, news=RECALLED.replace("because: left", "because: paper/let"))
    assert finding.message == "no event is called 'paper/let'"
    assert finding.remedy == "Nearest: paper/left."


def test_the_desk_resolves_a_happening_by_the_id_that_stored_events_share(store):
    store.append(
        paper=LEFT.replace("}", ", happening: exit-2021}"),
        news=LEFT.replace("}", ", happening: exit-2021}").replace("2021-05-22", "2021-05-21"),
    )
    resolution = "mending: [{id: r, kind: resolution, of: [exit-2021], follow: paper/left, reason: it was Saturday}]"
    store.append(desk=resolution)
    assert store.answers("LTU", "CHN-CEEC", "2021-05-21") == {"member(LTU, CHN-CEEC) = full": "holds"}


def test_two_documents_cannot_declare_one_thing_differently_in_two_commands(store):
    thing = "things: {rail: {type: route, name: NAME}}"
    store.append(paper=thing.replace("NAME", "the rail service"))
    store.append(news=thing.replace("NAME", "the rail service"))
    (finding,) = refused(store, other=thing.replace("NAME", "a ferry"))
    assert finding.code == "declared-twice"


def test_a_thing_declared_in_one_log_is_known_to_the_next(store):
    store.append(paper="things: {rail: {type: route, name: the rail service}}")
    store.append(news="- {id: o, kind: link-opened, date: 2015, parties: [CHN, LTU], route: rail}")
    assert store.refs() == ["news/o"]


def test_a_document_may_be_called_as_the_store_calls_its_own(store):
    for name in ("catalogue", "head", "events"):
        store.append(**{name: LEFT})
    assert not store.append(paper=LEFT).catalogue_is_new
    assert store.refs() == ["catalogue/left", "head/left", "events/left", "paper/left"]


@pytest.mark.parametrize(
    "fault",
    [
        LEFT.replace("}", ", effective: 1900}"),  # before any of them existed
        LEFT + "- {id: again, kind: format-joined, date: 2021-05-22, who: [LTU], format: CHN-CEEC, after: left, id: x}",
    ],
)
def test_what_check_calls_a_fault_is_not_appended(store, fault):
    assert refused(store, paper=fault)


def test_a_wrong_reference_is_answered_with_what_the_store_has(store):
    store.append(paper="- {id: left, kind: format-left, date: 2021-05-22, who: [LTU], format: CHN-CEEC}\n")
    told = "- {id: told, kind: praised, date: 2021-05-23, by: LTU, toward: POL, about: unity, after: REF}\n"
    for wrong in ("paper/lefft", "papper/left"):
        with pytest.raises(Refused) as refusal:
            store.append(news=told.replace("REF", wrong))
        (finding,) = refusal.value.findings
        assert (finding.code, finding.remedy) == ("unknown-event", "Nearest: paper/left.")
    mending = "mending:\n  - {id: gone, kind: retraction, of: left, reason: mistaken}\n"
    with pytest.raises(Refused) as refusal:
        store.append(desk=mending)
    assert [finding.remedy for finding in refusal.value.findings] == ["Nearest: paper/left."]


def test_a_correction_that_makes_an_order_impossible_is_refused(store):
    store.append(first="- {id: late, kind: praised, date: 2021-05-22, by: LTU, toward: POL, about: unity}\n")
    store.append(second="- {id: early, kind: praised, date: 2020-01-01, by: LTU, toward: LVA, about: unity}\n")
    mending = (
        "mending:\n  - {id: order, kind: correction, of: second/early, set: {after: [first/late]}, reason: read anew}\n"
    )
    with pytest.raises(Refused) as refusal:
        store.append(desk=mending)
    assert [finding.code for finding in refusal.value.findings] == ["impossible-order"]


def test_what_is_followed_is_an_event(store):
    store.append(
        paper="- {id: met, kind: praised, date: 2021-05-22, by: LTU, toward: POL, about: unity, happening: day}\n"
    )
    for wrong in ("paper", "day"):
        mending = f"mending:\n  - {{id: chosen, kind: resolution, of: day, follow: {wrong}, reason: the best}}\n"
        with pytest.raises(Refused) as refusal:
            store.append(desk=mending)
        assert [finding.code for finding in refusal.value.findings] == ["unknown-event"]


def test_a_corrected_head_that_leaves_no_room_for_the_order_is_refused(store):
    store.append(first="- {id: late, kind: praised, date: 2021-06-01, by: LTU, toward: POL, about: unity}\n")
    store.append(
        paper="- {id: told, kind: praised, date: 2021, by: LTU, toward: LVA, about: unity, after: first/late}\n"
    )
    head = "{published: {date: 2021-03-01, basis: printed}}"
    mending = f"mending:\n  - {{id: sooner, kind: correction, of: paper, set: {head}, reason: it is dated}}\n"
    with pytest.raises(Refused) as refusal:
        store.append(desk=mending)
    assert [finding.code for finding in refusal.value.findings] == ["impossible-order"]
    assert store.refs() == ["first/late", "paper/told"]


def test_what_the_database_refuses_of_many_rows_is_told_as_any_refusal(store):
    """PostgreSQL takes them by COPY, of which SQLAlchemy knows nothing."""
    with pytest.raises(StoreError, match="the log is append-only"), store.store.writing() as connection:
        insert_rows(connection, entries, [(7_000, "2026-01-01T00:00:00Z", "a", 1, "events", "{}")])
