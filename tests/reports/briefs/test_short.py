"""Two pages on two actors and their annex: what stands on them, how many pages they take, and on whose word."""

import io
import json
import re

import pytest
from pypdf import PdfReader

from tests.reports.briefs.conftest import sentences
from tests.reports.briefs.test_trace import folded, paged
from tracker.reports.briefs.sections import Arrangement
from tracker.reports.render.pdf import pdf

pytestmark = pytest.mark.lengthy

RELATION = ("LTU", "CHN", "--on", "2021-12-31", "--since", "2021-01-01")
PAIRS = [
    RELATION,
    ("KAZ", "LTU", "--on", "2019-06-30"),
    ("JPN", "RUS", "--on", "2019-12-31"),
    ("LTU", "TWN", "--on", "2022-12-31"),
    ("LTU", "POL", "--on", "2020-12-31"),
    ("LTU", "CHN", "--on", "2025-12-31", "--since", "2015-01-01"),
]
NAME = "- {id: name, kind: office-name-allowed, date: 2021-07-20, host: LTU, owner: TWN, name: Taiwanese}\n"
RECALL = "- {id: recall, kind: ambassador-recalled, date: 2021-08-10, sender: CHN, host: LTU, because: name}\n"


ONES = [
    ("LTU", "--on", "2021-12-31", "--pages", "2"),
    ("RUS", "--on", "2018-12-31", "--pages", "2"),
    ("CHN", "--on", "2021-12-31", "--pages", "2"),
    ("CHN-CEEC", "--on", "2021-12-31", "--pages", "2"),
    ("EU", "--on", "2021-12-31", "--pages", "2"),
]


def pages(samples, tmp_path, *asked):
    """Return the texts of the pages of a PDF, and the number of those before the annex."""
    file = tmp_path / "page.pdf"
    samples("brief", *asked, "-o", file)
    texts = [page.extract_text() for page in PdfReader(io.BytesIO(file.read_bytes())).pages]
    return texts, next(place for place, text in enumerate(texts) if re.search(r"^Annex$", text, re.MULTILINE))


@pytest.mark.parametrize("asked", [*PAIRS, *ONES], ids=" ".join)
def test_what_stands_before_the_annex_takes_two_pages_at_most(asked, samples, tmp_path):
    assert pages(samples, tmp_path, *asked)[1] <= 2


def test_lithuania_and_china_have_two_pages_and_at_most_four_of_annex(samples, tmp_path):
    texts, before = pages(samples, tmp_path, *RELATION)
    assert before == 2
    assert len(texts) - before <= 4


def test_the_first_page_says_where_things_stand_which_way_they_went_and_what_is_disputed(samples):
    lead = json.loads(samples("brief", *RELATION, "--json"))["lead"]["sentences"]
    standing, changed, disputed = (one["text"] for one in lead)
    assert standing.startswith("Relations between China and Lithuania have been at the level of chargé d'affaires")
    assert re.match(r"Since 1 January 2021 the log records \w+ changes for the worse and none for the better;", changed)
    assert "; the latest change came on 15 December 2021, when Lithuania's embassy" in changed
    assert disputed.startswith("Disputed: whether China removed Lithuania from its customs system.")


def test_what_a_third_plans_that_is_the_cause_is_watched(samples):
    watched = samples("brief", *RELATION).partition("## What to watch")[2].partition("## ")[0]
    assert "Lithuania to open its representative office in Taiwan, due between January and April 2022" in watched


def test_sources_are_called_by_document_those_nearest_to_the_act_first(samples):
    sources = json.loads(samples("brief", *RELATION, "--json"))["sources"]
    marks = [source["mark"] for source in sources]
    assert marks[:3] == ["1", "2a", "2b"]
    assert len({source["document"] for source in sources}) == int(re.match(r"\d+", marks[-1])[0])
    assert sources[0]["publisher"].startswith("Ministry of Foreign Affairs")
    assert "after " in sources[-1]["publisher"]


