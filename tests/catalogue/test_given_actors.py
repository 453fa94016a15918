"""The given actors against what is known of them: their numbers, their dates, and the names people use for them."""

from itertools import combinations

import pytest

from tracker.catalogue.catalogue import UnknownName
from tracker.model.dates import parse_date
from tracker.model.days import FUTURE, PAST, iso
from tracker.narrative.happenings import common_existence

IN_TURN = {
    "cow": {"255": "DEU PRUSSIA", "345": "SCG SRB YUG", "365": "RUS SUN", "710": "CHINA-BEFORE-1949 CHN"},
    "gw": {
        "255": "DEU PRUSSIA",
        "345": "SCG YUG",
        "365": "RUS SUN",
        "678": "YAR YEM",
        "710": "CHINA-BEFORE-1949 CHN",
    },
}
ON_A_DAY = [
    ("cow", "255", "1850-01-01", "PRUSSIA"),
    ("cow", "255", "1914-08-01", "DEU"),
    ("cow", "255", "1989-11-09", None),
    ("cow", "260", "1989-11-09", "DEU"),
    ("cow", "255", "1990-10-03", "DEU"),
    ("cow", "345", "1914-07-28", "SRB"),
    ("cow", "345", "1948-06-28", "YUG"),
    ("cow", "345", "2006-06-02", "SCG"),
    ("cow", "345", "2006-06-03", "SRB"),
    ("cow", "365", "1922-12-29", "RUS"),
    ("cow", "365", "1922-12-30", "SUN"),
    ("cow", "710", "1945-10-24", "CHINA-BEFORE-1949"),
    ("cow", "710", "1971-10-25", "CHN"),
    ("cow", "713", "1971-10-25", "TWN"),
    ("cow", "817", "1973-01-27", "RVN"),
    ("cow", "327", "1838-01-01", "PAPAL-STATES"),
    ("gw", "260", "2026-01-01", "DEU"),
    ("gw", "89", "1830-01-01", "CENTRAL-AMERICA"),
    ("cow", "1", "2026-01-01", None),
]
NAMED_ON_A_DAY = [
    ("China", "1935-06-18", "CHINA-BEFORE-1949"),
    ("China", "1979-01-01", "CHN"),
    ("Korea", "1883-05-20", "KOREAN-EMPIRE"),
    ("Korea", "1953-07-27", "KOR"),
    ("Yemen", "1946-09-30", "YAR"),
    ("Yemen", "1990-05-22", "YEM"),
    ("Austria", "1902-06-26", "AUH"),
    ("Austria", "1921-11-26", "AUT"),
    ("Vietnam", "1965-03-08", "RVN"),
    ("Vietnam", "1995-08-06", "VNM"),
    ("Ukraine", "1945-10-24", "UKRAINIAN-SSR"),
    ("Ukraine", "1991-08-24", "UKR"),
    ("India", "1919-06-28", "BRITISH-INDIA"),
    ("India", "1947-08-15", "IND"),
    ("Philippines", "1945-10-24", "PHILIPPINE-COMMONWEALTH"),
    ("Tibet", "1950-10-07", "TIBET-BEFORE-1951"),
    ("Tibet", "2008-03-14", "TIBET"),
    ("Germany", "1866-07-03", "PRUSSIA"),
    ("Germany", "1955-05-14", "DEU"),
    ("Holy See", "1848-08-19", "VAT"),
    ("Western Sahara", "1975-11-14", "ESH"),
]
UNLISTED = """
    ANT ARTSAKH BIAFRA BREMEN BRITISH-INDIA BRUNSWICK BYELORUSSIAN-SSR CONFEDERATE-STATES CONGO-FREE-STATE
    CRACOW CRETE CROATIA-1941 DANZIG DONETSK-PR FAR-EASTERN-REPUBLIC FIUME FRANKFURT GENOA HAMBURG HATAY HAWAII
    HEJAZ HYDERABAD ITALIAN-SOCIAL-REPUBLIC KATANGA LUBECK LUHANSK-PR MAHABAD MALI-FEDERATION MANCHUKUO
    MECKLENBURG-STRELITZ NASSAU-DUCHY NEWFOUNDLAND NORTH-GERMAN-CONFEDERATION NORTHERN-CYPRUS OLDENBURG
    PERU-BOLIVIA PHILIPPINE-COMMONWEALTH RHODESIA-AND-NYASALAND RIF SADR SARDINIA SAXE-WEIMAR SIKKIM
    SLOVAKIA-1939 SOMALILAND TEXAS TRANSNISTRIA TUVA UKRAINE-1917 UKRAINIAN-SSR WEST-INDIES-FEDERATION
"""

