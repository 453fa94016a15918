"""How well drafts by rules agree with a coding by hand: the missions of the United States, by country, day and rank.

    DATA=folder python benchmarks/drafting.py

The folder holds `us-history/articles.csv` (prose on recognition and relations, by country) and
`us-missions/transitions.csv` (the rank of the highest mission in each country, coded by hand from the same prose). The
rules were written on every second country of the alphabet; the others are reported. A match is country, exact day and
rank. The drafts know no country's code book: only the text, and that it is about the United States and that country.
"""

import csv
import os
import random
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from time import perf_counter
from typing import Any

from tracker.catalogue.catalogue import Catalogue, UnknownName
from tracker.catalogue.seeds import read_seeds
from tracker.drafting.namesakes import namesakes
from tracker.drafting.rules import Rules, Text
from tracker.drafting.sequence import Candidate
from tracker.given import given
from tracker.model.dates import parse_date

OWNER = "USA"
WRITTEN = parse_date("2020-01-01")
CALLED = {
    "congo-democratic-republic": "democratic-republic-of-the-congo",
    "cape-verde": "cabo-verde",
    "macedonia": "north-macedonia",
    "german-democratic-republic": "east-germany",
    "korea-south": "republic-of-korea",
    "kingdom-of-yugoslavia": "kingdom-of-serbia-yugoslavia",
    "swaziland": "eswatini",
    "antigua-barbuda": "antigua-and-barbuda",
    "bosnia-herzegovina": "bosnia-and-herzegovina",
    "brunswick-luneburg": "brunswick-and-luneburg",
    "yemen": "north-yemen",
}
"""The articles' names of countries that the coding calls otherwise."""
CODES = {
    "antigua-barbuda": "ATG",
    "bosnia-herzegovina": "BIH",
    "brunswick-luneburg": "BRUNSWICK",
    "congo-democratic-republic": "COD",
    "cote-divoire": "CIV",
    "kingdom-of-yugoslavia": "YUG",
    "korea-south": "KOR",
    "nassau": "NASSAU-DUCHY",
    "san-marino": "SMR",
    "sao-tome-and-principe": "STP",
    "trinidad-and-tobago": "TTO",
}
"""The codes of countries whose names in the articles are nobody's in the catalogue, or somebody else's."""
RANKS = {
    "Embassy": "embassy",
    "Ambassador Nonresident": "nonresident ambassador",
    "Legation": "legation",
    "Envoy Nonresident": "nonresident envoy",
    "Consulate": "consulate",
    "Consul Nonresident": "nonresident consul",
    "Liaison": "liaison office",
    "Interests": "interests section",
    "None": "none",
}
"""The coding's names of ranks, and ours."""
ENDING = ("mission-ended", "relations-severed", "relations-suspended")
"""Kinds after which there is no mission."""
RESUMING = ("relations-restored", "relations-resumed")

_YEAR = 366

Told = tuple[str, str, str]


def main() -> None:
    """Draft every article, and compare the halves with the coding."""
    folder = Path(os.environ.get("DATA", "."))
    coded = _coded(folder / "us-missions" / "transitions.csv")
    texts = {country: text for country, text in _texts(folder / "us-history" / "articles.csv") if country in coded}
    catalogue, _ = read_seeds(given("seeds"))
    both = sorted(texts)
    for name, half in (("written on", both[::2]), ("held out", both[1::2])):
        started = perf_counter()
        drafted = {told for country in half for told in _drafted(catalogue, country, texts[country])}
        right = {told for country in half for told in coded[country]}
        drafted -= {told for told in drafted - right if _is_elsewhere(catalogue, told, coded)}
        _report(name, drafted, right, perf_counter() - started)
        if name == "held out":
            differing, every = _changed(catalogue, {country: texts[country] for country in half})
            print(f"kinds shuffled and renamed: {differing} of {every} proposals differ")
        if "-v" in sys.argv and name == "written on":
            _show(drafted, right)


def _renamed(catalogue: Catalogue) -> tuple[Catalogue, Mapping[str, str]]:
    """Return a catalogue whose kinds stand in another order under other ids, and the old ids by the new."""
    kinds = list(catalogue.plain["kinds"])
    random.Random(15).shuffle(kinds)  # noqa: S311 - no secret
    names = {f"k{number}": kind for number, kind in enumerate(kinds)}
    plain = {**catalogue.plain, "kinds": {new: catalogue.plain["kinds"][old] for new, old in names.items()}}
    return Catalogue(plain), names


def _changed(catalogue: Catalogue, texts: Mapping[str, list[str]]) -> tuple[int, int]:
    """Count the proposals that differ when kinds are shuffled and renamed, and all."""
    other, names = _renamed(catalogue)
    differing = every = 0
    for lines in texts.values():
        text = Text(lines, WRITTEN)
        ours = [dict(one.fields) for one in Rules(catalogue, text).candidates()]
        theirs = [{**one.fields, "kind": names[one.fields["kind"]]} for one in Rules(other, text).candidates()]
        differing += sum(one not in theirs for one in ours) + sum(one not in ours for one in theirs)
        every += len(ours)
    return differing, every


