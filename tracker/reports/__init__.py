"""Projections as what people and programs read."""
