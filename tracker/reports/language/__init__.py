"""How things are said: words, verbs, dates, lists, since when and why, each in one place."""
