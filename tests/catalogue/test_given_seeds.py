"""The seeds that are given with the program keep the rules that make them a catalogue."""

import re

import pytest

from tracker.catalogue.catalogue import UnknownName
from tracker.catalogue.seeds import read_folder
from tracker.given import given
from tracker.model.days import FUTURE
from tracker.reports.language.checking import check_catalogue
from tracker.reports.text.findings import findings_text


def test_the_given_catalogue_passes_every_check_of_catalogues():
    assert findings_text(check_catalogue(read_folder(given("seeds")))) == ""


def test_every_entry_can_be_read(catalogue):
    entries = [catalogue.kind(name) for name in catalogue.codes("kinds")]
    entries += [catalogue.fluent(name) for name in catalogue.codes("fluents")]
    entries += [catalogue.actor(code) for code in catalogue.codes("actors")]
    entries += [catalogue.thing(code) for code in catalogue.codes("things")]
    assert None not in entries


def test_every_country_has_the_code_and_the_short_code_of_iso_3166(catalogue):
    for code, fields in catalogue.plain["actors"].items():
        if fields["type"] == "country" and "alpha-2" in fields:
            assert re.fullmatch("[A-Z]{3}", code)
            assert re.fullmatch("[A-Z]{2}", fields["alpha-2"])
            assert catalogue.find_actor(fields["alpha-2"].lower()).code == code


def test_norway_is_not_a_boolean(catalogue):
    norway = catalogue.plain["actors"].get("NOR")
    assert norway is None or norway["alpha-2"] == "NO"


def test_every_actor_is_found_by_its_usual_name_or_asked_about(catalogue):
    for code in catalogue.codes("actors"):
        actor = catalogue.actor(code)
        last_day = actor.existence[-1].last - 1 if actor.existence else FUTURE
        assert code in found(catalogue, actor.name(last_day).removeprefix("the "), last_day)


def found(catalogue, name, day):
    """Return the actor of a name on a day, or those among whom it asks to choose."""
    try:
        return [catalogue.find_actor(name, day).code]
    except UnknownName as unknown:
        return unknown.among


@pytest.mark.parametrize("family", ["actors", "things", "fluents", "kinds", "sections", "parts"])
def test_no_family_is_empty(catalogue, family):
    assert catalogue.plain[family]
