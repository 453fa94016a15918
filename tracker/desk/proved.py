"""What is said of checkpoints, proofs and verified stores: as lines, and as plain data."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING

from attrs import frozen

from tracker.desk.shapes import (
    CheckpointData,
    InclusionData,
    StampData,
    StoreDifferenceData,
    VerifiedData,
    VouchedData,
)
from tracker.reports.data.plain import to_json
from tracker.reports.language.words import counted
from tracker.store.proof.checkpoint import Checkpoint
from tracker.store.proof.inclusion import Inclusion
from tracker.store.proof.note import VerifierKey
from tracker.store.proof.stamp import Stamp
from tracker.text.characters import escaped, one_line

if TYPE_CHECKING:
    from tracker.store.looking import Difference
    from tracker.store.verifying import Verified


@frozen
class Vouched:
    """A proof that holds, who signed its checkpoint, whether it was held against another, and the stamp of that."""

    proof: Inclusion
    key: VerifierKey | None
    held: bool
    stamp: Stamp | None = None


def checkpoint_data(checkpoint: Checkpoint) -> CheckpointData:
    """Return a checkpoint as plain data; its note is what is kept and published."""
    return {
        "origin": checkpoint.origin,
        "size": checkpoint.size,
        "root": checkpoint.written_root,
        "recorded_at": checkpoint.recorded_at,
        "signed_by": [f"{signature.name}+{signature.key_id.hex()}" for signature in checkpoint.note.signatures],
        "note": str(checkpoint),
    }


def inclusion_data(proof: Inclusion) -> InclusionData:
    """Return a proof as plain data."""
    return {
        "entry": proof.fields,
        "index": proof.index,
        "hashes": [b64encode(piece).decode() for piece in proof.hashes],
        "checkpoint": checkpoint_data(proof.checkpoint),
    }


def vouched_data(vouched: Vouched) -> VouchedData:
    """Return a proof that holds as plain data."""
    return {**inclusion_data(vouched.proof), "stamp": _stamp_data(vouched.stamp)}


def verified_text(verified: Verified, key: VerifierKey | None) -> str:
    """Say what differs in a store, or that nothing does and what that proves."""
    here, old = verified.checkpoint, verified.against
    if verified.differences:
        told = [f"{difference.message}\n{difference.remedy}" for difference in verified.differences]
        return "\n\n".join([*told, f"{counted(len(told), 'difference')}."])
    whole = f"All is as it was appended: {counted(here.size, 'entry', 'entries')}, root {here.written_root}."
    if old:
        extends = f"The log extends that of the checkpoint of position {old.size}{_signed(key)}."
        return f"{whole}\n{extends}{_stamped(verified.stamp)}"
    return f"{whole}\nThat the past was never changed, a checkpoint kept elsewhere can prove: see --against."


def verified_data(verified: Verified) -> VerifiedData:
    """Return what differs in a store as plain data."""
    old = verified.against
    return {
        "checkpoint": checkpoint_data(verified.checkpoint),
        "against": checkpoint_data(old) if old else None,
        "stamp": _stamp_data(verified.stamp),
        "differences": [_difference_data(difference) for difference in verified.differences],
    }


def vouched_text(vouched: Vouched) -> str:
    """Show the entry that a proof proves, and who vouches for its checkpoint."""
    proof, log = vouched.proof, vouched.proof.checkpoint
    entry = {key: one_line(value) if isinstance(value, str) else value for key, value in proof.fields.items()}
    title = (
        f"The log {escaped(log.origin)} of {counted(log.size, 'entry', 'entries')} holds at position "
        f"{entry['position']}, under '{entry['section']}' of '{entry['stream']}', recorded at {entry['recorded_at']}:"
    )
    body = "\n".join(escaped(line) for line in to_json(entry["body"]).split("\n"))
    if vouched.key is None and not vouched.held:
        vouches = "Nobody vouches for the checkpoint in it: name a --key, or one that you have with --against."
    else:
        vouches = f"Its checkpoint is{_signed(vouched.key).removeprefix(',') or ' the one that it was held against'}."
    return f"{title}\n{body}\n{vouches}{_stamped(vouched.stamp)}"


def _signed(key: VerifierKey | None) -> str:
    return f", signed by {key.name}" if key else ""


def _stamped(stamp: Stamp | None) -> str:
    """Say by when a checkpoint was there, on a line of its own."""
    if stamp is None:
        return ""
    return f"\nThe checkpoint was there by {stamp.at:%Y-%m-%d %H:%M:%S} UTC, says {one_line(stamp.authority)}."


def _stamp_data(stamp: Stamp | None) -> StampData | None:
    return {"authority": stamp.authority, "at": f"{stamp.at:%Y-%m-%dT%H:%M:%SZ}"} if stamp else None


def _difference_data(difference: Difference) -> StoreDifferenceData:
    return {
        "code": difference.code,
        "position": difference.position,
        "message": difference.message,
        "remedy": difference.remedy,
    }
