"""A document's log: read from its file or from a store's bodies with the catalogue's roles, and checked as a set."""
