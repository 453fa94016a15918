"""What rules propose from the sentences of news: lists, who stands for whom, what somebody is accused of, plans."""

import pytest

from tracker.drafting.rules import Rules, Text
from tracker.model.dates import parse_date


@pytest.fixture
def told(drafted):
    """Return what the first event of a kind says that a text tells of, without its kind and date."""

    def read(kind, *lines):
        event = next(one for one in drafted(*lines) if one["kind"] == kind)
        return {key: value for key, value in event.items() if key not in ("kind", "date")}

    return read


@pytest.mark.parametrize(
    ("sentence", "by"),
    [
        ("Chile, Peru and Ghana condemned the coup in Niger.", ["CHL", "PER", "GHA"]),
        ("Chile and Peru have joined Ghana and Togo in condemning the coup in Niger.", ["CHL", "PER", "GHA", "TGO"]),
        ("After talks with Chile, Peru condemned the coup in Niger.", ["PER"]),
    ],
)
def test_all_of_a_list_play_the_role_of_one(told, sentence, by):
    assert told("condemned", sentence) == {"by": by, "toward": "NER", "about": "the coup in Niger"}


@pytest.mark.parametrize(
    ("after", "parties"),
    [
        ("The two countries agreed to boost cooperation.", ["GHA", "TGO"]),
        ("Both sides agreed to boost cooperation.", ["GHA", "TGO"]),
        ("The three African states agreed to boost cooperation.", ["KEN", "MLI", "NER"]),
    ],
)
def test_words_for_several_stand_for_the_last_list_of_so_many(told, after, parties):
    said = told("cooperation-agreed", "Ghana and Togo met.", "Kenya, Mali and Niger watched.", after)
    assert said == {"parties": parties}


def test_a_country_of_which_more_is_said_is_the_one_that_acted_before(told):
    said = told("relations-severed", "Bolivia met Mexico.", "The South American country cut ties with Israel in 2009.")
    assert said == {"by": "BOL", "with": "ISR"}


@pytest.mark.parametrize(
    ("sentence", "kind", "fields"),
    [
        (
            "Kenya protested against the recall by Japan.",
            "protested",
            {"by": "KEN", "toward": "JPN", "about": "the recall by Japan"},
        ),
        (
            "Kenya was condemned by Japan over the raid.",
            "condemned",
            {"by": ["JPN"], "toward": "KEN", "about": "the raid"},
        ),
        (
            "Kenya ordered all Ugandan diplomats to leave the country.",
            "diplomats-expelled",
            {"sender": "UGA", "host": "KEN"},
        ),
    ],
)
def test_who_stands_behind_by_does_it_where_it_is_a_passive(told, sentence, kind, fields):
    assert told(kind, sentence) == fields


@pytest.mark.parametrize(
    ("sentence", "kind", "role", "words"),
    [
        ("Kenya accused Uganda of backing the rebels, and left.", "conduct-alleged", "what", "backing the rebels"),
        ("Kenya condemned Uganda over the raid on Monday.", "condemned", "about", "the raid"),
        ("Kenya condemned Uganda's raids on the border.", "condemned", "about", "raids on the border"),
        ("Kenya called on Uganda to free the men.", "called-on", "to", "free the men"),
        ("Kenya expelled two Ugandan diplomats over a raid last week.", "diplomats-expelled", "over", "a raid"),
    ],
)
def test_words_of_the_text_play_the_roles_of_words(told, sentence, kind, role, words):
    assert told(kind, sentence)[role] == words


@pytest.mark.parametrize(
    "sentence",
    [
        "Ghana and Togo plan to strengthen cooperation.",
        "Ghana and Togo hope to boost cooperation.",
        "Ghana and Togo agreed to work towards closer cooperation.",
        "Ghana and Togo agreed to explore cooperation in space.",
    ],
)
def test_cooperation_that_is_intended_is_not_agreed(told, sentence):
    said = told("cooperation-agreed", sentence)
    assert (said["stance"], said["degree"]) == ("announced", "intended")


def test_what_is_agreed_is_a_deed_where_the_kind_is_an_agreement(told):
    assert told("cooperation-agreed", "Ghana and Togo agreed to boost cooperation.") == {"parties": ["GHA", "TGO"]}


