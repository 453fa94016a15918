"""Bodies say in which format they are written: golden ones of every format are read for ever, and old ones brought up.

`golden/v1` has bodies of every section as the first format writes them, with every key that it knows. They are never
changed. A key that the format gains stands in a file of its own beside them; a new format gets a folder.
"""

import hashlib
import json
from collections import Counter
from pathlib import Path

import pytest

from tracker.catalogue.catalogue import Catalogue
from tracker.given import given
from tracker.log import head, shapes
from tracker.model.canonical import as_written
from tracker.narrative.mending import versions
from tracker.store import upcasting
from tracker.store.connection import open_store
from tracker.store.indexing import rebuild
from tracker.store.proving import checkpoint_at
from tracker.store.rows import Row, insert_entries, last_entry, utc_now
from tracker.store.schema import upgrade
from tracker.store.upcasting import Formats, NewerEntry
from tracker.store.verifying import verify_store

GOLDEN = Path(__file__).parent / "golden"
NEVER_CHANGED = {
    "v1/actors.json": "7d9d1b71a4c232dde25e9220e61048c3dcb069c8e7cfce0bffadf048b6e614af",
    "v1/catalogue.json": "09e56df302b49b1ef76b4c6a3aae92cc2aeede88df170a2784ff47af05560cec",
    "v1/catalogue_lists.json": "821436b021a2e8f8a7e542fdb9defef04f7a099c61904881b087290f1d80baa1",
    "v1/events.json": "34177fd2a304dc97b87472618c27bb93002472429654afb6008f5ad582daee8d",
    "v1/events_lists.json": "33a8dc7a38357460d379780e6f2676dad9a1885056e0b58bd83550e5dc394191",
    "v1/expectations.json": "8ef912687eabd91ad1f8f6c4e617912d202463c89eccba10ddc75e13283a5916",
    "v1/head-covers.json": "1ae0b78e0c17aabcffcebb4fc3e324ba5f592a83947926a31c900fd4f3126593",
    "v1/head-drafted-by.json": "ba6bbdb826d7f97d3f455263cd6cde76297263a5eb34cf70601a222183c4ed5a",
    "v1/head-mapping.json": "362df08a39323ab88feaba3f9d63db76f38c67bebd954ab84cb9bfde840054c6",
    "v1/head-terms.json": "c48efea9a67711947176b1a794eb79dba8019f1c1d5b67029674ac82e044adaf",
    "v1/head-title-en.json": "c33dc6450ae8ef5ab9fbe5b3771ec0319118a160357b933d258ae455c55d9c3d",
    "v1/head.json": "e388996725f118ac3d1007c82dc857e75387a00cf2a1c24875b9ee182eb91edd",
    "v1/mending.json": "1e0220db0913bd151bb44f755f5a54c7d0a83a26dd7e46375d1527e33a6992f7",
    "v1/open.json": "5996ace02fb0d24f55ea89ce3b53d2e7c863a2b79d8ccc0762bec7402e8c18c4",
    "v1/things.json": "55be9bc35e39adb276d9c6eb6f28ba9448a7858cee246fc9c71ad0800c89b40b",
}
SECTIONS = ("catalogue", "head", "actors", "things", "events", "mending", "expectations", "open")


def golden(version, section):
    """Return the golden bodies of a section, each with its stream, in their order."""
    for file in sorted((GOLDEN / version).glob(f"{section}*.json")):
        for stream, bodies in json.loads(file.read_text(encoding="utf-8")).items():
            yield from ((stream, body) for body in bodies)


def fill(store, bodies):
    """Put bodies into a store as they were appended, and index them."""
    numbers = Counter()
    rows = []
    for stream, section, body in bodies:
        numbers[stream] += 1
        rows.append(Row(stream, numbers[stream], section, body))
    with store.writing() as connection:
        insert_entries(connection, rows, last_entry(connection), utc_now)
    rebuild(store)


@pytest.fixture
def empty(new_address):
    """A store in which nothing is, not even a catalogue."""
    store = open_store(new_address())
    upgrade(store, given("migrations"))
    return store


@pytest.fixture
def old(empty, kept_in):
    """A store of the golden entries of the first format."""
    names = {"catalogue": "(catalogue)"}
    bodies = [
        (stream, names.get(section, section), as_written(body))
        for section in SECTIONS
        for stream, body in golden("v1", section)
    ]
    fill(empty, bodies)
    return kept_in(empty)


def test_golden_files_are_never_changed():
    found = {
        file.relative_to(GOLDEN).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in GOLDEN.rglob("*.json")
    }
    assert found == NEVER_CHANGED


@pytest.mark.parametrize(
    ("section", "keys"),
    [
        ("head", head.HEAD.keys),
        ("events", shapes._EVENT),  # noqa: SLF001
        ("mending", shapes.MENDING.keys),
        ("expectations", shapes.EXPECTATION.keys),
    ],
)
def test_every_key_of_the_format_stands_in_a_golden_body(section, keys):
    there = {key for _, body in golden("v1", section) for key in body}
    assert set(keys) <= there, "write a golden file of its own for a new key, as this module's first lines say"


