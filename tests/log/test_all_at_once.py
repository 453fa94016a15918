"""Every fault of a log is shown at once: one in the head hides none in the events."""

import textwrap

from tracker.log.assembly import assemble
from tracker.log.files import read_file

LOG = """
    document:
      id: politico
      title: A minister on a format
      publisher: Politico
      published: {date: 4 May 2023, basis: printed}
    events:
      - {id: one, kind: position-stated, date: 2023-05-02, by: Czechia, topic: a format, direction: no future}
      - {id: two, kind: position-stated, date: 2023-05, by: CZE, topic: a format}
      - {id: one, kind: praised, date: 2023-05, by: CZE, towards: CHN, after: nothing}
    """


def test_a_fault_in_the_head_hides_none_in_the_events(catalogue, tmp_path):
    path = tmp_path / "log.yaml"
    path.write_text(textwrap.dedent(LOG).lstrip(), encoding="utf-8")
    findings = assemble([read_file(path)], catalogue).findings
    assert [(finding.place.line, finding.code) for finding in findings] == [
        (5, "not-a-date"),
        (7, "unknown-actor"),
        (8, "missing-key"),
        (9, "missing-key"),
        (9, "id-twice"),
        (9, "unknown-key"),
        (9, "unknown-event"),
    ]
