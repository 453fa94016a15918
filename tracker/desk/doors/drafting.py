"""What a desk drafts from texts, and what a person decides on what was drafted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from tracker.desk.lazily import Lazily
from tracker.desk.opened import Opened

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tracker.desk import drafts, reviewing
    from tracker.desk.report import Report
    from tracker.drafting.drafts import DraftMade, Reviewed
else:
    drafts = Lazily("tracker.desk.drafts")
    reviewing = Lazily("tracker.desk.reviewing")


class Drafting(Opened):
    """Proposes logs and never appends one: what is drafted waits for a person."""

    def draft(  # noqa: PLR0913 - one argument a key of the head
        self,
        text: str | Path | bytes,
        *,
        published: str = "",
        publisher: str = "",
        document: str = "",
        title: str = "",
        basis: str = "inferred",
        handling: str = "",
        quotable: bool = True,
        about: Sequence[str] = (),
        proposals: str = "",
        output: str | Path | None = None,
    ) -> Report[DraftMade]:
        """Draft a log from a text, a file or what stands in one, by rules, or by `proposals`: a JSON file, a program.

        What is not given of the head is what the text says of itself; its day and its publisher it must say then.
        A quotation that is not in the text, an actor who was not there, a date without its words: each is refused.
        """
        head: dict[str, Any] = {"id": document, "title": title, "publisher": publisher, "basis": basis}
        head |= {
            "published": drafts.published_day(published),
            "handling": handling,
            "quotable": "" if quotable else "no",
        }
        wanted = drafts.WantedDraft(head, tuple(about), proposals, Path(output) if output else None)
        return drafts.drafted(self, text if isinstance(text, bytes) else Path(text), wanted)

    def draft_prompt(self, text: str | Path, *, published: str = "") -> str:
        """Write what another program is asked that is to propose: the kinds that may fit, and the shape."""
        return drafts.asked_of(self, Path(text), drafts.published_day(published))

    def review(self, *logs: str | Path) -> Report[Reviewed]:
        """Show the events of drafted logs beside the lines that they rest on, and count what was decided."""
        return reviewing.reviewed(self, [Path(log) for log in logs])

    def decide(self, log: str | Path, decisions: Mapping[str, str]) -> Report[Reviewed]:
        """Record what a person decides on events: accepted, edited, rejected, or missed by the drafter."""
        return reviewing.decide(self, Path(log), decisions)

    def edit_drafted(self, log: str | Path, event: str, written: str) -> Report[Reviewed]:
        """Put an event as a person writes it in place of a drafted one, and record that it was edited."""
        return reviewing.edit(self, Path(log), event, written)

    def fill_drafted(self, log: str | Path, event: str, values: Mapping[str, str]) -> Report[Reviewed]:
        """Give keys of a drafted event what a person writes, names for codes too, and record that it was edited."""
        return reviewing.fill_drafted(self, Path(log), event, values)

    def add_missed(self, log: str | Path, kind: str, words: str) -> Report[Reviewed]:
        """Add an event that was missed: its kind, and words of the text, whose sentence says who, when and how many."""
        return reviewing.add_missed(self, Path(log), kind, words)
