"""What seeds declare is found by its code and by every name, and kept as one value with a version."""

import pytest

from tracker.catalogue.catalogue import UnknownName
from tracker.catalogue.patterns import make_fluent, parse_pattern
from tracker.model.catalogue import Fluent
from tracker.model.days import day

ACTORS = """\
parts: {parliament: "the parliament of {whole}"}
actors:
  NOR: {type: country, names: [Norway], alpha-2: NO, capital: Oslo, aliases: [Norge, Noreg], adjective: Norwegian}
  TUR:
    type: country
    names: [{name: Turkey, from: 1923, to: 2022-06-01}, {name: Türkiye, from: 2022-06-02}]
    existence: ["1923-10-29/.."]
  WAR-BOOK: {type: company, names: [Vilnius], article: yes}
formats:
  CLUB: {type: format, names: [Club], article: yes, acts-for-members: yes}
"""


@pytest.fixture
def catalogue(seeds):
    found, findings = seeds(ACTORS)
    assert findings == ()
    return found


@pytest.mark.parametrize(
    "name", ["NOR", "nor", "NO", "no", "Norway", "NORWAY", " oslo ", "Norge", "noreg", "N\uff4frway"]
)
def test_an_actor_is_found_by_its_code_and_all_of_its_names(catalogue, name):
    assert catalogue.find_actor(name).code == "NOR"


@pytest.mark.parametrize("name", ["Turkey", "türkiye", "TU\u0308RKI\u0307YE".replace("I\u0307", "I")])
def test_an_actor_is_found_by_the_names_that_it_had(catalogue, name):
    assert catalogue.find_actor(name).code == "TUR"


def test_a_name_that_several_have_is_asked_about(catalogue):
    with pytest.raises(UnknownName, match=r"'Vilnius' may be any of LTU, WAR-BOOK: write the code\."):
        catalogue.find_actor("Vilnius")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Norwey", "Nearest: NOR (Norway)"),
        ("Lituania", "Nearest: LTU (Lithuania)"),
        ("NRO", "Nearest: NOR (Norway)"),
        ("Atlantis", "'tracker actors' lists them"),
        ("", "'tracker actors' lists them"),
        ("LTU/senate", "No actor is called 'LTU/senate'"),
        ("QQQ/parliament", "No actor is called 'QQQ/parliament'"),
    ],
)
def test_a_name_that_nobody_has_is_answered_with_the_nearest(catalogue, name, said):
    with pytest.raises(UnknownName) as unknown:
        catalogue.find_actor(name)
    assert said in str(unknown.value)


def test_a_part_of_an_actor_is_an_actor_with_the_names_and_days_of_the_whole(catalogue):
    part = catalogue.actor("TUR/parliament")
    assert part.name(day("2000-01-01")) == "the parliament of Turkey"
    assert part.name() == "the parliament of Türkiye"
    assert part.existence == catalogue.actor("TUR").existence
    assert catalogue.actor("TUR/PARLIAMENT") is None


@pytest.mark.parametrize(
    ("on", "name"), [("2022-06-01", "Turkey"), ("2022-06-02", "Türkiye"), ("1900-01-01", "Türkiye")]
)
def test_an_actor_has_the_name_of_the_day(catalogue, on, name):
    assert catalogue.actor("TUR").name(day(on)) == name


def test_a_format_is_an_actor_that_others_are_members_of(catalogue):
    assert catalogue.actor("CLUB").name() == "the Club"
    assert catalogue.formats() == ["CLUB"]
    assert (catalogue.acts_for_members("CLUB"), catalogue.acts_for_members("NOR")) == (True, False)


def test_a_version_is_of_what_is_declared_and_not_of_the_files(seeds, catalogue, tmp_path):
    (tmp_path / "seeds").rename(tmp_path / "before")
    actors, formats = ACTORS.split("formats:")
    again, _ = seeds("# in two files\n" + actors, "formats:" + formats)
    assert again.version == catalogue.version
    assert len(again.version) == 12


def test_a_version_changes_with_what_is_declared(seeds, catalogue, tmp_path):
    (tmp_path / "seeds").rename(tmp_path / "before")
    assert seeds(ACTORS.replace("Norge", "Norga"))[0].version != catalogue.version


def test_fluents_keep_the_order_in_which_they_are_declared(catalogue):
    assert catalogue.fluents == ["relations", "member"]
    assert catalogue.place("member") == (0, 1)


@pytest.mark.parametrize(
    ("written", "name", "args", "literal", "value", "absent"),
    [
        ("relations(a, b)", "relations", ("a", "b"), (False, False), None, False),
        (" not  member( who ,EU )=full ", "member", ("who", "EU"), (False, False), "full", True),
        ("level(by, with) = {to-level}", "level", ("by", "with"), (False, False), "{to-level}", False),
        ("restricted(by, 'a b')", "restricted", ("by", "a b"), (False, True), None, False),
        ("war()", "war", (), (), None, False),
    ],
)
def test_a_fluent_is_read_from_text(written, name, args, literal, value, absent):  # noqa: PLR0917
    pattern = parse_pattern(written)
    assert (pattern.fluent, pattern.args, pattern.literal) == (name, args, literal)
    assert (pattern.value, pattern.absent) == (value, absent)


@pytest.mark.parametrize(
    "written", ["", "relations", "relations(a", "relations(a,)", "Relations(a)", "a(b)c", "a(b) = ", "a(b(c))"]
)
def test_what_is_no_fluent_is_refused(written):
    with pytest.raises(ValueError, match=r"^"):
        parse_pattern(written)


def test_the_arguments_of_a_symmetric_fluent_have_one_order(catalogue):
    relations = catalogue.fluent("relations")
    assert make_fluent(relations, ("NOR", "CHN")) == make_fluent(relations, ("CHN", "NOR"))
    assert str(make_fluent(relations, ("NOR", "CHN"))) == "relations(CHN, NOR)"
    assert make_fluent(catalogue.fluent("member"), ("NOR", "CLUB")) == Fluent("member", ("NOR", "CLUB"))


def test_what_a_log_declares_does_not_change_what_the_catalogue_does(catalogue):
    more = catalogue.with_declared(
        {"rail": {"type": "route", "name": "a line"}}, {"NOR": {"type": "person", "names": []}}
    )
    assert more.thing("rail").name == "a line"
    assert more.actor("NOR").type == "country"
    assert more.version == catalogue.version
    assert catalogue.thing("rail") is None
