"""The Python door: what `import tiers` offers, the same questions and answers as at the command line."""
