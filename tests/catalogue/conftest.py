"""Seeds that a test writes, with at most one fault, marked « and » where it stands."""

import textwrap

import pytest

from tracker.catalogue.seeds import read_folder, read_seeds
from tracker.reports.language.checking import check_catalogue

BASE = """\
sections: [relations]
actors:
  LTU: {type: country, names: [Lithuania], alpha-2: LT, capital: Vilnius, adjective: Lithuanian}
  CHN: {type: country, names: [China]}
fluents:
  relations: {args: [a: actor, b: actor], symmetric: yes, section: relations, says: relations}
  member: {args: [who: actor, format: format], values: [full, observer], section: relations, says: a member}
"""


@pytest.fixture
def seeds(tmp_path):
    """Read seeds, one text a file, beside a few that are always there."""

    def read(*texts, base=BASE):
        folder = tmp_path / "seeds"
        folder.mkdir()
        for number, text in enumerate((base, *texts)):
            plain = textwrap.dedent(text).replace("«", "").replace("»", "")
            (folder / f"{number}.yaml").write_text(plain, encoding="utf-8")
        return read_seeds(folder)

    return read


@pytest.fixture
def fault(seeds, tmp_path):
    """Read seeds with one fault; return it, having seen that it stands where the seeds are marked."""

    def find(text, *others):
        (finding,) = seeds(text, *others)[1]
        before, _, rest = textwrap.dedent(text).partition("«")
        place = (before.count("\n") + 1, len(before) - before.rfind("\n"))
        assert (finding.place.line, finding.place.column) == place
        assert finding.place.file == (tmp_path / "seeds" / "1.yaml").as_posix()
        assert finding.length == max(len(rest.partition("»")[0]), 1)
        return finding

    return find


@pytest.fixture
def checked(seeds, tmp_path):
    """Check seeds that can be read, as 'tracker seeds check' does; return every finding."""

    def check(text, *others):
        assert seeds(text, *others)[1] == ()
        return check_catalogue(read_folder(tmp_path / "seeds"))

    return check


@pytest.fixture
def lack(checked):
    """Check seeds with one thing amiss; return the finding, having seen that it stands where they are marked."""

    def find(text, *others):
        (finding,) = checked(text, *others)
        before = textwrap.dedent(text).partition("«")[0]
        assert (finding.place.line, finding.place.column) == (before.count("\n") + 1, len(before) - before.rfind("\n"))
        return finding

    return find
