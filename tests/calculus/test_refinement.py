"""Knowing more never flips a definite answer, and what a timeline says beside its answers is true of the worlds."""

from itertools import pairwise

from attrs import evolve
from calculus.enumerator import RELEASES, enumerate_worlds, worlds
from calculus.narratives import DAYS, hunt, initial, meets, narratives, occurrences, replace, replay, replay_all
from hypothesis import assume, given
from hypothesis import strategies as st

from tracker.calculus.axioms import Effect
from tracker.calculus.order import tighten
from tracker.calculus.presupposed import Record, unrecorded
from tracker.calculus.timeline import Answer, confirmed, timeline
from tracker.model.days import PAST

DEFINITE = (Answer.HOLDS, Answer.NOT)


@st.composite
def narrowed(draw, narrative):
    """Draw the narrative with one range narrowed, that of an item or that of its end in advance."""
    item = draw(st.sampled_from(narrative.items))
    if item.until and draw(st.booleans()):
        return replace(narrative, evolve(item, until=draw(_part(*item.until))))
    first, last = draw(_part(item.first, item.last))
    return replace(narrative, evolve(item, first=first, last=last))


@st.composite
def ordered(draw, narrative):
    """Draw the narrative with one more pair stated."""
    names = sorted(item.name for item in narrative.items)
    pair = tuple(sorted(draw(st.permutations(names))[:2]))
    return evolve(narrative, order=narrative.order | {pair}) if len(names) > 1 else narrative


@st.composite
def made_certain(draw, narrative):
    """Draw the narrative with one item made certain."""
    return replace(narrative, evolve(draw(st.sampled_from(narrative.items)), certain=True))


@st.composite
def refinements(draw, **kinds):
    """Draw a narrative and the same with something more known."""
    narrative = draw(narratives(**kinds).filter(lambda one: one.items))
    return narrative, draw(draw(st.sampled_from([narrowed, ordered, made_certain]))(narrative))


def _part(first, last):
    return st.tuples(st.integers(first, last), st.integers(first, last)).map(lambda ends: tuple(sorted(ends)))


@hunt
@given(refinements(most=5, covered=True))
def test_knowing_more_never_flips_a_definite_answer(both):
    before, after = (replay(narrative) for narrative in both)
    assume(before and after)
    assert not flipped(before, after)


@hunt
@given(narratives(spells=True), st.sampled_from(DAYS))
def test_nor_does_it_flip_one_that_all_is_told_from_a_day_on(narrative, covered):
    before, after = replay(narrative), replay(evolve(narrative, covered=covered))
    assume(before and after)
    assert not flipped(before, after)


@hunt
@given(refinements(spells=True, covered=True))
def test_nor_within_spells_of_existence(both):
    before, after = (replay(narrative) for narrative in both)
    assume(before and after and next(worlds(both[1]), None) is not None)
    assume(all(meets(both[1], item) for item in both[1].items if item.certain))
    assert not flipped(before, after)


@hunt
@given(refinements(values=("red", "amber")))
def test_nor_for_a_value(both):
    before, after = (replay_all(narrative) for narrative in both)
    for value in before.keys() & after.keys():
        assert not flipped(before[value], after[value])


def with_all_that_is_implied(narrative, presupposed):
    """Return the timeline of a narrative some of whose items presuppose or see what was so; None where it is refused.

    What an item presupposes is that it held, that it did not, or either as a word, which proves nothing after the deed.
    Where the record surely denies it, a warning asks which of both is wrong.
    """
    answered = occurrences(narrative)
    if answered is None:
        return None
    record = Record(*answered, initial(narrative))
    added, pairs = [], []
    for one in record.occurrences:
        if one.id in presupposed:
            holds, word = presupposed[one.id]
            assume(record.may_be(one, PAST, held=holds))
            if implied := unrecorded(record, one, holds=holds, word=word):
                added.append(implied[0])
                pairs += implied[1]
    order = record.order.extended(pairs, {one.id for one in added if one.certain})
    told = [*record.occurrences, *added]
    narrowed = tighten({one.id: (one.earliest, one.latest) for one in told}, order)
    told = [evolve(one, earliest=narrowed[one.id][0], latest=narrowed[one.id][1]) for one in told]
    return timeline([one for one in told if one.earliest <= one.latest], order, record.initial)


@hunt
@given(refinements(most=4), st.dictionaries(st.sampled_from("abcd"), st.tuples(st.booleans(), st.booleans())))
def test_nor_with_what_is_presupposed(both, presupposed):
    """A term that may be over before it begins is no term: such logs are left out."""
    assume(not any(item.until and item.until[0] < item.last for narrative in both for item in narrative.items))
    before, after = (with_all_that_is_implied(narrative, presupposed) for narrative in both)
    assume(before and after)
    assert not flipped(before, after)