@pytest.mark.parametrize("asked", [*PAIRS, *ONES], ids=" ".join)
def test_no_claim_stands_on_two_pages_without_its_speaker(asked, samples):
    """Each claim that a sentence rests on alone is told with one who makes it, in the sentence or once above all."""
    made = json.loads(samples("brief", *asked, "--json"))
    events = {one["event"]: one for one in json.loads(samples("events", "--json"))["events"]}
    sources = {source["number"]: source for source in made["sources"]}
    sentences_of = list(paged(made))
    usual = " ".join(
        text for text, numbers in sentences_of if not numbers and text.startswith("Unless another is named")
    )
    silent = []
    for text, numbers in sentences_of:
        told = [(events[ref], sources[number]) for number in numbers for ref in sources[number]["events"]]
        if told and all(one["stance"] == "claimed" for one, _ in told):
            silent += [text for one, source in told[:1] if not speaks(one, source, f"{text} {usual}")]
    assert silent == []


def speaks(event, source, text):
    """Say whether a text names the nearest speaker of an event, or its publisher where it has none."""
    spoken = [
        word for code in (event["according_to"] or [[source["publisher"]]])[0] for word in re.findall(r"\w+", code)
    ]
    names = [folded(word) for word in spoken if len(word) > 3]
    return any(name in folded(text) for name in names)


def test_a_head_bears_the_day_of_issue_the_desk_and_whom_to_ask_and_is_made_again_by_its_command(samples):
    head = ("--issued", "2022-01-03", "--desk", "Baltic and Asia", "--contact", "desk@example.org")
    made = samples("brief", *RELATION, *head)
    assert "- **Issued:** 3 January 2022\n- **Desk:** Baltic and Asia\n- **Contact:** desk@" in made
    assert "--issued 2022-01-03 --desk 'Baltic and Asia' --contact desk@example.org" in made


def test_two_pages_are_the_default_of_two_and_not_full(samples):
    assert "Ask for one of the two." in samples("brief", *RELATION, "--pages", "2", "--full", code=2)
    assert samples("brief", *RELATION, "--pages", "2") == samples("brief", *RELATION)


def test_what_went_for_the_better_and_for_the_worse_is_counted(given, short):
    log = given(("paper 2021-12-31", NAME + RECALL))
    trend = dict(short(log, "LTU", "CHN", "2021-12-31").dates)["Trend"]
    assert trend == "Worse (one change for the worse and none for the better)"


def test_what_went_there_and_back_is_counted_as_changes_and_rests_on_each(given, short):
    act = "- {{id: b{0}, kind: airspace-{1}, date: 2021-0{0}-01, by: FRA, target: NER, evidence: {{line: {0}}}}}\n"
    told = "".join(act.format(month, "opened" if month % 2 == 0 else "closed") for month in range(1, 6))
    made = short(given(("paper 2021-12-20", told)), "FRA", "NER", "2021-12-31")
    changed = made.lead.sentences[1]
    counted = "three changes for the worse and two for the better"
    assert changed.text.startswith(f"Since 1 January 2021 the log records {counted}; the latest change came on 1 May")
    assert cited(made, changed) == {"paper/b5"}
    below = {ref for row in happened(made).rows for ref in cited(made, row[1])}
    assert below == {f"paper/b{month}" for month in range(1, 6)}
    assert dict(made.dates)["Trend"] == f"Both ways ({counted})"


def test_a_change_that_is_counted_and_has_no_line_below_is_cited_where_it_is_counted(given, short):
    act = "- {{id: b{0}, kind: airspace-{1}, date: 2021-0{0}-01, by: FRA, target: NER, evidence: {{line: {0}}}}}\n"
    told = [act.format(month, "opened" if month % 2 == 0 else "closed") for month in range(1, 10)]
    for count, marks in ((5, {"b1", "b2", "b3", "b4", "b5"}), (9, {"b1", "b9"})):
        log = given((f"paper{count} 2021-12-20", "".join(told[:count])))
        made = short(log, "FRA", "NER", "2021-12-31", wanted=Arrangement(sections=("facts",)))
        assert {ref.partition("/")[2] for ref in cited(made, made.lead.sentences[1])} == marks


