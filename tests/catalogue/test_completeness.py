"""What a good catalogue has beyond what can be read: the seeds, where something is amiss, what is said."""

import pytest

BEGUN = """\
fluents:
  trade: {args: [a: actor, b: actor], section: relations, says: trade}
kinds:
  relations-opened:
    label: opens relations
    roles: {parties: list of actor}
    initiates: ["relations(parties, parties)"]
    sentence: "{parties} {opened|open} relations"
    example: {date: 2001-03-01, parties: [LTU, CHN]}
    changes: ["relations(LTU, CHN)"]
    leaves: ["trade(LTU, CHN)"]
    instead: an end is relations-severed
  relations-severed:
    label: severs relations
    roles: {parties: list of actor}
    presupposes: ["relations(parties, parties)"]
    terminates: ["relations(parties, parties)"]
    sentence: "{parties} {severed|sever} relations"
    example: {date: 2003-03-01, parties: [LTU, CHN]}
    changes: ["not relations(LTU, CHN)"]
    leaves: ["trade(LTU, CHN)"]
    instead: a beginning is relations-opened
"""
RANK = """\
fluents:
  {mark}rank:
    args: [of: actor, in: word]
    values: [low, high]
    section: relations
    says: rank of {{of}} in {{in}}
    {more}
kinds:
  raised:
    label: raises
    roles: {{who: actor, to: optional word}}
    initiates: ["rank(who, {arg}) = {value}"]
    sentence: "{{who}} {{rose|rise}}"
    example: {{date: 2001, who: LTU, to: high}}
    changes: ["rank(LTU, trade) = high"]
    leaves: ["relations(LTU, CHN)"]
    instead: no other kind
  {other}
"""
LOWERED = """\
lowered:
    label: lowers
    roles: {{who: actor, in: word}}
    {effect}
    sentence: "{{who}} {{fell|fall}}"
    example: {{date: 2001, who: LTU, in: {word}}}
    changes: ["not rank(LTU, {word}) = high"]
    leaves: ["relations(LTU, CHN)"]
    instead: no other kind
"""


def rank(other="", value="high", arg="'trade'", more="", mark=""):
    return RANK.format(mark=mark, other=other, value=value, arg=arg, more=more)


def lowered(effect, word="trade"):
    return LOWERED.format(effect=effect, word=word)


def test_a_complete_catalogue_has_no_finding(checked):
    assert checked(BEGUN) == ()


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("    example: {date: 2001-03-01, parties: [LTU, CHN]}\n", "the kind 'relations-opened' lacks 'example'"),
        (
            '    changes: ["relations(LTU, CHN)"]\n',
            "no entry of 'changes' shows what 'relations-opened' does to relations",
        ),
        ('    leaves: ["trade(LTU, CHN)"]\n', "the kind 'relations-opened' lacks 'leaves'"),
        ("    instead: an end is relations-severed\n", "the kind 'relations-opened' lacks 'instead'"),
    ],
)
def test_a_kind_says_what_its_readers_need(lack, line, message):
    assert lack(BEGUN.replace(line, "", 1).replace("  relations-opened:", "  «relations-opened»:")).message == message


@pytest.mark.parametrize("verb", ["invited", "maintained", "were received"])
def test_a_verb_has_its_infinitive_beside_it(lack, verb):
    told = f'"{{parties}} {verb} one another"'
    text = BEGUN.replace('"{parties} {opened|open} relations"', f"«{told}»")
    assert f"no verb is marked in {told}".replace('"', "'") in lack(text).message


@pytest.mark.parametrize("shows", ["figure", "position"])
def test_what_is_only_stated_needs_no_verb(checked, shows):
    text = BEGUN.replace('"{parties} {opened|open} relations"', f'"{{parties}}: relations"\n    shows: {shows}')
    assert checked(text) == ()


def test_what_is_counted_has_a_word_for_one(lack):
    text = BEGUN.replace("label: opens relations", "label: opens relations\n    counter: «summits»")
    assert lack(text).message == "'counter' does not say what one of the summits is called"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (rank(), "no kind ends rank(who, trade) = high, which 'raised' begins"),
        (rank(value="{to}"), None),
        (rank(lowered("initiates: [\"rank(who, 'trade') = low\"]")), None),
        (
            rank(lowered('terminates: ["rank(who, in) = low"]')),
            "no kind ends rank(who, trade) = high, which 'raised' begins",
        ),
        (
            rank(lowered("terminates: [\"rank(who, 'fish')\"]", "fish"), mark="«"),
            "no kind ends rank(who, trade) = high, which 'raised' begins",
        ),
        (rank(lowered('terminates: ["rank(who, in)"]')), None),
        (rank(more="unending: a rank is for life"), None),
    ],
    ids=[
        "never",
        "a role gives any value",
        "another value",
        "another value's end",
        "another word",
        "ended",
        "unending",
    ],
)
def test_what_begins_has_an_end(checked, text, message):
    found = [one.message for one in checked(text) if one.code == "no-end"]
    assert found == ([message] if message else [])


