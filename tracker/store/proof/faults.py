"""What can be wrong with a checkpoint, a key or a proof, each with its sentence and what to do."""

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


class NoCryptography(StoreError):
    """The package that signs and verifies signatures is not installed."""

    def __init__(self) -> None:
        super().__init__(
            "Signatures need the package 'cryptography', which is not installed.",
            "Install it with pip install 'tracker[sign]'; everything else works without it.",
        )


class NotWitnessed(StoreError):
    """A witness refuses to sign a checkpoint."""

    def __init__(self, why: str, remedy: str) -> None:
        super().__init__(f"The witness does not sign: {why}.", remedy)
