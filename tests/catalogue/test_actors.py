"""The actors given with the program: every country of ISO 3166-1, and the formats of international politics."""

import re
from itertools import combinations, pairwise

import pytest

from tracker.calculus.spans import intersection
from tracker.catalogue.catalogue import UnknownName
from tracker.catalogue.names import normal_form
from tracker.narrative.happenings import common_existence

CODES = """
    ABW AFG AGO AIA ALA ALB AND ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE BDI BEL BEN BES BFA BGD BGR BHR BHS BIH BLM
    BLR BLZ BMU BOL BRA BRB BRN BTN BVT BWA CAF CAN CCK CHE CHL CHN CIV CMR COD COG COK COL COM CPV CRI CUB CUW CXR
    CYM CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESH ESP EST ETH FIN FJI FLK FRA FRO FSM GAB GBR GEO GGY GHA GIB
    GIN GLP GMB GNB GNQ GRC GRD GRL GTM GUF GUM GUY HKG HMD HND HRV HTI HUN IDN IMN IND IOT IRL IRN IRQ ISL ISR ITA
    JAM JEY JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAC MAF MAR MCO MDA
    MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MNP MOZ MRT MSR MTQ MUS MWI MYS MYT NAM NCL NER NFK NGA NIC NIU NLD NOR
    NPL NRU NZL OMN PAK PAN PCN PER PHL PLW PNG POL PRI PRK PRT PRY PSE PYF QAT REU ROU RUS RWA SAU SDN SEN SGP SGS
    SHN SJM SLB SLE SLV SMR SOM SPM SRB SSD STP SUR SVK SVN SWE SWZ SXM SYC SYR TCA TCD TGO THA TJK TKL TKM TLS TON
    TTO TUN TUR TUV TWN TZA UGA UKR UMI URY USA UZB VAT VCT VEN VGB VIR VNM VUT WLF WSM YEM ZAF ZMB ZWE
"""
ISO_3166 = re.findall(r"\S+", CODES)

USUAL = """
    UN EU NATO OSCE COE OECD IAEA WTO IMF CIS EAEU CSTO SCO BRICS G7 G20 ASEAN APEC QUAD AUKUS AFRICAN-UNION LAS GCC
    OPEC B9 NB8 V4 3SI WEIMAR LUBLIN BRI CHN-CEEC C5+1 NORMANDY
"""
ENDED = ["AUH", "CSK", "DDR", "RVN", "SCG", "SUN", "YAR", "YMD", "YUG"]


@pytest.mark.parametrize("code", ISO_3166)
def test_every_country_of_iso_3166_is_found_by_its_codes_its_capital_and_its_names(catalogue, code):
    country = catalogue.actor(code)
    fields = catalogue.plain["actors"][code]
    assert country.type == "country"
    assert catalogue.find_actor(fields["alpha-2"]).code == code
    for name in (code, *(name.text for name in country.names), *country.aliases):
        assert catalogue.find_actor(name).code == code


def test_the_list_has_every_country_and_each_short_code_once(catalogue):
    shorts = [catalogue.plain["actors"][code]["alpha-2"] for code in ISO_3166]
    assert len(set(ISO_3166)) == len(set(shorts)) == 249


def test_every_state_that_began_after_1900_has_an_adjective_and_a_capital(catalogue):
    actors = catalogue.plain["actors"]
    began = [code for code in ISO_3166 if catalogue.actor(code).existence]
    assert all("adjective" in actors[code] for code in began)
    assert {code for code in began if "capital" not in actors[code]} == {"SGP"}, "a city state"


def test_no_name_means_two_actors_that_exist_on_one_day(catalogue):
    owners = {}
    for code in catalogue.codes("actors"):
        actor = catalogue.actor(code)
        own = common_existence([actor.existence])
        for name in actor.names:
            days = intersection(own, ((name.first, name.last),))
            owners.setdefault(normal_form(name.text), {}).setdefault(code, []).extend(days)
        for name in (code, *actor.aliases):
            owners.setdefault(normal_form(name), {})[code] = list(own)
    shared = {
        name: (one, other)
        for name, days in owners.items()
        for one, other in combinations(sorted(days), 2)
        if intersection(tuple(days[one]), tuple(days[other]))
    }
    assert shared == {}


def test_the_spells_of_an_actor_follow_one_another(catalogue):
    for code in catalogue.codes("actors"):
        spells = catalogue.actor(code).existence
        assert all(spell.extent and spell.earliest < spell.last for spell in spells), code
        assert all(one.last < other.earliest for one, other in pairwise(spells)), code


