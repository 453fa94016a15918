"""Briefings: what a projection gathered, told in sentences that each name their sources."""
