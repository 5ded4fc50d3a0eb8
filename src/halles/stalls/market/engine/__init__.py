"""What the market decides from values alone."""