def test_the_golden_entries_of_the_first_format_are_read(old):
    logs = old.logs()
    assert logs.findings == ()
    assert Counter(log.document.id for log in logs.logs) == Counter(
        ["members", "drafted", "imported", "terms", "title", "paper", "news", "desk"]
    )
    assert [len(log.events) for log in logs.logs] == [0, 0, 0, 0, 0, 12, 2, 0]
    assert [len(log.mendings) for log in logs.logs] == [0, 0, 0, 0, 0, 0, 0, 6]
    assert [len(log.expectations) for log in logs.logs] == [0, 0, 0, 0, 0, 2, 0, 0]
    assert [event.ref for event in versions(logs.logs, logs.catalogue)].count("paper/left") == 1
    with old.store.reading() as connection:
        assert verify_store(connection).differences == ()


def test_the_golden_entries_give_the_answers_that_they_gave(old):
    answers = {
        "relations(CHN, LTU) = None": "holds",
        "level(CHN, LTU) = chargé d'affaires": "holds",
        "head-of-mission(CHN, LTU) = recalled": "holds",
        "link(CHN, LTU, rail) = open": "holds",
    }
    assert old.answers("LTU", "CHN", "2021-12-31") == answers


def test_everything_that_the_golden_catalogue_declares_is_read():
    for _, plain in golden("v1", "catalogue"):
        catalogue = Catalogue(plain)
        assert all(catalogue.kind(code).sentence for code in plain["kinds"])
        assert all(catalogue.fluent(code).name == code for code in plain["fluents"])
        assert [catalogue.find_actor(code).code for code in plain["actors"]] == list(plain["actors"])


def test_the_golden_lists_are_read_with_who_did_how_many(old):
    first, second = next(log for log in old.logs().logs if log.document.id == "paper").events[-2:]
    assert (first.roles["host"], first.listed.shares) == (
        ("LTU", "LVA", "EAEU"),
        {"LTU": "3", "LVA": "~2", "EAEU": "~2"},
    )
    assert (second.roles["number"], second.listed.shares) == (("59",), {})


def what_was_called_kind(section, body):
    """Bring up an imaginary old format, in which an event's kind was called its sort."""
    if section != "events":
        return body
    return {"kind" if key == "sort" else key: value for key, value in body.items()}


HEAD = '{"id":"old","title":"A report","publisher":"A paper","published":{"date":"2022-01-01","basis":"printed"}}'
SORT = '{"id":"left","sort":"format-left","date":"2021-05-22","who":["LTU"],"format":"CHN-CEEC"}'
KIND = "- {id: left, kind: format-left, date: 2021-05-22, who: [LTU], format: CHN-CEEC}\n"
MORE = "- {id: recalled, kind: ambassador-recalled, date: 2021-08-10, sender: CHN, host: LTU}\n"


@pytest.fixture
def second(monkeypatch):
    """Let the program know a second format, to which an upcaster leads from the first."""
    monkeypatch.setattr(upcasting, "FORMATS", Formats([what_was_called_kind]))


def test_an_entry_of_an_old_format_is_read_as_one_of_today(store, second):  # noqa: ARG001 - it is in force
    fill(store.store, [("old", "head", HEAD), ("old", "events", SORT)])
    assert store.answers("LTU", "CHN", "2021-12-31") == {}
    ((event,),) = [log.events for log in store.logs().logs]
    assert (event.kind, event.ref) == ("format-left", "old/left")
    with store.store.reading() as connection:
        assert verify_store(connection).differences == ()


def test_what_is_there_in_an_old_format_is_not_appended_again_and_its_bytes_stay(store, second):  # noqa: ARG001
    fill(store.store, [("old", "head", HEAD), ("old", "events", SORT)])
    with store.store.reading() as connection:
        before = str(checkpoint_at(connection, 3))
    done = store.append(old=KIND + MORE)
    assert (done.present, done.new) == (2, {"old": 1})
    with store.store.reading() as connection:
        assert str(checkpoint_at(connection, 3)) == before
        assert verify_store(connection).differences == ()
    bodies = dict(store.rows("SELECT position, body FROM entries"))
    assert bodies[3] == SORT
    assert bodies[4].startswith('{"(format)":2,"id":"recalled","kind"')
    assert store.refs() == ["old/left", "old/recalled"]


def test_an_entry_of_a_newer_format_is_left_to_a_newer_program(store, second, monkeypatch):  # noqa: ARG001
    store.append(new=KIND)
    monkeypatch.setattr(upcasting, "FORMATS", Formats())
    with pytest.raises(NewerEntry, match=r"format 2, which this program does not know\. Use a newer program\."):
        store.logs()


@pytest.mark.parametrize("body", [{"id": "left"}, "a question", ["a", "list"], {"id": "x", "(value)": "y"}])
def test_a_body_of_any_shape_says_its_format_and_comes_back(body):
    formats = Formats([lambda _section, old: old])
    assert formats.read("open", formats.write(body)) == body
    assert formats.read("open", as_written(body)) == body
    assert Formats().write(body) == as_written(body)


@pytest.mark.parametrize("found", ["0", "-1", "true", '"1"', "null", "3"])
def test_a_format_that_is_none_is_refused(found):
    with pytest.raises(NewerEntry):
        Formats([lambda _section, old: old]).read("open", f'{{"(format)":{found},"id":"x"}}')


def test_upcasters_follow_one_another():
    formats = Formats([lambda _, body: [*body, 2], lambda _, body: [*body, 3]])
    assert formats.read("open", "[1]") == [1, 2, 3]
    assert formats.read("open", '{"(format)":2,"(value)":[1]}') == [1, 3]
    assert formats.read("open", '{"(format)":3,"(value)":[1]}') == [1]
