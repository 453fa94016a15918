"""The demonstration answers a question on one screen, and says where its pages are."""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_demonstration_is_ten_to_fifteen_lines_and_its_pages_are_there(tmp_path):
    (tmp_path / "events").symlink_to(ROOT / "events")
    tracker = Path(sys.executable).with_name("tracker")
    environment = {key: value for key, value in os.environ.items() if key != "COLUMNS"}
    words = ["sh", ROOT / "docs" / "demo.sh", tracker]
    ran = subprocess.run(words, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
    lines = ran.stdout.splitlines()
    assert 10 <= len(lines) <= 15
    assert lines[0] == "Lithuania and China on 10 August 2021, at the end of the day"
    assert re.search(
        r"^not      Membership of Lithuania in China-CEEC \(17\+1\) +22 May 2021 +official$", ran.stdout, re.MULTILINE
    )
    assert ran.stderr == ""
    for page in ("lithuania-china.html", "lithuania-china.pdf"):
        assert page.rpartition(".")[2] in lines[-2]
        assert (tmp_path / "demo" / page).stat().st_size > 10_000
    assert lines[-1] == "Drag a day and see what held: open demo/LTU-CHN.html in a browser."
    assert (tmp_path / "demo" / "LTU-CHN.html").stat().st_size > 100_000


def test_evidence_and_acts_are_of_two_actors(desk):
    assert desk("replay", "LTU", "-v").code == 2
    assert desk("replay", "LTU", "--chronology").code == 2
