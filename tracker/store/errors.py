"""What can be wrong with a store, each with its sentence and what to do."""

from tracker.model.failures import QuestionError, StoreError

REMAKE_SPANS = "Run 'tracker rebuild --all': the spans are made from the entries, and nothing else depends on them."


class NoStore(StoreError):
    """There is no store where one was looked for."""

    def __init__(self, where: str) -> None:
        super().__init__(
            f"There is no store at {where}.", "Make one with 'tracker init', or name another with --store."
        )


class NoFile(StoreError):
    """What stands where a store is to be made is no file: a folder, a pipe or a device."""

    def __init__(self, where: str) -> None:
        super().__init__(f"{where} is not a file.", "Name another with --store.")


class WrongSchema(StoreError):
    """The store has another schema than the program reads."""

    def __init__(self, found: str, wanted: str) -> None:
        super().__init__(
            f"The store has schema {found}, this program reads {wanted}.", "Run 'tracker upgrade': it keeps a backup."
        )


class UnknownSchema(StoreError):
    """The store was made by a program that knows more than this one."""

    def __init__(self, found: str | None) -> None:
        super().__init__(f"The store has schema {found}, which this program does not know.", "Use a newer program.")


class BadAddress(StoreError):
    """The store's address is no database URL that can be used."""

    def __init__(self, url: str, why: str) -> None:
        super().__init__(
            f"'{url}' cannot be used as the address of a store: {why}.",
            "Write a file's name, or a URL such as sqlite:///my.db.",
        )


class DatabaseFailed(StoreError):
    """The database refused or broke off."""

    def __init__(self, why: str) -> None:
        super().__init__(f"The database says: {why}.", "Nothing was changed; try again when it is in order.")


class DiskFailed(StoreError):
    """The disk of the store is full, or refuses to read or write."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"The database says: {why}.",
            "Nothing was changed. Make room on the disk that holds the store, or see what "
            "is wrong with it, and try again.",
        )


class Locked(StoreError):
    """Another command kept the store for longer than this one waits."""

    def __init__(self) -> None:
        super().__init__(
            "Another command is writing to the store and has not ended.", "Nothing was changed; try again."
        )


class NoRights(StoreError):
    """The database does not let this user do what was asked."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"The database says: {why}.",
            "Nothing was changed. An SQLite file and its folder must be writable; on "
            "PostgreSQL the store's owner gives a role the rights to append with 'tracker grant ROLE'.",
        )


class Unreachable(StoreError):
    """The database's server does not answer, or does not let this user in."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"The database lets nobody in: {why}.", "Check the address, the password and whether the server runs."
        )


class BrokenOff(StoreError):
    """The connection ended in the middle: whether the last command was committed is not known."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"The connection to the database broke off: {why}.",
            "Run the same command again: what was appended is not appended twice.",
        )


class NoRoles(StoreError):
    """Rights were to be given in a store that knows no roles."""

    def __init__(self) -> None:
        super().__init__("An SQLite store knows no roles: who may write its file may append.", "Set the file's rights.")


class NoRole(StoreError):
    """Rights were to be given to a role that the database does not have."""

    def __init__(self, role: str) -> None:
        super().__init__(
            f"The database has no role '{role}'.", f"Make it there first: CREATE ROLE {role} LOGIN PASSWORD '...'."
        )


class NoText(StoreError):
    """What was asked for has bytes that are no characters."""

    def __init__(self) -> None:
        super().__init__("What was asked for is not text in UTF-8.", "Write it again, without the bytes that are none.")


class TooManyRights(StoreError):
    """A role that is to append only could change the log."""

    def __init__(self, role: str) -> None:
        super().__init__(
            f"The role '{role}' could change the log: it owns the store, is a superuser, or inherits more rights than "
            "appending needs.",
            "Nothing was changed; name a role of its own, such as one made by CREATE ROLE desk LOGIN.",
        )


class SpansDiffer(StoreError):
    """The spans have what the program never wrote."""

    def __init__(self) -> None:
        super().__init__("The spans cannot be read: rows of them were changed.", REMAKE_SPANS)


class BadMoment(QuestionError):
    """What was asked for is neither a position nor a day nor a time."""

    def __init__(self, asked: str) -> None:
        super().__init__(
            f"'{asked}' is not a position, a date or a time.", "Write 78, 2021-12-31 or 2021-12-31T12:00:00."
        )


class NoSuchPosition(QuestionError):
    """A position or time was asked for at which the store had nothing."""

    def __init__(self, asked: str) -> None:
        super().__init__(f"The store had nothing recorded by {asked}.", "Ask for a later time or position.")


class NotYet(QuestionError):
    """A position was asked for that the store has not reached."""

    def __init__(self, asked: int, last: int) -> None:
        super().__init__(
            f"The store stands at position {last}, not yet at {asked}.", "Name that, or a day as 2026-12-31."
        )
