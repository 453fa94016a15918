"""Tells what a database raised as a sentence: by PostgreSQL's codes, by SQLite's words."""

from sqlalchemy.exc import DBAPIError

from tracker.model.failures import StoreError
from tracker.store.errors import BrokenOff, DatabaseFailed, DiskFailed, Locked, NoRights, Unreachable

_LOCKED = ("55P03",)
_NO_RIGHTS = ("42501",)
_NO_TABLE = ("42P01",)
_DISK = ("53100", "58030")
_BROKEN_OFF = ("57P01", "57P02", "57P05", "25P03", "25P04")
_CONNECTING = ("28000", "28P01", "3D000", "53300", "57P03")


def error_told(error: DBAPIError) -> StoreError:
    """Return the error that says what happened and what to do."""
    code, said = _code(error), _said(error)
    if code in _LOCKED or said.startswith("database is locked"):
        return Locked()
    if code in _NO_RIGHTS or said.startswith(("attempt to write a readonly database", "unable to open database file")):
        return NoRights(said)
    if code in _DISK or said.startswith(("database or disk is full", "disk I/O error")):
        return DiskFailed(said)
    if code in _BROKEN_OFF or (code or "").startswith("08") or error.connection_invalidated:
        return BrokenOff(said)
    if code in _CONNECTING or (code is None and error.statement is None and hasattr(error.orig, "sqlstate")):
        return Unreachable(_refusal(error))
    return DatabaseFailed(said)


def says_missing_table(error: DBAPIError) -> bool:
    """Say whether a query failed because there is no such table."""
    return _code(error) in _NO_TABLE or _said(error).startswith("no such table")


def _code(error: DBAPIError) -> str | None:
    code: str | None = getattr(error.orig, "sqlstate", None)
    return code


def _said(error: DBAPIError) -> str:
    return str(error.orig).partition("\n")[0].rstrip(".")


def _refusal(error: DBAPIError) -> str:
    """Return what the server said to a connection, without the address that stands before it."""
    said = _said(error)
    return said.partition("FATAL:")[2].strip() or said.removeprefix("connection failed: ").removeprefix(
        "connection is bad: "
    )
