"""Two actors over all days: the days on which what is told becomes another, and each state once."""

import io
from datetime import date, timedelta

LATER = """\
document:
  id: later
  title: A later report
  publisher: A paper
  published: {date: 2023-05-01, basis: printed}
events:
  - {id: again, kind: ambassador-accredited, date: 2022-03-01, sender: CHN, host: LTU, evidence: {line: 1}}
  - {id: planned, kind: ambassador-recalled, stance: announced, degree: scheduled, said: 2023-01-01, date: 2023-03,
     sender: LTU, host: CHN, evidence: {line: 2}}
"""


def told_on(states, when):
    """Return the lines of a day."""
    return [states.value.lines[number] for number in states.value.now.on(when.toordinal()).lines]


def answers_on(states, when):
    """Return what the lines of a day answer."""
    return sorted(str(answer) for line in told_on(states, when) for answer in line.answers)


def asked_on(desk, when, known_by=None):
    """Return what the desk answers for a day; what is made of other answers is told only where it holds."""
    answers = desk.relation("LTU", "CHN", on=when, known_by=known_by).to_dict()["answers"]
    told = [each for each in answers if each["answer"] == "holds" or not is_derived(desk, each["fluent"])]
    return sorted(str((each["fluent"], each["value"], each["answer"])) for each in told)


def is_derived(desk, fluent):
    return desk.catalogue_in_force().is_derived(fluent.partition("(")[0])


def test_the_days_on_which_what_is_told_becomes_another(desk):
    days = desk.states("LTU", "CHN").days
    assert date(2012, 4, 26) in days  # both joined
    assert date(2021, 5, 22) in days  # one left
    assert date(2021, 8, 10) in days  # the ambassador was recalled
    assert date(2021, 8, 11) not in days
    assert any(day > date(2023, 1, 1) for day in days)  # nothing confirms any more that there is none


def test_each_line_is_kept_once_and_the_state_of_any_day_is_what_the_desk_answers(desk):
    desk.append(io.BytesIO(LATER.encode()))
    states = desk.states("LTU", "CHN")
    assert len(set(states.value.lines)) == len(states.value.lines)
    around = [day + timedelta(step) for day in states.days for step in (-1, 0, 1)]
    assert [day for day in around if answers_on(states, day) != asked_on(desk, day)] == []


def test_a_plan_falls_overdue_and_then_nobody_waits_for_it(desk):
    desk.append(io.BytesIO(LATER.encode()))
    states = desk.states("LTU", "CHN")
    marks = [
        {line.mark for line in told_on(states, day)} & {"pending", "overdue", "unknown"}
        for day in (date(2022, 12, 31), date(2023, 3, 31), date(2023, 4, 1), date(2024, 4, 1))
    ]
    assert marks == [set(), {"pending"}, {"overdue"}, {"unknown"}]


def test_what_was_known_earlier_is_told_with_the_day_of_each_publication(desk):
    desk.append(io.BytesIO(LATER.encode()))
    states = desk.states("LTU", "CHN", knowledge=True)
    then, now = states.value.known
    assert (date.fromordinal(then.known_by), now.known_by) == (date(2021, 12, 31), None)
    assert (then.documents, now.documents) == (1, 2)
    day = date(2022, 6, 1)
    lines = {states.value.lines[number].text for number in then.on(day.toordinal()).lines}
    assert "China has no ambassador in Lithuania (recalled)" in lines
    assert "China has an ambassador at post in Lithuania" in {line.text for line in told_on(states, day)}
    told = [states.value.lines[number] for number in then.on(day.toordinal()).lines]
    answers = sorted(str(answer) for line in told for answer in line.answers)
    assert answers == asked_on(desk, day, known_by="2021-12-31")


def test_an_act_is_told_from_its_first_day_with_its_cause_and_its_source(desk):
    states = desk.states("LTU", "CHN").value
    acts = {act.happening: act for act in states.acts}
    recalled = acts["paper/recalled"]
    assert date.fromordinal(recalled.told_from) == date(2021, 8, 10)
    assert date.fromordinal(recalled.known_from) == date(2021, 12, 31)
    assert [sentence.text for sentence in recalled.below] == [
        "Because Lithuania left China-CEEC (17+1) (on 22 May 2021)."
    ]
    cited = [states.sources[number - 1] for number in recalled.sources]
    assert [(one.told, one.words, one.events) for one in cited] == [
        (
            ". A paper, on 31 December 2021, line 12: “recalling its ambassador”.",
            "recalling its ambassador",
            ("paper/recalled",),
        )
    ]


def test_the_states_are_values_text_and_data(desk):
    states = desk.states("LTU", "CHN")
    data = states.to_dict()
    assert data["states"][0]["from"] is None
    assert "(Since " in str(states)
    assert "since S" not in str(states)
    assert [state["from"] for state in data["states"][1:]] == [day.isoformat() for day in states.days]
    assert max(number for state in data["states"] for number in state["lines"]) == len(data["lines"]) - 1
    assert "from 22 May 2021 to 8 August 2021" in str(states)


def test_where_nothing_is_told_there_is_one_state_and_no_drawing(desk):
    states = desk.states("ISL", "PRY")
    assert (len(states.value.now.states), states.value.lines, states.days) == (1, (), [])
    assert states.drawn() is None


def test_the_drawing_says_where_its_axis_is(desk):
    drawn = desk.states("LTU", "CHN", on="2026-01-01").drawn()
    assert drawn.svg.startswith("<svg")
    assert date.fromordinal(drawn.first) < date(2012, 4, 26)
    assert date(2023, 8, 1) < date.fromordinal(drawn.last) < date(2026, 1, 1)
    assert 0 < drawn.left < drawn.right < 1
