"""Pages of the market stall."""
