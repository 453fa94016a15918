"""What a desk can be asked and told, by subject; each method reads its arguments and hands them to what answers."""
