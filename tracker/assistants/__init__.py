"""The desk's questions as tools for assistants (Model Context Protocol): typed, read-only, one list."""
