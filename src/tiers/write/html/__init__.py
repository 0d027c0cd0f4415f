"""The page as a browser shows it: the template, its style, and the drawings in it."""
