"""Questions in Python have the answers that commands print, as values, text, plain data and frames."""

import io
import json
import re
from datetime import date

import pytest
from click.testing import CliRunner

from tracker import QuestionError
from tracker.cli.group import tracker

DAY = ("--on", "2021-12-31")


def printed(*words):
    ran = CliRunner().invoke(tracker, [*words, "--json"], catch_exceptions=False)
    assert ran.exit_code == 0, ran.output
    return json.loads(ran.output)


def test_a_relation_is_a_value_that_knows_what_holds(desk):
    relation = desk.relation("Lithuania", "Beijing", on="2021-12-31")
    answers = {str(each.fluent): (each.answer.value, each.value) for each in relation.value.answers}
    assert answers["head-of-mission(CHN, LTU)"] == ("holds", "recalled")
    assert answers["member(LTU, CHN-CEEC)"] == ("does not hold", None)
    assert str(relation).startswith("Lithuania and China on 31 December 2021, at")


def test_the_last_day_of_publication_bounds_an_answer(desk):
    assert desk.relation("LTU", "CHN", on="2021-12-31", known_by="2021-12-30").value.answers == ()
    assert desk.relation("LTU", "CHN", on="2021-12-31", known_by="2021-12-31").value.answers != ()


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (lambda desk, on: desk.relation("LTU", "CHN", on=on), ["replay", "LTU", "CHN", *DAY]),
        (lambda desk, on: desk.glance("LTU", on=on), ["replay", "LTU", *DAY]),
        (lambda desk, _on: desk.timeline("LTU", "CHN"), ["timeline", "LTU", "CHN"]),
        (
            lambda desk, on: desk.changes("LTU", "CHN", first=date(2021, 1, 1), last=on),
            ["changes", "LTU", "CHN", "--from", "2021-01-01", "--to", "2021-12-31"],
        ),
        (
            lambda desk, on: desk.learned("LTU", "CHN", on=on, known_by="2021-06-01", then_known_by=on),
            ["changes", "LTU", "CHN", *DAY, "--known-by", "2021-06-01", "--and", "2021-12-31"],
        ),
        (lambda desk, on: desk.who("member(*, 17+1)", on=on), ["who", "member(*, 17+1)", *DAY]),
        (lambda desk, on: desk.members("17+1", on=on), ["members", "17+1", *DAY]),
        (lambda desk, on: desk.network("CHN", on=on), ["network", "CHN", *DAY]),
        (lambda desk, on: desk.calendar("LTU", days=30, on=on), ["calendar", "LTU", "--days", "30", *DAY]),
        (
            lambda desk, _on: desk.events("LTU", "CHN", first="2021-01-01", kind="ambassador-recalled"),
            ["events", "--actor", "LTU", "--actor", "CHN", "--from", "2021-01-01", "--kind", "ambassador-recalled"],
        ),
        (lambda desk, _on: desk.show("paper/recalled"), ["show", "paper/recalled"]),
        (lambda desk, _on: desk.export("paper"), ["export", "paper"]),
        (lambda desk, _on: desk.checkpoint(), ["checkpoint"]),
        (lambda desk, _on: desk.prove("paper/left"), ["prove", "paper/left"]),
        (lambda desk, _on: desk.verify(), ["verify"]),
        (lambda desk, _on: desk.status(), ["status"]),
        (lambda desk, _on: desk.doctor(), ["doctor"]),
        (lambda desk, _on: desk.kinds("recall"), ["kinds", "recall"]),
        (lambda desk, _on: desk.actors("vilnius"), ["actors", "vilnius"]),
        (lambda desk, _on: desk.things("railway"), ["things", "railway"]),
        (lambda desk, _on: desk.diff_seeds(), ["seeds", "diff"]),
    ],
    ids=lambda value: " ".join(value[:3]) if isinstance(value, list) else "",
)
def test_the_plain_value_is_what_the_command_prints(desk, asked, words):
    report = asked(desk, date(2021, 12, 31))
    assert report.to_dict() == printed(*words)
    assert json.loads(report.to_json()) == report.to_dict()
    assert str(report).strip()


def test_a_briefing_is_rendered_in_any_format_and_can_be_made_again(desk):
    brief = desk.brief("LTU", "CHN", on="2021-12-31", since="2021-01-01")
    ran = CliRunner().invoke(tracker, ["brief", "LTU", "CHN", *DAY, "--since", "2021-01-01"], catch_exceptions=False)
    assert str(brief) == brief.render("markdown") == ran.output
    assert brief.render("html").startswith("<!doctype html>")
    assert json.loads(brief.render("json"))["title"]


