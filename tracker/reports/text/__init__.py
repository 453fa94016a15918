"""Projections as text for a terminal."""
