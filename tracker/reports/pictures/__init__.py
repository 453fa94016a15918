"""Drawings as SVG: a relation's course on a line of time, and the network of an actor or format on a day."""
