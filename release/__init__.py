"""Builds what is published, from a clean clone, with papers that say what is in it and what it was made of."""
