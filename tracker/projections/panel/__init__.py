"""Panels: one row for a pair, an actor, or an actor and a format, and a period; from spans, row by row."""
