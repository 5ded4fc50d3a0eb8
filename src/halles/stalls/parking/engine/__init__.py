"""Pure functions of the parking stall."""
