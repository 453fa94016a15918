"""What a reader asks next: why a condition ended without an act, what was called off, and of what nothing is known."""

from tracker.model.days import iso
from tracker.projections.existence import ended_actor
from tracker.reports.language.sentences import event_sentence

SOVIET = "- {id: tied, kind: relations-established, date: 1947-04-13, parties: [SUN, IND]}\n"
PLAN = """\
- {id: granada, kind: meeting-held, date: 2023-10-05, parties: [ARM/prime-minister, AZE/president], where: Granada,
   stance: announced}
- {id: off, kind: plan-called-off, date: 2023-10-04, by: AZE, plan: granada}
"""


def test_what_ended_with_an_actor_names_it_and_its_day(given):
    told = given(("paper", SOVIET))
    narrative = told.timelines.narrative
    (gone,) = [h for h in told.relation("SUN", "IND", "1995-01-01").answers if str(h.fluent) == "relations(IND, SUN)"]
    actor, day = ended_actor(narrative, gone)
    assert (gone.answer.value, actor.code, iso(day)[:4]) == ("does not hold", "SUN", "1991")
    (there,) = [h for h in told.relation("SUN", "IND", "1950-01-01").answers if str(h.fluent) == "relations(IND, SUN)"]
    assert ended_actor(narrative, there) is None


def test_what_an_act_ended_did_not_end_with_an_actor(given):
    cut = SOVIET + "- {id: cut, kind: relations-severed, date: 1969-01-01, by: IND, with: SUN}\n"
    told = given(("paper", cut))
    (gone,) = [h for h in told.relation("SUN", "IND", "1970-01-01").answers if str(h.fluent) == "relations(IND, SUN)"]
    assert ended_actor(told.timelines.narrative, gone) is None


def test_what_was_called_off_is_named_and_stands_in_the_chronology_of_whom_it_concerned(given):
    told = given(("paper 2023-10-10", PLAN))
    narrative = told.timelines.narrative
    sentence = event_sentence(narrative.events["paper/off"], narrative.catalogue, narrative.events)
    assert "would meet in Granada, planned for 5 October 2023" in sentence
    chronology = told.relation("ARM", "AZE", "2023-10-12").chronology
    assert "paper/off" in [event.ref for entry in chronology for event in entry.happening.events]
