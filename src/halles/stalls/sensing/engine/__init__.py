"""Pure functions of the sensing stall."""
