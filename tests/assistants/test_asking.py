"""What an assistant gets: the tools, each answer as the desk's own data, and a store that stays as it was."""

import io
import json
import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest
from assisted import assist, calls
from desk.conftest import PAPER

from tracker import Desk
from tracker.assistants.tools import TOOLS

BROKEN = PAPER.replace("kind: format-left", "kind: format-leaft").replace("id: paper", "id: broken")
NEW = BROKEN.replace("format-leaft", "format-left")
TEXT = "note.txt"
SAID = "China recalled its ambassador to Lithuania on 10 August 2021.\n"
PUBLISHED = {"published": "2021-08-11", "publisher": "A paper"}
ON = {"on": "2021-12-31"}
KNOWN = {"known_by": "2021-01-01", "then_known_by": "2022-01-01"}

ASKED = [
    ("kinds", {"words": "recalled"}, lambda desk: {"kinds": desk.kinds("recalled")}),
    ("actors", {"words": "Vilnius"}, lambda desk: {"actors": desk.actors("Vilnius")}),
    ("things", {"words": "office"}, lambda desk: {"things": desk.things("office")}),
    ("fluents", {"words": "level"}, lambda desk: {"fluents": desk.fluents("level")}),
    ("check", {"log": BROKEN}, lambda desk: desk.check(io.BytesIO(BROKEN.encode()))),
    ("preview", {"log": NEW}, lambda desk: desk.preview(io.BytesIO(NEW.encode()))),
    ("locate", {"words": "recalled its", "files": ["."]}, lambda desk: desk.locate("recalled its", TEXT)),
    ("draft", {"file": TEXT, **PUBLISHED}, lambda desk: desk.draft(TEXT, **PUBLISHED)),
    ("replay", {"a": "Vilnius", "b": "CHN", **ON}, lambda desk: desk.relation("LTU", "CHN", **ON)),
    ("replay", {"a": "LTU", "b": None, **ON}, lambda desk: desk.glance("LTU", **ON)),
    ("timeline", {"a": "LTU", "b": "CHN"}, lambda desk: desk.timeline("LTU", "CHN")),
    (
        "changes",
        {"a": "LTU", "b": "CHN", "first": "2021-01-01", "last": "2021-12-31"},
        lambda desk: desk.changes("LTU", "CHN", first="2021-01-01", last="2021-12-31"),
    ),
    ("learned", {"a": "LTU", "b": "CHN", **ON, **KNOWN}, lambda desk: desk.learned("LTU", "CHN", **ON, **KNOWN)),
    ("who", {"fluent": "head-of-mission(*, LTU)", **ON}, lambda desk: desk.who("head-of-mission(*, LTU)", **ON)),
    ("members", {"format_name": "17+1", **ON}, lambda desk: desk.members("17+1", **ON)),
    ("events", {"actors": ["LTU"], "kind": "format-left"}, lambda desk: desk.events("LTU", kind="format-left")),
    ("show", {"event": "paper/recalled"}, lambda desk: desk.show("paper/recalled")),
]
"""A call of each tool, and the question of the desk that it puts."""


def data(asked):
    """Return a report, or one under a name, as the plain data that go over the wire."""
    plain = {key: each.to_dict() for key, each in asked.items()} if isinstance(asked, dict) else asked.to_dict()
    return json.loads(json.dumps(plain))


@pytest.fixture(scope="module")
def heard(tmp_path_factory, blank_file):
    """What one client heard: the tools, and the answer of each call; and the store before and after."""
    folder = tmp_path_factory.mktemp("heard")
    desk = Desk.open(shutil.copy(blank_file, folder / "log.db"))
    desk.append(io.BytesIO(PAPER.encode()))
    (folder / "texts").mkdir()
    (folder / "texts" / TEXT).write_text(SAID)
    before = {path: path.read_bytes() for path in folder.rglob("*.*")}

    async def ask(client):
        tools = (await client.list_tools()).tools
        return tools, [await client.call_tool(tool, arguments) for tool, arguments, _ in ASKED]

    tools, answers = assist(folder / "log.db", ask, "--folder", folder / "texts")
    after = {path: path.read_bytes() for path in folder.rglob("*.*")}
    return SimpleNamespace(folder=folder, desk=desk, tools=tools, answers=answers, before=before, after=after)


def test_every_tool_is_listed_and_says_that_it_only_reads(heard):
    assert [tool.name for tool in heard.tools] == [tool.name for tool in TOOLS]
    assert all(tool.annotations.read_only_hint and tool.description for tool in heard.tools)


def test_every_tool_is_called_here():
    assert {tool for tool, _, _ in ASKED} == {tool.name for tool in TOOLS}


@pytest.mark.parametrize("number", range(len(ASKED)), ids=[tool for tool, _, _ in ASKED])
def test_an_answer_is_the_desk_s_own_as_text_and_as_data(heard, monkeypatch, number):
    """The client itself holds each answer against the schema that the server listed."""
    monkeypatch.chdir(heard.folder / "texts")
    answer = heard.answers[number]
    assert not answer.is_error
    assert answer.structured_content == data(ASKED[number][2](heard.desk))
    assert json.loads(answer.content[0].text) == answer.structured_content


def test_what_a_tool_takes_and_answers_is_described(heard):
    for tool in heard.tools:
        assert tool.input_schema["additionalProperties"] is False
        assert tool.output_schema["type"] == "object"
        assert all(argument["description"] for argument in tool.input_schema["properties"].values())


def test_nothing_is_written(heard):
    assert heard.before == heard.after


def test_a_fault_of_a_log_is_an_answer_with_its_remedy(heard):
    checked = heard.answers[[tool for tool, _, _ in ASKED].index("check")]
    (finding,) = checked.structured_content["findings"]
    assert (finding["code"], finding["line"]) == ("unknown-kind", 8)
    assert finding["remedy"].startswith("Nearest: format-left")


def test_the_settings_of_the_page_start_a_server(tmp_path):
    page = (Path(__file__).parents[2] / "docs" / "assistants.md").read_text(encoding="utf-8")
    settings = json.loads(page.partition("```json\n")[2].partition("```")[0])["mcpServers"]["tracker"]
    _, store, command, *options = settings["args"]
    (tmp_path / "logs").mkdir()
    here = [option.replace("/srv/desk", str(tmp_path)) for option in options]
    (checked,) = calls(store.replace("/srv/desk", str(tmp_path)), [("check", {"files": ["."]})], *here)
    assert (settings["command"], command) == ("tracker", "mcp")
    assert "There is no log in the folders" in checked.structured_content["error"]["message"]


def test_without_a_store_the_catalogue_answers_and_the_rest_says_what_to_do(tmp_path):
    kinds, replay = calls(tmp_path / "none.db", [("kinds", {"words": "recalled"}), ("replay", {"a": "LTU"})])
    assert kinds.structured_content["kinds"][0]["kind"] == "ambassador-recalled"
    assert replay.is_error
    assert replay.structured_content["error"]["family"] == "store"
    assert "tracker init" in replay.structured_content["error"]["message"]
    assert list(tmp_path.iterdir()) == []
