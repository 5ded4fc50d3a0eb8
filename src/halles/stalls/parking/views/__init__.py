"""Pages of the parking stall."""