def test_one_more_of_what_was_in_force_is_no_change(given, short):
    act = (
        "- {{id: p{0}, kind: sanctions-imposed, date: 2021-0{0}-01, by: EU, target: BLR,"
        " regime: eu-belarus-measures, package: {0}}}\n"
    )
    made = short(given(("paper 2021-12-20", act.format(5) + act.format(6))), "EU", "BLR", "2021-12-31")
    assert dict(made.dates)["Trend"] == "No change recorded"
    assert made.lead.sentences[1].text.startswith(
        "No change is recorded since 1 January 2021; the latest event came on 1 June 2021, when the EU"
    )


def test_where_it_is_not_known_how_things_stood_before_it_is_not_said_which_way_they_went(given, short):
    act = "- {id: p, kind: sanctions-imposed, date: 2021-02-01, by: EU, target: BLR, regime: eu-belarus-measures}\n"
    made = short(given(("paper 2021-12-20", act)), "EU", "BLR", "2021-12-31")
    assert dict(made.dates)["Trend"] == "Unclear (whether anything changed is not recorded)"
    assert made.lead.sentences[1].text == (
        "The latest event came on 1 February 2021, when the EU imposed sanctions on Belarus; whether it changed"
        " anything is not recorded."
    )


def test_of_many_claims_the_weightiest_is_told_and_with_it_who_denies_it(given, short):
    stated = "according-to: CHN, stance: claimed"
    recall = f"- {{id: r, kind: ambassador-recalled, date: 2021-03-10, sender: LTU, host: CHN, {stated}}}\n"
    protest = f"- {{id: p, kind: protested, date: 2021-05-10, by: LTU, toward: CHN, about: the office, {stated}}}\n"
    told = short(given(("paper 2021-12-31", recall + protest)), "LTU", "CHN", "2021-12-31").lead.sentences[-1].text
    assert told == (
        "Unconfirmed, on the word of China: on 10 March 2021, Lithuania recalled its ambassador to China."
        " One further claim is unconfirmed."
    )


def test_what_changed_neither_for_the_better_nor_for_the_worse_is_counted_too(given, short):
    ended = "- {id: ended, kind: ambassador-term-ended, date: 2021-02-01, sender: FRA, host: NER}\n"
    made = short(given(("paper 2021-12-20", ended)), "FRA", "NER", "2021-12-31")
    assert dict(made.dates)["Trend"] == "No clear direction (one change, neither for the better nor for the worse)"


def cited(made, told):
    """Return the events that a sentence rests on."""
    return {event for source in made.sources if source.number in told.sources for event in source.events}


def test_both_are_told_as_members_of_what_both_belong_to(given, short):
    joined = "- {id: join, kind: format-joined, date: 2004-05-01, who: [LTU, POL], format: EU}\n"
    log = given(("paper 2020-12-31", joined))
    assert (
        "Poland are both members of the EU (since 2004)"
        in short(log, "LTU", "POL", "2020-12-31").lead.sentences[0].text
    )


def test_allies_lead_with_what_they_share_and_what_one_leaves_is_no_turn_between_them(given, short):
    told = (
        "- {id: both, kind: format-joined, date: 2021-02-01, who: [LTU, POL], format: EU}\n"
        "- {id: in, kind: format-joined, date: 2012-04-26, who: [LTU, POL], format: CHN-CEEC}\n"
        "- {id: out, kind: format-left, date: 2021-05-22, who: [LTU], format: CHN-CEEC}\n"
    )
    made = short(given(("paper 2021-12-20", told)), "LTU", "POL", "2021-12-31")
    assert made.lead.sentences[0].text == "Lithuania and Poland are both members of the EU (since 2021)."
    assert dict(made.dates)["Trend"] == "Better (one change for the better and none for the worse)"
    told = [row[0].partition(" of ")[0] for row in facts(made)]
    assert told == ["Lithuania and Poland are both members", "Lithuania is not a member"]


