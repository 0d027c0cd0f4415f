"""One command per file: it parses, asks the pipeline, and hands over the result."""
