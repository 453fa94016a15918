"""A text and somebody's proposals, through the evidence gate, to a log that a person decides on."""