NUMBERS = {
    "USA": ("2", "2"),
    "CAN": ("20", "20"),
    "LTU": ("368", "368"),
    "CHN": ("710", "710"),
    "TWN": ("713", "713"),
    "VNM": ("816", "816"),
    "RVN": ("817", "817"),
    "DEU": ("255", "260"),
    "DDR": ("265", "265"),
    "YEM": ("679", "678"),
    "YAR": ("678", "678"),
    "YMD": ("680", "680"),
    "SRB": ("345", "340"),
    "MNE": ("341", "341"),
    "XKX": ("347", "347"),
    "TZA": ("510", "510"),
    "ZZB": ("511", "511"),
    "KIR": ("946", "970"),
    "NRU": ("970", "971"),
    "TON": ("955", "972"),
    "TUV": ("947", "973"),
    "DMA": ("54", "54"),
    "ABKHAZIA": ("", "396"),
    "PSE": ("", ""),
}

SPELLS = {
    "AUT": "1918-11-12 to 1938-03-13, 1945-04-27",
    "BGD": "1971-03-26",
    "CSK": "1918-10-28 to 1939-03-15, 1945-05-09 to 1993-01-01",
    "CZE": "1993-01-01",
    "DDR": "1949-10-07 to 1990-10-03",
    "DEU": "1871-01-18 to 1945-05-08, 1949-05-23",
    "DZA": ".. to 1830-07-05, 1962-07-05",
    "ERI": "1993-05-24",
    "EST": "1918-02-24 to 1940-08-06, 1991-08-20",
    "FIN": "1917-12-06",
    "GHA": "1957-03-06",
    "IDN": "1945-08-17",
    "IND": "1947-08-15",
    "ISL": "1944-06-17",
    "ISR": "1948-05-14",
    "KOR": "1948-08-15",
    "LTU": "1918-02-16 to 1940-08-03, 1990-03-11",
    "LVA": "1918-11-18 to 1940-08-05, 1991-08-21",
    "MNE": ".. to 1918-11-26, 2006-06-03",
    "NAM": "1990-03-21",
    "NOR": "1905-06-07",
    "PAK": "1947-08-14",
    "PLW": "1994-10-01",
    "POL": "1918-11-11",
    "RVN": "1954-06-04 to 1975-04-30",
    "SCG": "2003-02-04 to 2006-06-03",
    "SGP": "1965-08-09",
    "SSD": "2011-07-09",
    "SUN": "1922-12-30 to 1991-12-26",
    "SYR": "1944-01-01 to 1958-02-22, 1961-09-28",
    "TLS": "2002-05-20",
    "UKR": "1991-08-24",
    "XKX": "2008-02-17",
    "YEM": "1990-05-22",
    "ZWE": "1965-11-11 to 1979-12-12, 1980-04-18",
}

FOUNDED = {
    "LON": "1920-01-10 to 1946-04-20",
    "UN": "1945-10-24",
    "UNHRC": "2006-03-15",
    "COE": "1949-05-05",
    "NATO": "1949-08-24",
    "WARSAW-PACT": "1955-05-14 to 1991-07-01",
    "GATT": "1948-01-01 to 1995-01-01",
    "WTO": "1995-01-01",
    "OAU": "1963-05-25 to 2002-07-09",
    "AFRICAN-UNION": "2002-07-09",
    "ASEAN": "1967-08-08",
    "CIS": "1991-12-08",
    "SCO": "2001-06-15",
    "EAEU": "2015-01-01",
    "SCHENGEN": "1995-03-26",
    "EUROZONE": "1999-01-01",
    "CHN-CEEC": "2012-04-26",
    "B9": "2015-11-04",
    "MINSK-GROUP": "1992-03-24 to 2025-12-01",
}

