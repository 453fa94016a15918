"""The briefing of one actor: what changed with each other, what happened, what holds besides, what is contested."""

import re
from datetime import date, timedelta

import pytest

DAY = ("--on", "2026-01-31")
BEFORE = """\
events:
  - {id: ties, kind: observed, date: 2020-05-04, that: "relations(LTU, VNM)"}
  - {id: recalled, kind: ambassador-recalled, date: 2024-06-01, sender: VNM, host: LTU}
  - {id: member, kind: format-joined, date: 2004-05-01, who: LTU, format: EU}
"""


@pytest.fixture
def told(own):
    """Append logs, and ask for an actor's page without the numbers of its sources, by its headings."""
    run, append = own

    def make(*logs, actor="LTU", since=()):
        for number, entries in enumerate(logs):
            append(f"paper-{number}", "2026-01-30", entries)
        page = run("brief", actor, *DAY, *since).partition("## Sources")[0]
        plain = re.sub(r" ?\[\\\[\d+\\\]\]\(#source-\d+\)", "", page)
        return {part.partition("\n")[0]: part.partition("\n")[2] for part in plain.split("\n## ")}

    return make


def test_what_did_not_change_is_told_below_what_happened(told):
    visit = "  - {id: visit, kind: visit-made, date: 2026-01-05, guest: VNM, host: LTU}\n"
    happened, _, besides = told(BEFORE + visit)["Vietnam"].partition("Also in force:")
    assert "On 5 January 2026, Vietnam visited Lithuania." in happened
    assert "Lithuania and Vietnam have had diplomatic relations since at least 4 May 2020." in besides
    assert "Vietnam has had no ambassador in Lithuania (recalled) since 1 June 2024." in besides


def test_a_relation_in_which_nothing_changed_has_its_state(told):
    page = told(BEFORE, since=("--since", "2025-02-01"))
    assert "### Vietnam\n\n- Lithuania and Vietnam have had diplomatic relations" in page["The other relations"]
    assert "The log has nothing of the period with" not in page["The other relations"]
    assert "No change is recorded" in page["# Lithuania"]


def test_what_is_only_seen_in_the_period_did_not_change_in_it(told):
    page = told('events:\n  - {id: ties, kind: observed, date: 2026-01-04, that: "relations(LTU, VNM)"}\n')
    assert "No change is recorded" in page["# Lithuania"]
    assert "have had diplomatic relations since at least 4 January 2026" in page["The other relations"]


def test_what_surely_changed_comes_before_what_may_have(told):
    text = told(
        "things: {t: {type: route, name: the ferry}}\n"
        "events:\n"
        '  - {id: m, kind: ambassador-recalled, date: "[2024..2026-01-20]", sender: VNM, host: LTU}\n'
        "  - {id: l, kind: link-suspended, date: 2026-01-10, by: VNM, target: LTU, route: t}\n"
        "  - {id: o, kind: link-opened, date: 2025-03-01, parties: [VNM, LTU], route: t}\n"
    )["Vietnam"]
    assert text.index("The ferry has been suspended since 10 January 2026") < text.index("recalled")


def test_of_many_acts_those_that_bind_are_told(told):
    words = "".join(
        f"  - {{id: w-{n}, kind: cooperation-agreed, date: 2026-01-1{n}, parties: [LTU, VNM], fields: [field {n}]}}\n"
        for n in range(8)
    )
    signed = "  - {id: s, kind: agreement-signed, date: 2025-05-01, parties: [LTU, VNM], agreement: pact}\n"
    things = "things: {pact: {type: agreement, name: the pact on visas}}\nevents:\n"
    text = told(things + words + signed)["Vietnam"]
    assert "On 1 May 2025, Lithuania and Vietnam signed the pact on visas." in text
    assert "field 7" in text
    assert "Not told here: five more events." in text


def test_an_act_of_an_uncertain_day_gives_way_to_those_of_the_period(told):
    vague = '  - {id: v, kind: protested, date: "[2021..2026-01-20]", by: VNM, toward: LTU, about: the levy}\n'
    words = "".join(
        f"  - {{id: w-{n}, kind: cooperation-agreed, date: 2026-01-1{n}, parties: [LTU, VNM], fields: [field {n}]}}\n"
        for n in range(4)
    )
    text = told(f"events:\n{vague}{words}")["Vietnam"]
    assert "the levy" not in text
    assert "Not told here: one more event" in text


def test_what_a_format_does_is_shared_by_its_member(told):
    sanctions = (
        "  - {id: s, kind: sanctions-imposed, date: 2024-06-01, by: EU, target: BLR, regime: eu-belarus-measures}\n"
    )
    page = told(BEFORE + sanctions, since=("--since", "2025-02-01"))
    assert "### Belarus\n\n- Sanctions of the EU on Belarus have been in force" in page["The other relations"]
    assert "shared by Lithuania." in page["The other relations"]


def test_acts_of_persons_alone_are_told(told):
    page = told(
        "actors: {DOE-J: {type: person, names: [J. Doe]}}\n"
        "events:\n  - {id: v, kind: visit-made, date: 2026-01-05, guest: DOE-J, host: LTU}\n"
    )
    assert "On 5 January 2026, J. Doe visited Lithuania." in page["Persons"]


