"""The evidence gate: what the text does not say is refused with the reason; what it says passes, to the letter."""

import random

import pytest

LINE = "China recalled its ambassador to Lithuania on 10 August 2021, a day after the note."
RECALLED = {"kind": "ambassador-recalled", "sender": "China", "host": "Vilnius", "date": "2021-08-10"}
SAID = "recalled its ambassador to Lithuania"


def test_what_the_text_says_passes_by_its_codes_and_its_line(gate):
    event = gate(["A heading", LINE], **RECALLED, quotation=SAID)
    assert event == {
        "id": "ambassador-recalled",
        "kind": "ambassador-recalled",
        "sender": "CHN",
        "host": "LTU",
        "date": "2021-08-10",
        "evidence": {"line": "2", "words": SAID},
    }


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        (
            {"quotation": "recalled the ambassador to Lithuania"},
            "the quotation does not stand in the text to the letter",
        ),
        ({"quotation": "Recalled its ambassador"}, "the quotation does not stand in the text to the letter"),
        ({"quotation": "China recalled its ambassad"}, "the quotation does not stand in the text to the letter"),
        ({"quotation": "its"}, "a quotation of one short word proves nothing"),
        ({"quotation": ""}, "a quotation of one short word proves nothing"),
        ({"line": 1}, "the quotation does not stand on line 1"),
        ({"date": "2021-08-09"}, "no words near the quotation mean the date 2021-08-09 ('date')"),
        ({"date": "2021-08"}, "no words near the quotation mean the date 2021-08 ('date')"),
        ({"until": "2025"}, "no words near the quotation mean the date 2025 ('until')"),
        ({"date": ["2021-08-09"]}, "no words near the quotation mean the date [2021-08-09] ('date')"),
        ({"date": ["1999..2020"]}, "no words near the quotation mean the date [1999..2020] ('date')"),
        ({"effective": ["2021-08-10", "2021-08-11"]}, "mean the date [2021-08-10,2021-08-11] ('effective')"),
        ({"sender": "Atlantis"}, "No actor is called 'Atlantis'"),
        ({"kind": "ambassador-vanished"}, "unknown kind 'ambassador-vanished'"),
        ({"mood": "grim"}, "unknown key 'mood'"),
    ],
)
def test_what_the_text_does_not_say_is_refused_with_the_reason(gate, changed, reason):
    fields = {**RECALLED, "quotation": SAID, **changed}
    reasons = gate(["A heading", LINE], line=fields.pop("line", None), **fields)
    assert any(reason in one for one in reasons)


def test_a_date_in_a_list_is_the_set_that_the_words_mean(gate):
    line = "China recalled its ambassador to Lithuania on 10 or 11 August 2021."
    event = gate([line], **{**RECALLED, "date": ["2021-08-10", "2021-08-11"]}, quotation=SAID)
    assert event["date"] == ["2021-08-10", "2021-08-11"]


CARDS = {"kind": "identity-cards-called-in", "host": "China", "sender": "Lithuania", "date": "2021-11-24"}
CALLED_IN = "China demanded the identity cards of Lithuania's diplomats on 24 November 2021, by 14 December 2021."


def test_the_date_of_a_role_follows_from_words_too(gate):
    asked = {**CARDS, "quotation": "demanded the identity cards of Lithuania's diplomats"}
    assert gate([CALLED_IN], **asked, deadline="2021-12-14")["deadline"] == "2021-12-14"
    reasons = gate([CALLED_IN], **asked, deadline="2021-12-15")
    assert reasons == ("no words near the quotation mean the date 2021-12-15 ('deadline')",)


def test_an_actor_by_a_role_s_former_name_is_known_and_there(gate):
    line = "China declared Lithuania its adversary on 10 August 2021, and on 10 August 1950."
    asked = {"kind": "adversary-declared", "by": "China", "quotation": "China declared Lithuania its adversary"}
    assert gate([line], **asked, about="Lithuania", date="2021-08-10")["about"] == "LTU"
    assert gate([line], **asked, about="LTU", date="1950-08-10") == ("Lithuania is not there on 1950-08-10",)


def test_an_actor_has_to_be_there_on_the_day(gate):
    line = "China recalled its ambassador to Lithuania on 10 August 1950."
    reasons = gate([line], kind="ambassador-recalled", sender="CHN", host="LTU", date="1950-08-10", quotation=SAID)
    assert reasons == ("Lithuania is not there on 1950-08-10",)


def test_what_was_still_to_come_is_not_reported(gate):
    reasons = gate([LINE], published="2021-08-01", **RECALLED, quotation=SAID)
    assert "it is told of 2021-08-10, after the publication" in reasons


def test_white_space_and_composed_letters_are_the_same_text(gate):
    line = "Caf\u00e9  owners say that China recalled its\u00a0ambassador to Lithuania."
    fields = {**RECALLED, "date": "[..2021-12-31]"}
    assert isinstance(
        gate([line], **fields, quotation="Cafe\u0301 owners say that  China recalled its ambassador"), dict
    )


def test_a_line_that_is_left_out_proves_nothing(gate):
    reasons = gate(["text", LINE], skip=[(2, 2)], **RECALLED, quotation=SAID)
    assert reasons == ("the quotation does not stand in the text to the letter",)


def test_a_long_quotation_is_kept_by_its_first_ten_words(gate):
    event = gate([LINE], **RECALLED, quotation=LINE.removesuffix("."))
    assert event["evidence"]["words"] == "China recalled its ambassador to Lithuania on 10 August 2021,"


WORDS = """the Council adopted a decision on the extension of measures in view of the situation on Monday after long
    talks between envoys of both sides who had met in a hotel by the lake where snow fell all night and nobody slept"""


def spoilt(rng, words):
    """Spoil a quotation in one of the ways in which programs do: another word, none, two turned round, a letter."""
    changed, at = list(words), rng.randrange(len(words))
    way = rng.randrange(5)
    if way == 0:
        changed[at] = rng.choice(["never", "perhaps", "all"])
    elif way == 1 and at not in (0, len(words) - 1):
        del changed[at]
    elif way == 2:
        changed.insert(max(1, at), "not")
    elif way == 3:
        changed[at] += "x"
    else:
        changed[at] = changed[at].swapcase()
    return " ".join(changed)


def test_two_hundred_quotations_planted_wrongly_are_refused_and_exact_ones_never(gate):
    rng = random.Random(15)  # noqa: S311 - a test's own
    words = WORDS.split()
    lines = [" ".join(rng.sample(words, len(words))) for _ in range(20)]
    fields = {"kind": "ambassador-recalled", "sender": "CHN", "host": "LTU", "date": "[..2021-12-31]"}
    planted = 0
    while planted < 200:
        words = rng.choice(lines).split()
        begin = rng.randrange(len(words) - 10)
        taken = words[begin : begin + rng.randrange(3, 11)]
        wrong = spoilt(rng, taken)
        assert isinstance(gate(lines, **fields, quotation=" ".join(taken)), dict)
        if not any(wrong in line for line in lines):
            assert gate(lines, **fields, quotation=wrong) == ("the quotation does not stand in the text to the letter",)
            planted += 1


@pytest.mark.parametrize("line", [0, -1, 7])
def test_a_line_that_the_text_has_not_is_refused(gate, line):
    proposal = {"kind": "ambassador-recalled", "date": "2021-08-10", "sender": "CHN", "host": "LTU"}
    lines = ("On 2021-08-10 China recalled its ambassador to Lithuania.", "China said no more.")
    words = "recalled its ambassador"
    assert any("line" in why for why in gate(lines, line=line, quotation=words, **proposal))
