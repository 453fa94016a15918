"""Analysts add themes without touching code: a folder with a few lines of YAML is enough, for every command."""

import json
import re
import shutil

import pytest

from tracker.catalogue.seeds import read_seeds
from tracker.given import given
from tracker.store.connection import open_store
from tracker.store.schema import upgrade
from tracker.store.writing import load_catalogue

FLUENTS = """\
sections: [fisheries]
fluents:
  fishing-rights:
    args: [owner: actor, fisher: actor]
    values: [full, limited]
    section: fisheries
    says: fishing rights of {fisher} in the waters of {owner}
  vessel-held:
    args: [by: actor, of: actor, vessel: word]
    section: fisheries
    says: "{of}'s vessel {vessel}, held by {by}"
"""
KINDS = """\
# Who may fish in whose waters, and what happens to those who do without.
kinds:
  fishing-rights-granted:
    label: lets another fish in its waters
    roles: {owner: actor, fisher: actor, extent: optional word}
    initiates: ["fishing-rights(owner, fisher) = {extent}"]
    cameo: "057"
    plover: AGREE
    sentence: "{owner} {opened|open} its waters to {fisher.adjective} boats[, to a {extent} extent]"
    example: {date: 1998-07-01, owner: LTU, fisher: CHN, extent: limited}
    changes: ["fishing-rights(LTU, CHN) = limited"]
    leaves: ["fishing-rights(CHN, LTU)"]
    instead: an agreement on fish is agreement-signed as well
  fishing-rights-withdrawn:
    label: closes its waters to another
    roles: {owner: actor, fisher: actor}
    presupposes: ["not fishing-rights(owner, fisher) = unknown"]
    terminates: ["fishing-rights(owner, fisher)"]
    sentence: "{owner} {closed|close} its waters to {fisher.adjective} boats"
    example: {date: 2001-01-01, owner: LTU, fisher: CHN}
    changes: ["not fishing-rights(LTU, CHN)"]
    leaves: ["relations(LTU, CHN)"]
    instead: one boat that is stopped is fishing-vessel-seized
  fishing-vessel-seized:
    label: seizes another's fishing boat
    roles: {by: actor, of: actor, vessel: word}
    initiates: ["vessel-held(by, of, vessel)"]
    sentence: "{by} {seized|seize} the {of.adjective} boat {vessel}"
    example: {date: 1999-03-02, by: LTU, of: CHN, vessel: Hai Feng 7}
    changes: ["vessel-held(LTU, CHN, Hai Feng 7)"]
    leaves: ["fishing-rights(LTU, CHN)"]
    instead: a boat that is let go is fishing-vessel-released
  fishing-vessel-released:
    label: lets a seized fishing boat go
    roles: {by: actor, of: actor, vessel: word}
    presupposes: ["vessel-held(by, of, vessel)"]
    terminates: ["vessel-held(by, of, vessel)"]
    sentence: "{by} {released|release} the {of.adjective} boat {vessel}"
    example: {date: 1999-04-10, by: LTU, of: CHN, vessel: Hai Feng 7}
    changes: ["not vessel-held(LTU, CHN, Hai Feng 7)"]
    leaves: ["vessel-held(LTU, CHN, Hai Feng 8)"]
    instead: its seizing is fishing-vessel-seized
"""
LOG = """\
document: {id: paper, title: A report, publisher: A paper, published: {date: 2021-12-31, basis: printed}}
events:
  - id: granted
    kind: fishing-rights-granted
    date: 1998-07-01
    owner: LTU
    fisher: CHN
    extent: limited
    evidence: {line: 1}
  - id: seized
    kind: fishing-vessel-seized
    date: 1999-03-02
    by: LTU
    of: CHN
    vessel: Hai Feng 7
    evidence: {line: 4}
"""
MORE = """\
  - id: released
    kind: fishing-vessel-released
    date: 1999-04-10
    by: LTU
    of: CHN
    vessel: Hai Feng 7
    evidence: {line: 6}
"""


@pytest.fixture
def own(tracker, write):
    """The command line with a theme of one's own on top of the catalogue."""
    write("fisheries/fluents.yaml", FLUENTS)
    write("fisheries/kinds.yaml", KINDS)
    write("paper.yaml", LOG)
    return lambda *words: tracker("--seeds", "fisheries", *words)


