"""What is told of a day beside its answers: figures, counts, positions, plans, claims and disputes, a line each."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from attrs import define, evolve, field

from tracker.model.days import FUTURE
from tracker.model.events import Stance
from tracker.narrative.happenings import Happening
from tracker.projections.briefing_actor import is_by_day
from tracker.projections.briefing_claims import Claim, claims
from tracker.projections.grades import grade_of_act, grade_of_events
from tracker.projections.plans import Plan, PlanStatus
from tracker.projections.relation import Relation
from tracker.projections.statements import Count, Statement
from tracker.reports.briefs.briefing import Block, BulletList, ListItem, Section, Sentence
from tracker.reports.briefs.clauses import clause, days_of, publisher, teller
from tracker.reports.briefs.disputes import claims_section, contested_section
from tracker.reports.briefs.grading import graded
from tracker.reports.briefs.page import Page
from tracker.reports.briefs.plans import plan_item
from tracker.reports.briefs.tables import counted_phrase
from tracker.reports.language.words import capital
from tracker.reports.lines.values import Line

Written = TypeVar("Written")
"""What is written as a line: a plan, a claim, a happening, a statement."""

_PLANS, _CLAIMS, _DISPUTES = "Pending, due and overdue", "Unconfirmed claims", "Disputed points"
_POSITIONS, _FIGURES, _COUNTED = "Positions", "Figures", "Counted"
FURTHER = (_PLANS, _CLAIMS, _DISPUTES, _POSITIONS, _FIGURES, _COUNTED)
"""The subjects of what is told beside answers, in their order."""

_MARKS = {
    PlanStatus.PENDING: "pending",
    PlanStatus.OVERDUE: "overdue",
    PlanStatus.UNHEARD: "unknown",
    PlanStatus.DECIDED: "decided",
}


@define(eq=False)
class Further:
    """What is told beside the answers of one narrative: each thing is written when it is first told, and then kept.

    `own` are all happenings of the two, among which are the answers to a claim.
    """

    page: Page
    own: tuple[Happening, ...]
    _written: dict[tuple[str, str], tuple[Line, ...]] = field(factory=dict)
    _claims: tuple[Claim, ...] | None = None

    def lines(self, report: Relation) -> Iterator[Line]:
        """Write what is told of a day: plans, claims, disputes, positions, figures and counts."""
        for plan in report.pending:
            yield from self._once(plan.event.ref, plan.status.value, _plan, plan)
        for claim in self._claimed(report):
            yield from self._once(claim.happening.id, "claim", _claim, claim)
        for happening in self._disputed(report):
            yield from self._once(happening.id, "dispute", _dispute, happening)
        yield from self._stated(report.positions, _POSITIONS, report.asked.on)
        yield from self._stated(report.figures, _FIGURES, report.asked.on)
        yield from (_count(count, self.page) for count in report.counts)

    def _stated(self, statements: Iterable[Statement], subject: str, day: int) -> Iterator[Line]:
        for one in statements:
            if is_by_day(one.happening.act, day):
                yield from (evolve(line, subject=subject) for line in self._once(one.event.ref, "", _statement, one))

    def _once(
        self, key: str, what: str, write: Callable[[Written, Page], Iterable[Line]], of: Written
    ) -> tuple[Line, ...]:
        if (key, what) not in self._written:
            self._written[key, what] = tuple(write(of, self.page))
        return self._written[key, what]

    def _claimed(self, report: Relation) -> Iterator[Claim]:
        if self._claims is None:
            self._claims = claims(report.narrative, self.own, report.dyad, FUTURE)
        return (claim for claim in self._claims if is_by_day(claim.happening.act, report.asked.on))

    def _disputed(self, report: Relation) -> Iterator[Happening]:
        """Yield what reports contradict one another in, or somebody denies; what is only claimed stands elsewhere."""
        claimed = {claim.happening.id for claim in self._claims or ()}
        for one in report.contested:
            if one.id not in claimed and (is_by_day(one.act, report.asked.on) or not one.reports):
                yield one


def _plan(plan: Plan, page: Page) -> Iterator[Line]:
    item = plan_item(plan, page)
    grade = graded(grade_of_act(plan.happening, page.narrative)).text
    yield _of_item(_PLANS, _MARKS[plan.status], item, grade)


def _claim(claim: Claim, page: Page) -> Iterator[Line]:
    """Write a claim with what the other side answers."""
    for item in _items(claims_section([claim], page)):
        yield _of_item(_CLAIMS, "claimed", item, "Claimed")


def _dispute(happening: Happening, page: Page) -> Iterator[Line]:
    """Write every version of what reports contradict one another in."""
    for item in _items(contested_section([happening], page)):
        yield _of_item(_DISPUTES, "disputed", item, "Disputed")


def _items(section: Section | None) -> tuple[ListItem, ...]:
    blocks: tuple[Block, ...] = section.blocks if section is not None else ()
    return tuple(item for block in blocks if isinstance(block, BulletList) for item in block.items)


def _of_item(subject: str, mark: str, item: ListItem, grade: str) -> Line:
    """Write an item of a briefing's list as a line: its sentence, and below it those of the items below."""
    first, *others = item.sentences
    below = (*others, *(sentence for one in item.below for sentence in one.sentences))
    return Line(subject, mark, first.text, grade=grade, sources=first.sources, below=below)


def _statement(statement: Statement, page: Page) -> Iterator[Line]:
    """Write what somebody stated, when, and on whose word it is told."""
    event = statement.event
    text = capital(f"{clause(event, page)}.")
    who = teller(event, page) or publisher(page.narrative.documents[event.document])
    below = () if "by" in event.roles else (Sentence(f"As stated by {who}."),)
    when = "" if event.date.text == ".." else f"Stated {days_of(statement.happening, page)}"
    mark = "claimed" if event.stance is Stance.CLAIMED else "stated"
    grade = graded(grade_of_events([event], page.narrative)).text
    yield Line("", mark, text, when, grade, page.cite([event]), below)


def _count(count: Count, page: Page) -> Line:
    return Line(_COUNTED, "counted", f"{counted_phrase(count, page)}.")