def test_the_names_of_an_actor_follow_one_another(catalogue):
    for code in catalogue.codes("actors"):
        names = catalogue.actor(code).names
        assert all(one.last + 1 == other.first for one, other in pairwise(names)), code


@pytest.mark.parametrize("code", ENDED)
def test_a_state_that_ended_has_its_end(catalogue, code):
    assert "/.." not in catalogue.actor(code).existence[-1].text


def test_there_are_the_formats_and_organisations_of_international_politics(catalogue):
    formats = catalogue.formats()
    assert len(formats) >= 60
    assert set(re.findall(r"\S+", USUAL)) <= set(formats)


def test_few_formats_act_for_their_members_in_law(catalogue):
    assert {code for code in catalogue.formats() if catalogue.acts_for_members(code)} == {"EU", "EAEU"}


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Kremlin", "RUS"),
        ("Downing Street", "GBR"),
        ("Zhongnanhai", "CHN"),
        ("Beijing", "CHN"),
        ("Brussels", "BEL"),
        ("Washington", "USA"),
        ("The Hague", "NLD"),
        ("Кыргызстан", "KGZ"),
        ("Côte d'Ivoire", "CIV"),
        ("Côte d\u2019Ivoire", "CIV"),
        ("ivory coast", "CIV"),
        ("Türkiye", "TUR"),
        ("Turkey", "TUR"),
        ("Republic of the Congo", "COG"),
        ("DRC", "COD"),
        ("South Korea", "KOR"),
        ("DPRK", "PRK"),
        ("Czech Republic", "CZE"),
        ("USSR", "SUN"),
        ("Georgia", "GEO"),
        ("AU", "AUS"),
        ("African Union", "AFRICAN-UNION"),
        ("17+1", "CHN-CEEC"),
        ("Bucharest Nine", "B9"),
        ("CSCE", "OSCE"),
        ("G8", "G7"),
        ("ОДКБ", "CSTO"),
    ],
)
def test_an_actor_is_found_by_what_people_call_it(catalogue, name, code):
    assert catalogue.find_actor(name).code == code


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("LITHUANIA", "LTU"),
        ("TÜRKİYE", "TUR"),
        ("The Gambia", "GMB"),
        ("Gambia, The", "GMB"),
        ("Gambia, Republic of the", "GMB"),
        ("Korea, Republic of", "KOR"),
        ("Korea, South", "KOR"),
        ("Antigua & Barbuda", "ATG"),
        ("Bonaire, Sint Eustatius & Saba", "BES"),
        ("U.K.", "GBR"),
        ("U.S.A.", "USA"),
        ("U. S. A.", "USA"),
        ("U.N.", "UN"),
        ("Washington D.C.", "USA"),
        ("St John's", "ATG"),
        ("Guinea\u2011Bissau", "GNB"),
        ("Guinea\u2013Bissau", "GNB"),
        ("  Holy \u00a0 See ", "VAT"),
        *((f"Co\u0302te d{apostrophe}Ivoire", "CIV") for apostrophe in "'\u2019\u2018\u02bc\u02bb\u00b4`"),
    ],
)
def test_a_name_is_found_however_it_is_spelt(catalogue, name, code):
    assert catalogue.find_actor(name).code == code


@pytest.mark.parametrize(
    ("name", "code"), [("Niger", "NER"), ("Nigeria", "NGA"), ("Guinea", "GIN"), ("Dominica", "DMA")]
)
def test_a_name_that_begins_another_is_not_taken_for_it(catalogue, name, code):
    assert catalogue.find_actor(name).code == code


@pytest.mark.parametrize(
    "name", ["Nigeri", "Nigerr", "P.S.", "A.U.", "the", "&", ",", "Republic of", "Islands, The", ""]
)
def test_what_is_no_name_finds_nobody(catalogue, name):
    with pytest.raises(UnknownName):
        catalogue.find_actor(name)


def test_two_names_that_are_spelt_alike_are_one_and_others_are_not():
    assert normal_form("Sana\u2019a") == normal_form("SANA'A")
    assert normal_form("J. R. Smith") == normal_form("J.R. Smith")
    assert normal_form("The Hague") == normal_form("Hague, The")
    assert normal_form("Guinea-Bissau") != normal_form("Guinea Bissau")
    assert normal_form("3.5") != normal_form("35")
    assert normal_form("the") == "the"
