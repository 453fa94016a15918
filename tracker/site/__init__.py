"""Pages for a browser: plain files that need no server, or the same pages served from the store."""
