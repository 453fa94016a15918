"""A briefing as plain data for programs: the value itself, field by field."""

import json

from attrs import asdict

from tracker.reports.briefs.briefing import Briefing
from tracker.text.characters import in_json


def plain(briefing: Briefing) -> str:
    """Write a briefing as JSON; the same value gives the same text."""
    return in_json(json.dumps(asdict(briefing), ensure_ascii=False, indent=2)) + "\n"
