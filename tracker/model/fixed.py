"""What can be mended of logs without a judgement."""

from attrs import frozen

from tracker.model.findings import Finding


@frozen
class FixedFile:
    """A file by its path, as it is and as it is to be, and the findings that this mends."""

    file: str
    before: bytes
    after: bytes
    fixed: tuple[Finding, ...]


@frozen
class Fixed:
    """The files that are to be written, and the findings that are left.

    Of `stored` findings the entry is in the store already, and so is corrected and not changed; `to_state` ask whether
    two events are one happening, which a person has to state.
    """

    files: tuple[FixedFile, ...]
    left: tuple[Finding, ...]
    stored: int = 0
    to_state: int = 0

    @property
    def fixed(self) -> int:
        """How many findings are mended."""
        return sum(len(one.fixed) for one in self.files)

    @property
    def faults(self) -> tuple[Finding, ...]:
        """What is left and keeps the logs from being appended."""
        return tuple(finding for finding in self.left if not finding.warning)
