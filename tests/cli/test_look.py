"""What `make look` draws can be drawn, and what it finds is found."""

import pytest

from look.index import index
from look.scenes import HERE, SCENES, listings
from look.terminal import too_wide
from tracker.given import given


def test_the_logs_made_up_for_pages_have_no_fault(tracker, write):
    samples = given("events") / "ctv-2018-03-26.yaml"  # a made-up log goes on from it
    assert tracker("check", str(HERE / "logs"), str(samples)).code == 0
    assert tracker("check", str(write("lists.yaml", listings()))).code == 0


def test_the_index_shows_each_picture_under_its_page_and_view(tmp_path):
    pictures = tmp_path / "pictures"
    pictures.mkdir()
    for name in (
        "claims-pdf-1.png",
        "claims-pdf-2.png",
        "claims-desk-dark-01.png",
        "actor-word-1.png",
        "map-svg-01.png",
    ):
        (pictures / name).touch()
    made = index(tmp_path)
    assert [made.count(f'src="pictures/{name.name}"') for name in pictures.iterdir()] == [1] * 5
    places = [
        made.index(f"{name} <small>{view}") for name, view in (("actor", "word"), ("claims", "pdf"), ("map", "svg"))
    ]
    assert places == sorted(places)
    assert list(SCENES).index("actor") < list(SCENES).index("claims")


@pytest.mark.parametrize(
    ("shown", "found"),
    [
        ("a line that is too wide", ["a line that is too wide"]),
        ("\x1b[32mholds\x1b[0m so", []),
        ("- a-reference-that-no-line-holds", []),
        ("北约和欧洲联盟 的成员", ["北约和欧洲联盟 的成员"]),
    ],
)
def test_a_line_wider_than_its_terminal_is_found_but_for_words_that_no_line_holds(shown, found):
    assert too_wide(shown, 16) == found
