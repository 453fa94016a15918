"""The nouns of the tracker, as frozen values that know no file, no database and no clock."""
