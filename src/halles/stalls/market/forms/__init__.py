"""Forms of the market stall."""
