"""What is told of two actors on every day, line by line, for pages on which a reader goes from day to day."""
