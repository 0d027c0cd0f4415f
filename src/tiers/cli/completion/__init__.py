"""What may stand at the cursor: asked by a shell at every TAB, so nothing is loaded that the place does not need."""
