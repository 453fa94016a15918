"""The style of a house: its own CSS for HTML, its own template for Word."""

import re
from pathlib import Path

from attrs import frozen

from tracker.desk.files import read_bytes
from tracker.model.failures import QuestionError


@frozen
class House:
    """What a house gives to its pages: rules of CSS that come behind the program's own, and a Word file with styles."""

    style: str = ""
    template: bytes = b""

    def of(self, form: str) -> tuple[str | bytes, ...]:
        """Return what a format takes of it."""
        given: dict[str, str | bytes] = {"html": self.style, "docx": self.template}
        return (given[form],) if given.get(form) else ()


def house(style: str | Path | None, template: str | Path | None) -> House:
    """Read a house's files; raises FileError, and QuestionError where CSS would end the page's own style sheet."""
    css = "" if style is None else read_bytes(Path(style)).decode("utf-8", "replace")
    if re.search(r"</", css):
        raise QuestionError(f"'{style}' holds '</', which would end the style sheet. Take it out.")
    return House(css, b"" if template is None else read_bytes(Path(template)))
