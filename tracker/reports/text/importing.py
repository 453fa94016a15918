"""What an import did, as text."""

from tracker.model.imported import Imported
from tracker.reports.language.words import counted
from tracker.reports.text.findings import findings_text


def imported_text(done: Imported) -> str:
    """Write what is wrong, then what became of the rows, and what was appended."""
    lines = [findings_text(done.findings), ""] if done.findings else []
    lines.append(f"{done.mapping}: {counted(done.rows, 'row')} of {done.table}.")
    lines.append(f"  {done.told:>9,}  told {counted(done.events, 'event')} in {counted(done.documents, 'document')}")
    if done.merged:
        lines.append(f"  {done.merged:>9,}  added to an event that another row tells")
    lines += [f"  {number:>9,}  left out: {because}" for because, number in done.dropped.items()]
    if done.faulty:
        lines.append(f"  {done.faulty:>9,}  with a fault")
    return "\n".join([*lines, *_outcome(done)])


def _outcome(done: Imported) -> list[str]:
    lines = []
    if done.held_back:
        held = counted(done.held_back, "document")
        lines.append(f"{held} held back: mend the mapping or the seeds, and import again.")
    if done.only_checked:
        return [*lines, "Nothing was appended: this was a check."]
    if done.appended:
        lines.append(f"{counted(done.appended, 'entry', 'entries')} appended.")
    if done.present:
        lines.append(f"{counted(done.present, 'entry', 'entries')} were there already.")
    return [*lines, f"The store stands at position {done.position}."] if done.position else lines
