"""What can be wrong with a checkpoint, a key, a time stamp or a proof, each with its sentence and what to do."""

from tracker.model.failures import StoreError


class BadNote(StoreError):
    """A text is no checkpoint, or its signature is not the key's."""

    def __init__(self, why: str) -> None:
        super().__init__(f"This checkpoint cannot be relied on: {why}.", "Ask for it again where it comes from.")


class BadProof(StoreError):
    """A proof does not lead from its entry to its checkpoint."""

    def __init__(self, why: str) -> None:
        super().__init__(f"This proves nothing: {why}.", "Ask for the proof again where it comes from.")


class BadKey(StoreError):
    """A text is no key of a signed note."""

    def __init__(self, sort: str, why: str, form: str) -> None:
        super().__init__(f"This is not a {sort} key: {why}.", f"It is one line: {form}.")


class BadStamp(StoreError):
    """A time stamp is not an authority's for the file that it stands beside."""

    def __init__(self, why: str) -> None:
        super().__init__(f"This time stamp cannot be relied on: {why}.", "Ask the authority again for this file.")


class NotInstalled(StoreError):
    """A package that signs, or verifies signatures and time stamps, is not installed."""

    def __init__(self, what: str, package: str, extra: str) -> None:
        super().__init__(
            f"{what} need the package '{package}', which is not installed.",
            f"Install it with pip install 'tracker[{extra}]'; everything else works without it.",
        )


class NotWitnessed(StoreError):
    """A witness refuses to sign a checkpoint."""

    def __init__(self, why: str, remedy: str) -> None:
        super().__init__(f"The witness does not sign: {why}.", remedy)