NATIVE = """
    Deutschland: DEU; Lietuva: LTU; Suomi: FIN; Ελλάδα: GRC; Україна: UKR; 中国: CHN; 臺灣: TWN; 日本: JPN; 한국: KOR;
    조선: PRK; ישראל: ISR; مصر: EGY; ایران: IRN; भारत: IND; বাংলাদেশ: BGD; ไทย: THA; Việt Nam: VNM; Հայաստան: ARM;
    საქართველო: GEO; Қазақстан: KAZ; ኢትዮጵያ: ETH; Suisse: CHE; Svizzera: CHE; Belgique: BEL; Κύπρος: CYP;
    Црна Гора: MNE; Československo: CSK; Советский Союз: SUN; Југославија: YUG
"""
USUAL = """
    Kremlin: RUS; Whitehall: GBR; Foggy Bottom: USA; White House: USA; Élysée: FRA; Quai d'Orsay: FRA; Farnesina: ITA;
    Bundeskanzleramt: DEU; Ballhausplatz: AUT; Planalto: BRA; Itamaraty: BRA; Casa Rosada: ARG; Moncloa: ESP;
    Blue House: KOR; Kantei: JPN; Kasumigaseki: JPN; South Block: IND; Bankova: UKR; Sublime Porte: TUR; Akorda: KAZ;
    Vilnius: LTU; New Delhi: IND; N'Djamena: TCD; Port Moresby: PNG; Pristina: XKX; Kralendijk: BES;
    Burma: MMR; Persia: IRN; Rhodesia: ZWE; Dahomey: BEN; West Germany: DEU; Ottoman Empire: TUR; Czech Republic: CZE;
    European Commission: EU; Security Council: UNSC; Human Rights Council: UNHRC; euro area: EUROZONE;
    Council of the EU: EU; Council of the European Union: EU; European Council: EU; Council of Europe: COE;
    European Parliament: EU; North Atlantic Council: NATO; NATO Council: NATO; Foreign Office: GBR; Elysee: FRA;
    State Duma: RUS; Bundestag: DEU; Sejm: POL; Seimas: LTU; Verkhovna Rada: UKR; Knesset: ISR; US Congress: USA;
    European Economic Area: EEA; South Pacific Forum: PIF; NATO-Ukraine Council: NATO-UKRAINE; OTAN: NATO
"""
PARTS = """
    government parliament lower-house upper-house president monarch head-of-state prime-minister central-bank
    customs foreign-ministry defence-ministry economy-ministry finance-ministry interior-ministry justice-ministry
    trade-ministry energy-ministry culture-ministry foreign-minister defence-minister economy-minister
    finance-minister interior-minister justice-minister trade-minister energy-minister culture-minister armed-forces
    constitutional-court supreme-court intelligence-service deputy-foreign-minister foreign-affairs-committee
    state-railway
"""


def actors(catalogue):
    return [catalogue.actor(code) for code in catalogue.codes("actors")]


def spells(actor):
    """Write the spells of an actor: its first day, and the first day on which it is no longer there."""
    written = []
    for spell in actor.existence:
        first = ".." if spell.text.startswith("..") else iso(spell.earliest)
        written.append(first if spell.last >= FUTURE else f"{first} to {iso(spell.last)}")
    return ", ".join(written)


def pairs(text):
    return [tuple(entry.strip().rsplit(": ", 1)) for entry in text.split(";")]


def numbered(catalogue, system):
    """Return the actors that a list gives each number."""
    owners = {}
    for actor in actors(catalogue):
        for number in dict.fromkeys(number.text for number in actor.numbers if number.system == system):
            owners.setdefault(number, []).append(actor)
    return owners


def numbered_on_one_day(system, two):
    """Say whether a list gives two actors one number on a day on which both are there."""
    mine, its = ([number for number in actor.numbers if number.system == system] for actor in two)
    spells = common_existence([actor.existence for actor in two])
    return any(
        max(one.first, other.first, first) <= min(one.last, other.last, last)
        for one in mine
        for other in its
        for first, last in spells
        if one.text == other.text
    )


def found(catalogue, name, day):
    """Return the actor of a name on a day, or those among whom it asks to choose."""
    try:
        return [catalogue.find_actor(name, day).code]
    except UnknownName as unknown:
        return unknown.among


def codes(several):
    return " ".join(sorted(actor.code for actor in several))


@pytest.mark.parametrize("system", ["cow", "gw"])
def test_a_state_number_means_one_actor_on_any_day(catalogue, system):
    several = {number: owners for number, owners in numbered(catalogue, system).items() if len(owners) > 1}
    assert not [
        pair for owners in several.values() for pair in combinations(owners, 2) if numbered_on_one_day(system, pair)
    ]
    assert {number: codes(owners) for number, owners in several.items()} == IN_TURN[system]


@pytest.mark.parametrize(("system", "number", "day", "code"), ON_A_DAY)
def test_a_state_number_names_the_actor_of_the_day(catalogue, system, number, day, code):
    actor = catalogue.numbered_actor(system, number, parse_date(day).earliest)
    assert (actor and actor.code) == code


