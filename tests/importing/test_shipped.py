"""The mappings that come with the program: each is read, is of a page, and tells what small tables of its shape say."""

import pytest
from jsonschema import Draft7Validator
from log.test_schemas import plain

from tracker.given import given
from tracker.importing.reading import read_mapping
from tracker.importing.schemas import mapping_schema
from tracker.text.reader import read_yaml

MAPPINGS = sorted(given("mappings").glob("*.yaml"))
MOST_LINES = 60


@pytest.mark.parametrize("path", MAPPINGS, ids=[path.stem for path in MAPPINGS])
def test_each_mapping_is_read_and_is_of_a_page(path):
    mapping = read_mapping(path)
    assert mapping.id == path.stem
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_LINES
    assert {"licence", "citation"} <= set(mapping.documents.head.filled(lambda name: f"{name}-1"))


@pytest.fixture(scope="module")
def of_mappings(catalogue):
    """The schema of mappings by the given catalogue."""
    schema = mapping_schema(catalogue)
    Draft7Validator.check_schema(schema)
    return Draft7Validator(schema)


def mended(path, *change):
    """Read a mapping as an editor has it, with a text changed."""
    return plain(read_yaml(path.read_text(encoding="utf-8").replace(*change).encode(), path.name).root)


@pytest.mark.parametrize("path", MAPPINGS, ids=[path.stem for path in MAPPINGS])
def test_each_mapping_fits_the_schema(of_mappings, path):
    assert list(of_mappings.iter_errors(mended(path, "", "", 0))) == []


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("mapping: {id:", "maping: {id:"),
        ("system: name", "system: names"),
        ("kind: visit-made", "kind: visited"),
        ("publisher:", "publishers:"),
        ('{of: "{role}", words', '{off: "{role}", words'),
        ("columns: [id", "rows: [id"),
    ],
)
def test_a_mapping_that_is_wrong_does_not_fit(of_mappings, was, now):
    path = next(path for path in MAPPINGS if path.stem == "us-travels")
    assert was in path.read_text(encoding="utf-8")
    assert list(of_mappings.iter_errors(mended(path, was, now)))


@pytest.fixture
def imported(desk, tmp_path):
    """Import small tables with a shipped mapping; every row is accounted for, and none has a fault."""

    def run(mapping, *tables):
        paths = []
        for number, (ending, text) in enumerate(tables):
            paths.append(tmp_path / f"{mapping}-{number}.{ending}")
            paths[-1].write_text(text, encoding="utf-8")
        done = desk.import_table(mapping, *paths).value
        assert [finding.message for finding in done.findings if not finding.warning] == []
        assert done.rows == done.told + done.merged + sum(done.dropped.values())
        return done

    return run


def ranks(desk, host, *days):
    """Return the rank of the mission of the United States on some days; None where it is not certain."""
    found = []
    for day in days:
        answers = desk.relation("USA", host, on=day).to_dict()["answers"]
        of_rank = [one for one in answers if one["fluent"].startswith("mission-rank(USA")]
        found.append(next((one["value"] for one in of_rank if one["answer"] == "holds"), None))
    return found


MISSIONS = """state_dept_name,status_change,year,month,day,last_verified,notes
Singapore,Consulate,1836,7,4,2023-12-04,
Singapore,Embassy,1966,4,,2023-12-04,
Kingdom of Serbia/Yugoslavia,Legation,1882,11,10,2023-12-04,
Kingdom of Serbia/Yugoslavia,Embassy,1942,9,29,2023-12-04,
Serbia,Embassy,1992,5,21,2023-12-04,
Belgium,Embassy,1919,10,3,2023-12-04,
"""
RULINGS = """
# The post closed, and the next opened near the government in exile.
- {country: Belgium, type: addition, date: 1940-07-15, decision: add}
- {country: Belgium, type: addition, date: 1940-11-01, decision: add}
- {country: Singapore, csv_row: 2, decision: custom, override_date: 1966-04-02, notes: The day is known.}
- {country: Serbia, csv_row: 1, decision: keep}
- {country: Nowhere, type: addition, date: 1900, decision: reject, override_status: Embassy}
- country: Singapore
  csv_row: 1
  decision: split
  entries: [{date: 1836, status: None}, {date: 1837, status: Consulate}]
"""


