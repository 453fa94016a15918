"""What was exported is restored in either database with the same root; a damaged export is refused, with its line."""

import json
from io import BytesIO
from resource import RLIMIT_FSIZE, getrlimit, setrlimit

import pytest

from tracker.given import given
from tracker.store.connection import open_store
from tracker.store.errors import DatabaseFailed
from tracker.store.exporting import export_to
from tracker.store.indexing import index_all
from tracker.store.proving import checkpoint_at
from tracker.store.restoring import BadExport, NotEmpty, NotKept, restore
from tracker.store.tables import members, touches
from tracker.store.verifying import verify_store

PAPER = """
    things:
      rail: {type: route, name: the direct rail service}
    events:
      - {id: left, kind: format-left, date: 2021-05-22, who: [LTU], format: CHN-CEEC}
      - {id: recalled, kind: ambassador-recalled, date: 2021-08-10, sender: CHN, host: LTU, because: left}
    open: ["who runs the railway, and to “whom”?"]
    """
DESK = "mending: [{id: day, kind: correction, of: [paper/left], set: {date: 2021-05-21}, reason: the text says Friday}]"


@pytest.fixture
def export(store, tmp_path):
    """The export of a store in which a report is, and a desk's reading of it."""
    store.append(paper=PAPER)
    store.append(desk=DESK)
    store.append(news="- {id: quit, kind: format-left, date: 2021-05, who: [LTU], format: CHN-CEEC}\n")
    file = tmp_path / "log.jsonl"
    with store.store.looking() as connection:
        export_to(connection, file)
    return file


@pytest.fixture(params=["sqlite", "postgresql"])
def elsewhere(request, tmp_path):
    """A place in each sort of database at which nothing is yet."""
    if request.param == "sqlite":
        return open_store(str(tmp_path / "restored.db"))
    name = request.getfixturevalue("new_database")()
    return open_store(request.getfixturevalue("server").address(name))


@pytest.fixture
def refused(tmp_path):
    """Say how an export is refused; no store is made."""

    def refuse(file):
        with pytest.raises(BadExport) as refusal:
            restore(open_store(str(tmp_path / "none.db")), file, given("migrations"))
        assert not (tmp_path / "none.db").exists()
        said = str(refusal.value)
        assert said.endswith("Nothing was restored; take another copy of the export.")
        return said.removeprefix(f"{file}:").partition(". Nothing")[0]

    return refuse


def checkpoint(store):
    with store.reading() as connection:
        return str(checkpoint_at(connection, 10))


def changed(file, line, make):
    """Change one line of an export."""
    lines = file.read_text(encoding="utf-8").splitlines()
    lines[line - 1] = make(lines[line - 1])
    file.write_text("".join(f"{one}\n" for one in lines), encoding="utf-8")
    return file


def entry(**fields):
    """Change fields of an entry's line."""
    return lambda line: json.dumps({**json.loads(line), **fields}, ensure_ascii=False, separators=(",", ":"))


def test_a_log_moves_from_either_database_to_either(store, export, elsewhere, kept_in):
    header = restore(elsewhere, export, given("migrations"))
    moved = kept_in(elsewhere)
    assert header.size == 10
    assert checkpoint(elsewhere) == checkpoint(store.store)
    for table in ("entries", "leaves", "places"):
        assert moved.rows(f"SELECT * FROM {table} ORDER BY 1") == store.rows(f"SELECT * FROM {table} ORDER BY 1")
    assert moved.index() == store.index()
    assert moved.answers("LTU", "CHN", "2021-12-31") == store.answers("LTU", "CHN", "2021-12-31")
    assert moved.answers("LTU", "CHN", "2021-12-31", recorded_by="7") == store.answers(
        "LTU", "CHN", "2021-12-31", recorded_by="7"
    )
    with elsewhere.reading() as connection:
        assert verify_store(connection).differences == ()


def test_a_restored_log_grows_on_and_is_exported_as_it_came(export, elsewhere, kept_in, tmp_path):
    restore(elsewhere, export, given("migrations"))
    with elsewhere.looking() as connection:
        export_to(connection, tmp_path / "again.jsonl")
    assert (tmp_path / "again.jsonl").read_bytes() == export.read_bytes()
    assert (
        kept_in(elsewhere).append(later="- {id: said, kind: praised, date: 2022, by: LTU, toward: CHN}").position == 12
    )


def test_a_stream_is_restored_into_either_database(store, export, elsewhere, kept_in):
    restore(elsewhere, BytesIO(export.read_bytes()), given("migrations"))
    assert checkpoint(elsewhere) == checkpoint(store.store)
    assert kept_in(elsewhere).index() == store.index()
    with pytest.raises(NotEmpty, match="has entries already"):
        restore(elsewhere, BytesIO(export.read_bytes()), given("migrations"))