def flipped(before, after):
    """List the days on which a definite answer did not stay."""
    return [day for day in DAYS if before.answer(day) in DEFINITE and after.answer(day) is not before.answer(day)]


@hunt
@given(narratives(most=5), st.randoms())
def test_the_order_of_the_list_changes_nothing(narrative, random):
    told = random.sample(narrative.items, len(narrative.items))
    before, after = replay(narrative), replay(evolve(narrative, items=tuple(told)))
    assert (before is None) == (after is None)
    if before and after:
        assert (before.pos, before.neg) == (after.pos, after.neg)
        for day in DAYS:
            assert before.why(day) == after.why(day)
            assert [o.id for o in before.witnesses(day)] == [o.id for o in after.witnesses(day)]


@hunt
@given(narratives(spells=True) | narratives())
def test_since_is_where_the_answer_began(narrative):
    line = replay(narrative)
    assume(line)
    for day in DAYS:
        answer, since = line.answer(day), line.since(day)
        run = {line.answer(d) for d in range(since.latest, day + 1)}
        assert run == {answer}
        assert since.latest == 0 or line.answer(since.latest - 1) is not answer
        assert since.earliest <= since.latest


@hunt
@given(narratives(spells=True) | narratives())
def test_until_since_the_answer_was_excluded(narrative):
    line = replay(narrative)
    assume(line)
    opposite = {Answer.HOLDS: Answer.NOT, Answer.NOT: Answer.HOLDS}
    for day in DAYS:
        answer, since = line.answer(day), line.since(day)
        if answer in DEFINITE:
            assert opposite[answer] not in {line.answer(d) for d in range(since.earliest, day + 1)}
            assert since.earliest == 0 or line.answer(since.earliest - 1) is opposite[answer]
        else:
            assert since.earliest == since.latest


@hunt
@given(narratives(spells=True) | narratives())
def test_changes_are_the_days_on_which_the_answer_differs(narrative):
    line = replay(narrative)
    assume(line)
    changes = line.changes()
    assert all(one[0] < other[0] and one[1] is not other[1] for one, other in pairwise(changes))
    for day in DAYS:
        assert line.answer(day) is [answer for start, answer in changes if start <= day][-1]


@hunt
@given(narratives(spells=True, ordered=False) | narratives())
def test_the_last_words_are_those_of_some_world(narrative):
    line, found = replay(narrative), enumerate_worlds(narrative, DAYS)
    assume(line)
    for day in DAYS:
        for effect, outcome in ((Effect.INITIATES, True), (Effect.TERMINATES, False)):
            expected = {name for name, holds in found.last[day] if name and holds is outcome}
            assert {o.id for o in line.last_words(day, effect)} == expected


@hunt
@given(narratives(spells=True) | narratives())
def test_a_definite_answer_names_what_can_have_come_last(narrative):
    line, found = replay(narrative), enumerate_worlds(narrative, DAYS)
    assume(line and found)
    for day in DAYS:
        last = {name for name, _ in found.last[day] if name}
        if line.answer(day) in DEFINITE and last and exists(narrative, day):
            assert last & {witness.id for witness in line.witnesses(day)}


@hunt
@given(narratives(spells=True) | narratives())
def test_only_possibly_asks_why(narrative):
    line = replay(narrative)
    assume(line)
    for day in DAYS:
        assert bool(line.why(day)) == (line.answer(day) is Answer.POSSIBLY)


@hunt
@given(narratives())
def test_a_reason_is_true_of_something_that_can_have_come_last(narrative):
    line, found = replay(narrative), enumerate_worlds(narrative, DAYS)
    assume(line)
    for day in DAYS:
        names = {name for name, _ in found.last[day]}
        last = [item for item in narrative.items if item.name in names]
        true_of = {
            "unknown before": None in names and len(narrative.initial) > 1,
            "released": any(item.does == RELEASES for item in last),
            "claimed": any(not item.certain for item in last),
            "order": len(last) > 1,
            "date": any(item.first < item.last or (item.until and item.until[0] < item.until[1]) for item in last),
        }
        assert all(true_of[reason] for reason in line.why(day))


@hunt
@given(narratives(), st.integers(DAYS[0], DAYS[-1]), st.integers(0, 3))
def test_what_nothing_recent_confirms_is_only_possible(narrative, last_evidence, days):
    line = replay(narrative)
    assume(line)
    stale = confirmed(line, last_evidence, days)
    for day in DAYS:
        lapsed = line.answer(day) is Answer.HOLDS and day > last_evidence + days
        assert stale.answer(day) is (Answer.POSSIBLY if lapsed else line.answer(day))
        assert stale.why(day) == (["stale"] if lapsed else line.why(day))


def exists(narrative, day):
    """Say whether a day lies in a spell of existence, where there are any."""
    return not narrative.spells or any(first <= day <= last for first, last in narrative.spells)
