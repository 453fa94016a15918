"""The tools of an assistant: each a question of the desk, with its arguments and the shapes of its answer."""

from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from attrs import evolve, frozen

from tracker.assistants.arguments import TEXT, WORDS, Argument
from tracker.assistants.folders import Folders
from tracker.desk.cited import UnreadableText
from tracker.desk.described import PRINTED, schema, shape_title
from tracker.desk.desk import Desk
from tracker.desk.report import Report
from tracker.desk.texts import one_line
from tracker.desk.withholding import NotShown
from tracker.model.failures import LogError, QuestionError
from tracker.model.findings import Finding

Ask = Callable[..., Any]
"""Takes the desk, the folders and the arguments by their names; returns plain data."""


@frozen
class Tool:
    """A question: its name, what it answers, its arguments, who answers it, and the shapes of the answer.

    `rows` is the key under which a list is answered: what a tool answers is an object.
    """

    name: str
    says: str
    arguments: tuple[Argument, ...]
    ask: Ask
    shapes: tuple[Any, ...]
    rows: str = ""

    def output_schema(self) -> dict[str, Any]:
        """Describe the answer as JSON Schema, with an object at its root."""
        below: dict[str, Any] = {}
        described = [schema(shape, below) for shape in self.shapes]
        if self.rows:
            properties = {self.rows: described[0]}
            root = {"properties": properties, "required": [self.rows], "additionalProperties": False}
        elif len(described) == 1:
            root = below[shape_title(self.shapes[0])]
        else:
            root = {"anyOf": described}
        return {**root, "type": "object", "$defs": below}


def _replay(desk: Desk, _folders: Folders, *, a: str, b: str | None = None, **bounds: Any) -> Any:
    return (desk.relation(a, b, **bounds) if b else desk.glance(a, **bounds)).to_dict()


def _of_logs(look: Callable[..., Report[Any]], folders: Folders, log: str, files: Sequence[str]) -> Any:
    """Look at a log that is sent, or at files."""
    if bool(log) == bool(files):
        raise QuestionError("You ask about one log, or about files. Send 'log' or 'files'.")
    if log:
        return look(BytesIO(log.encode(errors="surrogatepass"))).to_dict()
    return _of_files(look, folders.logs(files))


def _draft(desk: Desk, folders: Folders, *, file: str, **head: Any) -> Any:
    found = folders.texts([file])
    if len(found) > 1:
        raise QuestionError(f"'{file}' has {len(found)} texts, and one is drafted at a time. Name one.")
    return _of_files(lambda text: desk.draft(text, **head), found)


def _of_files(look: Callable[..., Report[Any]], found: Mapping[Path, str]) -> Any:
    """Look at files, and call each in the answer by its own name."""
    names = {one_line(path.as_posix()): name for path, name in found.items()}
    try:
        return _renamed(look(*found).to_dict(), names)
    except NotShown as refused:
        raise NotShown(names.get(refused.file, refused.file), refused.why) from None
    except UnreadableText as refused:
        raise UnreadableText(names.get(refused.file, refused.file), refused.why, refused.remedy) from None
    except LogError as refused:
        raise LogError([_called(finding, names) for finding in refused.findings], refused.outcome) from None


def _renamed(data: Any, names: Mapping[str, str]) -> Any:
    """Return plain data in which files are called by other names."""
    if isinstance(data, Mapping):
        return {key: names.get(each, each) if key == "file" else _renamed(each, names) for key, each in data.items()}
    return [_renamed(each, names) for each in data] if isinstance(data, list | tuple) else data


def _called(finding: Finding, names: Mapping[str, str]) -> Finding:
    """Return a finding whose file is called by another name."""
    return evolve(finding, place=evolve(finding.place, file=names.get(finding.place.file, finding.place.file)))


_A = Argument("a", "An actor, by code (LTU) or any of its names (Lithuania, Vilnius).", needed=True)
_B = Argument("b", "The other actor, by code or any of its names.", needed=True)
_ON = Argument("on", "The world's day, YYYY-MM-DD: the answer is for its end. Today without it.")
_KNOWN_BY = Argument("known_by", "Only documents published on or before this day, YYYY-MM-DD.")
_LOGS = (
    Argument("log", "The text of one log, as YAML.", most=TEXT),
    Argument("files", "Logs in the folders that were named for this server, by their paths there.", many=True),
)
_LOOKED_FOR = Argument("words", "A word, a code, or a headline of the news.", most=WORDS, needed=True)