def test_what_reports_of_the_period_differ_on_is_told_with_its_versions(told):
    one = "events:\n  - {{id: v, kind: customs-excluded, date: 2026-01-05, by: VNM, target: LTU, happening: h{}}}\n"
    page = told(one.format(""), one.format(", stance: denied, according-to: [VNM]"))
    assert (
        "Vietnam denied on 30 January 2026 that it removed Lithuania from its customs system" in page["Disputed points"]
    )
    assert "It is unclear whether trade with Lithuania is restricted by Vietnam" in page["Vietnam"]
    assert "reports contradict one another" in page["Vietnam"]


def test_what_is_only_dated_before_a_later_day_is_not_of_an_earlier_period(own):
    run, append = own
    visit = '  - {id: v, kind: visit-made, date: "[..2026-01-20]", guest: VNM, host: LTU}'
    append("paper", "2026-01-30", f"{BEFORE}{visit}\n")
    assert "visited" not in run("brief", "LTU", "--on", "2020-12-31")
    assert "visited" in run("brief", "LTU", "--on", "2026-01-31")


def test_a_joint_act_of_many_is_told_once(told):
    page = told(
        "events:\n  - {id: f, kind: format-founded, date: 2026-01-05, members: [LTU, POL, UKR], format: LUBLIN}\n"
    )
    assert (
        "Lithuania has been a full member of the Lublin Triangle since 5 January 2026." in page["The Lublin Triangle"]
    )
    assert not {"Poland", "Ukraine"} & page.keys()
    assert "Something changed or happened also with Poland and Ukraine." in page["The other relations"]


OLDER = "  - {id: p, kind: position-stated, date: 2020-01-02, by: POL, topic: transit, direction: free, toward: LTU}\n"
OWN = (
    "  - {id: o, kind: position-stated, date: 2026-01-02, by: LTU, topic: the levy, direction: too high, toward: POL}\n"
)


def test_older_positions_of_others_are_counted_below_those_that_are_told(told):
    page = told(f"events:\n{OLDER}{OWN}")
    assert "transit" not in page["Positions"]
    assert "Not told here: one position of another, older or of an uncertain day" in page["Positions"]


def test_no_section_only_says_what_it_leaves_out(told):
    assert "Positions" not in told(f"events:\n{OLDER}")


def test_an_actor_of_whom_nothing_was_known_yet_is_not_said_to_be_without_documents(samples):
    page = samples("brief", "LTU", "--on", "2021-12-31", "--known-by", "1940-01-01")
    assert "The log has no event in which Lithuania and another took part. Left out are " in page
    assert "published, or perhaps published, after 1 January 1940." in page


OTHERS = [
    code for line in ("AUS AUT BEL BGR CZE DEU DNK", "ESP EST FIN FRA GRC HRV", "HUN ITA") for code in line.split()
]
DEEDS = [
    "kind: protested, by: CHN, toward: {}, about: the levy",
    "kind: visit-made, guest: CHN, host: {}",
    "kind: criticised, by: {}, toward: CHN",
    "kind: diplomats-expelled, host: CHN, sender: {}, number: 2",
    "kind: cooperation-agreed, parties: [CHN, {}], fields: [trade]",
]


def test_ten_thousand_acts_take_250_lines_at_most(own):
    run, append = own
    first = date(2021, 1, 1)
    for part in range(10):
        acts = ""
        for n in range(part * 1000, part * 1000 + 1000):
            deed = DEEDS[n % 5].format(OTHERS[n * 7 % len(OTHERS)])
            day, line = first + timedelta(days=n % 365), n % 1000 + 1
            acts += f"  - {{id: e{n}, date: {day}, {deed}, evidence: {{line: {line}}}}}\n"
        append(f"paper-{part}", "2022-01-31", f"events:\n{acts}")
    for form in ((), ("--pages", "2")):
        page = run("brief", "CHN", "--on", "2021-12-31", *form)
        assert len(page.splitlines()) <= 250
        assert "10000 events" in page or form == ()


def test_partners_come_by_what_is_the_actors_own_and_many_alike_are_told_as_one(own):
    run, append = own
    codes = [f"DOE-{first}{second}" for first in "ABCD" for second in "ABCDE"]
    persons = "".join(f"  {code}: {{type: person, names: {code[4:].title()} Doe}}\n" for code in codes)
    listed = "".join(
        f"  - {{id: l{place}, kind: listing-added, date: 2026-01-{place + 1:02}, by: EU, target: BLR,"
        f" regime: eu-belarus-measures, who: [{code}]}}\n"
        for place, code in enumerate(codes)
    )
    recall = "  - {id: recall, kind: ambassador-recalled, date: 2025-06-01, sender: VNM, host: LTU}\n"
    join = "  - {id: j, kind: format-joined, date: 2004-05-01, who: LTU, format: EU}\n"
    append("paper", "2026-01-30", f"actors:\n{persons}events:\n{join}{recall}{listed}")
    lead = run("brief", "LTU", *DAY).partition("## ")[0]
    assert lead.index("Most changed with Vietnam") < lead.index("Also with Belarus: Listing of 20 persons by the EU")
    page = run("brief", "EU", "BLR", *DAY).partition("## Annex")[0]
    rows = [line for line in page.splitlines() if "2026" in line and "persons" in line]
    assert any("The EU listed 20 persons" in row for row in rows)
    assert "DOE" not in page.upper().partition("WHAT HAPPENED")[2]