def test_who_do_what_with_many_others_are_named_and_the_others_counted(given, short):
    members = "[ALB, BGR, BIH, CHN, CZE, EST, HRV, HUN, LTU, LVA, POL]"
    founded = f"- {{id: f, kind: format-founded, date: 2012-04-26, members: {members}, format: CHN-CEEC}}\n"
    made = short(given(("paper 2012-12-31", founded)), "LTU", "POL", "2012-12-31")
    (told,) = [row[1].text for row in section(made, "What happened").blocks[0].rows]
    assert told == "Lithuania, Poland and nine others founded China-CEEC (16+1)."


def test_reports_that_differ_on_the_day_dispute_nothing_else(given, short):
    recall = RECALL.replace(", because: name", ", happening: gone")
    log = given(("paper 2021-12-31", recall), ("other 2021-12-31", recall.replace("08-10", "08-12")))
    lead = short(log, "LTU", "CHN", "2021-12-31").lead.sentences
    told = next(one.text for one in lead if one.text.startswith("Accounts differ"))
    assert "on the day: China recalled its ambassador to Lithuania on 10 August 2021 (" in told
    assert ") or on 12 August 2021 (" in told
    assert not any("Disputed" in one.text for one in lead)


def test_a_plan_is_told_with_what_it_was_made_after_and_rests_on_both(given, short):
    plan = (
        "- {id: go, kind: mission-closed, stance: announced, degree: intended, said: 2021-09-01, date: 2022-02,"
        " owner: LTU, host: CHN, office: lithuanian-embassy-in-china, because: recall}\n"
    )
    made = short(given(("paper 2021-12-31", NAME + RECALL + plan)), "LTU", "CHN", "2021-12-31")
    (watched,) = [item.sentences[0] for item in section(made, "What to watch").blocks[0].items]
    assert ", after China recalled its ambassador to Lithuania, due in February 2022" in watched.text
    told = {ref for source in made.sources if source.number in watched.sources for ref in source.events}
    assert told >= {"paper/go", "paper/recall"}


def test_a_year_of_which_documents_say_nothing_has_no_row_for_what_they_say_of_later_years(given, short):
    joined = "- {id: j, kind: format-joined, date: 2012-04-26, who: [CHN, LTU], format: CHN-CEEC}\n"
    made = short(given(("paper 2021-12-31", joined + NAME + RECALL)), "LTU", "CHN", "2016-12-31")
    text = "\n".join(one.text for _, one in sentences(made))
    assert re.search(r"The log tells only of later days on [^.]*China's ambassador to Lithuania", text)
    assert "It is unclear" not in text


def section(made, heading):
    """Return the section of a page with a heading."""
    return next(one for one in made.sections if one.heading == heading)


def test_protests_of_one_side_are_one_line_with_their_number(given, short):
    protest = "- {{id: p{0}, kind: protested, date: 2021-0{0}-10, by: CHN, toward: LTU, about: the office}}\n"
    log = given(("paper 2021-12-31", "".join(map(protest.format, range(1, 6)))))
    made = short(log, "LTU", "CHN", "2021-12-31")
    table = next(one for one in made.sections if one.heading == "What happened").blocks[0]
    assert [row[0].text for row in table.rows] == ["10 January \u2013 10 May 2021"]
    assert table.rows[0][1].text == "China protested to Lithuania over the office five times."


def test_tit_for_tat_is_one_line_with_the_sum_of_each_side(given, short):
    out = "- {{id: {0}, kind: diplomats-expelled, date: 2018-03-{1}, host: {2}, sender: {3}, number: {4}{5}}}\n"
    log = given(
        (
            "paper 2018-12-31",
            out.format("a", 14, "GBR", "RUS", 20, "")
            + out.format("b", 17, "RUS", "GBR", 23, ", because: a")
            + out.format("c", 20, "GBR", "RUS", 3, "")
            + out.format("d", 14, "GBR", "RUS", 5, ", part-of: a"),
        )
    )
    (row,) = section(short(log, "GBR", "RUS", "2018-12-31"), "What happened").blocks[0].rows
    assert row[0].text == "14\u201320 March 2018"
    assert row[1].text == (
        "The United Kingdom expelled 23 of Russia's diplomats in two acts and Russia expelled 23 of the"
        " United Kingdom's diplomats, in answer to each other."
    )


