"""What the town hall decides from values alone."""
