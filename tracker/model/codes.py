"""Codes that name two things: a part of an actor ('LTU/seimas'), an event of a document ('cna-budrys/recall').

A part of an event, what one actor of its list did, is named by the event and the actor: 'paper/expelled/USA'. An
actor's code begins with a capital, an event's id never does.
"""


def whole_of(code: str) -> str:
    """Return the whole to which an actor belongs by its code: LTU of LTU/seimas; what is no part is its own whole."""
    return code.partition("/")[0]


def document_of(ref: str) -> str:
    """Return the document in which an event stands, by its reference."""
    return ref.partition("/")[0]


def full_ref(document: str, name: str) -> str:
    """Name an event for the whole store, as a document names it: by its id alone, or with the document before it."""
    _, slash, rest = name.partition("/")
    return name if slash and not rest[:1].isupper() else f"{document}/{name}"


def event_of(ref: str) -> str:
    """Return the event that a reference names, or of which it names a part; a happening's name is its own."""
    document, slash, rest = ref.partition("/")
    return f"{document}{slash}{rest.partition('/')[0]}"


def part_in(ref: str) -> str:
    """Return the actor whose part of an event a reference names; empty where it names an event."""
    return ref.partition("/")[2].partition("/")[2]
