"""Loading: from the cells of a file to typed columns."""
