"""What keeps a store for years: made, looked at, copied, restored, brought up; and what proves that it only grew."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tracker.desk.bounds import Moment, moment
from tracker.desk.lazily import Lazily
from tracker.desk.opened import Opened
from tracker.given import given

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.desk import columns, keeping, proving, spanning
    from tracker.desk.columns import Exported
    from tracker.desk.kept import StoreMade
    from tracker.desk.proved import Vouched
    from tracker.desk.report import Report
    from tracker.desk.spanning import Renewed
    from tracker.desk.texts import GivenFile, GivenLog
    from tracker.store import backup as copies
    from tracker.store import restoring, rights, upgrading
    from tracker.store.exporting import Header
    from tracker.store.health import Check
    from tracker.store.proof.checkpoint import Checkpoint
    from tracker.store.proof.inclusion import Inclusion
    from tracker.store.status import StoreStatus
    from tracker.store.upgrading import Upgraded
    from tracker.store.verifying import Verified
else:
    columns = Lazily("tracker.desk.columns")
    copies = Lazily("tracker.store.backup")
    keeping = Lazily("tracker.desk.keeping")
    proving = Lazily("tracker.desk.proving")
    spanning = Lazily("tracker.desk.spanning")
    restoring = Lazily("tracker.store.restoring")
    rights = Lazily("tracker.store.rights")
    upgrading = Lazily("tracker.store.upgrading")


class Keeping(Opened):
    """Makes, looks after and proves the store; what is wrong with it is a StoreError."""

    def init(self, *, samples: bool = False) -> Report[StoreMade]:
        """Make the store with the catalogue in it; one that is there keeps its catalogue.

        With `samples` the sample logs are copied into the folder events, never over what stands there.
        """
        return keeping.init_store(self, samples=samples)

    def status(self) -> Report[StoreStatus]:
        """Tell where the store is, which schema it has, how much is in it, and when it grew last."""
        return keeping.status_report(self)

    def doctor(self) -> Report[tuple[Check, ...]]:
        """Look whether the store can be read and written, whole and up to date."""
        return keeping.doctor_report(self)

    def backup(self, file: str | Path) -> None:
        """Copy a store's file whole, as it is at one moment."""
        copies.back_up(self.store, Path(file))

    def lines(self, *, recorded_by: Moment | None = None) -> Iterator[str]:
        """Yield every entry of the store in order, or those recorded by then, as lines of JSON."""
        return keeping.export_lines_of(self, moment(recorded_by))

    def export_all(self, file: str | Path, *, recorded_by: Moment | None = None) -> Header:
        """Write every entry of the store, or those recorded by then, to a file from which `restore` makes a store."""
        return keeping.export_all(self, Path(file), moment(recorded_by))

    def export_columns(self, folder: str | Path, *, recorded_by: Moment | None = None) -> Exported:
        """Write the log and its spans as partitioned Parquet into a new folder; raises MissingPackage."""
        return columns.export_columns(self, Path(folder), moment(recorded_by))

    def restore(self, file: GivenLog) -> Header:
        """Make a new store of what was exported, a file or a stream, with the same entries, positions and root."""
        kept = Path(file) if isinstance(file, str) else file
        return restoring.restore(self.store, kept, given("migrations"))

    def upgrade(self, *, backup: str | Path | None = None, without: bool = False) -> Upgraded:
        """Bring the store up to this program's schema, with a backup first unless it is to be `without`."""
        kept = Path(backup) if backup is not None else None
        return upgrading.upgrade_store(self.store, given("migrations"), kept, without=without)

    def rebuild(self, *, whole: bool = False) -> Report[Renewed]:
        """Work out the spans of what was appended since they were, or make the `whole` of them anew."""
        return spanning.rebuilt_report(self, whole=whole)

    def grant(self, role: str) -> dict[str, tuple[str, ...]]:
        """Let a role of PostgreSQL append and ask, and change nothing; return its rights by table."""
        rights.grant(self.store, role)
        return dict(rights.RIGHTS)

    def checkpoint(self, *, key: GivenFile | None = None, recorded_by: Moment | None = None) -> Report[Checkpoint]:
        """Tell the log's name, how many entries it has and their root, to be kept elsewhere."""
        return proving.checkpoint_report(self, key, moment(recorded_by))

    def prove(
        self, entry: str, *, key: GivenFile | None = None, recorded_by: Moment | None = None
    ) -> Report[Inclusion]:
        """Prove that an entry is in the log to a reader without the store."""
        return proving.proof_report(self, entry, key, moment(recorded_by))

    def ask_witness(self, extends: int, *, key: GivenFile | None = None, recorded_by: Moment | None = None) -> str:
        """Write what a witness is asked to sign who has seen the first entries, with the proof that the log grew."""
        return proving.asked_report(self, extends, key, moment(recorded_by))

    def witness(
        self, request: GivenFile, *, state: str | Path, key: GivenFile, log: str, origin: str | None = None
    ) -> Report[Checkpoint]:
        """Sign somebody else's checkpoint after a proof that the log only grew; no store is read."""
        return proving.witnessed_report(request, Path(state), key, log, origin)

    def stamp_request(self, note: GivenFile) -> bytes:
        """Write what an authority for time stamps (RFC 3161) is asked for a checkpoint; no store is read."""
        return proving.asked_stamp(note)

    def verify(  # noqa: PLR0913 - each is a question of its own
        self,
        *,
        against: GivenFile | None = None,
        key: str | None = None,
        origin: str | None = None,
        witnesses: Sequence[str] = (),
        quorum: int | None = None,
        stamp: GivenFile | None = None,
        authority: GivenFile | None = None,
        rebuild_index: bool = False,
    ) -> Report[Verified]:
        """Compute everything again from the entries, and name what is not as it was appended."""
        trusted = proving.Trusted(key, origin, tuple(witnesses), quorum, stamp, authority)
        return proving.verified_report(self, against, trusted, rebuild_index=rebuild_index)

    def verify_proof(  # noqa: PLR0913 - each is a question of its own
        self,
        proof: GivenFile,
        *,
        key: str | None = None,
        against: GivenFile | None = None,
        origin: str | None = None,
        witnesses: Sequence[str] = (),
        quorum: int | None = None,
        stamp: GivenFile | None = None,
        authority: GivenFile | None = None,
    ) -> Report[Vouched]:
        """Verify a proof by its key or a checkpoint that one has; no store is read."""
        trusted = proving.Trusted(key, origin, tuple(witnesses), quorum, stamp, authority)
        return proving.vouched_report(proof, trusted, against)

    def make_key(self, file: str | Path, *, name: str | None = None, witness: bool = False) -> str:
        """Write a key that signs checkpoints to a new file; return the half by which others verify them."""
        return proving.make_key(self, Path(file), name, witness=witness)
