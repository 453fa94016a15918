"""What was drafted, and what a person decided on it, as text."""

from tracker.drafting.drafts import DECISIONS, DraftMade, Reviewed, Shown
from tracker.drafting.gate import RefusedProposal
from tracker.reports.language.words import counted
from tracker.reports.text.layout import page_text, wrapped


def draft_text(made: DraftMade) -> str:
    """Write the log that was drafted, or where it was written; below it what was refused, and why."""
    lines = [f"Written to {', '.join(made.files)}."] if made.files else made.text.splitlines()
    passed, refused = made.gated.passed, made.gated.refused
    summary = f"{counted(len(passed), 'event')} drafted by {made.drafter}, {counted(len(refused), 'proposal')} refused."
    told = [line for one in refused for line in _refused(one)]
    return page_text([*lines, "", *wrapped(summary, ""), *told])


def _refused(one: RefusedProposal) -> list[str]:
    kind = str(one.proposal.fields.get("kind", "an event"))
    words = f' "{one.proposal.quotation}"' if one.proposal.quotation else ""
    return wrapped(f"refused: {kind}{words}: {'; '.join(one.reasons)}", "  ", "    ")


def review_text(reviewed: Reviewed) -> str:
    """Write each event beside the line that it rests on, and what was decided; below them the counts."""
    lines = [line for one in reviewed.proposals for line in shown_lines(one)]
    for row in reviewed.drafters:
        told = ", ".join(f"{row[decision]} {decision}" for decision in DECISIONS)
        lines += wrapped(f"{row['drafter']}: {told}.", "")
    left = sum(not one.decision for one in reviewed.proposals)
    lines += [f"{counted(left, 'proposal')} to be decided on."]
    return page_text(lines)


def shown_lines(one: Shown) -> list[str]:
    """Write one event: what it becomes, the line that says it, and what was decided."""
    lines = wrapped(f"{one.id}: {one.sentence or 'cannot be read'} [{one.decision or 'to be decided on'}]", "", "  ")
    place = f"line {one.line}" if one.line else "no line"
    return [*lines, *wrapped(f"{place}: {one.said}" if one.said else place, "    ", "      "), ""]