def test_an_end_is_asked_for_at_the_fluent(lack):
    remedy = lack(rank(mark="«")).remedy
    assert "'unending: ...'" in remedy


@pytest.mark.parametrize(
    ("instead", "message", "remedy"),
    [
        ("an end is «relations-sevred", "no kind is called 'relations-sevred'", "Nearest: relations-severed"),
        ("an end is «`border-severed`", "no kind is called 'border-severed'", ""),
        ("«an end is a so-called rupture", "'instead' names no other kind", "Name the kind"),
    ],
)
def test_instead_names_kinds_that_are_there(lack, instead, message, remedy):
    finding = lack(BEGUN.replace("an end is relations-severed", instead.replace("«`", "`«")))
    assert finding.message == message
    assert remedy in finding.remedy


@pytest.mark.parametrize(
    "instead",
    ["an end is relations-severed, a hand-over none", "an end is `relations-severed`", "nothing comes near"],
)
def test_other_words_are_no_kinds(checked, instead):
    assert checked(BEGUN.replace("an end is relations-severed", instead)) == ()


def test_a_deprecated_kind_names_one_that_is_in_use(lack):
    line = "    instead: an end is relations-severed\n"
    wrong = lack(BEGUN.replace(line, f"{line}    deprecated: «relations-openned\n"))
    assert (wrong.message, wrong.remedy[:24]) == ("unknown kind 'relations-openned'", "Nearest: relations-opene")


def test_a_deprecated_kind_does_not_name_another(checked):
    one, other = "    instead: an end is relations-severed\n", "    instead: a beginning is relations-opened\n"
    both = BEGUN.replace(one, f"{one}    deprecated: relations-severed\n").replace(
        other, f"{other}    deprecated: relations-opened\n"
    )
    assert [one.message for one in checked(both)] == [
        "'relations-severed' is deprecated itself",
        "'relations-opened' is deprecated itself",
    ]


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("cameo: «21", "'21' is no code of CAMEO"),
        ("cameo: «1", "'1' is no code of CAMEO"),
        ('goldstein: «"10.5"', "'10.5' is no value of Goldstein's"),
        ("plover: «SANCTIONS", "'SANCTIONS' is no category of PLOVER"),
    ],
)
def test_codes_of_the_field_are_codes(lack, code, message):
    line = "    instead: an end is relations-severed\n"
    assert lack(BEGUN.replace(line, f"{line}    {code}\n")).message == message


@pytest.mark.parametrize("code", ['cameo: "0311"', 'goldstein: "-10.0"', 'goldstein: "3.5"', "plover: SANCTION/expel"])
def test_good_codes_are_taken(checked, code):
    line = "    instead: an end is relations-severed\n"
    assert checked(BEGUN.replace(line, f"{line}    {code}\n")) == ()


NAMES = [
    ("NOR: {type: country, names: [Norway], aliases: [Norge, «vilnius]}", "'vilnius' means NOR and LTU on one day"),
    ("NOR: {type: country, names: [Norway], alpha-2: «LT}", "'LT' means NOR and LTU on one day"),
    ("NOR: {type: country, names: [Norway], capital: «lithuania}", "'lithuania' means NOR and LTU on one day"),
    ("NOR: {type: country, names: [Norway], native: «Ltu}", "'Ltu' means NOR and LTU on one day"),
    ("«VILNIUS: {type: company, names: [A Bank]}", "'VILNIUS' means VILNIUS and LTU on one day"),
]


@pytest.mark.parametrize(("actor", "message"), NAMES)
def test_a_name_means_one_actor_on_any_day(lack, actor, message):
    assert lack(f"actors:\n  {actor}\n").message == message


@pytest.mark.parametrize(
    "more",
    [
        """OLD: {type: country, names: [Borduria], existence: [1918/1940-08-03]}
  NEW: {type: country, names: [Borduria], existence: [1940-08-03/..]}""",
        """OLD: {type: country, names: [{name: Borduria, to: 1940-08-02}, {name: Old Borduria, from: 1940-08-03}]}
  NEW: {type: country, names: [{name: Borduria, from: 1940-08-03}]}""",
        "OLD: {type: country, names: [Borduria, borduria], aliases: [BORDURIA]}",
    ],
    ids=["one exists after the other", "one is called so after the other", "one actor's own"],
)
def test_one_name_may_mean_two_actors_on_different_days(checked, more):
    assert checked(f"actors:\n  {more}\n") == ()


def test_names_that_meet_for_a_day_are_found(checked):
    text = (
        "actors:\n  OLD: {type: country, names: [Borduria], existence: [1918/1940-08-03]}\n"
        "  NEW: {type: country, names: [Borduria], existence: [1940-08-02/..]}\n"
    )
    assert [one.message for one in checked(text)] == ["'Borduria' means NEW and OLD on one day"]
