"""From events, catalogue and dates to what the calculus is asked: happenings, ranges, effects and timelines."""
