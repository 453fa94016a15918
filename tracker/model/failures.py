"""What keeps the tracker from its work: the log, the question, the store or a file is wrong; each says what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.model.findings import Finding


class TrackerError(Exception):
    """Something keeps the tracker from its work: `message` says what, `remedy` what to do."""

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(f"{message} {remedy}".rstrip())
        self.message, self.remedy = message, remedy


class LogError(TrackerError):
    """A log, or a catalogue, has faults: `findings` are all of them, each with its place and what to do.

    `outcome` says what came of it: that nothing was appended.
    """

    def __init__(self, findings: Sequence[Finding], outcome: str = "") -> None:
        told = [f"{finding.place}: {finding.message}. {finding.remedy}" for finding in findings]
        super().__init__("\n".join([*told, *([outcome] if outcome else [])]))
        self.findings, self.outcome = tuple(findings), outcome


class QuestionError(TrackerError):
    """A question cannot be answered as it was asked: it names what is not there, or contradicts itself."""


class StoreError(TrackerError):
    """Something about the store keeps a command from its work; the text says what, and what to do."""


class FileError(TrackerError):
    """A file or folder cannot be read or written; the text names it."""


class MissingPackage(TrackerError):
    """What was asked for needs a package that is not installed; the text says how to install it."""