@pytest.mark.parametrize("database", ["sqlite"])
def test_what_comes_in_and_cannot_be_kept_is_said(export, tmp_path):
    _, most = getrlimit(RLIMIT_FSIZE)
    setrlimit(RLIMIT_FSIZE, (1000, most))
    try:
        with pytest.raises(
            NotKept, match=r"cannot be kept in .+ while it is read: File too large\. Nothing was restored"
        ):
            restore(open_store(str(tmp_path / "none.db")), BytesIO(export.read_bytes()), given("migrations"))
    finally:
        setrlimit(RLIMIT_FSIZE, (most, most))
    assert [path.name for path in tmp_path.iterdir() if "restore" in path.name or path.name == "none.db"] == []


def test_nothing_is_restored_over_a_log(store, export):
    before = store.rows("SELECT * FROM entries ORDER BY 1")
    with pytest.raises(NotEmpty, match="has entries already"):
        restore(store.store, export, given("migrations"))
    assert store.rows("SELECT * FROM entries ORDER BY 1") == before


def test_the_index_does_not_depend_on_how_much_is_read_at_once(export, elsewhere, kept_in):
    restore(elsewhere, export, given("migrations"))
    before = kept_in(elsewhere).index()
    with elsewhere.writing() as connection:
        connection.execute(touches.delete())
        connection.execute(members.delete())
        index_all(connection, at_once=1)
    assert kept_in(elsewhere).index() == before


on_a_file = pytest.mark.parametrize("database", ["sqlite"])


@on_a_file
@pytest.mark.parametrize(
    ("line", "make", "why"),
    [
        (1, lambda _: "{}", "this is not an export of a log"),
        (1, lambda _: "", "this is not an export of a log"),
        (1, entry(version=2), "version 2, this program reads 1"),
        (1, entry(size="9"), "does not say origin, size and root"),
        (1, entry(root="AAAA"), "not those of this origin, size and root"),
        (1, entry(origin="tracker/00"), "not those of this origin, size and root"),
        (4, lambda line: line[:-9], "this is not a line of an export"),
        (4, lambda _: "[" * 100_000, "this is not a line of an export"),
        (4, lambda _: "[1]", "this is not an entry"),
        (4, entry(more=1), "this is not an entry"),
        (4, entry(position=4), "position 3 should stand here, and '4' does"),
        (4, entry(position=True), "position 3 should stand here"),
        (4, entry(number=3), "number 2 of 'paper' should stand here, and '3' does"),
        (4, entry(stream=""), "the entry has no stream"),
        (4, entry(section="chapter"), "no section that a log has: 'chapter'"),
        (4, entry(recorded_at="yesterday"), "'yesterday' is not a time"),
        (4, entry(recorded_at="1999-01-01T00:00:00.000000Z"), "is before that of the entry that precedes it"),
        (4, entry(line=-1), "no place in a file"),
        (4, entry(leaf="AAAA"), "the entry at position 3 is not what was exported"),
        (5, lambda line: line.replace("05-22", "05-23"), "the entry at position 4 is not what was exported"),
    ],
)
def test_a_damaged_line_is_named(export, refused, line, make, why):
    said = refused(changed(export, line, make))
    assert said.startswith(f"{line}: ")
    assert why in said


@on_a_file
def test_a_file_that_was_cut_off_is_known_wherever_that_was(export, refused):
    whole = export.read_bytes()
    lines = whole.splitlines(keepends=True)
    export.write_bytes(b"".join(lines[:-1]))
    assert refused(export) == "10: the file ends after 9 entries, and should have 10: it was cut off"
    for end in range(len(lines[0]) + 1, len(whole), 997):
        export.write_bytes(whole[:end])
        assert "cut off" in refused(export)


@on_a_file
def test_an_entry_too_many_is_refused(export, refused):
    lines = export.read_text(encoding="utf-8").splitlines(keepends=True)
    export.write_text("".join([*lines, lines[-1]]), encoding="utf-8")
    assert refused(export).startswith("12: position 11 should stand here")


@on_a_file
@pytest.mark.parametrize("at", range(0, 100, 7))
def test_no_byte_can_change_unnoticed_but_in_where_an_entry_stood(export, refused, at):
    lines = export.read_bytes().splitlines(keepends=True)
    line = json.loads(lines[3])
    del line["file"], line["line"]
    lines[3] = json.dumps(line, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
    place = len(lines[3]) * at // 100
    flipped = bytes([lines[3][place] ^ 1])
    lines[3] = lines[3][:place] + flipped + lines[3][place + 1 :]
    export.write_bytes(b"".join(lines))
    assert refused(export)


def test_what_cannot_be_read_is_said(refused, tmp_path):
    assert refused(tmp_path / "none.jsonl") == "1: it cannot be read (No such file or directory)"
    assert refused(tmp_path) == "1: it cannot be read (Is a directory)"


@on_a_file
def test_a_store_in_a_missing_folder_is_not_made(export, tmp_path):
    with pytest.raises(DatabaseFailed, match="does not exist"):
        restore(open_store(str(tmp_path / "nowhere" / "log.db")), export, given("migrations"))