def test_four_hundred_listings_take_four_pages_at_most(given, short):
    codes = [f"DOE-{first}{second}" for first in "ABCDEFGHIJKLMNOPQRST" for second in "ABCDEFGHIJKLMNOPQRSTU"][:408]
    actors = "".join(f"  {code}: {{type: person, names: {code[4:].title()} Doe}}\n" for code in codes)
    listed = "".join(
        f"  - {{id: l{place}, kind: listing-added, date: {2019 + place % 7}-0{1 + place % 9}-08, by: EU, target: BLR,"
        f" regime: eu-belarus-measures, who: [{code}]}}\n"
        for place, code in enumerate(codes)
    )
    log = given(("paper 2026-01-31", f"actors:\n{actors}events:\n{listed}"))
    made = short(log, "EU", "BLR", "2026-01-31", since="2019-01-01")
    assert len(PdfReader(io.BytesIO(pdf(made))).pages) <= 4
    facts = next(one for one in made.sections if one.heading == "Key facts").blocks[0]
    told = [row[0].text for row in facts.rows]
    assert [sum(f"{many} persons" in text for text in told) for many in (298, 110)] == [1, 1]  # the older are unclear


UNWANTED = """
    went over to; the undoing of; the renaming of; what it did:; has or had to do; goes back to one; go back to one;
    called in ; holds besides; stated besides; is said to be so; at the latest; as far as the log knows; not certain
    whether; Made again by; Root of the log; With whom it is tied; Claimed, and answered; 'tracker;
    who cites; who cite ; mores ; conditions changed for; to what the log does not say; such acts;
    Something changed also with; last of one point; of its ambassador (; mn USD; bn EUR
"""
PAGES = [
    *PAIRS,
    (*RELATION, "--full"),
    *ONES,
    ("LTU", "--on", "2021-12-31"),
    ("CHN-CEEC", "--on", "2021-12-31"),
    ("LTU", "CHN", "--changes", "--on", "2021-12-31", "--since", "300", "--last-on", "2021-08-31"),
    ("--compare", "EU", "CHN", "--on", "2021-12-31"),
]


@pytest.mark.parametrize("asked", PAGES, ids=" ".join)
def test_words_that_no_editor_let_stand_are_on_no_page(asked, samples):
    told = samples("brief", *asked).partition("Sources\n")[0]
    unwanted = [" ".join(one.split()) for one in UNWANTED.split(";")]
    assert [one for one in unwanted if one.lower() in told.lower()] == []
    assert "'" not in told.partition("## How this page")[0]


def test_relations_established_without_a_level_are_told_and_no_level(given, short):
    tied = "- {id: tied, kind: relations-established, date: 2021-02-01, parties: [ISR, XKX]}\n"
    made = short(given(("paper 2021-12-31", tied)), "ISR", "XKX", "2021-12-31")
    assert made.lead.sentences[0].text == "Israel and Kosovo have had diplomatic relations since 1 February 2021."
    assert not [row for row in facts(made) if "level" in row[0]]


def test_what_lasted_is_told_with_both_its_days(given, short):
    talks = "- {id: talks, kind: consultations-held, date: 2023-04-10/2023-04-25, parties: [JPN, KOR]}\n"
    made = short(given(("paper 2023-12-31", talks)), "JPN", "KOR", "2023-12-31")
    table = next(one for one in made.sections if one.heading == "What happened").blocks[0]
    assert [row[0].text for row in table.rows] == ["From 10 to 25 April 2023"]


