"""The one way from logs to a page: what may not be said of a document is taken out before anything is told of it.

Everything that is told of a store is told through `sayable_narrative`. So no command and no format, of today or to
come, has words that it would have to leave out by itself.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from attrs import evolve, frozen

from tracker.catalogue.catalogue import Catalogue
from tracker.log.evidence import without_words
from tracker.model.events import HANDLING, Document, Event, Log, Mending
from tracker.narrative.mending import apply_mendings
from tracker.narrative.narrative import Narrative, narrate

WITHHELD = "the reason is withheld"
"""What is told in place of a mending's reason where that may speak of a withheld document."""

_REFS = ("because", "after", "part-of")


@frozen
class Gate:
    """Which documents are withheld from a page, and which may be told of but not quoted.

    `marked` is how documents are marked today, where a past state is told: the stricter mark of the two counts.
    """

    withheld: frozenset[str] = frozenset()
    unquotable: frozenset[str] = frozenset()
    marked: Mapping[str, str] = {}

    def over(self, older: "Gate", known: Collection[str]) -> "Gate":
        """Judge an older state of a log by this one, and by its own marks what this one does not have."""
        withheld = self.withheld | (older.withheld - set(known))
        unquotable = self.unquotable | (older.unquotable - set(known))
        return Gate(withheld, unquotable, {**older.marked, **self.marked})

    def and_today(self, today: Sequence[Log], catalogue: Catalogue, mark: str) -> "Gate":
        """Judge a past state by how its documents are marked today, too: what was marked since is not handed out."""
        if not today:
            return self
        now = gate_of(today, catalogue, mark)
        marked = {code: head.handling for code, head in corrected_heads(today, catalogue).items() if head.handling}
        return Gate(self.withheld | now.withheld, self.unquotable | now.unquotable, marked)


OPEN = Gate()


def gate_of(logs: Sequence[Log], catalogue: Catalogue, mark: str = "") -> Gate:
    """Judge documents by their heads, as the desk has corrected them; without a mark none is withheld."""
    if all(_is_open(log.document, mark) for log in logs) and not _sets_marks(logs):
        return OPEN
    heads = corrected_heads(logs, catalogue)
    above = [code for code, head in heads.items() if mark and _rank(head.handling) > _rank(mark)]
    return Gate(frozenset(above), frozenset(code for code, head in heads.items() if not head.quotable))


def corrected_heads(logs: Sequence[Log], catalogue: Catalogue) -> dict[str, Document]:
    """Map documents to their heads as the desk has corrected them; one that it took back keeps its mark."""
    kept = [evolve(log, mendings=tuple(one for one in log.mendings if not _takes_back(one))) for log in logs]
    return {log.document.id: log.document for log in apply_mendings(kept, catalogue).logs}


def _takes_back(mending: Mending) -> bool:
    """Say whether a mending retracts a document."""
    return mending.kind == "retraction" and any("/" not in ref for ref in mending.of)


def sayable_narrative(
    logs: Sequence[Log], catalogue: Catalogue, known_by: int | None = None, gate: Gate | None = None
) -> Narrative:
    """Tell what may be said of some logs; without a gate nothing is withheld, and what may not be quoted is not."""
    gate = gate_of(logs, catalogue) if gate is None else gate
    return _marked(narrate(sayable(logs, gate), catalogue, known_by), gate.marked)


def _marked(narrative: Narrative, marked: Mapping[str, str]) -> Narrative:
    """Mark documents as strictly as they are marked today."""
    if not marked:
        return narrative

    def today(head: Document) -> Document:
        now = marked.get(head.id, "")
        return evolve(head, handling=now) if _rank(now) > _rank(head.handling) else head

    logs = tuple(evolve(log, document=today(log.document)) for log in narrative.logs)
    return evolve(narrative, logs=logs, documents={code: today(head) for code, head in narrative.documents.items()})


def sayable(logs: Sequence[Log], gate: Gate) -> list[Log]:
    """Return logs without the withheld ones, without what names these, and without words that may not be quoted."""
    if gate == OPEN:
        return list(logs)
    mendings = [mending for log in logs for mending in log.mendings]
    quoting = _naming(mendings, gate.unquotable)
    naming = _naming(mendings, gate.withheld)
    kept = [log for log in logs if log.document.id not in gate.withheld]
    renamed = _renamed(kept, gate.withheld)
    return [
        evolve(
            log,
            events=tuple(_event(event, gate, renamed) for event in log.events),
            mendings=tuple(_mendings(log.mendings, gate.withheld, naming, quoting)),
        )
        for log in kept
    ]


def without_names(catalogue: Catalogue, logs: Iterable[Log], gate: Gate) -> Catalogue:
    """Call by its code what only withheld documents declare: a name of theirs stands on no page."""
    declared: dict[str, dict[str, Any]] = {"actors": {}, "things": {}}
    open_codes: set[str] = set()
    for log in logs:
        for family, codes in (("actors", log.actors), ("things", log.things)):
            if log.document.id in gate.withheld:
                declared[family].update(codes)
            else:
                open_codes.update(codes)
    hidden = {family: [code for code in codes if code not in open_codes] for family, codes in declared.items()}
    if not any(hidden.values()):
        return catalogue
    plain = dict(catalogue.plain)
    for family, key in (("actors", "names"), ("things", "name")):
        own = plain.get(family, {})
        bare = {code: {"type": own[code]["type"], key: [code] if key == "names" else code} for code in hidden[family]}
        plain[family] = {**own, **bare}
    return Catalogue(plain, catalogue.version)


