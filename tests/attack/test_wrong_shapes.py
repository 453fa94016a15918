"""An entry whose body is JSON of the wrong shape is refused in a sentence, whatever is asked."""

import shutil
import sqlite3
from contextlib import closing, suppress
from io import BytesIO

import pytest

from attack.tamperings import BODIES, LOOSE, ask
from faults.counting import Tally
from tracker.desk.desk import Desk
from tracker.store.tables import CATALOGUE, HEAD, fluents, spans

LOG = b"""\
document: {id: paper, title: A report, publisher: A paper, published: {date: 2021-12-31, basis: printed}}
actors:
  DOE-J: {type: person, names: [Jane Doe]}
things:
  rail-to-vilnius: {type: route, name: the rail service}
events:
  - {id: recalled-0, kind: ambassador-recalled, date: 2021-08-10, sender: CHN, host: LTU}
expectations:
  - {fluent: "relations(LTU, CHN)", on: 2021-08-09, answer: holds}
open:
  - Who recalled whom
"""
DESK = b"""\
document: {id: desk, desk: yes, title: Desk, publisher: Us, published: {date: 2021-12-31, basis: printed}}
mending:
  - {id: c1, kind: correction, of: paper/recalled-0, set: {date: 2021-08-11}, reason: a slip}
"""
QUESTIONS = ("relation", "brief", "members", "who", "spans", "export", "append")


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """A store whose log has an entry of every section."""
    file = tmp_path_factory.mktemp("shapes") / "whole.db"
    with Desk.open(str(file)) as desk:
        desk.init()
        desk.append(BytesIO(LOG))
        desk.append(BytesIO(DESK))
    return file


@pytest.mark.parametrize("section", [CATALOGUE, HEAD, "actors", "things", "events", "mending", "expectations", "open"])
def test_a_body_of_the_wrong_shape_is_refused_in_a_sentence(whole, section):
    copy, tally = whole.with_name("copy.db"), Tally()
    for body in BODIES:
        shutil.copy(whole, copy)
        with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
            guards = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
            for name, _ in guards:
                connection.execute(f"DROP TRIGGER {name}")
            changed = connection.execute("UPDATE entries SET body = ? WHERE section = ?", [body, section])
            assert changed.rowcount
            for _, guard in guards:
                connection.execute(guard)
        ask(str(copy), f"{section} {body}", QUESTIONS, tally)
    assert tally.broken == []
    assert tally.counts["... that were refused in a sentence"]


@pytest.mark.parametrize("table", [fluents, spans], ids=lambda table: table.name)
def test_spans_of_the_wrong_type_are_refused_in_a_sentence_or_not_read(whole, table):
    copy, tally = whole.with_name("copy.db"), Tally()
    for column in table.columns:
        for value in (*LOOSE, "'other'"):
            shutil.copy(whole, copy)
            with closing(sqlite3.connect(copy, isolation_level=None)) as connection, suppress(sqlite3.IntegrityError):
                connection.execute(f"UPDATE {table.name} SET {column.name} = {value}")
            ask(str(copy), f"{column.name} = {value}", ("spans", "who"), tally)
    assert tally.broken == []
    assert tally.counts["... that were refused in a sentence"]