def test_missions_go_on_from_state_to_state_and_were_none_before_the_first(imported, desk):
    imported("us-missions", ("csv", MISSIONS))
    assert ranks(desk, "SGP", "1965-08-09", "1966-03-31", "1966-04-15", "1966-04-30") == [
        "consulate",
        "consulate",
        None,
        "embassy",
    ]
    assert ranks(desk, "SRB", "1870-01-01", "1918-11-30") == ["none", "legation"]
    assert ranks(desk, "YUG", "1918-12-01", "1991-12-31", "2000-01-01") == ["legation", "embassy", "embassy"]
    assert ranks(desk, "BEL", "1900-01-01", "1940-10-01") == ["none", "embassy"]


def test_rulings_mend_the_rows_with_their_reasons(imported, desk):
    imported("us-missions", ("csv", MISSIONS))
    done = imported("us-missions-rulings", ("yaml", RULINGS))
    assert dict(done.dropped) == {"the row stays as it is": 1, "the ruling adds nothing": 1}
    assert ranks(desk, "BEL", "1940-07-14", "1940-07-15", "1940-11-01") == ["embassy", "none", "embassy"]
    assert ranks(desk, "SGP", "1966-04-01", "1966-04-02") == ["consulate", "embassy"]
    assert [one["reason"] for one in desk.show("us-missions/singapore-2").to_dict()["mendings"]] == [
        "The day is known."
    ]
    added = desk.show("us-missions-rulings/belgium-added-1").to_dict()
    assert added["body"]["note"] == "The post closed, and the next opened near the government in exile."


CHIEFS = """territory,id,person,role,appointed,started,started_note,ended,ended_note
france,fr-1,aa-bb,envoy-extraordinary-minister-plenipotentiary,1890-01-01,1890-02-01,,1893-01-05,Promoted
france,fr-2,aa-bb,ambassador-e-p,1893-01-01,1893-01-05,,1897-05,Left post
france,fr-3,cc-dd,charge-daffaires-ad-interim,,1897-06-10,,1897-06-20,
france,fr-4,ee-ff,ambassador-e-p,1897-06-01,,,,Declined
france,fr-3,cc-dd,charge-daffaires-ad-interim,,,,,
france,fr-5,gg-hh,ambassador-e-p,1897-06-02,1897-06-20,,,
cuba,cu-1,kk-ll,principal-officer,,1977-09-01,,1979-09-01,Left post
"""


def chief(desk, host, *days):
    """Return who heads the mission of the United States on some days, as the fluent has it."""
    found = []
    for day in days:
        answers = desk.relation("USA", host, on=day).to_dict()["answers"]
        held = [one for one in answers if one["fluent"].startswith(("head-of-mission(USA", "representative(USA"))]
        found.append(next((one["value"] for one in held if one["answer"] == "holds"), None))
    return found


def test_a_post_is_vacant_only_where_the_next_chief_came_later(imported, desk):
    done = imported("us-chiefs", ("csv", CHIEFS))
    assert dict(done.dropped) == {"neither appointed nor in post as far as is told": 1}
    days = ("1890-02-01", "1893-01-05", "1897-05-31", "1897-06-19", "1897-06-20")
    assert chief(desk, "FRA", *days) == [
        "envoy in post",
        "in post",
        "vacant",
        "chargé d'affaires a.i.",
        "in post",
    ]
    assert chief(desk, "CUB", "1978-01-01", "1979-09-01") == ["in post", "vacant"]


LISTED = """recordId,programKey,annex,measure,startDate,schema,name
1,EU-BLR,I.A,Asset freeze,24.9.2004,Person,Viktar SHEIMAN
2,EU-BLR,I.A,Asset freeze,21.6.2021,Person,Natallia BUHUK
1,EU-BLR,I.B,Asset freeze,21.06.2021,LegalEntity,Sohra / Sohra LLC
3,EU-BLR,V,Export control,,LegalEntity,Sohra / Sohra LLC
"""


def test_who_was_listed_on_one_day_is_one_event_and_all_are_seen_on_the_list(imported, desk):
    done = imported("eu-listings", ("csv", LISTED))
    assert (done.events, dict(done.dropped)) == (5, {"a list of another kind than of frozen assets": 1})
    batches = desk.events(kind="listing-added").to_dict()["events"]
    assert [(one["date"], one["evidence"][0]["at"]) for one in batches] == [
        ("2004-09-24", "row 2"),
        ("2021-06-21", "rows 3 to 4"),
    ]
    held = desk.who("listed(EU, *, BLR, eu-belarus-measures)", on="2021-06-21").to_dict()["answers"]
    assert {one["answer"] for one in held} == {"holds"}
    assert len(held) == 3


