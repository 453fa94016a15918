"""The command line with a store on PostgreSQL: made by its owner, appended to by a role that can change nothing."""

import pytest


@pytest.fixture
def addresses(server):
    """The address of an empty database for its owner, and for a role without rights."""
    database = server.make()
    role = f"desk{next(server.numbers)}"
    server.run(f"CREATE ROLE {role} LOGIN")
    yield server.address(database), server.address(database, role), role
    server.drop(database)


def test_a_team_appends_and_asks(tracker, paper, addresses, tmp_path):  # noqa: ARG001 - it is written
    owner, desk, role = addresses
    assert tracker("--store", owner, "init").code == 0
    refused = tracker("--store", desk, "append", "paper.yaml")
    assert (refused.code, refused.out) == (1, "")
    assert "permission denied" in refused.err
    assert "tracker grant ROLE" in refused.err
    granted = tracker("--store", owner, "grant", role)
    assert granted.code == 0
    assert f"'{role}' may now append" in granted.out
    assert tracker("--store", desk, "append", "paper.yaml").code == 0
    assert "already" in tracker("--store", desk, "append", "paper.yaml").out
    assert "China recalled its ambassador" in tracker("--store", desk, "replay", "LTU", "CHN").out
    assert "id: recalled" in tracker("--store", desk, "export", "paper").out
    assert tracker("--store", desk, "verify").code == 0
    assert list(tmp_path.glob("*.db")) == []


def test_a_server_gives_the_answers_of_a_file(tracker, paper, addresses):  # noqa: ARG001 - it is written
    owner, _, _ = addresses
    for store in (owner, "log.db"):
        assert tracker("--store", store, "init").code == 0
        assert tracker("--store", store, "append", "paper.yaml").code == 0
    for question in (("replay", "LTU", "CHN", "--json"), ("events", "LTU"), ("export", "paper")):
        assert tracker("--store", owner, *question).out == tracker("--store", "log.db", *question).out


def test_a_file_has_no_roles_to_grant_to(desk):
    ran = desk("grant", "somebody")
    assert (ran.code, ran.out) == (1, "")
    assert "knows no roles" in ran.err


def test_a_role_that_is_missing_is_named(tracker, addresses):
    owner, _, _ = addresses
    assert tracker("--store", owner, "init").code == 0
    ran = tracker("--store", owner, "grant", "nobody")
    assert (ran.code, ran.out) == (1, "")
    assert "no role 'nobody'" in ran.err


def test_a_server_that_does_not_answer_is_a_sentence(tracker, tmp_path):
    ran = tracker("--store", f"postgresql+psycopg://desk:secret@/log?host={tmp_path}", "replay", "LTU", "CHN")
    assert (ran.code, ran.out) == (1, "")
    assert "lets nobody in" in ran.err
    assert "secret" not in ran.err
