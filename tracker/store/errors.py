"""What can be wrong with a store, each with its sentence and what to do."""


class StoreError(Exception):
    """Something about the store keeps a command from its work; the text says what, and what to do."""


class NoStore(StoreError):
    """There is no store where one was looked for."""

    def __init__(self, where: str) -> None:
        super().__init__(f"There is no store at {where}. Make one with 'tracker init', or name another with --store.")


class WrongSchema(StoreError):
    """The store has another schema than the program reads."""

    def __init__(self, found: str, wanted: str) -> None:
        super().__init__(
            f"The store has schema {found}, this program reads {wanted}. Run 'tracker init' to bring it up."
        )


class UnknownSchema(StoreError):
    """The store was made by a program that knows more than this one."""

    def __init__(self, found: str | None) -> None:
        super().__init__(f"The store has schema {found}, which this program does not know. Use a newer program.")


class BadAddress(StoreError):
    """The store's address is no database URL that can be used."""

    def __init__(self, url: str, why: str) -> None:
        super().__init__(
            f"'{url}' is no address of a store: {why}. Write a file's name, or a URL such as sqlite:///my.db."
        )


class DatabaseFailed(StoreError):
    """The database refused or broke off."""

    def __init__(self, why: str) -> None:
        super().__init__(f"The database says: {why}. Nothing was changed; try again when it is in order.")


class BadMoment(StoreError):
    """What was asked for is neither a position nor a day nor a time."""

    def __init__(self, asked: str) -> None:
        super().__init__(f"'{asked}' is no position, day or time. Write 78, 2021-12-31 or 2021-12-31T12:00:00.")


class NoSuchPosition(StoreError):
    """A position or time was asked for at which the store had nothing."""

    def __init__(self, asked: str) -> None:
        super().__init__(f"The store had nothing recorded by {asked}. Ask for a later time or position.")


class NotYet(StoreError):
    """A position was asked for that the store has not reached."""

    def __init__(self, asked: int, last: int) -> None:
        super().__init__(f"The store stands at position {last}, not yet at {asked}. Name that, or a day as 2026-12-31.")
