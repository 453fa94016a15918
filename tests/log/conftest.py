"""Logs with one fault, marked « and » where it stands, read with a catalogue that has a role of every type."""

import textwrap

import pytest

from tracker.catalogue.seeds import read_seeds
from tracker.log.assembly import Found, assemble
from tracker.log.files import read_file

SEEDS = """\
sections: [relations]
parts: {parliament: "the parliament of {whole}"}
actors:
  LTU: {type: country, names: [Lithuania], alpha-2: LT, capital: Vilnius}
  NOR: {type: country, names: [Norway], alpha-2: "NO"}
  CHN: {type: country, names: [China]}
  SUN: {type: country, names: [Soviet Union], existence: ["1922-12-30/1991-12-26"]}
  EU: {type: organisation, names: [EU], aliases: [European Union]}
  LI: {type: person, names: [Li]}
formats:
  CLUB: {type: format, names: [the Club]}
things:
  rail: {type: route, name: the rail service}
  tea-house: {type: office, name: the Tea House}
fluents:
  relations: {args: [a: actor, b: actor], symmetric: yes, section: relations, says: relations}
  level: {args: [a: actor, b: actor], values: [ambassador, envoy], section: relations, says: level}
  named: {args: [a: actor, name: word], section: relations, says: a name}
kinds:
  recalled: {label: recalls, roles: {sender: actor, host: country}, sentence: "{sender} recalled"}
  joined: {label: joins, roles: {who: list of actor, format: format}, sentence: "{who} joined"}
  opened: {label: opens, roles: {route: route, office: optional office, thing: optional thing}, sentence: opened}
  counted: {label: counts, roles: {what: word, number: number, period: optional date}, sentence: "{what}"}
  called-off: {label: calls off, roles: {by: actor, plan: event}, calls-off: plan, sentence: called off}
  observed: {label: sees, roles: {}, sentence: seen}
  lowered:
    label: lowers the level
    roles: {by: actor, with: actor, to: optional word}
    initiates: ["level(by, with) = {to}"]
    sentence: "{by} lowered it"
"""

HEAD = """\
document:
  id: {id}
  title: A report
  publisher: A paper
  published: {{date: 2022-01-01, basis: printed}}
"""


SECTIONS = ("document", "events", "mending", "things", "actors", "expectations", "open", "«")


@pytest.fixture(scope="session")
def small(tmp_path_factory):
    """A small catalogue."""
    folder = tmp_path_factory.mktemp("seeds")
    (folder / "all.yaml").write_text(SEEDS)
    catalogue, findings = read_seeds(folder)
    assert findings == ()
    return catalogue


@pytest.fixture
def read(small, tmp_path):
    """Read logs, named as their documents are."""

    def read_logs(known=(), **texts):
        raws = []
        for name, text in texts.items():
            path = tmp_path / f"{name}.yaml"
            path.write_text(whole(name, text).replace("«", "").replace("»", ""), encoding="utf-8")
            raws.append(read_file(path, path.name))
        return assemble(raws, small, lambda _refs: Found(frozenset(known)))

    return read_logs


@pytest.fixture
def fault(read):
    """Read a log with one fault, beside other logs; return it, having seen that it stands where the log is marked."""

    def find(text, **others):
        (finding,) = read(**others, paper=text).findings
        before, _, rest = whole("paper", text).partition("«")
        meant = rest.partition("»")[0].partition("\n")[0]
        place = (before.count("\n") + 1, len(before) - before.rfind("\n"))
        assert (finding.place.file, finding.place.line, finding.place.column) == ("paper.yaml", *place)
        assert finding.length == max(len(meant), 1)
        return finding

    return find


def whole(name, text):
    """Put a head before a text that has none, and 'events:' before events alone."""
    body = textwrap.dedent(text)
    if not body.startswith(SECTIONS):
        body = "events:\n" + textwrap.indent(body, "  ")
    return body if body.startswith(("document", "«")) else HEAD.format(id=name) + body
