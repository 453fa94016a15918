"""A briefing in each format in which it is handed on; every renderer is a function of the one value."""
