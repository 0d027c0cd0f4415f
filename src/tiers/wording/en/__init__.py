"""The English catalogue: one file per section."""
