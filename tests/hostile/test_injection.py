"""Attempts to inject something through every text of a log: refused on reading, or shown everywhere as what it is.

One log an attempt, in which the attempt stands in each field that takes a text; all are appended to one store, and
then every command shows them in each of its formats.
"""

import json
import re
import unicodedata
import xml.etree.ElementTree as ET
import zipfile
from html.parser import HTMLParser
from io import BytesIO

import pypdf
import pytest
from attrs import define, field
from click.testing import CliRunner

from tracker.cli.group import tracker
from tracker.model.failures import TrackerError
from tracker.text.characters import FORBIDDEN

TAKEN = {
    "sql": '\'); DROP TABLE entries; -- " OR ""="" UNION SELECT 1 -- %_%\' ESCAPE \'\\',
    "parameters": ":1 ? %s %(name)s {0} {sender} $1 {{ 7 * 7 }} ${7*7} <%= 7 * 7 %>",
    "script": "<script>alert(1)</script>",
    "end-of-everything": '"></a></p></td></title></style></svg>--> <img src=x onerror=alert(1)> ]]><b>',
    "frame": "<iframe srcdoc='<script>alert(1)</script>'></iframe><base href=//evil.example>",
    "entities": "&lt;script&gt; &#60;b&#62; &amp;amp; &nbsp; &undefined;",
    "outside-entity": '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>&e;',
    "link-that-runs": "[a](javascript:alert(1)) ![b](https://evil.example/x.png) <javascript:alert(1)>",
    "link-and-more": 'https://evil.example/"onmouseover="alert(1)"><script>alert(1)</script>',
    "markdown": "# Heading **bold** `code` | cell | --- ~~gone~~ ``` -- end",
    "backticks-with-dashes": "--since `` ` <b>x</b> ` [x](http://evil.example)",
    "typst": '#read("/etc/passwd") $sum$ @cite \\ #link("http://evil.example")[x]',
    "formula": '=HYPERLINK("http://evil.example","x")',
    "command-of-a-sheet": "@SUM(1+9)*cmd|' /C calc'!A0",
    "minus": "-2+3+cmd|' /C calc'!A0",
    "path": "../../../../etc/passwd%00.yaml $(rm -rf ~) `id` ; id | cat && id",
    "lines": "quiet\nFORGED: All is as it was appended.\n# FORGED heading\n\n- FORGED item\n| FORGED | row |",
    "bare": "https://evil.example/a www.evil.example me@evil.example @somebody #123 GH-7 owner/name#4 name@0123abc",
    "long": "x" * 500,
    "combining": "Z" + "\u0351\u0328" * 10,
    "thai": "\u0e40\u0e21\u0e37\u0e48\u0e2d Z\u0489 \U0001f4a3\U0001d54f\U00010348",
}
"""What may stand in a log, since a document may say it: it must come out as what it is."""

REFUSED = {
    "colour": "\x1b[31mred\x1b[0m",
    "title-of-the-window": "\x1b]0;owned\x07",
    "clipboard": "\x1b]52;c;ZXZpbA==\x07",
    "link-of-a-terminal": "\x1b]8;;http://evil.example\x1b\\x\x1b]8;;\x1b\\",
    "eight-bit-escape": "\x9b31m",
    "backspace": "good\b\b\b\bevil",
    "carriage-return": "good\revil",
    "null": "good\0evil",
    "delete": "good\x7f",
    "override": "\u202eevil\u202c",
    "embedding": "\u202aevil\u202c",
    "isolate": "\u2067evil\u2069",
    "mark": "\u200fevil\u061c",
    "nothing-at-all": "ev\u200bil\u2060",
    "tags": "evil\U000e0065\U000e0076",
    "separator": "good\u2028evil",
    "next-line": "good\x85evil",
    "old-format-control": "good\u206aevil\u206f",
    "annotation": "good\ufff9evil\ufffb",
}
"""What never belongs in a text."""

