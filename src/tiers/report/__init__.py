"""Tally + targets → Report: the contract that every format and every program holds on to."""