def test_a_theme_is_checked_loaded_used_and_told_without_a_line_of_code(own, tracker, write):  # noqa: ARG001
    assert tracker("seeds", "check", "fisheries").out == "No fault in 6 entries, 4 kinds of them.\n"
    tracker("init")
    assert "7 entries are new." in tracker("seeds", "diff", "fisheries").out
    assert tracker("seeds", "load", "fisheries").out.endswith("is in force: 7 entries are new.\n")
    assert tracker("check", "paper.yaml").out == "No fault in 1 document, 2 events, 0 expectations.\n"
    assert tracker("append", "paper.yaml").code == 0
    told = tracker("replay", "Lithuania", "China", "--on", "1999-03-05", "-v", "--chronology").out
    assert "FISHERIES\n" in told
    assert "Fishing rights of China in the waters of Lithuania: limited" in told
    assert "China's vessel Hai Feng 7, held by Lithuania" in told
    assert "Lithuania opened its waters to Chinese boats, to a limited extent." in told


def test_append_goes_on_with_the_catalogue_that_was_loaded(own, tracker, write):
    own("init")
    own("append", "paper.yaml")
    write("paper.yaml", LOG + MORE)
    ran = tracker("append", "paper.yaml")
    assert ran.out == "paper: 1 entry appended.\n3 entries were there already.\nThe store stands at position 5.\n"
    assert tracker("init").out.endswith("It had this catalogue already.\n")
    assert "holds    China's vessel" in tracker("replay", "LTU", "CHN", "--on", "1999-03-05").out
    assert "holds    China's vessel" not in tracker("replay", "LTU", "CHN", "--on", "1999-05-01").out


def test_the_reference_has_what_one_adds(own, tracker, tmp_path):  # noqa: ARG001
    assert tracker("seeds", "reference", "fisheries", "-o", "pages").code == 0
    kinds = (tmp_path / "pages" / "kinds.md").read_text(encoding="utf-8")
    assert "> Lithuania seized the Chinese boat Hai Feng 7." in kinds
    assert "one boat that is stopped is [fishing-vessel-seized](#fishing-vessel-seized)" in kinds.replace("One", "one")
    assert "Who may fish in whose waters" in kinds
    assert "### fishing-rights\n" in (tmp_path / "pages" / "fluents.md").read_text(encoding="utf-8")


def test_a_folder_serves_one_command_where_it_is_not_loaded(own, tracker):
    assert "unknown kind 'fishing-rights-granted'" in tracker("check", "paper.yaml").out
    assert own("check", "paper.yaml").code == 0
    assert "fishing-rights-granted" in own("kinds", "fishing").out
    tracker("init")
    assert own("append", "paper.yaml").out.startswith("The catalogue changed: version ")


def test_a_fault_in_ones_own_seeds_is_shown_where_it_stands(own, write):
    write(
        "fisheries/kinds.yaml", KINDS.replace('initiates: ["fishing-rights(owner', 'initiates: ["fishing-right(owner')
    )
    for words in (["check", "paper.yaml"], ["seeds", "check"], ["seeds", "diff"], ["seeds", "load"]):
        ran = own(*words)
        assert ran.code == 1
        assert "fisheries/kinds.yaml:6:16: unknown fluent 'fishing-right'\n" in ran.out
        assert "Nearest: fishing-rights" in ran.out


def test_an_entry_with_a_code_that_is_there_takes_its_place_and_diff_shows_how(tracker, write, catalogue):
    tracker("init")
    write(
        "own/kinds.yaml", "kinds:\n  praised: {label: praises, roles: {by: actor}, sentence: '{by} {praised|praise}'}\n"
    )
    told = tracker("seeds", "diff", "own").out
    assert told.startswith("changed  kind     praised\n")
    before = catalogue.kind("praised").sentence
    assert f"           sentence: '{before}' becomes '{{by}} {{praised|praise}}'\n" in told
    found = json.loads(tracker("seeds", "diff", "own", "--json").out)
    assert [(one["sort"], one["family"], one["code"]) for one in found] == [("changed", "kinds", "praised")]
    assert tracker("seeds", "load", "own").out.endswith("1 entry is changed.\n")
    assert "No entry differs." in tracker("seeds", "diff", "own").out
    assert "the program differs" in tracker("init").out
    assert tracker("seeds", "load").out.endswith("1 entry is changed.\n")
    assert tracker("seeds", "load").out.endswith("is in force already.\n")


