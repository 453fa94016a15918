"""The reference of a catalogue as Markdown pages: every kind, fluent, actor, format and thing, as it is declared."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from attrs import frozen

from tracker.catalogue.catalogue import Catalogue
from tracker.catalogue.seeds import Declared, Seeds
from tracker.model.catalogue import Kind, Pattern
from tracker.projections.examples import example_event
from tracker.reports.language.patterns import pattern_text
from tracker.reports.language.sentences import event_sentence
from tracker.reports.language.words import capital, counted
from tracker.reports.reference.codes import codes_tables
from tracker.reports.reference.tables import (
    actors_table,
    cell,
    fluent_entry,
    fluents_index,
    formats_table,
    parts_table,
    things_table,
)
from tracker.reports.text.catalogue import codes_phrase, example_yaml, lists_phrase

_WRITTEN = "Written from the seeds by `tracker seeds reference`: change these, not this page."

_KINDS = """\
An event of a log names one of these kinds and fills its roles; a role in *italics* may be left out. *Before it* is what
must have been so on the eve; *begins* and *ends* say what holds, or holds no longer, at the end of its day. What the
fluents mean stands in [fluents.md](fluents.md); the documentation's page on the catalogue says how to add a kind."""

_FLUENTS = """\
A fluent is a condition that holds, does not hold or possibly holds at the end of a day. Before the first event about
it nothing is known of it, unless the entry says otherwise. The kinds that begin and end it are listed
[with the kinds](kinds.md#what-begins-and-ends-a-fluent)."""

_ACTORS = """\
A log names an actor by its code; commands take any of its names. A part of a state is written `LTU/parliament`. COW and
GW are a state's numbers in the Correlates of War and the Gleditsch-Ward lists."""

_FORMATS = """\
Organisations and formats are actors that others can be members of. What one that *acts for its members* does to others
is part of each member's relation with them."""

_THINGS = "Things cannot act: fluents are about them. A log may declare more under its own `things:`."

_WORD = re.compile(r"(?<![\w`-])(`?)[a-z0-9]+(?:-[a-z0-9]+)*\1(?![\w`-])")


@frozen
class Group:
    """The entries of one file: its title, what the file says of itself, and the codes in their order."""

    title: str
    about: str
    codes: tuple[str, ...]


def pages(catalogue: Catalogue, layers: Sequence[Seeds]) -> dict[str, str]:
    """Write all pages, each under its file's name; `layers` are the folders that the catalogue was read from."""
    formats = set(catalogue.formats())
    actors = _groups(catalogue, layers, "actors")
    others = [_only(group, lambda code: code not in formats) for group in actors]
    settings = [_only(group, lambda code: code in formats) for group in actors]
    parts = Group(
        "Parts", "An organ or an office of a state or an organisation.", tuple(catalogue.plain.get("parts", ()))
    )
    kinds, things = (_groups(catalogue, layers, family) for family in ("kinds", "things"))
    rows: tuple[tuple[str, str, list[Group], Callable[[Group], Iterator[str]]], ...] = (
        ("Kinds of events", _KINDS, kinds, lambda group: _kinds(catalogue, group)),
        ("Fluents", _FLUENTS, _sections(catalogue), lambda group: _fluents(catalogue, group)),
        ("Actors", _ACTORS, [*others, parts], lambda group: _actors(catalogue, group)),
        ("Formats", _FORMATS, settings, lambda group: formats_table(catalogue, group.codes)),
        ("Things", _THINGS, things, lambda group: things_table(catalogue, group.codes)),
    )
    written = {
        f"{title.partition(' ')[0].casefold()}.md": _page(title, [intro, "", _WRITTEN], groups, body)
        for title, intro, groups, body in rows
    }
    return {**written, "kinds.md": written["kinds.md"] + _over_all_kinds(catalogue)}


def _over_all_kinds(catalogue: Catalogue) -> str:
    """Write what a new kind changes besides its own entry: it stands on the page of the kinds, and nowhere else."""
    fluents, codes = fluents_index(catalogue), codes_tables(catalogue)
    return f"\n## What begins and ends a fluent\n\n{fluents}\n\n## How the kinds lie on the codes\n\n{codes}\n"


def _page(title: str, intro: list[str], groups: Sequence[Group], body: Callable[[Group], Iterator[str]]) -> str:
    """Write a page: what it is, its groups with a link and a number each, then the groups themselves."""
    filled = [group for group in groups if group.codes]
    lines = [f"# {title}", "", *intro, ""]
    lines += [f"- [{group.title}](#{_anchor(group.title)}): {len(group.codes)}" for group in filled]
    for group in filled:
        lines += ["", f"## {group.title}", "", *([group.about, ""] if group.about else []), *body(group)]
    return "\n".join(lines).rstrip() + "\n"


def _groups(catalogue: Catalogue, layers: Sequence[Seeds], family: str) -> list[Group]:
    """Group what a family declares by its files; what no file of the folders has comes last."""
    families = ("actors", "formats") if family == "actors" else (family,)
    home: dict[str, tuple[str, str]] = {}
    for declared in (one for seeds in layers for one in seeds.declared if one.family in families):
        home[declared.code] = (_title(declared), _about(declared.faults.lines))
    rest = ("Others", "What the store's catalogue has beside.")
    titles: dict[tuple[str, str], list[str]] = {key: [] for key in [*dict.fromkeys(home.values()), rest]}
    for code in catalogue.codes(family):
        titles[home.get(code, rest)].append(code)
    return [Group(*key, tuple(codes)) for key, codes in titles.items()]