def test_a_person_of_whom_a_condition_tells_is_named_once(given, short):
    entries = """\
actors: {GLAS-JORGE: {type: person, names: Jorge Glas}}
events:
  - {id: asylum, kind: asylum-given, date: 2024-04-05, by: MEX, who: GLAS-JORGE, of: ECU}
"""
    made = short(given(("paper 2024-12-31", entries)), "MEX", "ECU", "2024-12-31")
    assert [row[0] for row in facts(made)] == ["Jorge Glas, a national of Ecuador, has asylum with Mexico"]


def facts(made):
    table = next(one for one in made.sections if one.heading == "Key facts").blocks[0]
    return [[cell.text for cell in row] for row in table.rows]


def test_two_accusations_of_different_things_are_not_one_made_twice(given, short):
    accused = "- {{id: {0}, kind: conduct-alleged, date: 2023-09-0{1}, by: CAN, toward: IND, what: {2}}}\n"
    told = accused.format("a", 1, "a killing") + accused.format("b", 2, "a breach") + accused.format("c", 3, "a breach")
    made = short(given(("paper 2023-12-31", told)), "CAN", "IND", "2023-12-31")
    table = next(one for one in made.sections if one.heading == "What happened").blocks[0]
    assert [row[1].text for row in table.rows] == [
        "Canada accused India of a killing.",
        "Canada accused India of a breach twice.",
    ]


def happened(made):
    return next(one for one in made.sections if one.heading == "What happened").blocks[0]


def test_closer_cooperation_in_different_fields_is_not_one_act_done_twice(given, short):
    said = "- {{id: {0}, kind: cooperation-intended, date: 2021-0{1}-10, by: LTU, with: JPN, fields: [{2}]}}\n"
    told = said.format("a", 2, "energy") + said.format("b", 3, "space") + said.format("c", 4, "space")
    made = short(given(("paper 2021-12-31", told)), "LTU", "JPN", "2021-12-31")
    assert [row[1].text for row in happened(made).rows] == [
        "Lithuania announced closer cooperation with Japan in energy.",
        "Lithuania announced closer cooperation with Japan in space twice.",
    ]


def test_where_all_events_are_told_though_two_in_one_line_the_table_is_of_all(given, short):
    protest = "- {{id: p{0}, kind: protested, date: 2021-0{0}-10, by: CHN, toward: LTU, about: the office}}\n"
    log = given(("paper 2021-12-31", "".join(map(protest.format, (1, 2)))))
    caption = happened(short(log, "LTU", "CHN", "2021-12-31")).caption
    assert caption == "All events from 1 January to 31 December 2021"


def test_of_many_who_tell_an_act_two_are_named_and_others_are_said_to(given, short):
    claim = "- {id: gone, kind: ambassador-recalled, date: 2021-08-10, sender: CHN, host: LTU, stance: claimed"
    papers = [(f"{name} 2021-12-31", f"{claim}, according-to: [{name} News]") for name in ("one", "three", "two")]
    told = given(
        (papers[0][0], papers[0][1] + "}\n"), *((head, f"{said}, happening: one/gone}}\n") for head, said in papers[1:])
    )
    (row,) = happened(short(told, "LTU", "CHN", "2021-12-31")).rows
    assert row[1].text == "China recalled its ambassador to Lithuania, according to one News, three News and others."


def test_what_there_is_no_room_to_watch_stands_in_the_annex_where_that_tells_of_plans(given, short, short_of_one):
    act = (
        "- {{id: p{0}, kind: export-control-imposed, date: 2021-12-01, effective: 2022-0{0}-10, by: EU, target: BLR,"
        " goods: sort {0}}}\n"
    )
    joined = "- {id: j, kind: format-joined, date: 2004-05-01, who: [LTU], format: EU}\n"
    log = given(("paper 2021-12-20", joined + "".join(map(act.format, range(1, 9)))))
    asked, bare = ("EU", "BLR", "2021-12-31"), Arrangement(annex=())
    for made, said in (
        (short(log, *asked), "Two more in the annex."),
        (short(log, *asked, wanted=bare), "Two more not told here."),
        (short_of_one(log, "BLR", "2021-12-31"), "Two more in the annex."),
        (short_of_one(log, "EU", "2021-12-31"), "Two more not told here."),  # a format's annex tells of no plans
    ):
        assert section(made, "What to watch").blocks[-1].sentences[0].text == said


