"""Examples are events: what a kind's own example does is what the kind says of it, and its sentence reads well."""

import pytest

FORMATS = """\
formats:
  CLUB: {type: format, names: [Club], article: yes, existence: [1990-01-01/..]}
fluents:
  link: {args: [a: actor, b: actor], symmetric: yes, section: relations, says: "the road between {a} and {b}"}
  rank: {args: [of: actor], values: [low, high], initial: false, section: relations, says: "rank of {of}"}
kinds:
  observed:
    label: sees
    roles: {}
    sentence: it {was|be} seen
    example: {date: 2001, that: "relations(LTU, CHN)"}
    changes: relations(LTU, CHN)
    leaves: link(LTU, CHN)
    instead: nothing else
"""
KIND = """\
kinds:
  done:
    label: does
    roles: {roles}
    {effects}
    sentence: {sentence}
    example: {example}
    changes: {changes}
    leaves: {leaves}
    instead: nothing else
"""
JOINED = {
    "roles": "{who: list of actor, format: format, as: optional word}",
    "effects": 'initiates: ["member(who, format) = {as}"]',
    "sentence": '"{who} {joined|join} {format}[ as {as}]"',
    "example": "{date: 2001-03-01, who: [LTU, CHN], format: CLUB, as: observer}",
    "changes": '["member(LTU, CLUB) = observer", "not member(CHN, CLUB) = full"]',
    "leaves": '["relations(LTU, CHN)"]',
}
ENDED = JOINED | {
    "roles": "{who: list of actor}",
    "effects": 'terminates: ["rank(who)"]',
    "sentence": '"{who} {fell|fall}"',
    "example": "{date: 2001-03-01, who: LTU}",
    "changes": '["not rank(LTU)"]',
}
OPENED = JOINED | {
    "roles": "{parties: list of actor}",
    "effects": 'releases: ["link(parties, parties)"]',
    "sentence": '"the road of {parties} {is|be} in doubt"',
    "example": "{date: 2001-03-01, parties: [LTU, CHN]}",
    "changes": '["perhaps link(CHN, LTU)"]',
}


def kind(base=None, **other):
    return KIND.format(**((base or JOINED) | other))


def faults(checked, text):
    """The findings about what examples do, and about sentences: not that there is no end."""
    return [one for one in checked(text, FORMATS) if one.code != "no-end"]


@pytest.mark.parametrize("base", [JOINED, ENDED, OPENED], ids=["begins", "ends", "leaves open"])
def test_an_example_that_does_what_its_kind_says_is_no_finding(checked, base):
    assert faults(checked, kind(base)) == []


@pytest.mark.parametrize(
    ("example", "message"),
    [
        ("{date: 2001-03-01, who: [LTU, «LTX], format: CLUB}", "unknown actor 'LTX'"),
        ("{date: 2001-03-01, who: [LTU], «formt: CLUB, format: CLUB}", "unknown key 'formt'"),
        ("«{date: 2001-03-01, who: [LTU]}", "the event lacks 'format'"),
        ("{date: 2001-03-01, who: [LTU], format: CLUB, as: «grand}", "unknown value 'grand'"),
        ("«{who: [LTU], format: CLUB}", "the example lacks 'date'"),
        ("{«id: one, date: 2001-03-01, who: [LTU], format: CLUB}", "an example has no 'id'"),
        ("{date: «2001-02-30, who: [LTU], format: CLUB}", "2001-02-30"),
    ],
)
def test_an_example_is_read_as_an_event_of_a_log_is(checked, example, message):
    text = kind(example=example)
    before = text.partition("«")[0]
    found = [one for one in faults(checked, text) if message in one.message]
    places = [(one.place.line, one.place.column) for one in found]
    assert len(places) == 1
    assert places[0][0] == before.count("\n") + 1


def test_an_example_on_a_day_before_a_format_existed_is_found(checked):
    text = kind(example="{date: 1989-12-31, who: [LTU, CHN], format: CLUB, as: observer}")
    assert "days on which CLUB does not exist" in next(one.message for one in faults(checked, text))


CHANGES = [
    (JOINED, "member(LTU, CLUB) = full", "member(LTU, CLUB) = full does not hold on 1 March 2001"),
    (JOINED, "not member(LTU, CLUB)", "member(LTU, CLUB) holds on 1 March 2001"),
    (JOINED, "relations(LTU, CHN)", "relations(CHN, LTU) possibly holds on 1 March 2001"),
    (JOINED, "not rank(LTU)", "rank(LTU) does not hold on the eve and without the example, too"),
    (ENDED, "not rank(CHN)", "rank(CHN) does not hold on the eve and without the example, too"),
    (JOINED, "perhaps relations(LTU, CHN)", "the example does not leave relations(CHN, LTU) open"),
    (OPENED, "link(LTU, CHN)", "link(CHN, LTU) possibly holds on 1 March 2001"),
    (JOINED, "membr(LTU, CLUB)", "unknown fluent 'membr'"),
    (JOINED, "member(LTU)", "member has 2 arguments"),
    (JOINED, "member(LTU, NATO)", "unknown actor 'NATO'"),
    (JOINED, "perhaps membr(LTU, CLUB)", "unknown fluent 'membr'"),
]


@pytest.mark.parametrize(("base", "change", "message"), CHANGES)
def test_what_is_said_to_change_changes(checked, base, change, message):
    (finding,) = faults(checked, kind(base, changes=base["changes"].replace("]", f', "{change}"]')))
    assert message in finding.message
    assert finding.place.line == 8


@pytest.mark.parametrize(
    ("base", "fluent", "message"),
    [
        (JOINED, "member(LTU, CLUB)", "it holds on 1 March 2001, and possibly holds on the eve"),
        (ENDED, "rank(LTU)", "the kind sets or ends rank(LTU)"),
        (JOINED, "member(LTX, CLUB)", "unknown actor 'LTX'"),
    ],
)
def test_what_is_said_to_be_left_alone_is_not_touched(checked, base, fluent, message):
    (finding,) = faults(checked, kind(base, leaves=f'["{fluent}"]'))
    assert message in finding.message
    assert finding.place.line == 9


def test_what_a_kind_only_presupposes_is_left_alone(checked):
    text = kind(effects='presupposes: ["relations(who, who)"]', changes="[]", leaves='["relations(LTU, CHN)"]')
    assert faults(checked, text) == []


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("{who} {joined|join}  {format}", "Lithuania and China joined  the Club"),
        ("{who} {joined|join} the {format}", "Lithuania and China joined the the Club"),
        ("{who} {joined|join} {format} as {as}", "Lithuania and China joined the Club as "),
        ("{who} {joined|join} {format}[ as {as}] .", "Lithuania and China joined the Club as observer ."),
    ],
)
def test_a_sentence_that_reads_badly_is_shown_as_it_reads(checked, sentence, told):
    (finding,) = faults(checked, kind(sentence=f'"{sentence}"'))
    assert finding.message == f"it reads '{told}'"
    assert finding.place.line == 6


def test_a_fluents_phrase_that_reads_badly_is_shown_as_it_reads(checked):
    fluent = "fluents:\n  seat: {args: [of: format], section: relations, says: 'seat of the {of}'}\n"
    (finding,) = faults(checked, fluent)
    assert finding.message == "it reads 'Seat of the the Club'"
