"""The pages of a site by their names, each made when it is asked for: to be written as files, or served."""

import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import TypedDict

from attrs import define, evolve, field, frozen

from tracker.desk.bounds import Day, Moment, day_or_today
from tracker.desk.contents import ContentsTold, DocumentTold
from tracker.desk.desk import Desk
from tracker.desk.formats import MARKS
from tracker.desk.states import StatesReport
from tracker.site.dyad import dyad_page
from tracker.site.lists import (
    Changed,
    actor_page,
    calendar_page,
    document_page,
    index_page,
    kinds_page,
    pair_name,
    search_page,
)

_LISTS = ("kinds.html", "calendar.html", "search.html", "index.html")
_NAME = re.compile(r"(pairs|actors|formats|documents)/([A-Za-z0-9_.-]+)\.html")


def is_name_of_page(name: str) -> bool:
    """Say whether a site can have a page of a name."""
    return name in _LISTS or _NAME.fullmatch(name) is not None


class Asked(TypedDict, total=False):
    """The three dates with which a site is asked for."""

    on: Day | None
    known_by: Day | None
    recorded_by: Moment | None


@frozen
class Page:
    """A page: where it stands in its site, what it is, and the mark that it bears."""

    name: str
    text: str
    handling: str


@define(eq=False)
class Site:
    """A site of a store, of one actor and its partners where one is named.

    Where it is `served`, pages of two and of formats have what was known by each publication, and a form with the day.
    Pages of documents have the texts that are in the folder `texts`, if one is named.
    """

    desk: Desk
    asked: Asked
    of: str = ""
    served: bool = False
    texts: Path | None = None
    _changed: dict[tuple[str, str], Changed] = field(factory=dict)
    _up_to: dict[str, ContentsTold] = field(factory=dict)
    _cited: set[str] = field(factory=set)

    @cached_property
    def told(self) -> ContentsTold:
        """What the store is about, or what of it is of the one actor."""
        return self.desk.contents(self.of or None, **self.asked).set_in_type()

    @cached_property
    def whole(self) -> ContentsTold:
        """The same with every document that has a page: of one actor also those on which the pages of two rest."""
        if not self.of:
            return self.told
        for pair in self.told.pairs:
            self._last_change(*pair)
        kept = self._cited.union(one.code for one in self.told.documents)
        told = self.desk.contents(**self.asked).set_in_type()
        return evolve(self.told, documents=tuple(one for one in told.documents if one.code in kept))

    @cached_property
    def names(self) -> dict[str, str]:
        """The names of the actors by their codes."""
        return {actor.code: actor.name for actor in self.told.actors}

    def pages(self) -> Iterator[Page]:
        """Make every page, the first page last."""
        for a, b in self.told.pairs:
            yield self._pair(a, b)
        for actor in self.told.actors:
            yield self._actor(actor.code)
            if actor.is_format:
                yield self._format(actor.code)
        for document in self.whole.documents:
            yield self._document(document)
        for name in _LISTS:
            yield self._list(name)

    def page(self, name: str) -> Page | None:
        """Make the page of a name; None where there is no such page."""
        if name in _LISTS:
            return self._list(name)
        found = _NAME.fullmatch(name)
        if found is None:
            return None
        sort, code = found[1], found[2]
        if sort == "pairs":
            pair = next((pair for pair in self.told.pairs if pair_name(*pair) == code), None)
            return self._pair(*pair) if pair else None
        if sort == "documents":
            document = next((one for one in self.whole.documents if one.code == code), None)
            return self._document(document) if document else None
        known = {one.code for one in self.told.actors if sort == "actors" or one.is_format}
        make = self._actor if sort == "actors" else self._format
        return make(code) if code in known else None

    def _pair(self, a: str, b: str) -> Page:
        report = self._states(a, b, knowledge=self.served)
        told = report.set_in_type()
        made = dyad_page(told, report.drawn(), "../", served=self.served)
        return Page(f"pairs/{pair_name(a, b)}.html", made, told.handling)

    def _states(self, a: str, b: str, *, knowledge: bool = False) -> StatesReport:
        """Ask about two over all days, and keep what changed last."""
        report = self.desk.states(a, b, **self.asked, knowledge=knowledge)
        turns = [turn for turn in report.set_in_type().turns() if turn[0] <= day_or_today(self.asked.get("on"))]
        first, lines = turns[-1] if turns else (0, ())
        self._cited.update(place.document for place in report.value.sources)
        self._changed[a, b] = Changed(first, "; ".join(line.text for line in lines))
        return report

    def _last_change(self, a: str, b: str) -> Changed:
        pair = (a, b) if (a, b) in self.told.pairs else (b, a)
        if pair not in self._changed:
            self._states(*pair)
        return self._changed[pair]

    def _actor(self, code: str) -> Page:
        actor = next(one for one in self.told.actors if one.code == code)
        changed = {other: self._last_change(code, other) for other in actor.partners}
        made = actor_page(actor, self.told, self.names, changed, day_or_today(self.asked.get("on")))
        return Page(f"actors/{code}.html", made, self.told.handling)

    def _format(self, code: str) -> Page:
        told = self.desk.membership(code, **self.asked, knowledge=self.served).set_in_type()
        return Page(f"formats/{code}.html", dyad_page(told, None, "../", served=self.served), told.handling)

    def _document(self, document: DocumentTold) -> Page:
        """Make the page of a document: it bears the document's mark, and tells no more than one with that mark may."""
        mark = document.handling or MARKS[0]
        told = self._told_up_to(mark)
        own = next(one for one in told.documents if one.code == document.code)
        lines = self.desk.text_of(own.code, self.texts, handling=mark) if self.texts else {}
        return Page(f"documents/{own.code}.html", document_page(own, told, lines), own.handling)

    def _told_up_to(self, mark: str) -> ContentsTold:
        """Tell what documents say up to a mark, of which a page with that mark is made."""
        if mark == (self.whole.handling or MARKS[0]):
            return self.whole
        if mark not in self._up_to:
            self._up_to[mark] = self.desk.contents(**self.asked, handling=mark).set_in_type()
        return self._up_to[mark]

    def _list(self, name: str) -> Page:
        """Make one of the pages that are of everything."""
        told = self.whole
        if name == "kinds.html":
            made = kinds_page(told)
        elif name == "calendar.html":
            made = calendar_page(told)
        else:
            made = (search_page if name == "search.html" else index_page)(told, self.names)
        return Page(name, made, told.handling)