VISITS = """id,start,end,visitor,from
1,1951-09-03,1951-09-05,Prime Minister Tran Van Huu,vietnam
2,1965-05-17,1965-05-17,President Park,korea-south
3,1970-04-10,1970-04-11,Chancellor Willy Brandt,germany
"""
TRAVELS = """id,role,name,start,end,country,locale
1,president,Harry S. Truman,1945-07-16,1945-08-02,germany,Potsdam
2,secretary,Dean Rusk,1964-04-17,1964-04-20,vietnam,Saigon
"""


def test_visits_name_the_office_as_far_as_the_title_says_it(imported, desk):
    imported("us-visits", ("csv", VISITS))
    imported("us-travels", ("csv", TRAVELS))
    told = {one["event"]: one["sentence"] for one in desk.events(kind="visit-made").to_dict()["events"]}
    assert list(told.values()) == [
        "The President of the United States visited Germany (Potsdam)",
        "The Prime Minister of South Vietnam visited the United States",
        "The Foreign Minister of the United States visited South Vietnam (Saigon)",
        "The President of South Korea visited the United States",
        "The Prime Minister of West Germany visited the United States",
    ]


TREATIES = """stateID,treatyID,Title,End,StateSignature,StateRatification,StateForce,StateEnd
FRA,AB_1950A,A Convention,1990-01-01,1950-02-03,1951-01-01,1952,1990-01-01
BEL,AB_1950A,A Convention,1990-01-01,1950-02-03,,1952,1970-05-06
IO-NEFCO,AB_1950A,A Convention,1990-01-01,1950-02-03,,,
ROM,CD_1960B,Another Convention,9999-12-31,1960-03,,1961-04-05,9999-12-31
ITA,CD_1960B,Another Convention,9999-12-31,,,9999-12-31,
"""


def test_who_is_bound_no_longer_before_the_treaty_ended_left_it(imported, desk):
    done = imported("treaties", ("csv", TREATIES))
    assert dict(done.dropped) == {"a party that is no actor of the catalogue": 1, "no date of this state": 1}
    told = [(one["event"], one["sentence"]) for one in desk.events().to_dict()["events"]]
    assert told == [
        ("treaty-ab-1950a/signed-1950-02-03", "France and Belgium signed A Convention"),
        ("treaty-ab-1950a/ratified-fra", "France ratified A Convention"),
        ("treaty-ab-1950a/force-1952", "A Convention entered into force for France and Belgium"),
        ("treaty-cd-1960b/signed-1960-03", "Romania signed Another Convention"),
        ("treaty-cd-1960b/force-1961-04-05", "Another Convention entered into force for Romania"),
        ("treaty-ab-1950a/left-1970-05-06", "Belgium withdrew from A Convention"),
        ("treaty-ab-1950a/ended-1990-01-01", "A Convention ended for France"),
    ]


def test_a_doubtful_day_is_another_than_the_day_itself(imported, desk):
    rows = TREATIES.splitlines()[:2]
    rows += [rows[1].replace("FRA", "BEL").replace("1950-02-03", "1950-02-03?")]
    imported("treaties", ("csv", "\n".join(rows) + "\n"))
    signed = {one["event"]: one["date"] for one in desk.events(kind="agreement-signed").to_dict()["events"]}
    assert signed == {
        "treaty-ab-1950a/signed-1950-02-03": "1950-02-03",
        "treaty-ab-1950a/signed-1950-02-03-perhaps": "1950-02-03?",
    }


VOTES = """rcid,session,date,unres,ccode,vote
3,1,1946-12-01,R/1/66,2,1
3,1,1946-12-01,R/1/66,20,3
3,1,1946-12-01,R/1/66,369,8
3,1,1946-12-01,R/1/66,31,9
4,1,,R/1/79,2,2
5,1,,R/1/80,2,2
"""
ROLLS = """rcid,date,short,unres
3,1946-12-01,RULES OF PROCEDURE,R/1/66
4,1946-12-02,,R/1/79
"""


def test_a_roll_call_is_one_event_with_the_votes_of_all(imported, desk):
    done = imported("unga-votes", ("csv", VOTES), ("csv", ROLLS))
    assert dict(done.dropped) == {"not a member on the day": 1, "no day of the vote": 1}
    first, second = desk.events(kind="roll-call-held").to_dict()["events"]
    assert (first["document"], first["evidence"][0]["at"]) == ("unga-3", "rows 2 to 4")
    assert (second["date"], second["sentence"]) == (
        "1946-12-02",
        "The UN General Assembly held a roll-call vote on resolution R/1/79",
    )
    body = desk.show("unga-3/roll-call").to_dict()["body"]
    assert {role: body[role] for role in ("for", "against", "absent")} == {
        "for": ["USA"],
        "against": ["CAN"],
        "absent": ["UKRAINIAN-SSR"],
    }