def _sections(catalogue: Catalogue) -> list[Group]:
    of_section: dict[str, list[str]] = {section: [] for section in catalogue.sections}
    for name in catalogue.fluents:
        if sort := catalogue.fluent(name):
            of_section[sort.section].append(name)
    return [Group(capital(section), "", tuple(names)) for section, names in of_section.items()]


def _only(group: Group, wanted: Callable[[str], bool]) -> Group:
    return Group(group.title, group.about, tuple(code for code in group.codes if wanted(code)))


def _title(declared: Declared) -> str:
    """Return the title that a file's name gives; formats are kept by parts of the world, which are proper names."""
    words = declared.faults.file.rpartition("/")[2].removesuffix(".yaml").split("-")
    return ", ".join(map(capital, words)) if declared.family == "formats" else capital(" ".join(words))


def _about(lines: Sequence[str]) -> str:
    """Return the comment that a file begins with; an empty comment line parts its paragraphs."""
    found: list[str] = []
    for line in lines:
        if not line.startswith("#"):
            break
        found.append(line.removeprefix("#").strip())
    return "\n".join(found).strip()


def _kinds(catalogue: Catalogue, group: Group) -> Iterator[str]:
    for kind in (one for code in group.codes if (one := catalogue.kind(code))):
        yield from _kind(catalogue, kind)


def _kind(catalogue: Catalogue, kind: Kind) -> Iterator[str]:
    """Write one kind: label, what it is told as, roles, effects, codes, example, and what to use instead."""
    event = example_event(kind, catalogue)
    yield from (f"### {kind.name}", "", f"{capital(kind.label)}.")
    if kind.deprecated:
        yield from ("", f"**Deprecated**: use {_kind_link(kind.deprecated)}.")
    if event is not None:
        yield from ("", f"> {event_sentence(event, catalogue)}.")
    if kind.roles:
        yield from ("", "| role | who or what |", "| --- | --- |", *_roles(kind))
    coded = kind.cameo or kind.goldstein or kind.plover
    yield from ("", *_effects(kind), f"- {'Codes: ' if coded else ''}{codes_phrase(kind)}.")
    if kind.also:
        yield f"- Also found by: {', '.join(map(cell, kind.also))}."
    if kind.instead:
        yield f"- Instead: {_linked(capital(kind.instead).rstrip('.'), catalogue, kind)}."
    if kind.example:
        yield from ("", "```yaml", *example_yaml(kind).splitlines(), "```")
    if kind.changes or kind.leaves:
        yield from ("", *_shown(kind))
    yield ""


def _roles(kind: Kind) -> Iterator[str]:
    for name, role in kind.roles.items():
        several = ", one or several" if role.several else ""
        shown = f"*{name}*" if role.optional else name
        yield f"| {cell(shown)} | {role.type}{several} |"


def _effects(kind: Kind) -> Iterator[str]:
    rows = (
        ("Before it", kind.presupposes),
        ("Begins", kind.initiates),
        ("Ends", kind.terminates),
        ("Leaves open", kind.releases),
    )
    for word, patterns in rows:
        if patterns:
            yield f"- {word}: {_patterns(patterns)}."
    if not kind.roles:
        yield "- It sees the fluent under `that:` hold, or not hold; since when is left open."
    elif not (kind.initiates or kind.terminates or kind.releases):
        yield "- It changes no fluent."
    if kind.each:
        yield f"- {capital(lists_phrase(kind))}."
    if kind.counter:
        yield f"- Counted as {kind.counter.of}."
    if not kind.binds_whole:
        yield "- An act of a part does not bind the whole."


def _shown(kind: Kind) -> Iterator[str]:
    """Write what the example makes so, and what it leaves alone."""
    if kind.changes:
        yield f"- At the end of its day: {_patterns(kind.changes)}."
    if kind.leaves:
        yield f"- It leaves alone: {_patterns(kind.leaves)}."


def _patterns(patterns: Sequence[Pattern]) -> str:
    return ", ".join(f"`{pattern_text(pattern)}`" for pattern in patterns)


def _linked(text: str, catalogue: Catalogue, kind: Kind) -> str:
    """Link every other kind that a sentence names."""

    def link(match: re.Match[str]) -> str:
        name = match[0].strip("`")
        known = name != kind.name and ("-" in name or name != match[0]) and catalogue.kind(name)
        return _kind_link(name) if known else match[0]

    return _WORD.sub(link, text)


def _kind_link(name: str) -> str:
    return f"[{name}](#{name})"


def _actors(catalogue: Catalogue, group: Group) -> Iterator[str]:
    is_parts = all(code in catalogue.plain.get("parts", {}) for code in group.codes)
    return parts_table(catalogue) if is_parts else actors_table(catalogue, group.codes)


def _fluents(catalogue: Catalogue, group: Group) -> Iterator[str]:
    for name in group.codes:
        if sort := catalogue.fluent(name):
            yield from fluent_entry(sort)


def _anchor(title: str) -> str:
    """Return the anchor that Markdown viewers give a heading."""
    return re.sub(r"[^\w -]", "", title.casefold()).replace(" ", "-")


def pages_written(written: Mapping[str, str], catalogue: Catalogue) -> str:
    """Count the pages that were written, and say from which catalogue."""
    return f"{counted(len(written), 'page')} of the catalogue {catalogue.version}: {', '.join(written)}."