def highest(documents: Iterable[Document]) -> str:
    """Return the strictest mark of some documents; empty where none bears one."""
    return max((document.handling for document in documents), key=_rank, default="")


def is_marked(documents: Iterable[Document]) -> bool:
    """Say whether one of some documents is not for everybody."""
    return is_mark(highest(documents))


def is_mark(mark: str) -> bool:
    """Say whether what bears a mark is not for everybody."""
    return _rank(mark) > 0


def _rank(mark: str) -> int:
    return HANDLING.index(mark) if mark else 0


def _is_open(document: Document, mark: str) -> bool:
    """Say whether a document, as its own head has it, may be told of and quoted."""
    return document.quotable and not (mark and _rank(document.handling) > _rank(mark))


def _sets_marks(logs: Iterable[Log]) -> bool:
    """Say whether a mending may set how a document is handled, or whether it may be quoted; also one of another."""
    sets = [str(mending.set) for log in logs for mending in log.mendings if mending.set]
    return any("quotable" in text or "handling" in text for text in sets)


def _naming(mendings: Sequence[Mending], documents: Collection[str]) -> set[str]:
    """Return the mendings that name some documents, be it by way of another mending."""
    found: set[str] = set()
    while True:
        more = {one.ref for one in mendings if any(_is_of(ref, documents, found) for ref in (*one.of, one.follow))}
        if more <= found:
            return found
        found |= more


def _is_of(ref: str, documents: Collection[str], naming: Collection[str]) -> bool:
    return ref.partition("/")[0] in documents or ref in naming


def _mendings(
    mendings: Iterable[Mending], withheld: Collection[str], naming: Collection[str], quoting: Collection[str]
) -> Iterable[Mending]:
    """Yield mendings without what they say of withheld documents, and without words that may not be quoted."""
    for mending in mendings:
        left = tuple(ref for ref in mending.of if not _is_of(ref, withheld, naming))
        if not left or _is_of(mending.follow, withheld, naming) or (mending.kind == "merge" and len(left) < 2):
            continue
        told = mending
        if left != mending.of or any(document in f"{mending.reason}{mending.set}" for document in withheld):
            bare = _open_body(mending.set, withheld, "")
            told = evolve(told, of=left, reason=WITHHELD, set=bare, body={**mending.body, "of": list(left)})
        if mending.ref in quoting:
            told = evolve(told, set=without_words(told.set), body=without_words(told.body))
        yield told


def _event(event: Event, gate: Gate, renamed: Mapping[str, str]) -> Event:
    """Return an event without words that may not be quoted, and without the names of withheld events."""
    if event.document in gate.unquotable:
        bare = tuple(evolve(evidence, words="") for evidence in event.evidence)
        event = evolve(event, evidence=bare, as_named={}, body=without_words(event.body))
    players = [name for names in event.roles.values() for name in names]
    refs = (*event.because, *event.after, *players, event.part_of, event.happening)
    if not any(_is_of(ref, gate.withheld, ()) for ref in refs):
        return event
    happening = renamed.get(event.happening, event.happening)
    return evolve(
        event,
        roles={role: _open(names, gate.withheld) for role, names in event.roles.items()},
        because=_open(event.because, gate.withheld),
        after=_open(event.after, gate.withheld),
        part_of="".join(_open((event.part_of,), gate.withheld)),
        happening=happening,
        body=_open_body(event.body, gate.withheld, happening),
    )


def _open(refs: Iterable[str], withheld: Collection[str]) -> tuple[str, ...]:
    return tuple(ref for ref in refs if not _is_of(ref, withheld, ()))


def _open_body(body: Mapping[str, Any], withheld: Collection[str], happening: str) -> dict[str, Any]:
    """Return what stands of an event in its log, without the names of withheld events."""
    left: dict[str, Any] = {}
    for key, value in body.items():
        if key == "happening":
            left |= {key: happening} if happening else {}
        elif key in _REFS or _names_events(value):
            refs = [value] if isinstance(value, str) else value
            kept = list(_open(refs, withheld))
            left |= {key: kept if isinstance(value, list) else kept[0]} if kept else {}
        else:
            left[key] = value
    return left


def _names_events(value: Any) -> bool:
    """Say whether a value, or each of a list, is written as the name of an event: a plan that is called off."""
    refs = [value] if isinstance(value, str) else value
    return isinstance(refs, list) and all(isinstance(ref, str) and "/" in ref for ref in refs)


def _renamed(logs: Iterable[Log], withheld: Collection[str]) -> dict[str, str]:
    """Call a happening that is named after a withheld event by the first event of it that may be told."""
    names: dict[str, str] = {}
    for log in logs:
        for event in log.events:
            if _is_of(event.happening, withheld, ()):
                names.setdefault(event.happening, event.ref)
    return names
