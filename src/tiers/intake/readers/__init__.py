"""Bytes → the cells of a sheet, one format per file."""
