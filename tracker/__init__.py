"""Tracks relations between countries: a log of dated events in, what held between two actors on any day out."""

__version__ = "0.1.0"
