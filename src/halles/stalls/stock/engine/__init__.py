"""Pure functions of the stock stall."""
