"""What is asked of a narrative: one question a file, each a value and a pure function to it."""
