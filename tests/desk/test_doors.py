"""The command line and the library are two doors of one desk: neither has what the other lacks."""

import inspect
import re
import sys
from pathlib import Path

import pytest

import tracker
from tracker import Desk
from tracker.cli import group
from tracker.model import failures
from tracker.model.failures import MissingPackage

CALLS = re.compile(r"\bdesk\.(\w+)\(")
OF_A_PROGRAM = {"open", "close", "stored_catalogue", "catalogue_in_force", "catalogue", "catalogue_with_declared"}
OF_A_PROGRAM |= {"given_catalogue", "read_seeds", "words"}
"""What a command line has no use for, or uses by asking other things."""


def called():
    """Return what the commands ask of the desk, and the pages for a browser that a command writes."""
    rooms = [Path(group.__file__).parent, Path(tracker.__file__).parent / "site"]
    texts = [path.read_text(encoding="utf-8") for room in rooms for path in room.glob("*.py")]
    return {name for text in texts for name in CALLS.findall(text)}


def public():
    return {name for name, _ in inspect.getmembers(Desk, inspect.isfunction) if not name.startswith("_")}


def test_every_act_of_a_desk_is_a_command_and_every_command_an_act():
    assert public() - OF_A_PROGRAM == called() - {"open"}


@pytest.mark.parametrize("name", sorted(public()))
def test_what_a_desk_can_do_is_explained_and_typed(name):
    method = getattr(Desk, name)
    signature = inspect.signature(method)
    assert method.__doc__
    assert signature.return_annotation is not inspect.Signature.empty
    assert all(
        each.annotation is not inspect.Parameter.empty for key, each in signature.parameters.items() if key != "self"
    )


def test_every_error_has_a_family_that_the_package_offers():
    families = {name for name, each in vars(failures).items() if inspect.isclass(each) and issubclass(each, Exception)}
    assert families <= set(tracker.__all__)


def test_the_package_has_nothing_else():
    with pytest.raises(AttributeError, match="module 'tracker' has no attribute 'Dask'"):
        _ = tracker.Dask


@pytest.mark.parametrize(
    ("package", "made"),
    [
        ("icalendar", lambda desk: desk.calendar().to_ics()),
        ("typst", lambda desk: desk.brief("LTU", "CHN").render("pdf")),
    ],
)
def test_a_package_that_is_not_installed_is_named_with_its_remedy(desk, monkeypatch, package, made):
    for module in [name for name in sys.modules if name.startswith("tracker.reports.render.")]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(MissingPackage, match=f"needs the package '{package}'.* pip install 'tracker.reports.'"):
        made(desk)
