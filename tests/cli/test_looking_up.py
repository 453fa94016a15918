"""Kinds and actors are looked up: what is named is shown in full, what only has the word in a line."""

import json

import pytest


def test_a_kind_that_is_named_is_shown_with_its_codes_and_its_example(tracker):
    told = tracker("kinds", "ambassador-recalled").out
    assert told.startswith("ambassador-recalled\n  recalls its own ambassador\n")
    assert "\nCAMEO 161, " in told
    assert "\nInstead: " in told
    assert "\nExample: China recalled its ambassador to Lithuania.\n" in told
    assert "  - id: an-id\n    kind: ambassador-recalled\n    date: 2021-08-10\n" in told
    assert "head-of-mission(CHN, LTU) = recalled" in told
    assert "\nWith the same word:\nambassador-recalled-for-consultations\n" in told
    assert "ambassador-expelled\n" not in told


def test_a_list_of_kinds_stays_short(tracker):
    listed = tracker("kinds", "ambassador").out
    assert "Example" not in listed
    assert listed.endswith(" kinds.\n")


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (
            ["aid"],
            [f"aid-{act}" for act in ("pledged", "delivered", "begun", "stopped")]
            + [f"arms-{act}" for act in ("pledged", "delivered", "supplies-begun", "supplies-stopped")],
        ),  # and not 'laid', 'paid', 'said'
        (["troop"], ["forces-deployed", "forces-withdrawn", "mobilisation-ordered"]),
        (["expelled", "diplomats"], ["diplomats-expelled"]),
        (["overthrow"], ["power-seized"]),
        (["sieges"], ["mission-entered-by-force", "blockade-imposed", "blockade-lifted"]),
        (["refugees"], ["people-displaced"]),  # what the news says for it
        (["duty", "defend"], ["alliance-concluded"]),  # its 'instead' says it
    ],
)
def test_a_kind_is_found_by_whole_words_their_beginnings_and_other_forms(tracker, words, names):
    assert [kind["kind"] for kind in json.loads(tracker("kinds", *words, "--json").out)] == names


def test_a_kind_that_has_a_whole_word_comes_before_one_that_has_its_beginning(tracker):
    names = [kind["kind"] for kind in json.loads(tracker("kinds", "recall", "--json").out)]
    assert names[:2] == ["recall-demanded", "recall-suggested"]
    assert "ambassador-recalled" in names[2:]


def test_what_only_a_neighbour_says_of_a_kind_is_told_apart(tracker):
    told = tracker("kinds", "duty", "to", "defend").out
    assert told.startswith("No name or label has it, but what is said of these:\n\nalliance-concluded\n")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["kinds", "ambasador"], "No kind has 'ambasador'. Nearest: ambassador; 'tracker kinds' lists all.\n"),
        (["kinds", "zeppelins"], "No kind has 'zeppelins'. 'tracker kinds' lists all.\n"),
        (["actors", "Lithuana"], "No actor is called 'Lithuana'. Nearest: LTU (Lithuania)"),
        (["things", "raillway"], "No thing has 'raillway'. Nearest: railway; 'tracker things' lists all.\n"),
    ],
)
def test_what_is_not_found_is_answered_with_what_is_nearest(tracker, words, said):
    ran = tracker(*words)
    assert ran.code == 0
    assert ran.out.startswith(said)
    assert json.loads(tracker(*words, "--json").out) == []


def test_things_are_found_by_a_part_of_their_code_or_name(tracker):
    assert tracker("things", "Nord", "Stream").out == (
        "nord-stream-1 route the Nord Stream 1 pipeline\nnord-stream-2 route the Nord Stream 2 pipeline\n2 things.\n"
    )
    (thing,) = json.loads(tracker("things", "marshall-plan", "--json").out)
    assert thing == {"thing": "marshall-plan", "type": "programme", "name": "the Marshall Plan"}


def test_a_search_finds_words_from_their_beginning_and_never_inside(tracker):
    assert json.loads(tracker("actors", "hamas", "--json").out)[0]["actor"] == "HAMAS"
    assert json.loads(tracker("actors", "hama", "--json").out)[1:] == []
    assert [actor["actor"] for actor in json.loads(tracker("actors", "bahama", "--json").out)] == ["BHS"]
    assert json.loads(tracker("things", "ream", "--json").out) == []


def test_a_script_that_does_not_part_words_is_searched_inside(tracker):
    assert [actor["actor"] for actor in json.loads(tracker("actors", "人民", "--json").out)] == ["CHN"]


def test_what_a_log_of_the_store_declares_is_found(tracker, write):
    write(
        "paper.yaml",
        """\
        document: {id: paper, title: A report, publisher: A paper, published: {date: 2021-12-31, basis: printed}}
        actors:
          JANE-ROE: {type: person, names: [Jane Roe]}
        things:
          a-ferry: {type: route, name: the ferry of a report}
        """,
    )
    tracker("init")
    assert "JANE-ROE" not in tracker("actors", "roe").out
    assert tracker("append", "paper.yaml").code == 0
    assert tracker("actors", "roe").out.startswith("JANE-ROE\n  type: person\n")
    assert tracker("things", "ferry of").out == "a-ferry route the ferry of a report\n1 thing.\n"


