"""Where nothing can be appended, the command says why and what to do; once the cause is gone, it appends."""

import pytest

from faults.conditions import try_condition
from faults.harm_to_files import conditions_of_files
from faults.harm_to_servers import conditions_of_servers

pytestmark = pytest.mark.lengthy


@pytest.mark.parametrize("database", ["sqlite"])
def test_what_may_happen_to_a_file_is_a_sentence(trial):
    for condition in conditions_of_files(trial):
        try_condition(trial, condition)
    assert trial.tally.counts["tried: locked for longer than it waits"] == 1


@pytest.mark.parametrize("database", ["postgresql"])
def test_what_may_happen_to_a_server_is_a_sentence(trial, own_server):
    database = trial.address.partition("?")[0].rpartition("/")[2]
    for condition in conditions_of_servers(own_server, database):
        try_condition(trial, condition)
    assert trial.tally.counts["tried: a server gone in the middle"] == 1
