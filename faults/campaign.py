"""The whole of what is tried on each database, as much of it as was asked for."""

from pathlib import Path

from attrs import frozen

from faults.conditions import Condition, try_condition
from faults.counting import Tally
from faults.harm_to_files import conditions_of_files, full, full_and_read, small_disk
from faults.harm_to_servers import conditions_of_servers
from faults.kills import kill_appenders, kill_commands, lose_replies
from faults.mendings import kill_before_renaming, kill_mendings, kill_while_writing
from faults.processes import FRESH, WARM
from faults.servers import Server, running_server
from faults.stops import stop_under_load
from faults.stores import Trial, new_trial
from tracker.catalogue.catalogue import Catalogue
from tracker.catalogue.seeds import read_seeds
from tracker.given import given


@frozen
class Extent:
    """How often the faults that depend on chance are tried."""

    appenders: int
    commands: int
    mendings: int
    replies: int
    stops: int

    @classmethod
    def of(cls, kills: int) -> "Extent":
        """Return what belongs to so many kills of an appending process."""
        return cls(kills, *(max(1, kills // share) for share in (10, 10, 15, 15)))


def try_sqlite(folder: Path, extent: Extent, tally: Tally) -> None:
    """Try everything on files."""
    catalogue = given_catalogue()
    grown = new_trial(f"sqlite:///{folder}/grown/log.db", folder / "grown", catalogue, tally)
    trial = new_trial(f"sqlite:///{folder}/log.db", folder, catalogue, tally)
    _try_kills(grown, trial, extent)
    for condition in conditions_of_files(trial):
        try_condition(trial, condition)
    disk = folder / "disk"
    with small_disk(disk) as mounted:
        if mounted:
            fuller = new_trial(f"sqlite:///{disk}/log.db", disk, catalogue, tally)
            try_condition(fuller, Condition("a full disk", "full|disk I/O error", full(disk)))
            try_condition(fuller, Condition("a full disk that another reads", "full", full_and_read(disk)))


def try_postgresql(folder: Path, extent: Extent, tally: Tally) -> None:
    """Try everything on a server."""
    with running_server() as server:
        catalogue, database = given_catalogue(), server.make()
        grown = new_trial(server.address(server.make()), folder / "grown", catalogue, tally)
        trial = new_trial(server.address(database), folder, catalogue, tally)
        _try_kills(grown, trial, extent)
        stop_under_load(grown, server, extent.stops)
        for condition in conditions_of_servers(server, database):
            try_condition(trial, condition)
        _try_full_disk(folder, server, trial)


def _try_kills(grown: Trial, trial: Trial, extent: Extent) -> None:
    """Kill on two stores: one grows with each append of a process that is killed, the other stays small."""
    FRESH.set_forkserver_preload(WARM)
    kill_appenders(grown, extent.appenders)
    lose_replies(trial, extent.replies)
    kill_commands(trial, extent.commands)
    kill_mendings(trial, extent.mendings)
    kill_before_renaming(trial)
    kill_while_writing(trial)


def _try_full_disk(folder: Path, server: Server, trial: Trial) -> None:
    """Try a database whose tables lie on a full disk."""
    disk = server.folder / "disk"
    with small_disk(disk) as mounted:
        if not mounted:
            return
        database = server.make_on(disk)
        where = folder / "full"
        fuller = new_trial(server.address(database), where, trial.catalogue, trial.tally)
        try_condition(fuller, Condition("a full disk", "No space left|could not extend", full(disk)))
        server.drop(database)


def given_catalogue() -> Catalogue:
    """Read the catalogue that the program is given."""
    catalogue, findings = read_seeds(given("seeds"))
    if findings:
        raise SystemExit(f"The given catalogue has {len(findings)} faults: 'tracker seeds check' names them.")
    return catalogue
