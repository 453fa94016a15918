"""Attacks on a store and on its proofs, counted: `make attack` runs all of them, and finds nothing."""
