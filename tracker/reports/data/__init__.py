"""Projections as plain data for programs."""
