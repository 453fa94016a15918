"""Pages tried in a real browser: `make web`."""
