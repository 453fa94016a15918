"""Stores that harm is done to, made by a test, on files and on a server of their own."""

import pytest

from faults.campaign import given_catalogue
from faults.counting import Tally
from faults.servers import running_server
from faults.stores import new_trial

DATABASES = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def own_server():
    """A server that may be stopped: nobody else uses it."""
    with running_server() as server:
        yield server


@pytest.fixture(params=DATABASES)
def database(request):
    return request.param


@pytest.fixture
def trial(database, request, tmp_path):
    """A store with the catalogue in it; at the end no promise is broken."""
    if database == "sqlite":
        address = f"sqlite:///{tmp_path}/log.db"
    else:
        server = request.getfixturevalue("own_server")
        address = server.address(server.make())
    made = new_trial(address, tmp_path, given_catalogue(), Tally())
    yield made
    assert made.tally.broken == []