TOOLS = (
    Tool(
        "kinds",
        "Find kinds of events by a word or a headline, best first: roles, what each begins and ends, an example.",
        (_LOOKED_FOR,),
        lambda desk, _, **asked: {"kinds": desk.kinds(**asked).to_dict()},
        PRINTED["kinds"],
        rows="kinds",
    ),
    Tool(
        "actors",
        "Find countries, organisations, formats and persons by a code, a name or a headline.",
        (_LOOKED_FOR,),
        lambda desk, _, **asked: {"actors": desk.actors(**asked).to_dict()},
        PRINTED["actors"],
        rows="actors",
    ),
    Tool(
        "things",
        "Find agreements, offices, sanctions regimes and routes by words.",
        (_LOOKED_FOR,),
        lambda desk, _, **asked: {"things": desk.things(**asked).to_dict()},
        PRINTED["things"],
        rows="things",
    ),
    Tool(
        "fluents",
        "Find what can hold between actors, level(CHN, LTU) = chargé d'affaires, and which kinds begin and end it.",
        (_LOOKED_FOR,),
        lambda desk, _, **asked: {"fluents": desk.fluents(**asked).to_dict()},
        PRINTED["fluents"],
        rows="fluents",
    ),
    Tool(
        "check",
        "Look for every fault in a document's log, each with its line and what to do. Nothing is appended.",
        _LOGS,
        lambda desk, folders, log="", files=(): _of_logs(desk.check, folders, log, files),
        PRINTED["check"][:1],
    ),
    Tool(
        "preview",
        "What an append of a log would do: each event as its sentence, what it changes, what becomes contested. "
        "Nothing is appended.",
        _LOGS,
        lambda desk, folders, log="", files=(): _of_logs(desk.preview, folders, log, files),
        PRINTED["preview"][:1],
    ),
    Tool(
        "locate",
        "The lines of texts on which some words stand: what evidence names by 'line' and 'words'.",
        (
            Argument("words", "Words to the letter.", most=WORDS, needed=True),
            Argument("files", "Texts in the folders that were named for this server.", needed=True, many=True),
        ),
        lambda desk, folders, words, files: _of_files(lambda *texts: desk.locate(words, *texts), folders.texts(files)),
        PRINTED["locate"],
    ),
    Tool(
        "draft",
        "Events that a text seems to tell of, by rules, each with the words that it rests on; and what was refused, "
        "with the reasons. Nothing is written: a person decides.",
        (
            Argument("file", "A text in the folders that were named for this server.", needed=True),
            Argument("published", "The day of its publication, YYYY-MM-DD.", needed=True),
            Argument("publisher", "Who published it.", needed=True),
        ),
        _draft,
        PRINTED["draft"][:1],
    ),
    Tool(
        "replay",
        "What holds between two actors at the end of a day, how sure, since when, on what evidence; or one actor's "
        "relations at a glance.",
        (_A, Argument("b", "The other actor; without it, the first one's relations at a glance."), _ON, _KNOWN_BY),
        _replay,
        PRINTED["replay"],
    ),
    Tool(
        "timeline",
        "Everything that happened between two actors, and over which days each condition held.",
        (_A, _B, _KNOWN_BY),
        lambda desk, _, **asked: desk.timeline(**asked).to_dict(),
        PRINTED["timeline"],
    ),
    Tool(
        "changes",
        "What changed between two actors from the end of one day to the end of another, and by which events.",
        (
            _A,
            _B,
            Argument("first", "The first of the two days, YYYY-MM-DD.", needed=True),
            Argument("last", "The second of the two days, YYYY-MM-DD. Today without it."),
            _KNOWN_BY,
        ),
        lambda desk, _, **asked: desk.changes(**asked).to_dict(),
        PRINTED["changes"],
    ),
    Tool(
        "learned",
        "What more was known of two actors' day by a later day of publication.",
        (
            _A,
            _B,
            _ON,
            Argument("known_by", "The earlier day of publication, YYYY-MM-DD.", needed=True),
            Argument("then_known_by", "The later day of publication, YYYY-MM-DD.", needed=True),
        ),
        lambda desk, _, **asked: desk.learned(**asked).to_dict(),
        PRINTED["changes"],
    ),
    Tool(
        "who",
        "For whom a condition holds, or may hold, on a day: level(CHN, *) = chargé d'affaires. * stands for anybody.",
        (Argument("fluent", "A condition with open places, as 'fluents' names it.", needed=True), _ON, _KNOWN_BY),
        lambda desk, _, **asked: desk.who(**asked).to_dict(),
        PRINTED["who"],
    ),
    Tool(
        "members",
        "The members of a format or an organisation at the end of a day, since when, on what evidence.",
        (Argument("format_name", "The format, by code or name: EU, 17+1.", needed=True), _ON, _KNOWN_BY),
        lambda desk, _, **asked: desk.members(**asked).to_dict(),
        PRINTED["members"],
    ),
    Tool(
        "events",
        "The events in which all of some actors take part, of a kind, a document or a period, by their days.",
        (
            Argument("actors", "Actors by code or name; each takes part.", many=True),
            Argument("kind", "A kind of events, as 'kinds' names it."),
            Argument("document", "A document's id."),
            Argument("first", "No earlier than this day, YYYY-MM-DD."),
            Argument("last", "No later than this day, YYYY-MM-DD."),
            _KNOWN_BY,
        ),
        lambda desk, _, actors=(), **asked: desk.events(*actors, **asked).to_dict(),
        PRINTED["events"],
    ),
    Tool(
        "show",
        "One event: what it says, where its document says it, and what else reports the same.",
        (Argument("event", "The event, named document/event.", needed=True),),
        lambda desk, _, **asked: desk.show(**asked).to_dict(),
        PRINTED["show"],
    ),
)
"""Every tool. A further one is a line here: no tool appends, mends, exports or writes."""
