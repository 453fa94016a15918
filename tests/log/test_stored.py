"""What a store holds of an event is read without a second look at its words, and gives what was read first."""

from copy import deepcopy

import pytest
from attrs import asdict
from hypothesis import given
from hypothesis import strategies as st

from tracker.catalogue.seeds import read_seeds
from tracker.given import given as given_folder
from tracker.log.assembly import assemble
from tracker.log.files import read_file
from tracker.log.reading import LogReader
from tracker.model.canonical import as_written, from_written
from tracker.model.events import EVENT_KEYS
from tracker.text.shape import Faults, Wrong


@pytest.fixture(scope="module")
def coded():
    """The logs that the program is given."""
    catalogue, _ = read_seeds(given_folder("seeds"))
    logs = assemble([read_file(path) for path in sorted(given_folder("events").glob("*.yaml"))], catalogue)
    assert logs.findings == ()
    return logs


def readers(coded, log):
    """Return who reads an event as it comes, and who reads it from a store."""
    return [LogReader(log.document, coded.catalogue, Faults("log.yaml"), stored) for stored in (False, True)]


def read(reader, fields, source):
    """Return an event's values, or None, and what is wrong with it."""
    reader.faults.found.clear()
    try:
        event = reader.event(deepcopy(fields), source)
    except Wrong as wrong:
        return None, [wrong.code]
    return event and asdict(event), [finding.code for finding in reader.faults.found]


def test_every_event_that_was_coded_is_read_alike(coded):
    number = 0
    for log in coded.logs:
        with_care, stored = readers(coded, log)
        for event in log.events:
            fields = from_written(as_written(event.body))
            assert read(stored, fields, event.source) == read(with_care, fields, event.source)
            assert read(stored, fields, event.source)[1] == []
            number += 1
    assert number > 200


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.sampled_from(["2021", "LTU", "yes", "1"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["line", "words", "at"]), inner),
    max_leaves=4,
)


@given(which=st.integers(0, 10**6), key=st.sampled_from(EVENT_KEYS), value=ANYTHING)
def test_a_body_that_was_damaged_is_read_alike_or_has_a_finding(coded, which, key, value):
    """A store's owner may write what he likes into it: that is never more than a finding."""
    told = [(log, event) for log in coded.logs for event in log.events]
    log, event = told[which % len(told)]
    fields = {**from_written(as_written(event.body)), key: value}
    with_care, stored = readers(coded, log)
    (there, careful), (found, faults) = (read(reader, fields, event.source) for reader in (with_care, stored))
    assert set(faults) <= set(careful)
    if not careful:
        assert found == there
