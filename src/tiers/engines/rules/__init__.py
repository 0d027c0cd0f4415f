"""What every engine decides in the same way."""
