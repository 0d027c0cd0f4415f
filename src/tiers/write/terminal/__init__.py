"""Page → lines of a terminal."""
