"""A workbook: its sheets, how numbers look in them, and what keeps every text a text."""
