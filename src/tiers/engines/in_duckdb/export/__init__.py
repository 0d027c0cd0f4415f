"""Firms written in bulk."""
