"""A process that is killed at a random moment loses nothing that it acknowledged; `make faults` does it 300 times."""

import pytest

from faults import kills, mendings, stops
from faults.processes import FRESH, WARM

FRESH.set_forkserver_preload(WARM)


def test_killed_processes_lose_nothing_that_they_acknowledged(trial):
    kills.kill_appenders(trial, 6)
    assert trial.tally.counts["kills of an appender"] >= 6


def test_a_command_whose_answer_was_lost_appends_nothing_when_it_is_run_again(trial):
    kills.lose_replies(trial, 1)
    assert trial.tally.counts["replies lost, and asked again"] == 1


def test_a_command_killed_between_store_and_file_is_put_right_by_running_it_again(trial):
    mendings.prepare(trial)
    mendings.kill_before_renaming(trial)
    assert trial.tally.counts["kills between store and file"] == 1


@pytest.mark.parametrize("database", ["sqlite"])
def test_a_command_killed_while_it_writes_a_file_leaves_the_old_one(trial):
    mendings.kill_while_writing(trial)
    assert trial.tally.counts["kills while a file is written"] == 1


@pytest.mark.parametrize("database", ["postgresql"])
def test_a_server_that_is_stopped_at_once_loses_nothing_that_was_acknowledged(trial, own_server):
    stops.stop_under_load(trial, own_server, 1)
    assert trial.tally.counts["stops of the server under an append"] == 1
