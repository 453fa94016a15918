"""Reads the events and other entries of a log, the same from a file's tree and from a store's bodies."""

from collections.abc import Mapping
from typing import Any

from attrs import define, field

from tracker.catalogue.catalogue import Catalogue
from tracker.catalogue.values import WORD_CODE
from tracker.log.evidence import check_lines_of_words
from tracker.log.lists import Given, read_list
from tracker.log.shapes import EXPECTATION, MENDING, OF_NO_KIND, EventShape, EventShapes, event_shapes
from tracker.model.catalogue import Kind, Pattern
from tracker.model.codes import full_ref
from tracker.model.dates import DateFault, VagueDate, parse_date
from tracker.model.days import FUTURE, iso
from tracker.model.events import Document, Event, Expectation, Mending, Question, Source, Stance
from tracker.text.shape import Faults, Wrong, bare_set, read_fields, text, unknown

_NEEDED = {"correction": ("set", "remove"), "resolution": ("follow",)}
"""The keys of which a mending has one at least, or it does nothing."""


@define
class LogReader:
    """Reads the entries of one document's log with a catalogue; every fault goes to `faults`.

    How the words of events are formed was checked already where these are `stored`.
    """

    document: Document
    catalogue: Catalogue
    faults: Faults
    stored: bool = False
    _shapes: EventShapes = field(init=False)

    @_shapes.default
    def _of_catalogue(self) -> EventShapes:
        return event_shapes(self.catalogue)

    def event(self, fields: Any, source: Source) -> Event | None:
        """Read an event; None where a fault keeps it from standing."""
        known = self._known(fields)
        shape = OF_NO_KIND if known is None else known.stored if self.stored else known.shape
        if not self.stored:
            self._count_from(fields)
        values = read_fields(fields, shape, self.faults, "the event")
        if not self.stored:
            check_lines_of_words(fields, values.get("evidence", ()), self.faults)
        if known is None or "id" not in values:
            return None
        stance = values.setdefault("stance", Stance.REPORTED)
        if "date" not in values:
            date = self._undated(fields, stance, values.get("said"))
            if date is None:
                return None
            values["date"] = date
        roles = {role: values.pop(role) for role in known.kind.roles if role in values}
        if known.kind.each:
            self._read_list(known.kind, fields, values, roles)
        else:
            values.pop("jointly", None)
        if known.settings:
            self._check_values(known, fields, roles)
        if not roles and not known.kind.roles and "that" not in fields:
            remedy = "Name the fluent that was seen, as 'that: member(LTU, EU) = full'."
            self.faults.at_start(fields, Wrong("missing-key", "the event lacks 'that'", remedy))
        self._name(values, fields)
        return Event(document=self.document.id, roles=roles, source=source, body=fields, **values)

    def _count_from(self, fields: Any) -> None:
        """Let vague words be counted back from the day of publication; what is to come is counted from no day."""
        coming = isinstance(fields, dict) and fields.get("stance") == Stance.ANNOUNCED.value
        self.faults.published = None if coming else self.document.published
        self.faults.printed = self.document.published
        self.faults.day = self._day(fields)

    def _day(self, fields: Any) -> int:
        """Return the day of which an event tells, as far as its date can be read; or else that of the page."""
        try:
            written = bare_set(fields.get("date")) if isinstance(fields, dict) else None
            day = parse_date(written).latest if isinstance(written, str) else FUTURE
        except DateFault:
            return FUTURE
        return min(day, self.document.published.latest)

    def _read_list(self, kind: Kind, fields: Any, values: dict[str, Any], roles: dict[str, tuple[str, ...]]) -> None:
        """Put who stands in the event's list into its roles, with what all did together; report what cannot be."""
        shares = values.pop("each") if isinstance(values.get("each"), dict) else {}
        given = Given(shares, values.pop("jointly", ""), values.get("exhaustive", True))
        try:
            found, values["listed"] = read_list(kind, dict(roles), given)
        except Wrong as wrong:
            key = "each" if shares else "jointly" if given.jointly else next(iter(kind.each))
            self.faults.at_value(fields, key, wrong)
        else:
            roles.clear()
            roles.update(found)
            if shares or not isinstance(fields.get("each"), dict):
                self._check_sides(kind, fields, roles)

    def _check_sides(self, kind: Kind, fields: Any, roles: Mapping[str, tuple[str, ...]]) -> None:
        """Report each role of an event that may be a list, must be there, and is in neither way."""
        for role, share in kind.each.items():
            if share and role not in roles and not kind.roles[role].optional:
                message = f"the event lacks '{role}'"
                remedy = f"Add the line '{role}: ...', or name several under 'each:' with the share of each."
                self.faults.at_start(fields, Wrong("missing-key", message, remedy))

    def _name(self, values: dict[str, Any], fields: Any) -> None:
        """Put what an event's values name in full."""
        for key in ("after", "because"):
            if key in values:
                values[key] = tuple(map(self._full, values[key]))
        if "part_of" in values:
            values["part_of"] = self._full(values["part_of"])
        if "/" in values.get("happening", ""):
            values["happening"] = self._full(values["happening"])
        if "if" in values:  # a role may be called 'condition', and a name that is no keyword is what attrs takes
            values["condition"] = values.pop("if")
        if "that" in values:
            values["that"] = self._that(fields, values["that"])

    def mending(self, fields: Any, source: Source) -> Mending | None:
        """Read an entry that mends; None where a fault keeps it from standing."""
        values = read_fields(fields, MENDING, self.faults, "the mending")
        if not all(key in values for key in ("id", "kind", "of", "reason")):
            return None
        needed = _NEEDED.get(values["kind"], ())
        if needed and not any(key in fields for key in needed):
            either = "' or '".join(needed)
            message = f"a {values['kind']} lacks '{either}'"
            self.faults.at_start(fields, Wrong("missing-key", message, f"Add the line '{needed[0]}: ...'."))
        if values["kind"] == "merge" and len(values["of"]) < 2:
            wrong = Wrong(
                "nothing-to-merge",
                "a merge of one event says nothing",
                "Name the events that tell of one happening, two or more.",
            )
            self.faults.at_value(fields, "of", wrong)
        return Mending(
            document=self.document.id,
            id=values["id"],
            kind=values["kind"],
            of=values["of"],
            reason=values["reason"],
            source=source,
            set=values.get("set", {}),
            remove=values.get("remove", ()),
            follow=values.get("follow", ""),
            warning=values.get("warning", ""),
            body=fields,
        )

    def expectation(self, fields: Any, source: Source) -> Expectation | None:
        """Read what must hold; None where a fault keeps it from standing."""
        values = read_fields(fields, EXPECTATION, self.faults, "the expectation")
        if not all(key in values for key in ("fluent", "on", "answer")):
            return None
        fluent = self._that(fields, values["fluent"], "fluent")
        if fluent is None:
            return None
        return Expectation(self.document.id, fluent, values["on"], values["answer"], source, values.get("known-by"))

    def question(self, value: Any, source: Source) -> Question | None:
        """Read an open question."""
        return Question(self.document.id, text(value, self.faults), source)

    def _undated(self, fields: Any, stance: Stance, said: VagueDate | None) -> VagueDate | None:
        """Date a plan without a date from its announcement on; anything else must have a date."""
        if stance is Stance.ANNOUNCED and isinstance(fields, dict) and "date" not in fields:
            return VagueDate("..", said.earliest if said else self.document.published.earliest, FUTURE, FUTURE)
        if isinstance(fields, dict) and "date" not in fields:
            by = iso(self.document.published.latest)
            remedy = f"Add 'date:'. Where the text has none, '[..{by}]' says that it was by then."
            self.faults.at_start(fields, Wrong("missing-key", "the event lacks 'date'", remedy))
        return None

    def _known(self, fields: Any) -> EventShape | None:
        """Return the shape of an event by its kind; None where that is missing or unknown."""
        name = fields.get("kind") if isinstance(fields, dict) else None
        if not isinstance(name, str) or not name:
            return None
        known = self._shapes.of(name)
        if known is None:
            word = name if WORD_CODE.fullmatch(name) else "WORD"
            otherwise = f"'tracker kinds {word}' looks for one; a new kind is declared in seeds/kinds/."
            kinds = self.catalogue.codes("kinds")
            wrong = unknown("kind", name, kinds, otherwise, self.faults.suggestions)
            self.faults.at_value(fields, "kind", wrong)
        return known

    def _check_values(self, known: EventShape, fields: Any, roles: Mapping[str, tuple[str, ...]]) -> None:
        """Report a role's word that is no value of the fluent which it sets."""
        for role, sort in known.settings:
            for word in roles.get(role, ()):
                if word not in (*sort.values, "unknown"):
                    otherwise = f"{sort.name} has the values {', '.join(sort.values)}."
                    self.faults.at_value(fields, role, unknown("value", word, sort.values, otherwise))

    def _that(self, fields: Any, that: Pattern | None, key: str = "that") -> Pattern | None:
        """Check that a fluent is one of the catalogue's and that its arguments are known."""
        if that is None:
            return None
        try:
            return self._known_fluent(that)
        except Wrong as wrong:
            wrong.right = None  # it is right for a part of the fluent alone
            self.faults.at_value(fields, key, wrong)
            return None

    def _known_fluent(self, that: Pattern) -> Pattern:
        sort = self.catalogue.fluent(that.fluent)
        if sort is None:
            raise unknown(
                "fluent", that.fluent, self.catalogue.codes("fluents"), "'tracker kinds' shows what kinds set."
            )
        if len(that.args) != len(sort.args):
            remedy = f"Write {sort.name}({', '.join(sort.args)})."
            raise Wrong("wrong-arguments", f"{sort.name} has {len(sort.args)} arguments", remedy)
        for arg, role_type in zip(that.args, sort.args.values(), strict=True):
            if role_type != "word":
                self._shapes.named(role_type)(arg, self.faults)
        if that.value is not None and that.value not in (*sort.values, "unknown"):
            raise unknown("value", that.value, sort.values, f"{sort.name} has no values.")
        return that

    def _full(self, ref: str) -> str:
        return full_ref(self.document.id, ref)