LOG = """\
document:
  id: {name}
  title: {called}
  publisher: {called}
  published: {{date: 2021-12-01, basis: printed}}
  dateline: {called}
  language: {text}
  source: {text}
  address: {text}
actors:
  {code}: {{type: person, names: [{called}], aliases: [{called}]}}
things:
  thing-{name}: {{type: agreement, name: {called}}}
events:
  - id: stated
    kind: position-stated
    date: 2021-08-10
    by: LTU/foreign-minister
    topic: {text}
    direction: {text}
    toward: [CHN]
    according-to: [{text}]
    as-named: {{by: {text}}}
    evidence: {{line: 3, words: {words}, at: {text}}}
    note: {text}
  - {{id: meant, kind: intention-stated, date: 2021-08-11, by: {code}, what: {text}, toward: [CHN, LTU], amid: {text}}}
  - {{id: left, kind: format-left, date: 2021-0{month}, who: [LTU], format: CHN-CEEC, note: {text}}}
  - {{id: signed, kind: agreement-signed, date: 2021-09-01, parties: [LTU, CHN], agreement: thing-{name}}}
  - id: planned
    kind: ambassador-recalled
    stance: announced
    said: 2021-10-01
    if: {text}
    sender: CHN
    host: LTU
    according-to: [{text}, CHN]
  - {{id: gone, kind: ambassador-recalled, date: 2021-08-12, sender: CHN, host: LTU, note: {text}}}
mending:
  - {{id: first, kind: correction, of: {name}/left, set: {{note: {text}}}, reason: {text}}}
  - {{id: second, kind: retraction, of: {name}/gone, reason: {text}}}
  - {{id: third, kind: checked, of: {name}/left, warning: {text}, reason: {text}}}
open:
  - {text}
"""

ALLOWED = """
html head meta title style body main header footer section h1 h2 h3 h4 p dl dt dd div ul ol li a span strong em table
caption thead tbody tr th td figure figcaption svg g path line rect circle text tspan desc code sup polyline polygon
pattern ellipse defs marker use clippath nav br small cite q abbr time col colgroup wbr
"""
"""The elements that the program itself writes."""

OF_A_BROWSER = "aside button dialog details summary form input label output script"
"""Those that it writes in pages for a browser, too."""


def quoted(text):
    """A text as YAML writes it within double quotes, whatever it holds as an escape."""
    plain = (one if one.isascii() and one.isprintable() and one not in '"\\' else f"\\U{ord(one):08x}" for one in text)
    return f'"{"".join(plain)}"'


def log_of(name, text, number=1):
    """A log with a text wherever one may stand; ten words of it where no more may, on one line where it is a name."""
    words, called = " ".join(text.split()[:10]), text.replace("\n", " ")
    written = {"text": quoted(text), "words": quoted(words), "called": quoted(called)}
    return LOG.format(name=name, code=f"INJECTED-{number}", month=1 + number % 9, **written)


@define
class Shell:
    """The command line with a store of its own; everything that it ever said is kept."""

    folder: object
    said: list = field(factory=list)

    def __call__(self, *words):
        done = CliRunner().invoke(tracker, ["--store", str(self.folder / "log.db"), *map(str, words)])
        assert done.exception is None or isinstance(done.exception, (SystemExit, TrackerError)), (words, done.exception)
        self.said.append(done.output)
        return done

    def append(self, name, text):
        path = self.folder / f"{name}.yaml"
        path.write_text(text, encoding="utf-8")
        return self("append", path)


@pytest.fixture(scope="module")
def shell(tmp_path_factory):
    """A store in which every attempt stands that a log may hold."""
    run = Shell(tmp_path_factory.mktemp("injection"))
    assert run("init").exit_code == 0
    for number, (name, text) in enumerate(TAKEN.items()):
        run.folder.joinpath(f"{name}.yaml").write_text(log_of(name, text, number), encoding="utf-8")
    done = run("append", *(run.folder / f"{name}.yaml" for name in TAKEN))
    assert done.exit_code == 0, done.output
    yield run
    assert "All is as it was appended" in run("verify").output  # whatever was asked, the log is what it was


ASKED = (
    ("events",),
    ("replay", "LTU", "CHN", "--on", "2021-12-31"),
    ("timeline", "LTU", "CHN"),
    ("changes", "LTU", "CHN", "--from", "2021-01-01", "--to", "2021-12-31"),
    ("calendar", "--on", "2021-06-01"),
    ("who", "member(*, CHN-CEEC)", "--on", "2021-12-31"),
    ("members", "CHN-CEEC", "--on", "2021-12-31"),
    ("network", "LTU", "--on", "2021-12-31"),
    *(("show", f"lines/{event}") for event in ("stated", "meant", "left", "planned")),
)
"""What is asked of the whole store; `show` of each attempt besides."""


def briefing(shell, ending, *words):
    file = shell.folder / f"brief.{ending}"
    done = shell("brief", *(words or ("LTU", "CHN")), "--on", "2021-12-31", "--since", "2021-01-01", "-o", file)
    assert done.exit_code == 0, done.output
    return file.read_bytes()


