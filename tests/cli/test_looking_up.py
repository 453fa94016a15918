"""Kinds and actors are looked up: what is named is shown in full, what only has the word in a line."""

import json


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
    assert tracker("kinds", "no-such-word").out == "0 kinds.\n"


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
