"""What `make attack` does thousands of times, done a few times: what is changed behind the program is found."""

import pytest

from attack import run
from attack.mutants import mutate_logs
from faults.counting import Tally
from tracker.given import given

pytestmark = pytest.mark.lengthy


@pytest.fixture
def tally():
    """Counts what is tried; at the end no promise is broken."""
    counted = Tally()
    yield counted
    assert counted.broken == []


def test_columns_of_a_file_and_some_of_its_bits_are_proved_or_said_to_be_unproved(tmp_path, tally):
    run.attack_file(tmp_path / "file", 20, 1, tally, ("relation", "append"), step=4)
    assert tally.counts["tamperings found"] > 20
    assert tally.counts["flipped bits found"] + tally.counts["flipped bits that change nothing"] == 20


def test_columns_of_a_store_on_a_server_are_proved_or_said_to_be_unproved(tmp_path, tally):
    run.attack_server(tmp_path / "server", tally, ("relation",), step=3)
    assert tally.counts["tamperings found"] > 16


def test_a_witness_signs_one_history(tally):
    run.witness(100, 1, tally)
    assert tally.counts["requests that a witness refused"] > 100


def test_a_mutant_of_a_log_is_findings_or_a_narrative(tally, catalogue):
    mutate_logs(given("events"), catalogue, 200, 1, tally)
    assert tally.counts["mutants of logs"] == 200
    assert tally.counts["mutants with faults"] > 100