def test_who_tells_of_a_deed_of_its_own_claims_nothing(told):
    said = told("diplomats-expelled", "Kenya announced the expulsion of two Ugandan diplomats.")
    assert said == {"sender": "UGA", "host": "KEN", "number": "2", "according-to": ["KEN"]}


def test_a_plan_is_not_said_on_the_day_of_what_it_answers(told):
    said = told("diplomats-expelled", "Kenya will expel two Ugandan diplomats over a raid last week, a minister said.")
    assert said["said"] == "2021-12-31"


def test_what_was_decided_and_done_is_told_once(drafted):
    told = drafted("Kenya severed ties with Mali.", "Kenya decided to sever ties with Mali.")
    assert [event.get("stance") for event in told] == [None]


@pytest.mark.parametrize("attack", ["an Oct. 7 attack", "Friday's attack"])
def test_a_date_that_says_which_attack_is_meant_is_not_the_day_of_the_act(drafted, attack):
    (event,) = drafted(f"Kenya severed ties with Mali over {attack}.")
    assert event["date"] == "[..2021-12-31]"


@pytest.mark.parametrize("words", ["in the South China Sea", "with Latin American partners", "in the Washington Post"])
def test_a_name_within_another_names_nobody(told, words):
    assert told("condemned", f"Kenya condemned the raid {words}.") == {"by": ["KEN"], "about": f"the raid {words}"}


def test_a_reason_is_no_act(drafted):
    assert [one["kind"] for one in drafted("Kenya cut ties with Mali in protest of the raid.")] == ["relations-severed"]


def test_two_of_one_list_do_it_to_one_another_unless_somebody_is_meant(told):
    assert told("relations-severed", "Ghana and Togo severed relations.") == {"by": "GHA", "with": "TGO"}
    said = told("condemned", "Ghana and Togo condemned the raid.")
    assert said == {"by": ["GHA", "TGO"], "about": "the raid"}


def test_a_quotation_of_one_word_goes_on_with_a_few_more(seeds):
    (found,) = Rules(seeds, Text(["Ghana condemned the raid on Monday."], parse_date("2021-12-31"))).candidates()
    assert found.quotation == "condemned the raid"


def test_an_office_holder_speaks_for_whose_name_stands_before_the_title(told):
    first = "Japan's Prime Minister Shigeru Abe Jr. met the press."
    assert told("visit-made", first, "Abe visited Malaysia.") == {"guest": "JPN", "host": "MYS"}


def test_what_stands_beyond_a_dash_tells_of_something_else(drafted):
    told = drafted("Kenya met officers of the armed forces \u2013 and banned them \u2013 in Mali.")
    assert "arms-embargo-imposed" not in [one["kind"] for one in told]


def test_what_somebody_is_accused_of_may_be_a_kind_of_its_own(drafted):
    (event,) = drafted("Japan accused China of spying on 3 May 2021.")
    assert event == {
        "kind": "espionage-alleged", "date": "2021-05-03", "by": "JPN", "for": "CHN", "according-to": ["JPN"]
    }  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("On 10 May 2021 Kenya said that it would expel two Ugandan diplomats.", "2021-05-10"),
        ("Kenya will expel two Ugandan diplomats, it said on 10 May 2021.", "2021-05-10"),
        ("Kenya will expel two Ugandan diplomats over the raid of 10 May 2021, it said.", "2021-12-31"),
    ],
)
def test_the_day_on_which_a_plan_is_said_is_that_beside_the_saying(told, sentence, said):
    assert told("diplomats-expelled", sentence)["said"] == said


def test_whom_only_a_quotation_names_plays_no_role_outside_it(told):
    said = told("condemned", "Kenya condemned, \u201cas a friend of Uganda\u201d, the raid in Mali.")
    assert "UGA" not in str(said)


def test_the_words_of_a_quotation_tell_of_no_deed_by_a_phrase_alone(drafted):
    words = "Kenya tightens sanctions on Uganda"
    assert "sanctions-widened" in [event["kind"] for event in drafted(f"{words}, a paper wrote.")]
    assert "sanctions-widened" not in [event["kind"] for event in drafted(f"\u201c{words},\u201d a paper wrote.")]


def test_whoever_speaks_before_while_says_nothing_of_what_follows(told):
    said = told("ambassador-recalled", "Japan said it was calm, while Chile recalled its ambassador to Peru.")
    assert said == {"sender": "CHL", "host": "PER"}


