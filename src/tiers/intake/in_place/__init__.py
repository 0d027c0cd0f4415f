"""Large files whose rows stay where they are."""