def test_what_two_pages_have_no_room_to_watch_stands_in_the_annex_and_no_plan_twice(given, short, short_of_one):
    act = (
        "- {{id: p{0}, kind: export-control-imposed, date: 2021-12-01, effective: 2022-01-{0:02}, by: EU, target: BLR,"
        " goods: sort {0} of all}}\n"
    )
    log = given(("paper 2021-12-20", "".join(act.format(day) for day in range(1, 26))))
    for made in (short(log, "EU", "BLR", "2021-12-31"), short_of_one(log, "BLR", "2021-12-31")):
        watched = section(made, "What to watch").blocks
        (further,) = [one for one in made.annex if one.heading == "Pending, due and overdue"]
        told = [item.sentences[0].text for block in (watched[0], *further.blocks) for item in block.items]
        assert (len(watched[0].items), len(told)) == (6, 25)
        assert [sum(f"sort {day} of all" in text for text in told) for day in range(1, 26)] == [1] * 25


def test_of_very_many_plans_it_is_said_how_many_the_annex_leaves_out(given, short):
    act = (
        "- {{id: p{0}, kind: export-control-imposed, date: 2021-12-01, effective: 2022-02-01, by: EU, target: BLR,"
        " goods: sort {0} of all}}\n"
    )
    made = short(given(("paper 2021-12-20", "".join(map(act.format, range(60))))), "EU", "BLR", "2021-12-31")
    assert section(made, "What to watch").blocks[-1].sentences[0].text == "54 more not told here."
    (further,) = [one for one in made.annex if one.heading == "Pending, due and overdue"]
    assert (len(further.blocks[0].items), further.blocks[1].sentences[0].text) == (40, "14 more not told here.")


def test_a_figure_of_some_months_is_not_set_beside_that_of_a_year(given, short):
    figure = (
        "- {{id: {0}, kind: figure-reported, date: 2018-10-01, of: KAZ, with: LTU, measure: trade, period: {1},"
        " value: {2}, unit: mn USD}}\n"
    )
    stated = (("a", "2016", 400), ("b", "2017", 722), ("c", "2018-01/2018-08", 527))
    told = "".join(figure.format(*one) for one in stated)
    rows = facts(short(given(("paper 2018-12-20", told)), "KAZ", "LTU", "2018-12-31"))
    assert [row[:2] for row in rows] == [
        ["Trade, Kazakhstan and Lithuania: US$722 million, up from US$400 million in 2016", "2017"],
        ["Trade, Kazakhstan and Lithuania: US$527 million", "January to August 2018"],
    ]


def test_what_was_only_seen_not_to_be_is_not_said_to_have_ended(given, short):
    seen = '- {id: s, kind: observed, date: 2021-03-05, that: "not post(LTU, CHN, lithuanian-embassy-in-china)"}\n'
    told = short(given(("paper 2021-12-20", seen)), "LTU", "CHN", "2021-12-31").lead.sentences[0].text
    assert told == "Lithuania's embassy in Beijing is not open."


def test_what_both_signed_by_one_act_is_told_of_both_and_is_one_change(given, short):
    signed = "- {id: s, kind: agreement-signed, date: 2021-03-08, parties: [GEO, KOR], agreement: AGREEMENT}\n"
    signed = signed.replace("AGREEMENT", "eu-china-investment-agreement")
    made = short(given(("paper 2021-12-20", signed)), "GEO", "KOR", "2021-12-31")
    assert " has been signed by both Georgia and South Korea since 8 March 2021." in made.lead.sentences[0].text
    assert dict(made.dates)["Trend"] == "Better (one change for the better and none for the worse)"