def test_where_no_condition_changed_the_weightiest_deed_is_told_first_and_not_the_latest(told):
    lead = told(
        'events:\n  - {id: ties, kind: observed, date: 2026-01-04, that: "relations(LTU, VNM)"}\n'
        "  - {id: three, kind: diplomats-expelled, date: 2025-09-14, host: VNM, sender: LTU, number: 3}\n"
        "  - {id: nine, kind: diplomats-expelled, date: 2025-09-04, host: VNM, sender: LTU, number: 9}\n"
        "  - {id: visit, kind: visit-made, date: 2026-01-05, guest: VNM, host: LTU}\n"
    )["# Lithuania"]
    assert "Weightiest event (4 September 2025): Vietnam expelled nine of Lithuania\u2019s diplomats." in lead
    assert "Unchanged" not in lead
    assert "visited" not in lead


@pytest.mark.parametrize("office", ["foreign-minister", "deputy-foreign-minister", "president"])
def test_who_acts_by_an_office_and_tells_of_it_is_one_person_and_named_once(told, office):
    log = (
        "actors: {LT-N: {type: person, names: Jonas Petraitis}}\nevents:\n"
        f'  - {{id: in, kind: observed, date: 2026-01-04, that: "office-held(LT-N, LTU/{office})"}}\n'
        f"  - {{id: glad, kind: praised, date: 2026-01-05, by: LTU/{office}, toward: VNM, about: its help, %s}}\n"
    )
    (line,) = [one for one in told(log % "according-to: LT-N")["Vietnam"].splitlines() if "praised" in one]
    assert ", Jonas Petraitis, praised Vietnam" in line
    assert line.count("Petraitis") == 1


@pytest.mark.parametrize("otherwise", ["stance: claimed, according-to: LT-N", "according-to: [[LT-N, VNM]]"])
def test_a_claim_and_the_word_of_several_keep_their_speakers(told, otherwise):
    log = (
        "actors: {LT-N: {type: person, names: Jonas Petraitis}}\nevents:\n"
        '  - {id: in, kind: observed, date: 2026-01-04, that: "office-held(LT-N, LTU/foreign-minister)"}\n'
        "  - {id: glad, kind: praised, date: 2026-01-05, by: LTU/foreign-minister, toward: VNM,"
        f" about: its help, {otherwise}}}\n"
    )
    text = "".join(told(log).values())
    assert "according to Jonas Petraitis" in text
    assert ", Jonas Petraitis, praised" not in text


def test_two_who_held_the_office_and_tell_of_one_act_are_both_named(told):
    log = (
        "actors: {LT-N: {type: person, names: Jonas Petraitis}, LT-M: {type: person, names: Ona Petraite}}\nevents:\n"
        '  - {id: in, kind: observed, date: 2026-01-04, that: "office-held(LT-N, LTU/foreign-minister)"}\n'
        "  - {id: next, kind: office-taken, date: 2026-01-05, who: LT-M, office: LTU/foreign-minister}\n"
        "  - {id: glad, kind: praised, date: 2026-01-05, by: LTU/foreign-minister, toward: VNM, about: its help,"
        " according-to: LT-N}\n"
        "  - {id: too, kind: praised, date: 2026-01-05, by: LTU/foreign-minister, toward: VNM, about: its help,"
        " according-to: LT-M, happening: paper-0/glad}\n"
    )
    (line,) = [one for one in told(log)["Vietnam"].splitlines() if "praised" in one]
    assert "according to Jonas Petraitis and Ona Petraite" in line


def test_many_changes_that_are_alike_are_told_as_one(told):
    people = "".join(f"  P-{n}: {{type: person, names: Person {n}}}\n" for n in range(6))
    listed = "".join(
        f"  - {{id: l{n}, kind: listing-added, date: 2025-03-0{n + 1}, by: EU, target: BLR, who: [P-{n}],"
        " regime: eu-belarus-measures}\n"
        for n in range(6)
    )
    text = told(f"actors:\n{people}events:\n{listed}", actor="EU")["Belarus"]
    assert "- Listing of 6 persons by the EU" in text
    assert ", the first on 1 March 2025, the last on 6 March 2025." in text
    assert "Person 3" not in text


def test_a_company_that_is_listed_has_to_do_with_who_lists_it(told):
    page = told(
        "events:\n"
        "  - {id: on, kind: listing-added, date: 2025-04-06, by: USA, target: RUS, regime: us-russia-measures,"
        " who: [RUSAL]}\n",
        actor="RUSAL",
    )
    assert "The United States" in page
    assert "Russia" not in page
