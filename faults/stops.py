"""Stops a server at once while processes append, and starts it again: what was acknowledged is there."""

import random
import time

from faults.kills import start_appender
from faults.processes import BROKEN_OFF
from faults.servers import Server
from faults.stores import Trial


def stop_under_load(trial: Trial, server: Server, stops: int) -> None:
    """Stop the server so many times at a random moment of an append."""
    acknowledged: set[str] = set()
    for number in range(stops):
        appender = start_appender(trial, f"stopped-{number}", number)
        appender.go()
        time.sleep(random.uniform(0, 0.3))  # noqa: S311 - chance, no secret
        server.stop_at_once()
        trial.tally.expect(appender.ended() == BROKEN_OFF, f"stop {number}: an appender did not say that it failed")
        server.start_again()
        trial.tally.count("stops of the server under an append")
        heard = appender.acknowledged()
        trial.tally.count("acknowledged appends", len(heard))
        acknowledged.update(heard)
        trial.append(appender.paths[len(heard)])
        trial.expect_whole(acknowledged, f"stop {number}")
    trial.verify("stops of the server")
