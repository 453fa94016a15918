"""The tools of an assistant: each a question of the desk, with its arguments and the shapes of its answer."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

from attrs import frozen

from tracker.assistants.arguments import TEXT, WORDS, Argument
from tracker.assistants.folders import Folders
from tracker.desk.described import PRINTED, schema, title
from tracker.desk.desk import Desk
from tracker.desk.texts import escaped
from tracker.model.failures import QuestionError

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
            root = below[title(self.shapes[0])]
        else:
            root = {"anyOf": described}
        return {**root, "type": "object", "$defs": below}


def _replay(desk: Desk, _folders: Folders, *, a: str, b: str | None = None, **bounds: Any) -> Any:
    return (desk.relation(a, b, **bounds) if b else desk.glance(a, **bounds)).to_dict()


def _check(desk: Desk, folders: Folders, *, log: str = "", files: tuple[str, ...] = ()) -> Any:
    """Check a log that is sent, or files by the names that they have in their folders."""
    if bool(log) == bool(files):
        raise QuestionError("A check is of one log, or of files. Send 'log' or 'files'.")
    if log:
        return desk.check(BytesIO(log.encode(errors="surrogatepass"))).to_dict()
    shown = folders.logs(files)
    if not shown:
        raise QuestionError("There is no log in the folders that 'files' names. Name others, or send 'log'.")
    data = desk.check(*shown).to_dict()
    names = {escaped(path.as_posix()).replace("\n", " "): name for path, name in shown.items()}
    return {"findings": [{**each, "file": names.get(each["file"], each["file"])} for each in data["findings"]]}


_A = Argument("a", "An actor, by code (LTU) or any of its names (Lithuania, Vilnius).", needed=True)
_B = Argument("b", "The other actor, by code or any of its names.", needed=True)
_ON = Argument("on", "The world's day, YYYY-MM-DD: the answer is for its end. Today without it.")
_KNOWN_BY = Argument("known_by", "Only documents published on or before this day, YYYY-MM-DD.")
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
        (
            Argument("log", "The text of one log, as YAML.", most=TEXT),
            Argument("files", "Logs in the folders that were named for this server, by their paths there.", many=True),
        ),
        _check,
        PRINTED["check"][:1],
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
