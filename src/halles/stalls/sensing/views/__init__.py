"""Pages of the sensing stall."""
