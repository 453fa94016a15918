"""Read YAML strictly: every fault is a finding with its place, as many at once as can be found.

Read are block and flow mappings, lists and texts. Refused are anchors, aliases, tags, merge keys, directives, several
documents, duplicate keys, keys that are no text, and what would silently read as something else than it looks.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

import yaml
from attrs import evolve

from tracker.text.builder import TreeBuilder
from tracker.text.characters import UTF_16, decode, explained, forbidden, printable, replaced
from tracker.text.files import MOST_BYTES
from tracker.text.remedies import with_remedy
from tracker.text.source import Gathering, SourceText, Stopped
from tracker.text.syntax import syntax_finding
from tracker.text.tree import Value

__all__ = ["MOST_FINDINGS", "MOST_ON_A_LINE", "SourceText", "read_yaml"]

MOST_ON_A_LINE = 20_000
MOST_FINDINGS = 200


def read_yaml(data: bytes, file: str) -> SourceText:
    """Read one YAML text; whatever it holds, the answer is a SourceText and never an exception."""
    if len(data) > MOST_BYTES:
        remedy = "Split the file into several."
        return _refused(file, "too-large", f"the file is larger than {MOST_BYTES // 1024**2} MiB", remedy)
    if data.startswith(UTF_16):
        return _refused(file, "not-utf-8", "the file is in UTF-16 or UTF-32", "Save the file as text in UTF-8.")
    source = SourceText(file, decode(data))
    gathering = Gathering(source, MOST_FINDINGS)
    root = _tree(gathering)
    found = [with_remedy(finding, source.lines) for finding in gathering.found]
    findings = sorted(found, key=lambda finding: finding.place)
    text = printable(source.text) if findings else source.text
    return SourceText(file, text, root, tuple(findings))


def _refused(file: str, code: str, message: str, remedy: str) -> SourceText:
    source = SourceText(file, "")
    return evolve(source, findings=(source.finding(code, 1, 1, message, remedy),))


def _tree(gathering: Gathering) -> Value | None:
    """Build the tree as far as the text allows: None where a fault ends the reading."""
    try:
        _check_lines(gathering)
        text = _check_characters(gathering)
        with _collector_paused():
            return TreeBuilder(text, gathering).document()
    except Stopped:
        return None
    except (yaml.YAMLError, ValueError) as error:  # ValueError: libyaml lets tags pass that are not Unicode
        gathering.found.append(syntax_finding(gathering.source, error))
        return None


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Keep the cyclic collector from walking, again and again, a tree that only grows."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _check_lines(gathering: Gathering) -> None:
    """Refuse lines that no editor shows."""
    lengths = list(map(len, gathering.source.lines))
    if (longest := max(lengths)) > MOST_ON_A_LINE:
        message = f"this line has {longest:,} characters, more than {MOST_ON_A_LINE:,}"
        gathering.stop("long-line", (lengths.index(longest) + 1, 1), message, "Break it into several lines.")


def _check_characters(gathering: Gathering) -> str:
    """Find what YAML refuses or takes for a line break; return the text to read on with, of the same length."""
    text = gathering.source.text
    found, more = forbidden(text, MOST_FINDINGS)
    for offset, character in found:
        line = text.count("\n", 0, offset) + 1
        code, message, remedy = explained(character)
        gathering.fault(code, (line, offset - text.rfind("\n", 0, offset)), message, remedy)
    if more:
        gathering.stop(
            "not-text", (1, 1), "the file is full of characters that no text has", "Save it as text in UTF-8."
        )
    return replaced(text) if found else text
