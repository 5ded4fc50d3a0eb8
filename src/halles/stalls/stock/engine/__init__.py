"""What the stock decides from values alone."""
