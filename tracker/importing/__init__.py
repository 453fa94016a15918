"""Tables to logs: a mapping, which is data, says what each row of a dataset tells."""