@pytest.mark.parametrize(
    ("sentence", "degree"),
    [
        ("Kenya announced a decision to expel two Ugandan diplomats.", "decided"),
        ("Kenya has been expected to expel two Ugandan diplomats.", "scheduled"),
        ("Kenya is going to expel two Ugandan diplomats.", "intended"),
        ("Kenya decided to recall its ambassador to Uganda and expel two Ugandan diplomats.", "decided"),
        ("Kenya agreed on Monday to expel two Ugandan diplomats.", "decided"),
    ],
)
def test_a_decision_is_no_deed(told, sentence, degree):
    said = told("diplomats-expelled", sentence)
    assert (said["stance"], said["degree"]) == ("announced", degree)


@pytest.mark.parametrize(
    "sentence", ["Kenya won't expel Ugandan diplomats.", "Uganda called in the expelled diplomats."]
)
def test_what_is_not_done_and_which_are_meant_is_no_deed(drafted, sentence):
    assert "diplomats-expelled" not in [event["kind"] for event in drafted(sentence)]


def test_a_deed_over_which_something_is_done_has_not_the_day_of_that(drafted):
    told = drafted(
        "On 3 May 2021 Kenya summoned Uganda's ambassador over the expulsion of a Kenyan diplomat by Kampala."
    )
    assert {event["kind"]: event["date"] for event in told} == {
        "envoy-summoned": "2021-05-03", "diplomats-expelled": "[..2021-12-31]"
    }  # fmt: skip


def test_the_host_is_whoever_acts_before_the_verb_and_the_sender_stands_by_the_envoy(told):
    said = told("envoy-summoned", "On Monday, Ghana and Togo summoned the Kenyan ambassadors.", "Kenya and Uganda met.")
    assert (said["host"], said["sender"]) == (["GHA", "TGO"], "KEN")
    said = told("protested", "Kenya summoned Uganda's ambassador to protest the raid.")
    assert (said["by"], said["toward"]) == ("KEN", "UGA")


def test_the_first_name_of_an_office_holder_may_be_that_of_the_family(told):
    lines = ["Chinese Premier Li Keqiang met the press in Singapore.", "Li began his first visit to Singapore."]
    assert told("visit-made", *lines) == {"guest": "CHN", "host": "SGP"}


def test_days_that_follow_one_another_are_one_date(drafted):
    (event,) = drafted("Kenya's president visited Uganda from July 16-18, 2019.")
    assert event["date"] == "2019-07-16/2019-07-18"


def test_who_leads_something_does_not_act_in_it(told):
    assert told("cooperation-agreed", "Ghana and Togo agreed to boost cooperation in the US-led bloc.") == {
        "parties": ["GHA", "TGO"]
    }


def test_the_two_are_a_third_and_whom_the_text_names_most(told):
    lines = ["Kenya met Uganda.", "Uganda met Kenya.", "Kenya spoke.", "Greeting Togo, the two countries held talks."]
    assert told("meeting-held", lines[-1], *lines[:-1])["parties"] == ["KEN", "TGO"]


@pytest.mark.parametrize(
    ("sentence", "kind", "role", "words"),
    [
        (
            "Ghana and Togo issued a joint statement on trade.",
            "statement-adopted",
            "what",
            "a joint statement on trade",
        ),
        ("Kenya denied the accusation, and left.", "accusation-denied", "what", "the accusation"),
        ("Kenya warned Uganda against a raid on the border.", "warned", "about", "a raid on the border"),
        ("Kenya congratulated Uganda on its election.", "congratulated", "over", "its election"),
    ],
)
def test_words_play_a_role_behind_their_verb_and_behind_what_goes_with_it(told, sentence, kind, role, words):
    assert told(kind, sentence)[role] == words


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Ghana and Togo launched negotiations on a fisheries agreement.", "negotiations-opened"),
        ("Ghana and Togo concluded their fisheries agreement negotiations.", "negotiations-concluded"),
    ],
)
def test_what_talks_are_about_is_the_agreement(told, sentence, kind):
    assert told(kind, sentence)["agreement"] == "fisheries-agreement-gha-tgo"


def test_what_became_of_something_is_told_by_the_way_with_its_day_alone(drafted):
    said = "Kenya and Uganda spoke of their relations, severed {}, at length."
    assert drafted(said.format("long ago")) == []
    assert [event["date"] for event in drafted(said.format("in 1961"))] == ["1961"]


