"""What the words mean: pure, no input or output."""