def test_a_briefing_of_changes_begins_at_a_position(desk):
    assert "recalled its ambassador" in str(desk.brief_changes("LTU", "CHN", since=1, on="2021-12-31"))


def test_what_can_be_drawn_is_drawn(desk, tmp_path):
    assert desk.timeline("LTU", "CHN").to_svg().startswith("<svg ")
    desk.network("CHN", on="2021-12-31").draw(tmp_path / "network.svg")
    assert (tmp_path / "network.svg").read_text().startswith("<svg ")


@pytest.mark.parametrize(
    ("ask", "said"),
    [
        (lambda desk: desk.relation("LTU", "Atlantis"), "No actor is called 'Atlantis'."),
        (lambda desk: desk.relation("LTU", "lithuania"), "are the same actor. Name two."),
        (lambda desk: desk.relation("LTU", "CHN", on="yesterday"), "'yesterday' is not a date. Use YYYY-MM-DD."),
        (lambda desk: desk.relation("LTU", "CHN", recorded_by=99), "not yet at 99"),
        (lambda desk: desk.changes("LTU", "CHN", first="2022-01-01", last="2021-01-01"), "The period ends on"),
        (lambda desk: desk.learned("LTU", "CHN", known_by="2022-01-01", then_known_by="2021-01-01"), "The period ends"),
        (lambda desk: desk.who("membre(*, EU)"), "No fluent is called 'membre'. Nearest: member"),
        (lambda desk: desk.events(kind="ambasador-recalled"), "No kind is called 'ambasador-recalled'. Nearest: amb"),
        (lambda desk: desk.show("paper/lefts"), "No event is called 'paper/lefts'. Nearest: paper/left,"),
        (lambda desk: desk.brief("LTU", "CHN", "RUS"), "A briefing is of two actors, of one, or of a format."),
        (lambda desk: desk.brief("LTU", handling="hidden"), "'hidden' is not a mark of handling."),
        (lambda desk: desk.brief("LTU", at="c", recorded_by=1), "both name a state of the store"),
        (lambda desk: desk.correct("paper/left", reason="so"), "A correction says what is right"),
        (lambda desk: desk.verify(key="a+b+c"), "A key verifies a checkpoint"),
    ],
)
def test_a_question_that_cannot_be_answered_says_why(desk, ask, said):
    with pytest.raises(QuestionError) as wrong:
        ask(desk)
    assert said in str(wrong.value)


def test_the_sources_of_a_page_are_its_documents_each_once(desk):
    page = desk.brief("LTU", "CHN", on="2021-12-31")
    cited = [item["id"] for item in json.loads(page.references())]
    assert len(cited) == len(set(cited))
    assert set(cited) == {source["document"] for source in json.loads(page.render("json"))["sources"]}
    assert re.findall(r"@misc\{(.*),", page.references("bib")) == cited


def test_a_network_is_drawn_where_it_says_more_than_a_list(desk):
    format_page = desk.brief("CHN-CEEC", on="2021-12-31").render("html")
    actor_page = desk.brief("LTU", on="2021-12-31").render("html")
    assert "<svg" not in format_page  # all its ties are memberships
    assert "<svg" not in actor_page  # it has only two neighbours
    desk.append(
        io.BytesIO(
            b"document: {id: more, title: M, publisher: P, published: {date: 2021-12-31, basis: printed}}\n"
            b"events:\n"
            b"  - {id: eu, kind: format-joined, date: 2004-05-01, who: [LTU], format: EU}\n"
            b"  - {id: nato, kind: format-joined, date: 2004-03-29, who: [LTU], format: NATO}\n"
        )
    )
    assert "<svg" in desk.brief("LTU", on="2021-12-31").render("html")


def test_a_table_is_asked_for_by_the_names_of_those_who_play_a_role(desk):
    found = desk.table("ambassador-recalled", roles={"host": "Lithuania"}, first="2021-01-01")
    assert [(row.who, row.whom) for row in found.value.rows] == [(("CHN",), ("LTU",))]
    assert found.to_dict() == printed("table", "ambassador-recalled", "--role", "host", "LTU", "--from", "2021-01-01")
    assert desk.table("ambassador-recalled", last="2020-12-31").value.rows == ()
    with pytest.raises(QuestionError, match="No role is called 'by'"):
        desk.table("ambassador-recalled", roles={"by": "China"})
    with pytest.raises(QuestionError, match="No kind is called 'recalled'"):
        desk.table("recalled")