def _report(name: str, drafted: set[Told], right: set[Told], seconds: float) -> None:
    both = len(drafted & right)
    precision, recall = both / max(1, len(drafted)), both / max(1, len(right))
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    print(f"{name}: F1 {f1:.3f}, precision {precision:.3f}, recall {recall:.3f}, {len(right)} coded, {seconds:.1f} s")


def _show(drafted: set[Told], right: set[Told]) -> None:
    for told in sorted(drafted ^ right):
        print("  drafted" if told in drafted else "  coded  ", *told)


def _drafted(catalogue: Catalogue, country: str, lines: list[str]) -> Iterator[Told]:
    """Yield the changes of rank that a draft tells: exact days alone, and nothing that stays as it was."""
    host = _host(catalogue, country)
    known = catalogue.with_declared({}, {host: {"type": "country", "names": [country]}})
    candidates = Rules(known, Text(lines, WRITTEN, about=(OWNER, host))).candidates()
    hosts = {host, *namesakes(known, host)}
    ranked = list(_ranked(sorted(candidates, key=lambda each: each.day), hosts))
    told = [(one, rank) for one, rank in ranked if rank and "date" in one.fields and not _is_closed_later(one, ranked)]
    days = {one.fields["date"]: rank for one, rank in told}  # of one day the last counts
    before = ""
    for day, rank in days.items():
        if rank != before and re.fullmatch(r"\d{4}-\d\d-\d\d", day):
            yield country, day, rank
            before = rank


def _ranked(candidates: list[Candidate], hosts: set[str]) -> Iterator[tuple[Candidate, str]]:
    """Yield events with the rank that there is after each; relations that are resumed bring back the last one."""
    last = "none"
    for one in candidates:
        rank = _rank(one.fields, hosts)
        if one.fields["kind"] in RESUMING and not _opens_later(one, candidates, hosts):
            parties = {*one.fields.get("parties", ())}
            rank = last if OWNER in parties and hosts & parties else ""
        last = rank if rank not in ("", "none") else last
        yield one, rank


def _opens_later(one: Candidate, candidates: list[Candidate], hosts: set[str]) -> bool:
    """Say whether a text tells within two years of the end of a break on what day the mission opened."""
    opened = (other for other in candidates if _rank(other.fields, hosts) not in ("", "none"))
    return any(0 <= other.day[0] - one.day[0] < 2 * _YEAR for other in opened)


def _is_closed_later(one: Candidate, ranked: list[tuple[Candidate, str]]) -> bool:
    """Say whether a text tells on what day the mission closed, within a year of the end of relations."""
    closed = (other for other, rank in ranked if rank and other.fields["kind"] == "mission-ended")
    severed = one.fields["kind"] in ENDING[1:]
    return severed and any(0 < other.day[0] - one.day[0] < _YEAR for other in closed)


def _rank(fields: Mapping[str, Any], hosts: set[str]) -> str:
    """Return the rank that the mission of the United States has after an event; nothing where it says none."""
    if fields.get("stance", "reported") != "reported":
        return ""
    players = {player for value in fields.values() for player in (value if isinstance(value, list) else [value])}
    if fields["kind"] in ENDING and OWNER in players and players & hosts:
        return "none" if fields.get("owner", OWNER) == OWNER else ""
    is_ours = fields["kind"] == "mission-rank-set" and fields.get("owner") == OWNER and fields.get("host") in hosts
    return str(fields.get("rank", "")) if is_ours else ""


def _is_elsewhere(catalogue: Catalogue, told: Told, coded: Mapping[str, set[Told]]) -> bool:
    """Say whether the coding has a day and rank under another country of the same name or place: Austria-Hungary."""
    country, *change = told
    others = namesakes(catalogue, _host(catalogue, country))
    return any(change == list(one[1:]) for other in coded if _host(catalogue, other) in others for one in coded[other])


def _host(catalogue: Catalogue, country: str) -> str:
    """Return the code of a country by the articles' name of it; one that the catalogue lacks gets a code of its own."""
    if country in CODES:
        return CODES[country]
    try:
        return catalogue.find_actor(country.replace("-", " ").title()).code
    except UnknownName:
        return country.upper()


def _coded(path: Path) -> Mapping[str, set[Told]]:
    """Read the coding: the changes of which it knows the day, by the articles' names of countries."""
    found: dict[str, set[Told]] = defaultdict(set)
    called = {theirs: ours for ours, theirs in CALLED.items()}
    with path.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            country = _plain(row["state_dept_name"])
            country = called.get(country, country)
            if row["day"]:
                day = f"{int(row['year']):04}-{int(row['month']):02}-{int(row['day']):02}"
                found[country].add((country, day, RANKS[row["status_change"]]))
    return found


def _texts(path: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield the lines of the articles on each country: a heading and its paragraph in turn."""
    lines: dict[str, list[str]] = defaultdict(list)
    with path.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            lines[row["country"]] += [row["head"].rstrip("."), *row["text"].splitlines()]
    yield from lines.items()


def _plain(name: str) -> str:
    """Write a country's name as the articles do: 'Gambia, The' as gambia."""
    ascii_name = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    bare = re.sub(r"\(.*?\)", "", ascii_name).replace(", the", "").replace("d'ivoire", "divoire")
    return re.sub(r"[^a-z]+", "-", bare).strip("-")


if __name__ == "__main__":
    main()
