"""What is read of a workbook beside its cells, and the worker process that reads it."""
