"""Forms of the stock stall."""