def test_what_below_rests_on_a_replaced_entry_is_checked_again(tracker, write):
    write("own/fluents.yaml", "fluents:\n  relations: {args: [a: actor], section: formats, says: relations}\n")
    ran = tracker("seeds", "check", "own")
    assert ran.code == 1
    assert "the kind 'relations-established' below:1:1: relations has 1 arguments\n" in ran.out
    assert "the fluent 'level' below:1:1: relations has 1 arguments\n" in ran.out


def test_a_kind_in_use_keeps_its_roles(own, tracker, write):
    own("init")
    own("append", "paper.yaml")
    write("fisheries/kinds.yaml", KINDS.replace("fisher: actor, extent: optional word", "fisher: actor, extent: word"))
    ran = tracker("seeds", "load", "fisheries")
    assert ran.code == 1
    assert "the role 'extent' of 'fishing-rights-granted' changed" in ran.out
    assert ran.out.endswith("Nothing was loaded.\n")
    assert "Fishing rights" in tracker("replay", "LTU", "CHN").out


def test_what_the_given_catalogue_has_and_the_store_has_not_can_be_taken(tracker, write, tmp_path):
    store = open_store((tmp_path / "tracker.db").as_posix())
    upgrade(store, given("migrations"))
    load_catalogue(store, without(tmp_path / "older", "kinds", "praised"))
    event = "  - {id: one, kind: praised, date: 2001, by: LTU, toward: CHN}\n"
    write("paper.yaml", LOG.partition("  - id: granted")[0] + event)
    for command in ("check", "append"):
        ran = tracker(command, "paper.yaml")
        assert ran.code == 1
        assert "The catalogue given with the program has it, and the store's does not: run 'tracker seeds" in ran.out
    assert tracker("seeds", "load").out.endswith("is in force: 1 entry is new.\n")
    assert tracker("append", "paper.yaml").code == 0


def test_a_deprecated_kind_in_a_log_is_a_warning(own, write):
    write(
        "fisheries/kinds.yaml",
        KINDS.replace("    label: closes", "    deprecated: fishing-vessel-seized\n    label: closes"),
    )
    write(
        "paper.yaml",
        LOG.replace("kind: fishing-rights-granted", "kind: fishing-rights-withdrawn").replace(
            "    extent: limited\n", ""
        ),
    )
    ran = own("check", "paper.yaml")
    assert ran.code == 0
    assert "the kind 'fishing-rights-withdrawn' is deprecated: use fishing-vessel-seized" in ran.out
    assert "Deprecated: use fishing-vessel-seized." in own("kinds", "fishing-rights-withdrawn").out


def test_a_catalogue_is_loaded_into_a_store_that_is_there(own):
    ran = own("seeds", "load")
    assert ran.code == 1
    assert "There is no store at tracker.db. Make one with 'tracker init'" in ran.err


def test_a_copy_of_the_whole_catalogue_adds_nothing(tracker, tmp_path):
    shutil.copytree(given("seeds"), tmp_path / "copy")
    assert tracker("seeds", "diff", "copy").out == "No entry differs.\n"
    assert tracker("seeds", "check", "copy").out == tracker("seeds", "check").out


def test_a_folder_without_seeds_is_refused(tracker, tmp_path):
    (tmp_path / "empty").mkdir()
    ran = tracker("--seeds", "empty", "init")
    assert ran.code == 1
    assert "empty:1:1: the folder has no seeds" in ran.out
    assert not (tmp_path / "tracker.db").exists()


def without(folder, family, code):
    """Read the given seeds as an older program had them: without one entry."""
    shutil.copytree(given("seeds"), folder)
    for path in folder.rglob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(rf"^  {code}:\n(    .*\n)+", "", text, flags=re.MULTILINE), encoding="utf-8")
    catalogue, findings = read_seeds(folder)
    assert findings == ()
    assert code not in catalogue.plain[family]
    return catalogue
