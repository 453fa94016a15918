"""One briefing with every sort of block, in several scripts, and with text that would be code elsewhere."""

import pytest

from tracker.reports.briefs.briefing import (
    Briefing,
    BulletList,
    Citation,
    Column,
    ListItem,
    Paragraph,
    Picture,
    Section,
    Sentence,
    Table,
)

HARMFUL = '<script>alert(1)</script> & "quoted" *stars* _under_ `code` [link](javascript:alert(1)) #set $x$ \\n =1+1 @a'

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 60" role="img" aria-label="A line of time">'
    '<title>A line of time</title><line x1="10" y1="30" x2="390" y2="30" stroke="#333333"/>'
    '<text x="10" y="20" font-family="sans-serif" font-size="12">2021</text></svg>'
)


def said(text, *sources):
    return Sentence(text, sources)


def source(number, **given):
    told = {
        "document": f"paper-{number}",
        "title": "A report on relations",
        "publisher": "A paper",
        "published": "11 November 2025",
        "where": f"line {number}",
        "words": "recalling its ambassador",
        "url": "https://example.org/report",
        "events": (f"paper-{number}/recalled",),
        **given,
    }
    return Citation(number=number, **told)


@pytest.fixture
def briefing():
    """A whole page."""
    return Briefing(
        title="Lithuania and China",
        subtitle="Relations at the end of 31 December 2021",
        dates=(("On", "31 December 2021, at the end of the day"), ("Known by", "all that is in the log")),
        lead=Paragraph((said("Relations stand at the level of chargé d'affaires.", 1), said("China recalled.", 1, 2))),
        sections=(
            Section(
                "Where relations stand",
                (Paragraph((said("Vilnius hosts Тайваньское представительство and 驻立陶宛台湾代表处.", 2),)),),
                (
                    Section(
                        "Offices",
                        (
                            BulletList(
                                (
                                    ListItem(
                                        (said("An office was opened.", 1),), (ListItem((said("It was named so.", 2),)),)
                                    ),
                                    ListItem((said(HARMFUL, 3),)),
                                ),
                            ),
                        ),
                    ),
                ),
            ),
            Section(
                "Figures",
                (
                    Table(
                        "Trade as reported",
                        (Column("Measure"), Column("Period"), Column("Value", numbers=True)),
                        (
                            (said("Exports to China"), said("2020"), said("357.3 million euros", 1)),
                            (said("Imports"), said("January to August 2021"), said("about 50", 2)),
                        ),
                    ),
                    Picture(SVG, "A line of time with the year 2021", "What happened, by who acted"),
                ),
            ),
            Section(
                "In order",
                (BulletList((ListItem((said("First this.", 1),)), ListItem((said("Then that.", 2),))), ordered=True),),
            ),
        ),
        sources=(
            source(1),
            source(2, title="Заявление министерства", words="", url=""),
            source(3, title=HARMFUL, url="javascript:alert(1)", words="a < b"),
        ),
        colophon=(("Catalogue", "b65d08c43ecb"), ("Log", "position 349"), ("Command", "tracker brief LTU CHN")),
        handling="INTERNAL",
    )