def test_an_abbreviation_ends_no_words(told):
    said = told("condemned", "Kenya condemned the new U.S. sanctions against officers of the Ugandan law enforcement.")
    assert said["about"] == "the new U.S. sanctions against officers"


def test_to_establish_again_is_to_restore(drafted):
    told = drafted("Kenya and Uganda reached a deal to re-establish diplomatic relations.")
    assert [(event["kind"], event["degree"]) for event in told if "degree" in event] == [
        ("relations-restored", "decided")
    ]


@pytest.mark.parametrize(
    ("sentence", "guest", "host"),
    [
        ("Kenya met with its Ugandan counterpart during his visit to Uganda.", "KEN", "UGA"),
        ("Kenya met its Ugandan counterpart during the latter's visit to Kenya.", "UGA", "KEN"),
    ],
)
def test_who_is_visited_stands_behind_the_visit(told, sentence, guest, host):
    assert told("visit-made", sentence) == {"guest": guest, "host": host}


def test_who_recalls_its_own_envoy_sends_it_also_where_it_expels_another_ones(told):
    said = told("ambassador-recalled", "Kenya said it was expelling the Ugandan ambassador and recalling its envoy.")
    assert (said["sender"], said["host"]) == ("KEN", "UGA")


@pytest.mark.parametrize("who", ["an anti-American socialist", "a close Washington ally", "an ex-American"])
def test_whom_somebody_is_for_or_against_does_nothing(drafted, who):
    (event,) = drafted(f"Kenya, {who}, accused Uganda of backing the rebels.")
    assert (event["by"], event["toward"]) == ("KEN", "UGA")


@pytest.mark.parametrize("paper", ["a Malaysian news agency", "Malaysian state media", "the Malaysian daily The Star"])
def test_a_paper_speaks_for_no_country(told, paper):
    assert "according-to" not in told("visit-made", f"Kenya visited Uganda, according to {paper}.")


@pytest.mark.parametrize(
    "sentence",
    [
        "Kenya recalled its ambassador to Uganda following a skirmish on Saturday.",
        "Next Tuesday Kenya will recall its ambassador to Uganda.",
    ],
)
def test_a_day_of_another_thing_and_one_to_come_are_not_the_day(drafted, sentence):
    (event,) = drafted(sentence)
    assert (event.get("date"), event.get("said")) in (("[..2021-12-31]", None), (None, "2021-12-31"))


def test_a_quotation_does_not_end_within_an_abbreviation(seeds):
    line = "Ghana condemned the new U.S. sanctions on Monday."
    (found,) = Rules(seeds, Text([line], parse_date("2021-12-31"))).candidates()
    assert found.quotation == "condemned the new U.S"


def test_who_may_not_enter_is_no_host_of_a_visit(told):
    said = told("entry-banned", "Kenya named 25 officials of Uganda, who are banned from entering Kenyan territory.")
    assert (said["by"], said["target"]) == ("KEN", "UGA")


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("In March 2014 Kenya annexed Uganda, previously independent.", "territory-annexed"),
        ("In March 2014 Kenya declared two Ugandan diplomats \u201cpersona non grata\u201d.", "diplomats-expelled"),
        ("In March 2014 Kenya expelled dozens of Ugandan officials.", "diplomats-expelled"),
    ],
)
def test_what_was_before_dates_nothing_beside_a_date(drafted, sentence, kind):
    assert [(event["kind"], event["date"]) for event in drafted(sentence)] == [(kind, "2014-03")]