def test_reports_that_differ_in_a_number_dispute_the_number_and_not_whether_it_happened(given, short):
    act = "- {{id: e, kind: diplomats-expelled, date: 2021-05-20, host: POL, sender: BLR, number: {0}, happening: x}}\n"
    log = given(("a 2021-05-21", act.format(9)), ("b 2021-05-22", act.format(10)))
    told = short(log, "POL", "BLR", "2021-12-31").lead.sentences[-1].text
    assert told.startswith("Accounts differ: Poland expelled nine of Belarus' diplomats (")
    assert ") or Poland expelled 10 of Belarus' diplomats (" in told


def test_acts_told_together_stand_by_the_day_that_is_printed(given, short):
    protest = "- {{id: p{0}, kind: protested, date: {1}, by: CHN, toward: LTU, about: the office}}\n"
    told = protest.format(1, "2021-03-05") + protest.format(2, '"[..2021-08-10]"')
    left = "- {id: r, kind: ambassador-recalled, date: 2021-05-22, sender: LTU, host: CHN}\n"
    rows = happened(short(given(("paper 2021-12-20", told + left)), "LTU", "CHN", "2021-12-31")).rows
    assert [row[0].text for row in rows] == ["22 May 2021", "By 10 August 2021"]


def test_what_lapses_and_has_no_room_is_not_said_to_stand_among_the_plans_of_the_annex(given, short):
    act = (
        "- {{id: p{0}, kind: export-control-imposed, date: 2021-12-01, effective: 2022-0{0}-10, by: EU, target: BLR,"
        " goods: sort {0}}}\n"
    )
    term = (
        "- {id: s, kind: sanctions-imposed, date: 2021-06-24, by: EU, target: BLR, regime: eu-belarus-measures,"
        ' until: "2022-02-28"}\n'
    )
    made = short(given(("paper 2021-12-20", term + "".join(map(act.format, range(1, 7))))), "EU", "BLR", "2021-12-31")
    assert section(made, "What to watch").blocks[-1].sentences[0].text == "One more not told here."


LISTED = (
    "- {{id: l{0}, kind: listing-added, date: 2023-0{0}-08, by: EU, target: BLR, regime: eu-belarus-measures,"
    " who: [P-{0}]{1}}}\n"
)


def test_many_told_as_one_have_the_grade_of_each_or_are_said_to_have_various(given, short, brief):
    actors = "".join(f"  P-{n}: {{type: person, names: Person {n}}}\n" for n in range(1, 7))
    asked = ("EU", "BLR", "2023-12-31")
    for spoken, grade in ((", according-to: EU", "Various"), ("", "One source")):
        told = "".join("  " + LISTED.format(n, spoken if n == 1 else "") for n in range(1, 7))
        log = given(("paper 2023-12-20", f"actors:\n{actors}events:\n{told}"))
        assert [row[-1] for row in facts(short(log, *asked)) if "6 persons" in row[0]] == [grade]
        (states,) = section(brief(log, *asked), "Where things stand").sections
        assert [row[-1].text for row in states.blocks[0].rows if "6 persons" in row[0].text] == [grade]


def test_formats_of_which_both_are_members_have_one_grade_only_where_all_are_founded_so(given, short):
    joined = "- {{id: {0}, kind: format-joined, date: 2004-05-01, who: [LTU, POL], format: {1}{2}}}\n"
    told = joined.format("a", "EU", "") + joined.format("b", "NATO", ", according-to: LTU")
    made = short(given(("paper 2020-12-31", told)), "LTU", "POL", "2020-12-31")
    assert [row[-1] for row in facts(made) if "both members of" in row[0]] == ["Various"]


def test_who_is_told_of_later_alone_is_no_holder_of_an_office_before(given, short):
    seen = '- {id: in, kind: observed, date: 2018-05-01, that: "office-acted(MOTEGI-TOSHIMITSU, LTU/president)"}\n'
    visit = "- {id: visit, kind: visit-made, date: 2010-03-01, guest: LTU, host: CHN}\n"
    log = given(("paper 2021-12-20", seen + visit))
    for day, held in (("2010-12-31", False), ("2018-12-31", True)):
        headings = [one.heading for one in short(log, "LTU", "CHN", day).annex]
        assert ("Offices" in headings) is held
