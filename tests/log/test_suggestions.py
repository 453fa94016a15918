"""Unknown words are answered with the nearest known ones: looked for once a word, and for a bounded number of words."""

from collections import Counter

import pytest

from tracker.catalogue.catalogue import Catalogue
from tracker.log.assembly import assemble
from tracker.log.files import read_log
from tracker.model.findings import Subject
from tracker.text.shape import Suggestions, unknown

HEAD = "document: {id: paper, title: A report, publisher: A paper, published: {date: 2021-12-31, basis: printed}}\n"


def findings(catalogue, *senders):
    rows = [
        f"  - {{id: e{n}, kind: recalled, date: 2021, sender: {name}, host: LTU}}\n" for n, name in enumerate(senders)
    ]
    return assemble([read_log(f"{HEAD}events:\n{''.join(rows)}".encode(), "paper.yaml")], catalogue).findings


def test_a_finding_says_which_word_is_unknown_and_what_sort_of_thing_it_names(small):
    (finding,) = findings(small, "LTX")
    assert (finding.code, finding.subject) == ("unknown-actor", Subject("actor", "LTX"))


def test_a_word_is_looked_for_once():
    looked = []
    suggestions = Suggestions()
    for _ in range(3):
        assert suggestions.near(Subject("actor", "LTX"), lambda: looked.append("LTX") or ["LTU"]) == ["LTU"]
    assert looked == ["LTX"]


def test_the_first_hundred_unknown_words_have_a_suggestion_and_all_are_reported(small):
    found = findings(small, *(f"LTU{n}" for n in range(150)), "LTU0")
    assert [finding.code for finding in found] == ["unknown-actor"] * 151
    near = [finding.remedy.startswith("Nearest: LTU (Lithuania)") for finding in found]
    assert near == [True] * 100 + [False] * 50 + [True]
    assert "'tracker actors' lists them" in found[120].remedy


def test_known_words_are_spelt_once_for_all_unknown_ones():
    spelt = Counter()

    class Word(str):
        __slots__ = ()

        def strip(self, *characters):
            spelt[str(self)] += 1
            return super().strip(*characters)

    known = [Word(f"Once Rail {n}") for n in range(20)]
    found = [unknown("thing", f"once-rail-{n}", known, "", Suggestions(most=0)).right for n in range(200)]
    assert found == [*known, *[None] * 180]
    assert set(spelt.values()) == {1}


def test_things_are_looked_through_once_for_the_names_of_all_unknown_ones(small, monkeypatch):
    asked = Counter()
    thing = Catalogue.thing
    monkeypatch.setattr(Catalogue, "thing", lambda self, code: asked.update([code]) or thing(self, code))
    named = ["the Rail service", *(f"no rail {n}" for n in range(150))]
    rows = [f"  - {{id: e{n}, kind: opened, date: 2021, route: {name}}}\n" for n, name in enumerate(named)]
    found = assemble([read_log(f"{HEAD}events:\n{''.join(rows)}".encode(), "paper.yaml")], small).findings
    assert [finding.fix.text if finding.fix else None for finding in found] == ["rail", *[None] * 150]
    assert asked["rail"] < len(named)


@pytest.mark.parametrize(("date", "written"), [("1985", "SUN"), ("1991", None), ("2021", None)])
def test_no_name_is_mended_to_an_actor_who_was_not_there_on_the_day(small, date, written):
    event = f"{{id: a, kind: recalled, date: {date}, sender: Soviet Union, host: LTU}}"
    (finding,) = assemble([read_log(f"{HEAD}events: [{event}]\n".encode(), "paper.yaml")], small).findings
    assert finding.code == "unknown-actor"
    assert (finding.fix.text if finding.fix else None) == written


def test_what_follows_from_a_declaration_with_a_fault_is_not_reported_beside_it(small):
    text = f"""{HEAD}actors:
  ROE-J: {{type: persn, names: [J. Roe]}}
events:
  - {{id: a, kind: recalled, date: 2021, sender: ROE-J, host: LTU}}
  - {{id: b, kind: recalled, date: 2021, sender: ROE-K, host: LTU}}
"""
    found = assemble([read_log(text.encode(), "paper.yaml")], small).findings
    assert [(finding.code, finding.place.line) for finding in found] == [("not-one-of", 3), ("unknown-actor", 6)]
