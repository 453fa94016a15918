"""Imports datasets that others made, and holds the program's answers against theirs: `make truth DATA=DIR`."""