def test_kinds_as_json_have_all_that_they_declare(tracker):
    (kind, *_) = json.loads(tracker("kinds", "ambassador-recalled", "--json").out)
    assert kind["kind"] == "ambassador-recalled"
    assert kind["cameo"] == "161"
    assert kind["example"] == {"date": "2021-08-10", "sender": "CHN", "host": "LTU"}
    assert kind["deprecated"] is None
    assert {"goldstein", "plover", "instead", "changes", "leaves", "roles", "initiates"} <= set(kind)


def test_an_actor_that_is_named_is_shown_in_full(tracker):
    for name in ("LTU", "lt", "Vilnius", "lietuva"):
        told = tracker("actors", name).out
        assert told.startswith("LTU\n  type: country\n  names: Lithuania\n  native: Lietuva\n  adjective: Lithuanian\n")
        assert "  capital: Vilnius\n" in told
        assert "  existence: 1918-02-16/" in told
        assert "  codes: alpha-2 LT, Correlates of War 368, Gleditsch-Ward 368\n" in told


def test_what_else_has_the_word_stands_below_in_a_line_each(tracker):
    told = tracker("actors", "China").out
    assert told.startswith("CHN\n  type: country\n")
    assert "\n\nWith the same word:\n" in told
    assert "\nCHN-CEEC " in told.partition("With the same word")[2]


def test_names_by_date_are_shown_with_their_days(tracker):
    names = "China-CEEC (16+1) (from 2012-04-26 to 2019-04-11); China-CEEC (17+1) (from 2019-04-12"
    assert names in " ".join(tracker("actors", "17+1").out.split())


def test_actors_as_json_have_all_that_they_declare(tracker):
    (actor,) = json.loads(tracker("actors", "vilnius", "--json").out)
    assert (actor["actor"], actor["alpha_2"], actor["cow"], actor["gw"]) == ("LTU", "LT", "368", "368")
    assert actor["native"] == ["Lietuva"]
    assert actor["dated"] == [{"name": "Lithuania", "from": None, "to": None}]


def test_the_given_catalogue_is_checked_as_text_and_as_json(tracker):
    assert tracker("seeds", "check").out.startswith("No fault in ")
    assert json.loads(tracker("seeds", "check", "--json").out) == {"findings": []}


def test_the_reference_is_written_to_a_folder_that_can_be_written(tracker, tmp_path):
    names = json.loads(tracker("seeds", "reference", "-o", "a/b", "--json").out)
    assert names == [f"a/b/{name}.md" for name in ("kinds", "fluents", "actors", "formats", "things")]
    (tmp_path / "file").write_text("")
    ran = tracker("seeds", "reference", "-o", "file/pages")
    assert (ran.code, ran.err.rstrip()[-28:]) == (1, "Name another folder with -o.")


def test_an_agreement_that_both_signed_is_between_the_two_though_no_event_names_both(tracker, write):
    signing = "kind: agreement-signed, agreement: afcfta, evidence: {line: 1}"
    write(
        "signed.yaml",
        "document: {id: signed, title: A report, publisher: A paper, published: {date: 2018-07-03, basis: printed}}\n"
        "things: {afcfta: {type: agreement, name: the trade agreement}}\n"
        "events:\n"
        f"  - {{id: first, date: 2018-03-21, parties: [KEN, RWA], {signing}}}\n"
        f"  - {{id: second, date: 2018-07-02, parties: [ZAF, NAM], {signing}}}\n"
        '  - {id: no, kind: observed, date: 2018-07-03, that: "not signed(NGA, afcfta)", evidence: {line: 2}}\n',
    )
    assert tracker("init").code == 0
    assert tracker("append", "signed.yaml").code == 0
    told = tracker("replay", "ZAF", "KEN", "--on", "2018-12-31", "--json")
    answers = {row["fluent"]: row["answer"] for row in json.loads(told.out)["answers"]}
    assert answers["both-signed(KEN, ZAF, afcfta)"] == "holds"
    told = tracker("replay", "ZAF", "NGA", "--on", "2018-12-31", "--json")
    answers = {row["fluent"]: row["answer"] for row in json.loads(told.out)["answers"]}
    assert answers["signed(NGA, afcfta)"] == "does not hold"
    assert "It does not hold." in tracker("who", "signed(NGA, afcfta)", "--on", "2018-12-31").out.splitlines()


def test_a_format_by_its_initials_that_are_a_countrys_code_too(tracker):
    assert tracker("init").code == 0
    said = tracker("members", "AU")
    assert "'AU' is a country (Australia)" in said.err
    assert "Perhaps AFRICAN-UNION (the African Union) is meant." in " ".join(said.err.split())
