"""What an import did, as text."""

from collections.abc import Iterator

from tracker.model.imported import TAKEN_BACK, Imported, TakenBack
from tracker.reports.language.words import counted, listed_first
from tracker.reports.text.findings import findings_text

_NAMED = 20
"""So many documents are named; the JSON has all."""

_OTHERWISE = ("changed-past", "missing-past")
"""The findings of a document that stands in the store otherwise."""


def imported_text(done: Imported) -> str:
    """Write what is wrong, then what became of the rows, and what was appended."""
    lines = [findings_text(done.findings), ""] if done.findings else []
    lines.append(f"{done.mapping}: {counted(done.rows, 'row')} of {done.table}.")
    lines.append(f"  {done.told:>9,}  told {counted(done.events, 'event')} in {counted(done.documents, 'document')}")
    if done.merged:
        lines.append(f"  {done.merged:>9,}  added to an event that another row tells")
    lines += [f"  {number:>9,}  left out: {because}" for because, number in done.dropped.items()]
    lines += [
        f"  {number:>9,}  of them with another '{column}' than the head of their document, which has the first row's"
        for column, number in done.unlike.items()
    ]
    if done.faulty:
        lines.append(f"  {done.faulty:>9,}  with a fault")
    return "\n".join([*lines, *_outcome(done)])


def _outcome(done: Imported) -> list[str]:
    lines = []
    if done.held_back and done.is_edition:
        lines.append(
            "Nothing was appended or mended: an edition is taken in whole. Mend what is wrong, and import again."
        )
    elif done.held_back:
        held = counted(done.held_back, "document")
        faults = {finding.code for finding in done.findings if not finding.warning}
        mend = "." if faults == {TAKEN_BACK} else ": mend the table, the mapping or the seeds, and import again."
        lines.append(f"{held} held back{mend}")
    if any(finding.code in _OTHERWISE for finding in done.findings):
        lines.append(
            "Where this is a later edition of the table, say so: --edition and the reason mends the earlier one."
        )
    lines += _mended(done)
    if done.only_checked:
        return [*lines, "Nothing was appended: this was a check."]
    if done.appended:
        lines.append(f"{counted(done.appended, 'entry', 'entries')} appended.")
    if done.present:
        lines.append(f"{counted(done.present, 'entry', 'entries')} were there already.")
    return [*lines, f"The store stands at position {done.position}."] if done.position else lines


def _mended(done: Imported) -> Iterator[str]:
    """Yield what a later edition mended, and what stays as it was."""
    mended = {"corrected": done.corrected, "retracted": done.retracted, "brought back": done.restored}
    if any(mended.values()):
        what = ", ".join(f"{number:,} {how}" for how, number in mended.items() if number)
        yield f"Otherwise than in the earlier edition: {what}."
    if done.ended:
        documents = counted(len(done.ended), "document")
        yield f"Retracted whole, for the table no longer has them: {documents}: {listed_first(done.ended, _NAMED)}."
    if done.missing:
        documents = counted(len(done.missing), "document")
        yield (
            f"Not in this table, and left as they are: {documents} of the same mapping: "
            f"{listed_first(done.missing, _NAMED)}. If the table is all that there is, add --whole to retract them."
        )
    if done.kept:
        yield f"{counted(done.kept, 'declaration')} with other words than before: the first ones stay."
    if done.left:
        yield f"{counted(done.left, 'entry', 'entries')} that somebody else retracted stay so."


def taken_back_text(done: TakenBack) -> str:
    """Write how many documents were taken back, and how they are had again."""
    if not done.retracted:
        why = "for it was taken back before" if done.before else "for the store has no document of it"
        return f"{done.mapping}: there is nothing to take back, {why}."
    return "\n".join(
        [
            f"{done.mapping}: {counted(done.retracted, 'document')} taken back.",
            "What was answered before you still have by --recorded-by; --edition REASON imports it again.",
            f"The store stands at position {done.position}.",
        ]
    )
