"""Whatever a log says in whatever letters, every database keeps it the same, or nobody does."""

from hashlib import sha256

import pytest

from tracker.store.comparing import Refused
from tracker.store.errors import NoText

ACCEPTED = {
    "letters of all sorts": "Литва 立陶宛 ليتوانيا é 𓀀",
    "a quotation": "'; DROP TABLE entries; -- \\\" %s %(x)s :x ?",
    "a long name": "".join(sha256(bytes([number])).hexdigest() for number in range(150)),
    "a character beyond the first plane": "🇱🇹",
}
REFUSED = {"a zero": '"a/\\0b"', "a half of a pair": '"a/\\ud800b"', "a bell": '"a/\\ab"'}
OFFICE = "- {{id: a, kind: office-name-allowed, date: 2021, host: LTU, owner: TWN, name: {name}}}\n"


@pytest.mark.parametrize("name", ACCEPTED.values(), ids=ACCEPTED)
def test_a_text_comes_back_as_it_was_written(store, name):
    written = name.strip()
    store.append(paper=OFFICE.format(name=f"'{written.replace(chr(39), chr(39) * 2)}'"))
    (log,) = store.logs().logs
    assert log.events[0].roles["name"] == (written,)
    assert [event.ref for log in store.touching("LTU", "TWN").logs for event in log.events] == ["paper/a"]
    assert not store.append(paper=OFFICE.format(name=f"'{written.replace(chr(39), chr(39) * 2)}'")).new


@pytest.mark.parametrize("name", REFUSED.values(), ids=REFUSED)
@pytest.mark.parametrize("where", ["name", "because", "happening"])
def test_a_text_that_is_none_is_refused(store, name, where):
    entry = OFFICE.format(name="T" if where != "name" else name)
    with pytest.raises(Refused):
        store.append(paper=entry if where == "name" else entry.replace("}", f", {where}: {name}}}"))
    assert store.positions() == [1]


def test_what_is_no_text_is_not_looked_for(store):
    with pytest.raises(NoText, match="not text in UTF-8"):
        store.touching("LTU", "C\udc48N")
