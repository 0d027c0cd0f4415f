"""What may be said of a row on a cluster although no cell of it is odd."""

from enum import StrEnum


class Sign(StrEnum):
    """Why a row deserves a look."""

    NAMELESS = "nameless"
    """It says no name."""
    CODELESS = "codeless"
    """It says no code."""
    TIMELESS = "timeless"
    """It says no year."""
    BARE = "bare"
    """Its first figure is blank, as in a row that holds only a name."""
    LED = "led"
    """A cell before the name may say that it is no firm."""
    FIGURELESS = "figureless"
    """A figure is missing."""
    UNITLESS = "unitless"
    """A bare number stands in a column whose unit nobody stated."""
    IMPLAUSIBLE = "implausible"
    """A plain number is below 0 or implausibly large."""
    MISQUOTED = "misquoted"
    """A quote is not closed, or not doubled."""
    RAGGED = "ragged"
    """It has too few or too many cells."""
    LACKING = "lacking"
    """A cell that is needed is not there: its file may lack the column."""
    HEADING = "heading"
    """A heading stands where a name belongs."""
    TITLE = "title"
    """It has few cells, no figure and no code, and speaks of a unit or a time."""