@pytest.mark.parametrize(
    ("sentence", "told_of"),
    [
        (
            "BRICS invited Argentina, Egypt, Ethiopia, Iran, Saudi Arabia and Kenya on Thursday to become members.",
            {"kind": "format-invited", "who": ["ARG", "EGY", "ETH", "IRN", "SAU", "KEN"], "format": "BRICS"},
        ),
        ("BRICS invited six states to become members.", {"kind": "format-invited", "format": "BRICS"}),
        ("Finland was invited to join NATO.", {"kind": "format-invited", "who": ["FIN"], "format": "NATO"}),
        (
            "Mali urged Niger to withdraw from ECOWAS.",
            {"kind": "called-on", "by": "MLI", "toward": "NER", "to": "withdraw from ECOWAS"},
        ),
        (
            "Niger threatened to leave ECOWAS.",
            {"kind": "format-left", "who": ["NER"], "format": "ECOWAS", "stance": "announced", "degree": "threatened"},
        ),
        (
            "Kenya and Uganda agreed on Monday to join the African Union.",
            {
                "kind": "format-joined",
                "who": ["KEN", "UGA"],
                "format": "AFRICAN-UNION",
                "stance": "announced",
                "degree": "decided",
            },
        ),
    ],
)
def test_a_verb_that_governs_another_is_what_is_told_and_a_plan_is_one_of_the_deed(drafted, sentence, told_of):
    (event,) = drafted(sentence)
    assert {key: value for key, value in event.items() if key not in ("date", "said")} == told_of


@pytest.mark.parametrize(
    "sentence",
    [
        "Armenia refused to sign the agreement with Russia.",
        "Kenya asked Peru to send an ambassador.",
        "Turkey allowed Sweden to join NATO.",
        "The United States forced Panama to break off relations with China.",
        "Kenya joined the EU in talks.",
        "Kenya left for a meeting of NATO.",
        "Kenya met protesters in Uganda.",
    ],
)
def test_what_somebody_is_only_asked_to_do_is_not_told(drafted, sentence):
    assert drafted(sentence) == []


def test_the_bloc_is_the_format_that_was_named_last(told):
    assert told("format-left", "Niger met ECOWAS.", "Mali left the bloc.") == {"who": ["MLI"], "format": "ECOWAS"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Ghana, Kenya and Togo summoned Peru's envoys on Monday.",
        "Peru's ambassador was summoned by Ghana, Kenya and Togo.",
    ],
)
def test_an_envoy_whom_several_states_summon_is_one_event(told, sentence):
    assert told("envoy-summoned", sentence) == {"host": ["GHA", "KEN", "TGO"], "sender": "PER"}


def test_a_break_between_two_is_a_break_of_both(told):
    said = told("relations-severed", "The break in relations between Chile and Peru came on 3 May 2021.")
    assert said == {"by": "CHL", "with": "PER"}


def test_whom_a_text_has_named_with_a_post_speaks_for_a_state_by_the_surname_alone(told):
    lines = ("Chile's president, Gabriel Boric, spoke.", "Boric condemned the coup in Niger.")
    assert told("condemned", *lines) == {"by": ["CHL"], "toward": "NER", "about": "the coup in Niger"}
    lines = ("Chile met Peru's ambassador Ana Soto.", "Santiago then declared Soto persona non grata.")
    assert told("ambassador-declared-non-grata", *lines) == {"host": "CHL", "sender": "PER"}


def test_who_did_a_deed_that_is_named_again_is_who_is_condemned_for_it(drafted, seeds):
    lines = ("Chile recalled its ambassador to Iceland on 3 May 2021.", "Norway and Canada condemned the recall.")
    (_, event) = drafted(*lines)
    assert event["toward"] == "CHL"
    (_, found) = Rules(seeds, Text(lines, parse_date("2021-12-31"))).candidates()
    assert found.beside == (("recalled its ambassador", 1),)  # which names Chile's deed
    lines = ("Chile and Peru recalled their ambassadors to Iceland.", "Norway and Canada condemned the recall.")
    assert "toward" not in drafted(*lines)[-1]


def test_whom_the_act_is_done_to_by_which_something_is_said_is_the_one_meant(told):
    said = told("condemned", 'Ghana and Togo summoned Peru\'s envoy to "condemn, in the strongest terms" the raid.')
    assert said == {"by": ["GHA", "TGO"], "toward": "PER", "about": "the raid"}


def test_who_does_two_things_is_not_the_one_to_whom_the_first_was_done(told):
    lines = ("Chile met Peru's ambassador Ana Soto.", "Chile expelled Soto and recalled its ambassador to Peru.")
    assert told("ambassador-recalled", *lines) == {"sender": "CHL", "host": "PER"}


def test_who_agreed_in_quoted_words_to_resume_relations_has_not_resumed_them(drafted):
    (event, _) = drafted('Ghana and Peru had agreed "to resume diplomatic relations and re-open their embassies" soon.')
    assert (event["kind"], event["stance"], event["degree"]) == ("relations-restored", "announced", "decided")
