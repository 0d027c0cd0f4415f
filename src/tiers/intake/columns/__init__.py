"""What each column means: its role, unit and period."""
