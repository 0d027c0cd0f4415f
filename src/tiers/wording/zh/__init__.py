"""The Chinese catalogue: one file per section."""
