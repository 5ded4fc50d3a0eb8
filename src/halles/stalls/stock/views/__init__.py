"""Pages of the stock stall."""