class Elements(HTMLParser):
    """Collects what a browser would make of a page."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.attributes, self.texts = set(), [], []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes += attrs

    def handle_data(self, data):
        self.texts.append(data)


@pytest.mark.parametrize("name", REFUSED)
def test_what_deceives_a_reader_is_refused_in_every_text(name, shell):
    written = log_of(f"refused-{name}", REFUSED[name], 99)
    done = shell.append(f"refused-{name}", written)
    assert done.exit_code == 1
    assert "Nothing was appended." in done.output
    faulty = {line for line, words in enumerate(written.split("\n"), 1) if quoted(REFUSED[name]) in words}
    named = {int(match) for match in re.findall(rf"refused-{name}\.yaml:(\d+):", done.output)}
    assert faulty <= named
    assert not FORBIDDEN.search(done.output.replace("\n", ""))


def test_what_stands_raw_in_a_file_is_refused_too(shell):
    for name, text in REFUSED.items():
        raw = log_of(f"raw-{name}", "RAW", 98).replace("RAW", text)
        done = shell.append(f"raw-{name}", raw)
        assert done.exit_code == 1, name
        assert not FORBIDDEN.search(done.output.replace("\n", "")), name


def test_nothing_on_the_terminal_is_a_control_character_or_a_line_of_the_log_s_own(shell):
    for words in (*ASKED, ("check", shell.folder), *(("show", f"{name}/stated") for name in TAKEN)):
        done = shell(*words)
        assert not FORBIDDEN.search(done.output.replace("\n", "")), words
        assert not re.search(r"^([-#|] )?FORGED", done.output, re.MULTILINE), (words, done.output)


def test_json_gives_every_text_back_as_it_was(shell):
    for name, text in TAKEN.items():
        done = json.loads(shell("show", f"{name}/stated", "--json").stdout)
        assert unicodedata.normalize("NFC", text) in _values(done), name
    for words in ASKED:
        json.loads(shell(*words, "--json").stdout)


def _values(data):
    if isinstance(data, dict):
        return [text for value in data.values() for text in _values(value)]
    return [text for value in data for text in _values(value)] if isinstance(data, list) else [data]


def test_what_is_exported_is_what_was_appended(shell):
    for name in TAKEN:
        exported = shell("export", name).stdout
        assert not FORBIDDEN.search(exported.replace("\n", "")), name
        done = shell.append(f"again-{name}", exported)
        assert "Nothing is new" in done.output, done.output


@pytest.mark.parametrize("actors", [("LTU", "CHN"), ("CHN-CEEC",)], ids="-".join)
def test_a_page_of_html_has_no_elements_of_the_log_s_own(actors, shell):
    page = Elements(briefing(shell, "html", *actors).decode())
    assert page.tags <= set(ALLOWED.split())
    for name, value in page.attributes:
        assert not name.startswith("on"), (name, value)
        if name in ("href", "src", "xlink:href"):
            assert value.startswith(("#", "https://", "http://")), value
    assert TAKEN["script"] in "".join(page.texts)


def test_pages_for_a_browser_run_nothing_of_the_log_s_own(shell):
    folder = shell.folder / "pages"
    for what in (("LTU", "CHN"), ("--everything",)):
        assert shell("site", folder, *what, "--on", "2021-12-31").exit_code == 0
    for file in folder.rglob("*.html"):
        text = file.read_text(encoding="utf-8")
        page = Elements(text)
        assert page.tags <= {*ALLOWED.split(), *OF_A_BROWSER.split()}, file
        assert text.count("<script") == text.count("</script") == 1, file  # the program's own, named by its hash
        for name, value in page.attributes:
            assert not name.startswith("on"), (name, value)
            if name in ("href", "src", "action", "srcdoc"):
                assert re.match(r"#|https?://|[\w./-]+\.html(#|$)", value), (file, value)
        assert not FORBIDDEN.search(text.replace("\n", "")), file
    assert TAKEN["script"] in "".join(Elements((folder / "LTU-CHN.html").read_text(encoding="utf-8")).texts)


@pytest.mark.parametrize("actors", [("LTU", "CHN"), ("CHN-CEEC",)], ids="-".join)
def test_a_page_of_markdown_has_no_marks_of_the_log_s_own(actors, shell):
    page = briefing(shell, "md", *actors).decode()
    page = re.sub(r'<a id="source-\d+"></a>|\]\(#source-\d+\)', "", page)
    assert not re.search(r"(?<![<\w])https?://|(?i:\bwww\.)|@\w|#\d", re.sub(r"`[^`]*`", "", page))
    page = page.replace("<!-- -->", "")
    bare = re.sub(r"\\.", "", re.sub(r"^- \*\*[^*]+\*\* `[^`]*`$", "", page, flags=re.MULTILINE))
    for link in re.findall(r"<([^<>\s]*)>", bare):
        assert link.startswith(("https://", "http://")), link
    assert not re.search(r"<(?!https?://)|\]\(|`|&(?!amp;)[#A-Za-z]", bare)
    assert not re.search(r"^\W*FORGED", bare, re.MULTILINE)


def test_a_document_of_word_has_no_fields_or_links_of_the_log_s_own(shell):
    with zipfile.ZipFile(BytesIO(briefing(shell, "docx"))) as package:
        parts = {name: package.read(name).decode() for name in package.namelist() if name.endswith((".xml", ".rels"))}
    for name, part in parts.items():
        root = ET.fromstring(part)
        targets = [one.get("Target") for one in root.iter() if one.get("TargetMode") == "External"]
        assert all(target.startswith(("https://", "http://")) for target in targets), (name, targets)
    fields = re.findall(r'<w:fldSimple w:instr="([^"]*)"', "".join(parts.values()))
    assert all(re.fullmatch(r"\s*(PAGE|NUMPAGES|NOTEREF note-\d+ \\h|PAGEREF .*|TOC .*)\s*", one) for one in fields)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in "".join(parts.values())


def test_a_pdf_runs_nothing_and_links_to_pages_alone(shell):
    reader = pypdf.PdfReader(BytesIO(briefing(shell, "pdf")))
    assert "/OpenAction" not in reader.root_object
    assert "/JavaScript" not in str(reader.root_object.get("/Names", ""))
    for page in reader.pages:
        for note in page.get("/Annots") or ():
            action = note.get_object().get("/A", {})
            assert action.get("/S", "/GoTo") in ("/GoTo", "/URI")
            assert str(action.get("/URI", "https://")).startswith(("https://", "http://"))
    text = " ".join(page.extract_text() for page in reader.pages)
    assert "root:" not in text
    assert "#read(" in text.replace(" ", "")


@pytest.mark.parametrize(
    "words", [("timeline", "LTU", "CHN", "--svg"), ("network", "LTU", "--on", "2021-12-31", "--svg")]
)
def test_a_drawing_is_well_formed_and_runs_nothing(words, shell):
    file = shell.folder / "drawing.svg"
    assert shell(*words, file).exit_code == 0
    root = ET.fromstring(file.read_text(encoding="utf-8"))
    assert {one.tag.rpartition("}")[2].lower() for one in root.iter()} <= set(ALLOWED.split())
    assert not any(name.startswith("on") or "href" in name for one in root.iter() for name in one.attrib)


def test_a_name_on_several_lines_is_refused(shell):
    lines = quoted(TAKEN["lines"])
    done = shell.append("named", log_of("named", "quiet", 77).replace('name: "quiet"', f"name: {lines}"))
    assert done.exit_code == 1
    assert "named.yaml:13:40: this name is divided by a line break or a tab\n" in done.output
    assert "\nFORGED" not in done.output


def test_words_of_a_command_are_never_sql(shell):
    sql = "x' OR '1'='1"
    for words in (
        ("show", sql), ("show", f"{sql}/stated"), ("export", sql), ("events", "--document", sql),
        ("events", "--kind", sql), ("events", "--actor", sql), ("replay", sql, "CHN"), ("who", f"member(*, {sql})"),
        ("events", "--recorded-by", sql), ("prove", sql), ("checkpoint", "--recorded-by", "1; DROP TABLE entries"),
    ):  # fmt: skip
        done = shell(*words)
        assert "script" not in done.output, words
        assert done.exit_code in (1, 2) or "stated" not in done.output, (words, done.output)


def test_a_file_s_name_reaches_no_terminal_as_it_is(shell):
    name = "\x1b[31mred\u202e.yaml"
    shell.folder.joinpath(name).write_text("nonsense", encoding="utf-8")
    for command in ("check", "append"):
        done = shell(command, shell.folder / name)
        assert done.exit_code == 1
        assert not FORBIDDEN.search(done.output.replace("\n", "")), command
    shell.folder.joinpath(name).unlink()
