"""The catalogue as pages to look things up in."""
