"""The rows of one table in memory: the definition of a row."""
