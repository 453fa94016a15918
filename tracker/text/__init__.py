"""The one strict YAML reader and writer: text to a tree that knows its places, and back."""
