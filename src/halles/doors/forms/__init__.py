"""Forms of the doors."""
