"""Codes that name two things: a part of an actor ('LTU/seimas'), an event of a document ('cna-budrys/recall')."""


def whole_of(code: str) -> str:
    """Return the whole to which an actor belongs by its code: LTU of LTU/seimas; what is no part is its own whole."""
    return code.partition("/")[0]


def document_of(ref: str) -> str:
    """Return the document in which an event stands, by its reference."""
    return ref.partition("/")[0]
