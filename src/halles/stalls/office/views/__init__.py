"""Pages of the town hall, a module for each desk."""
