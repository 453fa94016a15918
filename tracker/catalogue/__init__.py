"""The catalogue: given data about actors, things, fluents and kinds, read from seeds and kept as one value."""
