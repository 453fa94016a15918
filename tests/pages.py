"""A store of two documents, the pages written of it, and what a browser makes of them."""

from html.parser import HTMLParser

from click.testing import CliRunner

from tracker.cli.group import tracker

PAPER = """\
document:
  id: paper
  title: A report
  publisher: A paper
  published: {date: 2021-12-31, basis: printed}
  address: https://paper.example/report?a=1&b=2
events:
  - {id: joined, kind: format-joined, date: 2012-04-26, who: [LTU, CHN], format: CHN-CEEC, evidence: {line: 3}}
  - {id: left, kind: format-left, date: 2021-05-22, who: [LTU], format: CHN-CEEC, evidence: {line: 5}}
  - {id: recalled, kind: ambassador-recalled, date: 2021-08-10, sender: CHN, host: LTU, because: left,
     evidence: {line: 12, words: recalling its ambassador <b>at once</b>}}
"""
MARKED = """\
document:
  id: cable
  title: A cable on Vilnius
  publisher: An embassy
  published: {date: 2022-01-01, basis: printed}
  handling: RESTRICTED
events:
  - {id: back, kind: ambassador-accredited, date: 2021-12-01, sender: CHN, host: LTU, evidence: {line: 1}}
"""


class Page(HTMLParser):
    """What a browser makes of a page: its elements with their attributes, and the text of some."""

    def __init__(self, text):
        super().__init__()
        self.text, self.elements, self.inside = text, [], {"script": [], "style": []}
        self._open = ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        self._open = tag

    def handle_data(self, data):
        if self._open in self.inside:
            self.inside[self._open].append(data)
            self._open = ""

    def all(self, name):
        """Return the values of an attribute."""
        return [attributes[name] for _, attributes in self.elements if name in attributes]


def run(folder, *words):
    return CliRunner().invoke(tracker, ["--store", str(folder / "log.db"), *map(str, words)], catch_exceptions=False)


def written(folder, *words, into="pages", name="LTU-CHN.html"):
    done = run(folder, "site", folder / into, *words)
    assert done.exit_code == 0, done.output
    return folder.joinpath(into, name).read_text(encoding="utf-8")
