"""The answers of a day as lines: in the words of a briefing, with since when, how well founded, and when last told."""

from collections.abc import Hashable, Iterable

from attrs import define, field

from tracker.calculus.timeline import Answer
from tracker.projections.alike import Same, values_together
from tracker.projections.answers import Holding
from tracker.projections.briefing_format import is_spoken_of
from tracker.projections.folding import MOST_ALIKE, Fold, folded_answers
from tracker.reports.briefs.briefing import Sentence
from tracker.reports.briefs.page import Page
from tracker.reports.briefs.states import is_said_by_parts, state_row
from tracker.reports.language.names import name
from tracker.reports.language.words import capital
from tracker.reports.lines.values import Line
from tracker.reports.text.layout import LABELS

NOT_KNOWN = "Not known for this day"
"""The subject under which stands what nothing told speaks of."""


@define(eq=False)
class Answers:
    """The answers of one narrative: each is written when it is first given, under the names of the day, and kept.

    More than `most` that are alike are told as one.
    """

    page: Page
    most: int = MOST_ALIKE
    _written: dict[Hashable, Line] = field(factory=dict)

    def lines(self, answers: Iterable[Holding]) -> list[Line]:
        """Write the answers of the page's day by subject, those alike as one; last those that nothing speaks of."""
        told = [same for same in values_together(answers) if not is_said_by_parts(same, self.page)]
        spoken_of, later = list[Same](), list[Same]()
        for same in told:
            (spoken_of if self._is_spoken_of(same) else later).append(same)
        lines = [self._once(fold, "") for fold in folded_answers(spoken_of, self.page.narrative, self.most)]
        return lines + [self._once(fold, NOT_KNOWN) for fold in folded_answers(later, self.page.narrative, self.most)]

    def _is_spoken_of(self, same: Same) -> bool:
        """Say whether an answer is certain, or may hold by what is told of days up to the day."""
        doubtful = same[0].answer is Answer.POSSIBLY
        return not doubtful or any(is_spoken_of(self.page.narrative, one, self.page.day) for one in same)

    def _once(self, fold: Fold[Same], subject: str) -> Line:
        codes = {code for same in fold.items for code in (*same[0].fluent.args, same[0].through or "")}
        names = tuple(name(self.page.catalogue, code, self.page.day) for code in sorted({*codes, *self.page.dyad}))
        key = (subject, fold.count, names, tuple(_told_by(holding) for same in fold.items for holding in same))
        if key not in self._written:
            self._written[key] = _line(fold, self.page, subject)
        return self._written[key]


def _told_by(holding: Holding) -> Hashable:
    """Return all that an answer's line is made of."""
    told = tuple((one.event.ref, one.implied, one.rests_on) for one in holding.witnesses)
    since = holding.since.earliest, holding.since.latest, holding.last_evidence
    return holding.fluent, holding.value, holding.answer, holding.why, since, told, holding.through, holding.term


def _line(fold: Fold[Same], page: Page, subject: str = "") -> Line:
    """Write one answer, or many alike as one."""
    first = fold.one[0]
    state, since, seen, grade = state_row(fold, page)
    return Line(
        subject=subject or capital(first.section),
        mark=LABELS[first.answer],
        text=state.text,
        since=_since(fold, since.text),
        grade=grade.text,
        sources=state.sources,
        below=tuple(_below(fold, seen.text)),
        answers=tuple(
            (str(holding.fluent), holding.value, holding.answer.value) for same in fold.items for holding in same
        ),
    )


def _since(fold: Fold[Same], cell: str) -> str:
    """Say since when an answer stands, by the cell of a table; nothing of what is in doubt."""
    if fold.count > 1 or fold.one[0].answer is Answer.POSSIBLY:
        return cell.removeprefix("—")
    return "Since when is not known" if cell == "Not known" else f"Since {cell[:1].lower()}{cell[1:]}"


def _below(fold: Fold[Same], seen: str) -> list[Sentence]:
    """Say when an answer was last told, and that no event says it by its own word."""
    told = [Sentence(f"Last reported: {seen}.")]
    witnesses = [witness for same in fold.items for holding in same for witness in holding.witnesses]
    if witnesses and all(witness.implied for witness in witnesses) and fold.one[0].answer is not Answer.POSSIBLY:
        told.append(Sentence("No event tells of it by itself: it is presupposed by what the sources tell."))
    return told
