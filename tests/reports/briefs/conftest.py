"""Briefings of logs that a test writes, and of the sample logs through the command line."""

import shutil

import pytest
from attrs import define
from click.testing import CliRunner

from tracker.cli.group import tracker
from tracker.given import given as given_folder
from tracker.model.catalogue import MEMBER
from tracker.model.days import day
from tracker.projections.briefing_actor import actor_briefing
from tracker.projections.briefing_dyad import dyad_briefing
from tracker.projections.briefing_format import format_briefing
from tracker.projections.dyads import Dyad
from tracker.projections.relation import Asked, relation
from tracker.reports.briefs.briefing import BulletList, Paragraph, Table
from tracker.reports.briefs.colophon import Made
from tracker.reports.briefs.dyad import dyad_brief
from tracker.reports.briefs.sections import ALL
from tracker.reports.briefs.short import short_brief
from tracker.reports.briefs.short_one import short_actor_brief, short_format_brief
from tracker.reports.render.markdown import markdown


@define
class Shell:
    """The command line with a store of its own."""

    store: str

    def __call__(self, *words, code=0):
        done = CliRunner().invoke(tracker, ["--store", self.store, *map(str, words)])
        assert done.exit_code == code, (done.output, done.exception)
        return done.stdout if code == 0 else done.output


@pytest.fixture(scope="session")
def samples(tmp_path_factory):
    """A store with every sample log in it."""
    run = Shell(str(tmp_path_factory.mktemp("briefs") / "tracker.db"))
    run("init")
    run("append", given_folder("events"))
    return run


@pytest.fixture
def own(tmp_path, blank_file):
    """An empty store, and a function that appends a log to it."""
    run = Shell(str(shutil.copy(blank_file, tmp_path / "tracker.db")))

    def append(name, published, entries, head=""):
        path = tmp_path / f"{name}.yaml"
        text = f"document:\n  id: {name}\n  title: A report\n  publisher: A paper\n{head}"
        path.write_text(f"{text}  published: {{date: {published}, basis: printed}}\n{entries}", encoding="utf-8")
        run("append", path)

    return run, append


@pytest.fixture
def brief():
    """Make the briefing of two actors from a log that a test wrote."""

    def make(log, a, b, on, *, since=None, made=None):
        asked = Asked(day(on), log.known_by, None, "0123456789ab", 7)
        told = relation(log.timelines.narrative, Dyad(a, b), asked)
        report = dyad_briefing(told, day(since) if since else day(on) - 364)
        return dyad_brief(report, made or Made("tracker brief", "tracker 0"))

    return make


@pytest.fixture
def short():
    """Make the two pages and the annex of two actors from a log that a test wrote."""

    def make(log, a, b, on, *, since=None, wanted=ALL):
        asked = Asked(day(on), log.known_by, None, "0123456789ab", 7)
        told = relation(log.timelines.narrative, Dyad(a, b), asked)
        report = dyad_briefing(told, day(since) if since else day(on) - 364)
        return short_brief(report, Made("tracker brief", "tracker 0"), None, wanted)

    return make


@pytest.fixture
def page(brief):
    """Make the same briefing as Markdown, without the numbers of its sources."""

    def make(*words, **options):
        text = markdown(brief(*words, **options))
        return "\n".join(line for line in text.splitlines() if line)

    return make


def sentences(briefing):
    """Yield every sentence of a briefing's lead and sections, each with the heading that it stands under."""
    yield from (("Lead", sentence) for sentence in briefing.lead.sentences)
    for section in (*briefing.sections, *briefing.annex):
        yield from _of_section(section, section.heading)


def _of_section(section, heading):
    for block in section.blocks:
        if isinstance(block, Paragraph):
            yield from ((heading, sentence) for sentence in block.sentences)
        elif isinstance(block, BulletList):
            yield from ((heading, sentence) for item in block.items for sentence in _of_item(item))
        elif isinstance(block, Table):
            yield from ((heading, sentence) for row in block.rows for sentence in row)
    for below in section.sections:
        yield from _of_section(below, heading)


def _of_item(item):
    yield from item.sentences
    for below in item.below:
        yield from _of_item(below)


@pytest.fixture
def short_of_one():
    """Make the two pages and the annex of an actor, or of a format, from a log that a test wrote."""

    def make(log, code, on, *, since=None, wanted=ALL):
        asked = Asked(day(on), log.known_by, None, "0123456789ab", 7)
        first, narrative = day(since) if since else day(on) - 364, log.timelines.narrative
        is_format = any(fluent.name == MEMBER and fluent.args[1] == code for fluent in narrative.fluents)
        report = (format_briefing if is_format else actor_briefing)(narrative, code, asked, first)
        of_one = short_format_brief if is_format else short_actor_brief
        return of_one(report, Made("tracker brief", "tracker 0"), None, wanted)

    return make
