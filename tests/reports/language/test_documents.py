"""A document's title on an English page: its language where that is another, its title in English where it is given."""

import pytest

from tracker.model.dates import parse_date
from tracker.model.events import Document, Source
from tracker.reports.language.documents import title


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ({"title": "A report"}, "A report"),
        ({"title": "A report", "language": "en"}, "A report"),
        ({"title": "A report", "language": "en-GB"}, "A report"),
        ({"title": "Ein Bericht", "language": "de"}, "Ein Bericht (in German)"),
        ({"title": "Ein Bericht", "language": "de", "title_en": "A report"}, "A report (in German: Ein Bericht)"),
        ({"title": "Ein Bericht", "title_en": "A report"}, "A report"),
        ({"title": "X", "language": "xx"}, "X"),
    ],
)
def test_a_title_says_its_language_where_it_is_another(given, shown):
    document = Document(
        id="paper", publisher="P", published=parse_date("2021"), basis="printed", source=Source("p", 1), **given
    )
    assert title(document) == shown