@pytest.mark.parametrize("system", ["cow", "gw"])
def test_between_two_days_a_number_is_given_to_the_same_actor(catalogue, system):
    for number in numbered(catalogue, system):
        day = PAST + 1
        while day < FUTURE:
            first, last = catalogue.numbered_between(system, number, day)
            assert first <= day <= last
            given = [catalogue.numbered_actor(system, number, one) for one in (first, day, (day + last) // 2, last)]
            assert len({actor and actor.code for actor in given}) == 1, (number, first, last)
            day = last + 1


@pytest.mark.parametrize(("name", "day", "code"), NAMED_ON_A_DAY)
def test_a_name_that_several_have_had_means_the_one_of_the_day(catalogue, name, day, code):
    assert catalogue.find_actor(name, parse_date(day).earliest).code == code


def test_every_state_that_began_or_ended_has_a_number_but_the_unlisted(catalogue):
    states = [actor for actor in actors(catalogue) if actor.type == "country" and actor.existence]
    assert {actor.code for actor in states if not (actor.cow or actor.gw)} == set(UNLISTED.split())


def test_only_states_have_numbers(catalogue):
    assert {actor.type for actor in actors(catalogue) if actor.cow or actor.gw} == {"country"}


@pytest.mark.parametrize("system", ["cow", "gw"])
def test_the_lists_have_about_two_hundred_states_today(catalogue, system):
    today = [number for number in numbered(catalogue, system) if catalogue.numbered_actor(system, number, FUTURE)]
    assert len(today) == {"cow": 195, "gw": 197}[system]


@pytest.mark.parametrize("code", NUMBERS)
def test_a_state_has_the_numbers_of_both_lists(catalogue, code):
    actor = catalogue.actor(code)
    assert (actor.cow, actor.gw) == NUMBERS[code]


@pytest.mark.parametrize("code", SPELLS)
def test_a_state_exists_from_the_day_that_is_commonly_kept(catalogue, code):
    assert spells(catalogue.actor(code)) == SPELLS[code]


@pytest.mark.parametrize("code", FOUNDED)
def test_an_organisation_exists_from_its_founding_to_its_end(catalogue, code):
    assert spells(catalogue.actor(code)) == FOUNDED[code]


def test_every_organisation_that_has_ended_names_a_day_after_it_began(catalogue):
    ended = [catalogue.actor(code) for code in catalogue.formats()]
    assert all(spell.earliest < spell.last for actor in ended for spell in actor.existence)


def test_every_name_and_alias_finds_the_actor_whose_it_is(catalogue):
    for actor in actors(catalogue):
        day = next((spell.earliest for spell in reversed(actor.existence)), FUTURE)
        assert {catalogue.find_actor(name, day).code for name in (actor.code, *actor.aliases)} == {actor.code}
        for name in actor.names:
            in_use = max(name.first, day) if name.last >= FUTURE else name.last
            assert actor.code in found(catalogue, name.text, in_use)


@pytest.mark.parametrize(("name", "code"), pairs(NATIVE))
def test_a_country_is_found_by_its_name_in_its_own_script(catalogue, name, code):
    assert catalogue.find_actor(name).code == code
    assert name in catalogue.actor(code).native


@pytest.mark.parametrize(("name", "code"), pairs(USUAL))
def test_an_actor_is_found_by_a_seat_of_government_a_capital_or_a_former_name(catalogue, name, code):
    assert catalogue.find_actor(name).code == code


def test_a_native_name_is_one_that_the_english_name_is_not(catalogue):
    for actor in actors(catalogue):
        assert not {name.text for name in actor.names} & set(actor.native)


@pytest.mark.parametrize(
    ("code", "day", "name"),
    [
        ("TUR", "2022-05-31", "Turkey"),
        ("TUR", "2022-06-01", "Türkiye"),
        ("MKD", "2012-04-26", "Macedonia"),
        ("MKD", "2019-02-12", "North Macedonia"),
        ("JOR", "1948-05-15", "Transjordan"),
        ("VNM", "1973-01-27", "North Vietnam"),
        ("DEU", "1989-11-09", "West Germany"),
        ("DEU", "1990-10-03", "Germany"),
        ("LKA", "1971-01-01", "Ceylon"),
        ("SWZ", "2018-04-18", "Swaziland"),
        ("OSCE", "1994-12-31", "the CSCE"),
        ("G7", "2013-06-17", "the G8"),
        ("OTS", "2021-11-12", "the Organization of Turkic States"),
    ],
)
def test_an_actor_has_the_name_of_the_day(catalogue, code, day, name):
    assert catalogue.actor(code).name(parse_date(day).earliest) == name


@pytest.mark.parametrize("part", PARTS.split())
def test_a_state_has_its_organs_and_offices(catalogue, part):
    assert catalogue.actor(f"LTU/{part}").name().startswith("the ")
    assert catalogue.actor(f"LTU/{part}").name().count("Lithuania") == 1


def test_the_organ_of_a_whole_is_named_with_the_article_that_the_whole_wants(catalogue):
    assert catalogue.actor("USA/foreign-ministry").name() == "the foreign ministry of the United States"
    assert catalogue.actor("EU/commission").name() == "the Commission of the EU"
    assert catalogue.actor("NATO/secretary-general").name() == "the Secretary-General of NATO"
